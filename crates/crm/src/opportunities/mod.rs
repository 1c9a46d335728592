//! Opportunities: what somebody may buy from us, on its way through the stages of a pipeline.
//!
//! An opportunity is open until it is won or lost. It is won once, by a signature or by hand, and stays won; a lost one
//! may be taken up again. Each stay in a stage is a row, so that conversion and rotting are read, never guessed.
//!
//! Verbs: create, change, move_to, mark_won. Events: `opportunity.created`, `opportunity.updated`,
//! `opportunity.moved`, `opportunity.won`, `opportunity.lost`.

mod actions;
mod board;
mod moving;
mod pipelines;
mod queries;
mod stakeholders;
mod storing;
mod types;

pub use actions::{change, create, created, entry, findable};
pub use board::board;
pub use moving::{arrived, mark_won, move_to, state_in};
pub use pipelines::{add_pipeline, default_pipeline, pipeline, pipelines, stage};
pub use queries::{get, list};
pub use stakeholders::{add_stakeholder, change_stakeholder, remove_stakeholder, stakeholders};
pub use storing::{Placed, Stay, store, store_stays};
pub use types::*;
