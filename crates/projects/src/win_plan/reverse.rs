use kernel::RawId;
use platform::{Act, Error, NewEvent, Result};

use super::{WinPlan, WinPlanId, WinPlanState, get};
use crate::{
    projects::{self, ProjectId},
    schedule, tasks,
};

/// Takes a committed plan back while nothing has happened on its project: the project is cancelled with its orders, the
/// plan can be changed and committed again.
pub fn reverse(act: &Act<'_>, id: WinPlanId) -> Result<WinPlan> {
    act.lock("SELECT id FROM win_plan WHERE company_id = $1 AND id = $2", &[&id])?;
    let plan = get(act, id)?;
    let (WinPlanState::Committed, Some(project_id)) = (plan.state, plan.project_id) else {
        return match plan.state {
            WinPlanState::Reversed => Ok(plan),
            _ => Err(Error::refused(
                "win_plan.not_committed",
                "This plan is still a draft: there is nothing to take back.",
                "Change it, or commit it.",
            )),
        };
    };
    if let Some(actual) = first_actual(act, project_id)? {
        return Err(Error::refused(
            "win_plan.actuals",
            format!("The plan can't be reversed any more: {actual}."),
            "Change the project instead; what has happened stays on its record.",
        ));
    }
    let project = projects::get(act, act.who, project_id)?;
    act.execute(
        "UPDATE project SET state = 'cancelled', updated_at = $3, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&project_id, &act.at],
    )?;
    act.execute(
        "UPDATE purchase_order SET state = 'cancelled', version = version + 1
         WHERE company_id = $1 AND project_id = $2",
        &[&project_id],
    )?;
    billing::schedule::clear(act, project_id.uuid())?;
    for task in tasks::of_project(act, project_id)? {
        schedule::release(act, task.id)?;
    }
    act.execute(
        "UPDATE win_plan SET state = 'reversed', project_id = NULL, committed_at = NULL, updated_at = $3,
           version = version + 1 WHERE company_id = $1 AND id = $2",
        &[&id, &act.at],
    )?;
    let data = serde_json::json!({ "project_id": project_id, "number": project.number, "name": project.name });
    act.emit(projects::linked(NewEvent::new("win_plan.reversed", "win_plan", id).data(data), &project))?;
    get(act, id)
}

/// The first thing that has really happened on the project, in words.
fn first_actual(act: &Act<'_>, project: ProjectId) -> Result<Option<&'static str>> {
    const ACTUALS: &[(&str, &str)] = &[
        (
            "work was reported on a task",
            "SELECT id FROM task WHERE company_id = $1 AND project_id = $2
               AND (percent > 0 OR actual_start IS NOT NULL) LIMIT 1",
        ),
        (
            "a delivery was received",
            "SELECT id FROM delivery WHERE company_id = $1 AND project_id = $2 AND received_on IS NOT NULL LIMIT 1",
        ),
        (
            "an order was placed",
            "SELECT id FROM purchase_order WHERE company_id = $1 AND project_id = $2 AND state <> 'planned' LIMIT 1",
        ),
        ("time was recorded", "SELECT id FROM time_entry WHERE company_id = $1 AND project_id = $2 LIMIT 1"),
        ("a cost was recorded", "SELECT id FROM cost WHERE company_id = $1 AND project_id = $2 LIMIT 1"),
        (
            "an invoice was issued",
            "SELECT id FROM invoice WHERE company_id = $1 AND project_id = $2 AND state <> 'void' LIMIT 1",
        ),
        (
            "a gate was cleared",
            "SELECT id FROM gate WHERE company_id = $1 AND project_id = $2 AND cleared_on IS NOT NULL LIMIT 1",
        ),
    ];
    for (words, sql) in ACTUALS {
        if act.row(sql, &[&project])?.is_some() {
            return Ok(Some(words));
        }
    }
    Ok(None)
}
