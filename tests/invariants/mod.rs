//! What holds for every operation of the contract, whatever is added to it: the tests read the contract itself.

mod any_input;
mod isolation;
pub mod operations;
mod papers;
pub mod samples;
pub mod world;
