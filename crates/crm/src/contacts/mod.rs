//! Contacts: people. A person belongs to any number of accounts, with a role in each, and says how they want to be
//! reached; `do_not_contact` and refused consent are obeyed where something is sent, not where it is written.
//!
//! Verbs: create, change, join (an account), leave. Events: `contact.created`, `contact.updated`.

mod actions;
mod queries;
mod types;

pub use actions::{change, create, created, findable, join, leave, seat_first, store};
pub use queries::{first_account, get, known, list, people};
pub use types::*;
