//! Workers: employees and subcontracted hands, and what an hour of each costs from which day on.
//!
//! Verbs: create, change, set a rate. Events: `worker.created`, `worker.updated`, `worker.rate_set`.

mod actions;
mod queries;
mod rates;
mod types;

pub use actions::{change, create};
pub use queries::{get, list, of_user};
pub use rates::{rate_on, rates, set_rate};
pub use types::*;
