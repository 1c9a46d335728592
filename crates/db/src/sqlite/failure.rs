//! SQLite's errors in the store's words.

use rusqlite::{ErrorCode, ffi};

use crate::Error;

pub(super) fn explained(error: &rusqlite::Error) -> Error {
    let rusqlite::Error::SqliteFailure(failure, message) = error else {
        return Error::Other(error.to_string());
    };
    let message = message.clone().unwrap_or_else(|| failure.to_string());
    match failure.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::Busy(message),
        ErrorCode::OperationInterrupted => Error::TooSlow,
        ErrorCode::SystemIoFailure if is_sync(failure.extended_code) => Error::NotSynced(message),
        ErrorCode::DiskFull => Error::DiskFull,
        ErrorCode::ReadOnly => Error::ReadOnly(message),
        ErrorCode::NotADatabase => Error::Schema(format!(
            "The file is not a database of Ridgebeam ({message}). Name another folder with --data, or bring a backup back \
             with ridgebeam restore."
        )),
        ErrorCode::CannotOpen => Error::Unavailable(message),
        ErrorCode::ConstraintViolation => violated(failure.extended_code, &message),
        _ => Error::Other(message),
    }
}

fn is_sync(code: i32) -> bool {
    matches!(code, ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC)
}

fn violated(code: i32, message: &str) -> Error {
    let about = message.split_once(": ").map_or(message, |(_, about)| about);
    match code {
        ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
            Error::Unique { constraint: key(about), detail: String::new() }
        }
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Error::ForeignKey { detail: String::new() },
        ffi::SQLITE_CONSTRAINT_NOTNULL => Error::Missing { column: about.to_owned() },
        ffi::SQLITE_CONSTRAINT_CHECK => Error::Rule { rule: about.to_owned() },
        _ => Error::Other(message.to_owned()),
    }
}

/// `contact.company_id, contact.email` becomes `contact(company_id, email)`, and `index 'by_email'` becomes `by_email`.
fn key(about: &str) -> String {
    if let Some(index) = about.strip_prefix("index '") {
        return index.trim_end_matches('\'').to_owned();
    }
    let table = about.split_once('.').map_or("", |(table, _)| table);
    let columns: Vec<&str> = about.split(", ").map(|column| column.rsplit('.').next().unwrap_or(column)).collect();
    format!("{table}({})", columns.join(", "))
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn a_broken_key_is_named_by_table_and_columns() {
        assert_eq!(key("contact.company_id, contact.email"), "contact(company_id, email)");
        assert_eq!(key("index 'contact_by_email'"), "contact_by_email");
    }
}
