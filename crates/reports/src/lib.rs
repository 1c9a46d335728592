//! Questions about the whole company, answered read-only over every room's tables.
//!
//! A figure is never computed apart from its rows: each is a count or a sum over a named set of rows (`sets`), and the
//! same statement that is counted lists the rows when somebody opens the figure.

mod adherence;
mod answer;
mod definition;
pub mod doctor;
mod job_margin;
mod pipeline;
mod rows;
mod sources;
mod stages;
mod types;
mod win_rate;

pub use answer::report;
pub use rows::rows;
pub use types::*;

/// Who handles this room's jobs, and which events lead to them.
pub fn install(_handlers: &mut platform::jobs::Handlers) {}
