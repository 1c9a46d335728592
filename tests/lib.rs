//! Tests that run a whole server, on SQLite and on PostgreSQL. The folders mirror the rooms.
#![cfg(test)]

mod api;
mod bad_input;
mod invariants;
mod journeys;
mod seeded;
