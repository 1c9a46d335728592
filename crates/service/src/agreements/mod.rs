//! Service agreements: somebody comes every so many months, for a price.
//!
//! Verbs: create. Events: `agreement.created`; its first visit is scheduled with it, each next one when a visit is done.

mod actions;
mod queries;
mod types;

pub use actions::create;
pub use queries::{get, list};
pub use types::*;
