//! Bugs that were found: each test failed before its bug was mended.

mod agreements;
mod clock_jumps;
mod database_opening;
mod revenue;
mod summer_time;
