use jiff::civil::Date;
use kernel::reexport::uuid::Uuid;
use platform::{Conn, Cursor, Error, Page, Result, Row};

use super::{Visit, VisitFilter, VisitId};

const SELECT: &str =
    "SELECT v.id, v.account_id, a.name AS account_name, v.site_id, s.line1, s.city, v.agreement_id, v.project_id,
    v.kind, v.state, v.due_on, v.window_start, v.window_end, v.assigned_worker_id, w.name AS worker_name, v.notes,
    v.completed_on, v.version
  FROM visit v
  JOIN account a ON a.company_id = v.company_id AND a.id = v.account_id
  LEFT JOIN site s ON s.company_id = v.company_id AND s.id = v.site_id
  LEFT JOIN worker w ON w.company_id = v.company_id AND w.id = v.assigned_worker_id";

fn visit(row: &Row) -> Result<Visit> {
    let place: Vec<String> = [row.get::<Option<String>>("line1")?, row.get("city")?]
        .into_iter()
        .flatten()
        .filter(|p| !p.is_empty())
        .collect();
    Ok(Visit {
        id: row.get("id")?,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        site_id: row.get("site_id")?,
        place: Some(place.join(", ")).filter(|p| !p.is_empty()),
        agreement_id: row.get("agreement_id")?,
        project_id: row.get("project_id")?,
        kind: row.get("kind")?,
        state: row.get("state")?,
        due_on: row.get("due_on")?,
        window_start: row.get("window_start")?,
        window_end: row.get("window_end")?,
        assigned_worker_id: row.get("assigned_worker_id")?,
        worker_name: row.get("worker_name")?,
        notes: row.get("notes")?,
        completed_on: row.get("completed_on")?,
        version: row.get("version")?,
    })
}

pub fn get(q: &Conn<'_>, id: VisitId) -> Result<Visit> {
    let row = q.row(&format!("{SELECT} WHERE v.company_id = $1 AND v.id = $2"), &[&id])?;
    row.as_ref().map(visit).transpose()?.ok_or(Error::NotFound("the visit"))
}

/// By day, as a calendar is read.
pub fn list(q: &Conn<'_>, filter: &VisitFilter, cursor: &Cursor) -> Result<Page<Visit>> {
    let first = filter.from.map_or_else(String::new, |d| d.to_string());
    let (day, id): (String, VisitId) = cursor.key()?.unwrap_or((first, VisitId(Uuid::nil())));
    let last = filter.to.unwrap_or(Date::MAX);
    let sql = format!(
        "{SELECT} WHERE v.company_id = $1 AND (v.due_on, v.id) > ($2, $3) AND v.due_on <= $4
           AND (CAST($5 AS TEXT) IS NULL OR v.state = $5) AND ($6 OR v.account_id = $7)
         ORDER BY v.due_on, v.id LIMIT $8"
    );
    let account = filter.account_id.map_or_else(Uuid::nil, |id| id.0);
    let rows =
        q.rows(&sql, &[&day, &id, &last, &filter.state, &filter.account_id.is_none(), &account, &cursor.fetch()])?;
    let visits = rows.iter().map(visit).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(visits, |v| (v.due_on.to_string(), v.id)))
}
