//! The store: units of work over SQLite or PostgreSQL, with one SQL text for both.
//!
//! A closure is a unit of work. It runs on one of the store's own threads inside one transaction, is undone when it
//! returns `Err`, and may be run again when the database asks for that, so it must not do anything but read and write.
//! Business code is not async; only waiting for a unit is.
//!
//! ```no_run
//! # async fn example(store: db::Store, company: db::CompanyId) -> Result<(), db::Error> {
//! let names: Vec<String> = store
//!     .read(company, |q| {
//!         let rows = q.rows("SELECT name FROM contact WHERE company_id = $1 AND active = $2", &[&true])?;
//!         rows.iter().map(|row| row.get("name")).collect()
//!     })
//!     .await?;
//! # Ok(()) }
//! ```

mod bulk;
mod conn;
mod error;
mod migrate;
mod postgres;
mod queue;
mod row;
mod sqlite;
mod store;
mod unit;
mod wall;

pub use bulk::Bulk;
pub use conn::{Conn, SystemConn, SystemTx, Tx};
pub use error::Error;
pub use kernel::{Column, ColumnError, FromColumn, ToColumn};
pub use migrate::Migration;
pub use row::{ColumnIndex, Row};
pub use store::{Store, StoreOptions, Watch};

kernel::typed_id!(CompanyId, "Names one company. Everything a company owns is stored under it.");

/// Which database is underneath. Statements are the same for both; this is for the few that can't be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

/// The placeholders of an `IN (...)` list: `placeholders(3, 2)` is `$3, $4`.
///
/// An empty list gives `NULL`, which nothing equals.
pub fn placeholders(first: usize, count: usize) -> String {
    if count == 0 {
        return "NULL".to_owned();
    }
    (first..first + count).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ")
}
