//! Items: what is bought, rented, subcontracted or worked, with its cost apart from its price.
//!
//! Verbs: create, change. Events: `item.created`, `item.updated`.

mod actions;
mod queries;
mod types;

pub use actions::{change, create};
pub use queries::{cost_on, get, list};
pub use types::*;
