//! Sequences: what is said by itself, some time after something happened. An event enrols a person; each step is a job
//! that waits for its hour and asks then whether it may still go out.
//!
//! Events: `sequence.enrolled`, `sequence.step_sent`, `sequence.ended`.

mod actions;
mod steps;
mod types;

pub use actions::{add, change, enrolments, sequences, stop};
pub use types::*;

/// What may start a sequence.
const TRIGGERS: &[&str] = &["project.closed"];

pub(crate) fn install(handlers: &mut platform::jobs::Handlers) {
    handlers.unit("sequence.enrol", steps::enrol);
    handlers.unit("sequence.step", steps::step);
    for trigger in TRIGGERS {
        handlers.react(trigger, "sequence.enrol");
    }
}
