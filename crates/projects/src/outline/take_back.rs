use platform::{Act, Error, Result};

use crate::{
    projects::{self, ProjectId},
    schedule,
    tasks::of_project,
};

/// What may hang on a project that only its plan was brought into.
const HANGING: &[(&str, &str)] = &[
    ("a gate", "SELECT id FROM gate WHERE company_id = $1 AND project_id = $2 LIMIT 1"),
    ("a delivery", "SELECT id FROM delivery WHERE company_id = $1 AND project_id = $2 LIMIT 1"),
    ("an order", "SELECT id FROM purchase_order WHERE company_id = $1 AND project_id = $2 LIMIT 1"),
    (
        "a budget line",
        "SELECT id FROM budget_line WHERE company_id = $1 AND project_id = $2 AND task_id IS NOT NULL LIMIT 1",
    ),
    ("a daily log", "SELECT id FROM daily_log WHERE company_id = $1 AND project_id = $2 LIMIT 1"),
    (
        "a billing item",
        "SELECT id FROM billing_item WHERE company_id = $1 AND project_id = $2 AND task_id IS NOT NULL LIMIT 1",
    ),
];

/// Takes a landed plan out again, while nothing has happened on it. The project goes with it if it was made for it.
pub fn take_back(act: &Act<'_>, project: ProjectId, made_for_it: bool) -> Result<()> {
    let before = projects::touch(act, project)?;
    let refused = |why: String| {
        Error::refused(
            "import.in_use",
            format!("The import can't be undone any more: {why}."),
            "Change the project instead; what has happened stays on its record.",
        )
    };
    if let Some(actual) = projects::first_actual(act, project)? {
        return Err(refused(actual.to_owned()));
    }
    for (what, sql) in HANGING {
        if act.row(sql, &[&project])?.is_some() {
            return Err(refused(format!("{what} was added to “{}”", before.name)));
        }
    }
    for task in of_project(act, project)? {
        schedule::release(act, task.id)?;
    }
    for sql in [
        "DELETE FROM task_link WHERE company_id = $1 AND project_id = $2",
        "DELETE FROM task WHERE company_id = $1 AND project_id = $2",
        "DELETE FROM schedule_revision WHERE company_id = $1 AND project_id = $2",
    ] {
        act.execute(sql, &[&project])?;
    }
    if made_for_it {
        let said = "SELECT id FROM communication WHERE company_id = $1 AND project_id = $2 LIMIT 1";
        if act.row(said, &[&project])?.is_some() {
            return Err(refused("a message about the project was written".to_owned()));
        }
        act.execute("DELETE FROM project WHERE company_id = $1 AND id = $2", &[&project])?;
        act.execute("DELETE FROM search_entry WHERE company_id = $1 AND record_id = $2", &[&project])?;
        return Ok(());
    }
    act.execute(
        "UPDATE project SET calendar_id = NULL, baseline_finish = NULL, forecast_finish = NULL, state = 'planned',
           completed_on = NULL, updated_at = $3, version = version + 1 WHERE company_id = $1 AND id = $2",
        &[&project, &act.at],
    )?;
    Ok(())
}
