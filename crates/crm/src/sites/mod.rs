//! Sites: where the work is done, and what somebody must know to get in.
//!
//! Verbs: create, change. Events: `site.created`, `site.updated`.

mod actions;
mod types;

pub use actions::{change, create, created, findable, get, of_account, store};
pub use types::*;
