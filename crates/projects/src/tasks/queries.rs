use platform::{Conn, Error, Result, Row};

use super::{Task, TaskId};
use crate::projects::ProjectId;

fn task(row: &Row) -> Result<Task> {
    let driver: Option<String> = row.get("driver")?;
    Ok(Task {
        id: row.get("id")?,
        project_id: row.get("project_id")?,
        parent_id: row.get("parent_id")?,
        wbs: row.get("wbs")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        duration_minutes: row.get("duration_minutes")?,
        hours: row.get("hours")?,
        percent: row.get("percent")?,
        remaining_minutes: row.get("remaining_minutes")?,
        actual_start: row.get("actual_start")?,
        actual_finish: row.get("actual_finish")?,
        constraint_kind: row.get("constraint_kind")?,
        constraint_at: row.get("constraint_at")?,
        deadline: row.get("deadline")?,
        calendar_id: row.get("calendar_id")?,
        crew_id: row.get("crew_id")?,
        responsible: row.get("responsible")?,
        cost_code_id: row.get("cost_code_id")?,
        estimate_line_ids: serde_json::from_str(&row.get::<String>("estimate_line_ids")?)?,
        early_start: row.get("early_start")?,
        early_finish: row.get("early_finish")?,
        late_start: row.get("late_start")?,
        late_finish: row.get("late_finish")?,
        total_float: row.get("total_float")?,
        free_float: row.get("free_float")?,
        critical: row.get("critical")?,
        driver: driver.map(|d| serde_json::from_str(&d)).transpose()?,
        baseline_start: row.get("baseline_start")?,
        baseline_finish: row.get("baseline_finish")?,
        version: row.get("version")?,
    })
}

pub fn get(q: &Conn<'_>, id: TaskId) -> Result<Task> {
    let row = q.row("SELECT * FROM task WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(task).transpose()?.ok_or(Error::NotFound("the task"))
}

/// In WBS order; a summary's percent is that of its parts, by planned working time.
pub fn of_project(q: &Conn<'_>, project: ProjectId) -> Result<Vec<Task>> {
    let rows =
        q.rows("SELECT * FROM task WHERE company_id = $1 AND project_id = $2 ORDER BY position, id", &[&project])?;
    let mut tasks = rows.iter().map(task).collect::<Result<Vec<_>>>()?;
    for i in 0..tasks.len() {
        if tasks[i].kind == super::TaskKind::Summary {
            tasks[i].percent = percent_of_parts(&tasks, tasks[i].id);
        }
    }
    Ok(tasks)
}

fn percent_of_parts(tasks: &[Task], summary: TaskId) -> i64 {
    let parts = leaves(tasks, summary);
    let work: i64 = parts.iter().map(|t| t.duration_minutes).sum();
    if work == 0 {
        return if !parts.is_empty() && parts.iter().all(|t| t.is_done()) { 100 } else { 0 };
    }
    parts.iter().map(|t| t.duration_minutes * t.percent).sum::<i64>() / work
}

/// The tasks under a summary, and under the summaries in it.
fn leaves(tasks: &[Task], summary: TaskId) -> Vec<&Task> {
    let (mut open, mut found) = (vec![summary], Vec::new());
    while let Some(parent) = open.pop() {
        for part in tasks.iter().filter(|t| t.parent_id == Some(parent)) {
            match part.kind {
                super::TaskKind::Summary => open.push(part.id),
                _ => found.push(part),
            }
        }
    }
    found
}
