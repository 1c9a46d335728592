use kernel::RawId;
use platform::{Act, Error, NewEvent, Result};

use super::{WinPlan, WinPlanId, WinPlanState, get};
use crate::{projects, schedule, tasks};

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
    if let Some(actual) = projects::first_actual(act, project_id)? {
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
