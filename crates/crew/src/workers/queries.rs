use platform::{Conn, Error, Result, Row, UserId};

use super::{Worker, WorkerId};

fn worker(row: &Row) -> Result<Worker> {
    Ok(Worker {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        user_id: row.get("user_id")?,
        labour_class: row.get("labour_class")?,
        phone: row.get("phone")?,
        skills: serde_json::from_str(&row.get::<String>("skills")?)?,
        active: row.get("active")?,
        version: row.get("version")?,
    })
}

pub fn get(q: &Conn<'_>, id: WorkerId) -> Result<Worker> {
    let row = q.row("SELECT * FROM worker WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(worker).transpose()?.ok_or(Error::NotFound("the worker"))
}

/// The worker a signed-in person is, if any.
pub fn of_user(q: &Conn<'_>, user: UserId) -> Result<Option<Worker>> {
    q.row("SELECT * FROM worker WHERE company_id = $1 AND user_id = $2", &[&user])?.as_ref().map(worker).transpose()
}

/// Everybody, those who still work here first, by name.
pub fn list(q: &Conn<'_>) -> Result<Vec<Worker>> {
    q.rows("SELECT * FROM worker WHERE company_id = $1 ORDER BY active DESC, name, id", &[])?
        .iter()
        .map(worker)
        .collect()
}
