//! What SQLite must be taught so that one statement means the same as on PostgreSQL.

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

pub(super) fn teach(connection: &Connection) -> rusqlite::Result<()> {
    // SQLite's own know only the letters A to Z.
    case_function(connection, "lower", str::to_lowercase)?;
    case_function(connection, "upper", str::to_uppercase)?;
    // LIKE tells upper from lower case on PostgreSQL; whoever doesn't care compares lower(...).
    connection.pragma_update(None, "case_sensitive_like", true)
}

fn case_function(connection: &Connection, name: &str, change: fn(&str) -> String) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function(name, 1, flags, move |context| {
        Ok(context.get::<Option<String>>(0)?.map(|text| change(&text)))
    })
}
