//! What every room stands on: who is acting and when, the event stream, jobs, files, mail, search, identity.
//!
//! The rule of the house: an action gets an [`Act`] (one transaction, one actor, one instant), changes rows and emits
//! events; everything else (timeline, audit, live updates, jobs, mail) reads from what it wrote.

pub mod act;
pub mod calendars;
pub mod clock;
pub mod companies;
pub mod error;
pub mod events;
pub mod files;
pub mod identity;
pub mod jobs;
pub mod live;
pub mod mail;
pub mod migrations;
pub mod once;
pub mod paging;
pub mod patch;
pub mod references;
pub mod search;
pub mod series;
pub mod who;

mod system;

pub use act::Act;
pub use clock::{Clock, Ids};
pub use db::{CompanyId, Conn, Row, Tx};
pub use error::{Error, FieldError, Result};
pub use events::{EventId, NewEvent};
pub use once::Once;
pub use paging::{Cursor, Page};
pub use patch::Patch;
pub use system::{Platform, Settings};
pub use who::{Actor, Reach, Rights, Role, UserId, Who};
