//! Projects: one sold job from the first plan to the last invoice.
//!
//! A project is `planned` until somebody reports work, then `active`, `complete` when every task is done, and `closed`
//! by the office. A reversed win plan leaves it `cancelled`. Verbs: open (the win plan does so
//! by itself), change, close. Events: `project.opened`, `project.updated`, `project.completed`, `project.closed`.

mod actions;
mod actuals;
mod open;
mod queries;
mod types;

pub use actions::{change, close, findable};
pub(crate) use actions::{follow_tasks, index, linked, touch};
pub(crate) use actuals::first_actual;
pub use open::{NewProject, open};
pub use queries::{get, list};
pub use types::*;
