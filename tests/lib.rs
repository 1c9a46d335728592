//! Tests that run a whole server, on SQLite and on PostgreSQL. The folders mirror the rooms.
#![cfg(test)]
// Cents stand apart: 100_00 is a hundred dollars.
#![allow(clippy::inconsistent_digit_grouping)]

mod api;
mod bad_input;
mod invariants;
mod journeys;
mod regressions;
mod seeded;
