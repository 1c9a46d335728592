//! A whole company as a folder: everything it owns, readable without Ridgebeam, and the way back into any installation.
//!
//! ```text
//! manifest.json         what this is, of which schema, and the hash and the count of everything below
//! tables/account.jsonl  one JSON object a line, one line a row, in the order of the primary key
//! files/<sha256>        the bytes of photos and PDFs, named by their hash
//! ```
//!
//! Values: ids and texts are strings, moments are microseconds since 1970 UTC, money is whole minor units, bytes are
//! hexadecimal. The same company gives the same bytes from either database, so hashes can be compared.
//!
//! Nothing names tables one by one: whatever has a `company_id` belongs to the company, and what is left behind on
//! purpose stands in [`LEFT_BEHIND`] with its reason.

mod all;
mod catalogue;
mod manifest;
mod read;
mod values;
mod write;

pub use all::{bring_all_in, export_all};
pub use catalogue::{LEFT_BEHIND, Table, catalogue, left_behind};
pub use manifest::{FORMAT, Manifest, TableCount};
pub use read::{bring_in, check};
pub use write::export;
