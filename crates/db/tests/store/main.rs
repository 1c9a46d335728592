//! What a unit of work promises, asked of both databases.

mod database;
mod migrations;
mod threads;
mod transactions;
mod values;
