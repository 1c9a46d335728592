//! How people find us: sources, campaigns of a source, and what was spent on them.
//!
//! Verbs: add_source, add_campaign, record_spend, remove_spend. Which source an inquiry belongs to is told by [`attribute`].

mod actions;
mod attribution;
mod types;

pub use crate::accounts::{CampaignId, SourceId};
pub use actions::{add_campaign, add_source, campaigns, record_spend, remove_spend, source_of_kind, sources, spend};
pub use attribution::{Attribution, attribute};
pub use types::*;
