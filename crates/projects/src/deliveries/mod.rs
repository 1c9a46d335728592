//! What has to arrive, and the orders it comes from.
//!
//! Verbs: promise (the supplier names a day), receive, place an order. Events: `delivery.updated`, `delivery.late`,
//! `purchase_order.updated`, `purchase_order.ordered`.

mod actions;
mod orders;
mod queries;
mod types;

pub use actions::{change, receive};
pub use orders::{change_order, get_order, orders, place};
pub use queries::{get, of_project};
pub use types::*;
