//! A Microsoft Project file as a project: tasks with their outline, links, calendars, milestones and progress, dates
//! worked out here, and the file's own dates beside them wherever the two differ.
//!
//! Verbs: preview; commit and undo through `imports`. Events: `schedule.imported`, `import.undone`.

mod beside;
mod commit;
mod differences;
mod file;
mod plan;
mod types;

pub use commit::{commit, preview, undo};
pub use file::{MOST_BYTES, file};
pub use types::*;

/// How runs of this kind are marked.
pub const KIND: &str = "schedule";
