//! Estimates: what a job costs and what it is offered for. Lines copy cost and price from the price book, so a later
//! change there moves nothing here. A sent estimate is read-only; a revision is a copy that takes its place.
//!
//! Verbs: create, change, add/change/remove sections and lines, revise, cancel. Events: `estimate.created`,
//! `estimate.updated`.

mod actions;
mod lines;
mod pricing;
mod queries;
mod revise;
mod sections;
mod types;
mod views;

pub use actions::{change, create, findable};
pub use lines::{add_line, change_line, remove_line};
pub use pricing::{Document, document};
pub use queries::{get, list};
pub use revise::{cancel, revise};
pub use sections::{add_section, change_section, remove_section};
pub use types::*;
pub use views::{EstimateDocument, LineView, SectionView, Totals};

pub(crate) use actions::touched;
