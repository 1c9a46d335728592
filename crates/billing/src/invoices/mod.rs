//! Invoices. A number is given when an invoice is issued, without gaps, and the figures never change afterwards.
//!
//! Verb: issue. Event: `invoice.issued`.

mod issue;
mod letter;
mod paper;
mod queries;
mod types;

pub use issue::issue;
pub use paper::{file_name, paper};
pub use queries::{get, list, of_project, open_of_account};
pub use types::*;
