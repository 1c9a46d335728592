use platform::{Conn, Cursor, Error, Page, Result, Rights, Row, Who};

use super::{Project, ProjectFilter, ProjectId};
use crate::reach;

/// Percent is planned working time done; milestones weigh nothing.
const SELECT: &str = "SELECT p.*, a.name AS account_name,
   (SELECT COALESCE(SUM(t.duration_minutes * t.percent) / NULLIF(SUM(t.duration_minutes), 0), 0) FROM task t
    WHERE t.company_id = p.company_id AND t.project_id = p.id AND t.kind = 'task') AS percent
 FROM project p JOIN account a ON a.company_id = p.company_id AND a.id = p.account_id";

fn project(row: &Row, rights: Rights) -> Result<Project> {
    let contract: i64 = row.get("contract_minor")?;
    Ok(Project {
        id: row.get("id")?,
        number: row.get("number")?,
        name: row.get("name")?,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        contact_id: row.get("contact_id")?,
        site_id: row.get("site_id")?,
        opportunity_id: row.get("opportunity_id")?,
        proposal_id: row.get("proposal_id")?,
        win_plan_id: row.get("win_plan_id")?,
        state: row.get("state")?,
        start_on: row.get("start_on")?,
        promised_finish: row.get("promised_finish")?,
        baseline_finish: row.get("baseline_finish")?,
        forecast_finish: row.get("forecast_finish")?,
        contract_minor: rights.cost.then_some(contract),
        currency: row.get("currency")?,
        language: row.get("language")?,
        manager_id: row.get("manager_id")?,
        percent: row.get::<f64>("percent")? as i64,
        completed_on: row.get("completed_on")?,
        closed_on: row.get("closed_on")?,
        calendar_id: row.get("calendar_id")?,
        slip_draft_id: row.get("slip_draft_id")?,
        version: row.get("version")?,
        updated_at: row.get("updated_at")?,
    })
}

/// The project as this reader sees it, if it is within reach.
pub fn get(q: &Conn<'_>, reader: &Who, id: ProjectId) -> Result<Project> {
    reach::project(q, reader, id)?;
    let row = q.row(&format!("{SELECT} WHERE p.company_id = $1 AND p.id = $2"), &[&id])?;
    row.map(|row| project(&row, reader.rights())).transpose()?.ok_or(Error::NotFound("the project"))
}

/// What is within reach, newest first.
pub fn list(q: &Conn<'_>, reader: &Who, filter: &ProjectFilter, cursor: &Cursor) -> Result<Page<Project>> {
    let before: i64 = cursor.key()?.unwrap_or(i64::MAX);
    let (all, user) = reach::limit(reader);
    let like = filter.name.as_ref().map(|n| format!("%{}%", escape_like(&n.to_lowercase())));
    let rows = q.rows(
        &format!(
            "{SELECT} WHERE p.company_id = $1 AND p.number < $2
               AND (CAST($3 AS TEXT) IS NULL OR p.state = $3)
               AND (p.account_id = $4 OR $5 = FALSE)
               AND (CAST($6 AS TEXT) IS NULL OR lower(p.name) LIKE $6 ESCAPE '!' OR lower(a.name) LIKE $6 ESCAPE '!')
               AND ($8 = TRUE OR p.id IN ({jobs}))
             ORDER BY p.number DESC LIMIT $7",
            jobs = reach::jobs_of(9)
        ),
        &[
            &before,
            &filter.state,
            &filter.account_id,
            &filter.account_id.is_some(),
            &like,
            &cursor.fetch(),
            &all,
            &user,
        ],
    )?;
    let items = rows.iter().map(|row| project(row, reader.rights())).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(items, |p| p.number))
}

/// What is typed into a filter is text, not a pattern.
fn escape_like(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
