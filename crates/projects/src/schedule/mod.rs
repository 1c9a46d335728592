//! The project's dates: its network, worked out again after every change and every night.
//!
//! Verbs: recompute. Events: `schedule.moved` when the finish moves to another day.

mod crew;
mod holds;
pub mod moment;
mod network;
mod recompute;
mod slip;

pub(crate) use crew::release;
pub use moment::now;
pub use network::{Loaded, Network, NonWorking, load, network};
pub use recompute::{Revision, look_again_tomorrow, on_new_day, recompute, revisions};
