//! PostgreSQL's errors in the store's words.

use std::error::Error as _;

use tokio_postgres::error::{DbError, SqlState};

use crate::Error;

pub(super) fn explained(error: &tokio_postgres::Error) -> Error {
    match error.as_db_error() {
        Some(failure) => refused(failure),
        None if is_lost(error) => Error::Unavailable(with_cause(error)),
        None => Error::Other(with_cause(error)),
    }
}

/// Nothing was kept and the same unit may well succeed: a deadlock, a clash, a lost connection, an outdated plan.
pub(super) fn asks_for_another_run(error: &tokio_postgres::Error) -> bool {
    match error.as_db_error() {
        Some(failure) => {
            let code = failure.code();
            *code == SqlState::T_R_DEADLOCK_DETECTED
                || *code == SqlState::T_R_SERIALIZATION_FAILURE
                || (*code == SqlState::FEATURE_NOT_SUPPORTED && failure.message().contains("cached plan"))
                || ends_connection(code)
        }
        None => is_lost(error),
    }
}

/// Why trying again would not help: no such user or database, a password, encryption.
pub(super) fn not_let_in(error: &tokio_postgres::Error, why: &str) -> Option<Error> {
    let code = error.as_db_error().map(|failure| failure.code().code().to_owned()).unwrap_or_default();
    let cure = match code.as_str() {
        "28000" | "28P01" => PASSWORD,
        "3D000" => "Make it first, CREATE DATABASE with its name, or name another one in the database address.",
        "" if why.contains("password") => PASSWORD,
        "" if why.contains("TLS") => {
            "Ridgebeam speaks to PostgreSQL without TLS: take sslmode=require out of the database address, and reach the \
             server on this machine, through a tunnel or in a private network."
        }
        _ => return None,
    };
    Some(Error::Schema(format!("PostgreSQL does not let us in ({why}). {cure}")))
}

const PASSWORD: &str =
    "Put a user it knows and the password into the database address: postgres://user:password@host/name.";

fn is_lost(error: &tokio_postgres::Error) -> bool {
    error.is_closed() || error.source().is_some_and(|cause| cause.is::<std::io::Error>())
}

fn ends_connection(code: &SqlState) -> bool {
    code.code().starts_with("08") || matches!(code.code(), "57P01" | "57P02" | "57P03" | "53300")
}

fn with_cause(error: &tokio_postgres::Error) -> String {
    error.source().map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
}

fn refused(failure: &DbError) -> Error {
    let message = failure.message().to_owned();
    let detail = failure.detail().unwrap_or_default().to_owned();
    let code = failure.code();
    match code.code() {
        "23505" => Error::Unique { constraint: key(failure), detail },
        "23503" => Error::ForeignKey { detail },
        "23502" => Error::Missing { column: column(failure) },
        "23514" => Error::Rule { rule: failure.constraint().unwrap_or(&message).to_owned() },
        "53100" => Error::DiskFull,
        "25006" => Error::ReadOnly(message),
        "40001" | "40P01" | "55P03" => Error::Busy(message),
        "57014" => Error::TooSlow,
        _ if ends_connection(code) => Error::Unavailable(message),
        other => Error::Other(format!("{message} [{other}] {detail}").trim_end().to_owned()),
    }
}

fn column(failure: &DbError) -> String {
    format!("{}.{}", failure.table().unwrap_or_default(), failure.column().unwrap_or_default())
}

/// `table(column, column)` as on SQLite; the index's name if it is on an expression.
fn key(failure: &DbError) -> String {
    let columns = failure.detail().and_then(|detail| Some(detail.strip_prefix("Key (")?.split_once(")=(")?.0));
    match columns {
        Some(columns) if !columns.contains('(') => format!("{}({columns})", failure.table().unwrap_or_default()),
        _ => failure.constraint().unwrap_or_default().to_owned(),
    }
}
