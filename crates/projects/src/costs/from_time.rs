use crew::time;
use platform::{
    Act, NewEvent, Result,
    jobs::{Handlers, Job, Reaction},
};

use super::{CostRow, CostSource, CostType, NewCost, place, put, task_of};

/// A stopped, corrected or approved clock becomes labour cost of its job.
pub fn install(handlers: &mut Handlers) {
    handlers.unit("cost.from_time", on_time);
    for event in ["time.clocked_out", "time.corrected", "time.approved"] {
        handlers.react(event, "cost.from_time");
    }
}

/// Reads the entry as it stands now, so that events that come twice or late end in the same row.
fn on_time(act: &Act<'_>, job: &Job) -> Result<()> {
    let entry = time::get(act, time::TimeEntryId(job.read::<Reaction>()?.subject_id))?;
    let (Some(project_id), Some(amount)) = (entry.project_id, entry.cost) else { return Ok(()) };
    let place = place(act, project_id)?;
    let row = CostRow {
        id: act.new_id(),
        task_id: entry.task_id,
        cost_code_id: task_of(act, project_id, entry.task_id)?,
        cost_type: CostType::Labour,
        source_type: CostSource::TimeEntry,
        source_id: entry.id.0,
        on_date: entry.on_date,
        amount,
        description: entry.worker_name.clone(),
    };
    put(act, &NewCost { project_id, row: &row })?;
    let told = serde_json::json!({ "description": entry.worker_name, "source_type": row.source_type });
    act.emit(place.link(NewEvent::new("cost.recorded", "time_entry", entry.id).data(told)))?;
    Ok(())
}
