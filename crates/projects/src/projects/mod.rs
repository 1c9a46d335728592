//! Projects: one sold job from the first plan to the last invoice.
//!
//! A project is `planned` until somebody reports work, then `active`, `complete` when every task is done, and `closed`
//! by the office. A reversed win plan leaves it `cancelled`. Verbs: change, close. Events: `project.updated`,
//! `project.completed`, `project.closed`.

mod actions;
mod queries;
mod types;

pub use actions::{change, close};
pub(crate) use actions::{follow_tasks, index, linked, touch};
pub use queries::{get, list};
pub use types::*;
