//! Tasks of the work breakdown structure, the links between them, and their progress.
//!
//! Verbs: add, change, remove, report (progress), link, unlink. Events: `task.added`, `task.updated`, `task.removed`,
//! `task.progressed`. Every verb ends with new dates.

mod actions;
mod links;
mod progress;
mod queries;
mod types;

pub use actions::{add, change, remove};
pub use links::{link, links, unlink};
pub use progress::report;
pub use queries::{get, of_project};
pub use types::*;
