//! The time clock. Entries are appended; overlapping ones are both kept and flagged; a change is a correction with a
//! reason, and what stood there before stays readable.
//!
//! Verbs: clock in, clock out, correct, approve. Events: `time.clocked_in`, `time.clocked_out`, `time.corrected`,
//! `time.approved`.

mod approval;
mod clock;
mod labour;
mod queries;
mod types;

pub use approval::{approve, correct};
pub use clock::{clock_in, clock_out};
pub use labour::{labour_cost, minutes_between};
pub use queries::{corrections, get, list, running, worker_of};
pub use types::*;
