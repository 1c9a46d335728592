//! Accounts: households, firms and public bodies. One account, one row, for ever: the kind (customer, supplier,
//! subcontractor ...) is a word on the row, so a supplier who becomes a customer stays the same record.
//!
//! Verbs: create, change. Events: `account.created`, `account.updated`.

mod actions;
mod queries;
mod types;

pub(crate) use actions::bought;
pub use actions::{change, create, created, findable, store};
pub(crate) use queries::escape_like;
pub use queries::{get, list, overview};
pub use types::*;
