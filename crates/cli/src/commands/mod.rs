//! One file per command.

pub mod backup;
pub mod contract;
pub mod doctor;
pub mod export;
pub mod import;
pub mod migrate;
pub mod restore;
pub mod schedule;
pub mod search;
pub mod seed;
pub mod serve;
pub mod user;
