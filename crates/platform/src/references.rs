//! Whether what a request refers to is there, within the company's wall.

use kernel::RawId;

use crate::{Conn, Error, Result, UserId};

/// Refuses, at this field, an id that names no row of the table in this company.
pub fn known(q: &Conn<'_>, field: &str, table: &'static str, id: Option<impl RawId>) -> Result<()> {
    let Some(id) = id else { return Ok(()) };
    let row = q.row(&format!("SELECT 1 AS it FROM {table} WHERE company_id = $1 AND id = $2"), &[&id.uuid()])?;
    row.map(|_| ()).ok_or_else(|| missing(field, table))
}

/// Refuses, at this field, somebody who does not belong to this company.
pub fn member(q: &Conn<'_>, field: &str, user: Option<UserId>) -> Result<()> {
    let Some(user) = user else { return Ok(()) };
    let row = q.row("SELECT 1 AS it FROM membership WHERE company_id = $1 AND user_id = $2", &[&user])?;
    row.map(|_| ()).ok_or_else(|| missing(field, "member"))
}

fn missing(field: &str, what: &str) -> Error {
    Error::invalid(field, format!("There is no such {what} here; choose one from the list."))
}
