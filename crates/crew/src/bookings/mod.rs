//! The one booking ledger: who is taken from when to when, whatever for. Two things at once are booked all the same and
//! shown as a conflict, because on site somebody decides it, not the program.
//!
//! Verbs: book (again: move), release. Events: `booking.booked`, `booking.released`.

mod conflicts;
mod ledger;
mod types;

pub use conflicts::conflicts;
pub use ledger::{between, book, calendar, release};
pub use types::*;
