use platform::{Act, Error, NewEvent, Result, error::Checks};

use super::{Progress, Task, TaskId, TaskKind, get};
use crate::{
    projects,
    schedule::{self, moment},
};

/// What is reported of a task: begun, so far, done, or taken back.
pub fn report(act: &Act<'_>, id: TaskId, progress: &Progress, version: i64) -> Result<Task> {
    let before = get(act, id)?;
    if before.version != version {
        return Err(Error::stale(&before));
    }
    let project = projects::touch(act, before.project_id)?;
    let now = schedule::now(act, act.at)?;
    let after = reported(&before, progress, now)?;
    let written = act.execute(
        "UPDATE task SET percent = $3, remaining_minutes = $4, actual_start = $5, actual_finish = $6,
           version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $7",
        &[&id, &after.percent, &after.remaining_minutes, &after.actual_start, &after.actual_finish, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&get(act, id)?));
    }
    let data = serde_json::json!({ "name": after.name, "percent": after.percent, "before": before.percent });
    act.emit(projects::linked(NewEvent::new("task.progressed", "task", id).data(data), &project))?;
    projects::follow_tasks(act, before.project_id)?;
    schedule::recompute(act, before.project_id, &format!("“{}” is at {} %.", after.name, after.percent))?;
    get(act, id)
}

fn reported(before: &Task, progress: &Progress, now: jiff::civil::DateTime) -> Result<Task> {
    let mut task = before.clone();
    if task.kind == TaskKind::Summary {
        return Err(Error::invalid("percent", "A summary is as far as its parts; report on them."));
    }
    let given = |field: &str, text: &Option<String>| moment::typed(field, text.as_deref());
    let finish = given("actual_finish", &progress.actual_finish)?;
    let start = given("actual_start", &progress.actual_start)?;
    let percent = if finish.is_some() { 100 } else { progress.percent.unwrap_or(task.percent) };
    Checks::new()
        .that((0..=100).contains(&percent), "percent", "Between 0 and 100.")
        .that(progress.remaining_minutes.is_none_or(|m| m >= 0), "remaining_minutes", "Not less than nothing.")
        .that(
            start.as_ref().zip(finish.as_ref()).is_none_or(|(s, f)| s <= f),
            "actual_finish",
            "It can't have finished before it began.",
        )
        .finish()?;
    task.percent = percent;
    let taken_back = percent == 0 && start.is_none() && progress.remaining_minutes.is_none();
    if taken_back {
        (task.actual_start, task.actual_finish, task.remaining_minutes) = (None, None, None);
        return Ok(task);
    }
    let begun = start.or(task.actual_start.clone());
    if percent == 100 {
        let end = finish.or(task.actual_finish.clone()).unwrap_or_else(|| moment::text(now));
        task.actual_start = Some(begun.unwrap_or_else(|| assumed_start(&task, &end)));
        task.actual_finish = Some(end);
        task.remaining_minutes = Some(0);
    } else {
        task.actual_start = Some(begun.unwrap_or_else(|| assumed_start(&task, &moment::text(now))));
        task.actual_finish = None;
        let left = task.duration_minutes * (100 - percent) / 100;
        task.remaining_minutes = Some(progress.remaining_minutes.unwrap_or(left));
    }
    Ok(task)
}

/// Nobody said when it began: as planned, unless that would be after what was reported.
fn assumed_start(task: &Task, latest: &str) -> String {
    match &task.early_start {
        Some(planned) if task.kind == TaskKind::Task && planned.as_str() < latest => planned.clone(),
        _ => latest.to_owned(),
    }
}
