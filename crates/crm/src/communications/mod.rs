//! Communications: what was said, on which channel, about what. A message may be written by Ridgebeam and wait as a
//! draft until somebody sends it; whether a person may be written to is asked at that moment, not before.
//!
//! Verbs: log, draft, change_draft, discard, send. Events: `communication.logged`, `communication.drafted`,
//! `communication.sent`.

mod actions;
mod queries;
mod sending;
mod types;

pub use actions::{change_draft, discard, draft, log};
pub use queries::{get, list};
pub use sending::{LOG_ONLY, may_reach, send, send_now};
pub use types::*;
