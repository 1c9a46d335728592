//! Accounts, people and opportunities from CSV files of another system.
//!
//! An import is looked at first: what each file holds, which column means what, what will be made, what is already
//! there and what can't be read, in words. Committing makes it all in one transaction; undoing takes all of it back
//! while nobody has worked on it.
//!
//! Verbs: preview; commit and undo through `imports`. Events: `import.committed`, `import.undone`.

mod columns;
mod commit;
mod folder;
mod plan;
mod problems;
mod read;
mod stages;
mod table;
mod types;
mod undo;
mod values;

pub use columns::FileKind;
pub use commit::{commit, preview};
pub use folder::folder;
pub use types::*;
pub use undo::undo;
