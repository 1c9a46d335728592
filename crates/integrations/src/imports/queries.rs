use platform::{Conn, Cursor, Error, Page, Result, Row};

use super::{ImportId, ImportRun};

const COLUMNS: &str = "id, kind, file_name, state, summary, created_by, created_at";

fn run(row: &Row) -> Result<ImportRun> {
    Ok(ImportRun {
        id: row.get("id")?,
        kind: row.get("kind")?,
        file_name: row.get("file_name")?,
        state: row.get("state")?,
        summary: serde_json::from_str(&row.get::<String>("summary")?)?,
        created_by: row.get("created_by")?,
        created_at: row.get("created_at")?,
    })
}

pub fn get(q: &Conn<'_>, id: ImportId) -> Result<ImportRun> {
    let row = q.row(&format!("SELECT {COLUMNS} FROM import_run WHERE company_id = $1 AND id = $2"), &[&id])?;
    row.as_ref().map(run).transpose()?.ok_or(Error::NotFound("the import"))
}

/// Newest first.
pub fn list(q: &Conn<'_>, cursor: &Cursor) -> Result<Page<ImportRun>> {
    let newest = (i64::MAX, ImportId(uuid::Uuid::max()));
    let (at, id): (i64, ImportId) = cursor.key()?.unwrap_or(newest);
    let sql = format!(
        "SELECT {COLUMNS} FROM import_run WHERE company_id = $1 AND (created_at, id) < ($2, $3)
         ORDER BY created_at DESC, id DESC LIMIT $4"
    );
    let rows = q.rows(&sql, &[&at, &id, &cursor.fetch()])?;
    let runs = rows.iter().map(run).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(runs, |r| (r.created_at.as_microsecond(), r.id)))
}
