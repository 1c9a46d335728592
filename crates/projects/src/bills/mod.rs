//! Supplier bills. Each line of a bill is a cost of its job.
//!
//! Verb: record. Event: `bill.recorded`.

mod record;
mod types;

pub use record::{get, list, record};
pub use types::*;
