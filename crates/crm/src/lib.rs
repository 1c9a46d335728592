//! Relationships: who people are, what they asked, what was said, where the sale stands.

pub mod accounts;
pub mod communications;
pub mod contacts;
pub mod leads;
pub mod opportunities;
pub mod sequences;
pub mod sites;
pub mod sources;

mod furnish;
mod typed;

pub use furnish::furnish;

/// What the room is found by, kind by kind.
pub const FINDABLE: &[platform::search::Source] =
    &[accounts::findable, contacts::findable, sites::findable, opportunities::findable, leads::findable];

/// Who handles this room's jobs, and which events lead to them.
pub fn install(handlers: &mut platform::jobs::Handlers) {
    sequences::install(handlers);
}
