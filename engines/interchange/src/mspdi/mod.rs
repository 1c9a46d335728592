//! Microsoft Project XML (MSPDI), as Project 2002 to today and many other programs write it.
//!
//! The schema and its codes are those of Microsoft's "Project XML Data Interchange Schema Reference".

mod calendars;
mod fields;
mod order;
mod read;
mod repeating;
mod resources;
mod tasks;
mod values;
mod write;
mod write_calendars;
mod write_tasks;

pub use read::read;
pub use write::write;

pub(crate) const NAMESPACE: &str = "http://schemas.microsoft.com/project";
