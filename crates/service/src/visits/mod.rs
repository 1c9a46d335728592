//! Visits: somebody comes on a day, in a window, and it gets done.
//!
//! Verbs: create, reschedule, complete, cancel. Events: `visit.scheduled`, `visit.rescheduled`, `visit.completed`,
//! `visit.cancelled`.

mod actions;
mod maintenance;
mod queries;
mod types;

pub use actions::{cancel, complete, create, reschedule};
pub use maintenance::first_maintenance;
pub(crate) use maintenance::{Planned, months_later, plan};
pub use queries::{get, list};
pub use types::*;
