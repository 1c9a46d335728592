//! Payments and the invoices they settle. Nothing is taken in that settles nothing: what an account pays beyond what it
//! owes is refused in words.
//!
//! Verb: receive. Event: `payment.received`.

mod allocate;
mod receive;
mod types;

pub use allocate::{Open, Settled, allocate};
pub use receive::{list, receive};
pub use types::*;
