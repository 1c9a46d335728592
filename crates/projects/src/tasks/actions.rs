use platform::{Act, Error, NewEvent, Patch, Result, error::Checks};

use super::{Link, LinkKind, NewLink, NewTask, Task, TaskChange, TaskId, TaskKind, get, link, links, of_project};
use crate::{
    projects::{self, ProjectId},
    schedule::{self, moment},
};

pub fn add(act: &Act<'_>, project_id: ProjectId, new: &NewTask) -> Result<Task> {
    let project = projects::touch(act, project_id)?;
    let name = new.name.trim();
    Checks::new()
        .require("name", name, "Say what is to be done.")
        .at_most("name", name, 300)
        .that((0..=520_000).contains(&new.duration_minutes), "duration_minutes", "Between nothing and four years.")
        .that(new.kind != TaskKind::Summary || new.parent_id.is_none(), "parent_id", "A summary stands by itself.")
        .finish()?;
    let tasks = of_project(act, project_id)?;
    let known = |id: &TaskId| tasks.iter().any(|t| t.id == *id);
    if new.parent_id.is_some_and(|p| !tasks.iter().any(|t| t.id == p && t.kind == TaskKind::Summary)) {
        return Err(Error::invalid("parent_id", "Choose a summary of this project."));
    }
    if new.after_task_id.is_some_and(|t| !known(&t)) {
        return Err(Error::invalid("after_task_id", "This task belongs to another project."));
    }
    let id: TaskId = act.new_id();
    let minutes = if new.kind == TaskKind::Task { new.duration_minutes } else { 0 };
    act.execute(
        "INSERT INTO task (company_id, id, project_id, parent_id, wbs, name, kind, position, duration_minutes,
           estimate_line_ids)
         VALUES ($1, $2, $3, $4, '', $5, $6, $7, $8, '[]')",
        &[&id, &project_id, &new.parent_id, &name, &new.kind, &i64::MAX, &minutes],
    )?;
    number(act, project_id)?;
    if let Some(from) = new.after_task_id {
        let new = NewLink { from_task_id: from, to_task_id: id, kind: LinkKind::FinishStart, lag_minutes: 0 };
        link(act, project_id, &new)?;
    }
    let event = NewEvent::new("task.added", "task", id).data(serde_json::json!({ "name": name }));
    act.emit(projects::linked(event, &project))?;
    schedule::recompute(act, project_id, &format!("“{name}” was added."))?;
    projects::follow_tasks(act, project_id)?;
    get(act, id)
}

pub fn change(act: &Act<'_>, id: TaskId, change: &TaskChange, version: i64) -> Result<Task> {
    let before = get(act, id)?;
    if before.version != version {
        return Err(Error::stale(&before));
    }
    let project = projects::touch(act, before.project_id)?;
    let after = changed(&before, change)?;
    let written = act.execute(
        "UPDATE task SET name = $3, duration_minutes = $4, crew_id = $5, responsible = $6, deadline = $7,
           constraint_kind = $8, constraint_at = $9, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $10",
        &[
            &id,
            &after.name,
            &after.duration_minutes,
            &after.crew_id,
            &after.responsible,
            &after.deadline,
            &after.constraint_kind,
            &after.constraint_at,
            &version,
        ],
    )?;
    if written == 0 {
        return Err(Error::stale(&get(act, id)?));
    }
    let data = serde_json::json!({ "name": after.name, "changed": change });
    act.emit(projects::linked(NewEvent::new("task.updated", "task", id).data(data), &project))?;
    if after.crew_id != before.crew_id {
        reassign(act, id)?;
    }
    schedule::recompute(act, before.project_id, &format!("“{}” was changed.", after.name))?;
    get(act, id)
}

/// The crew before is free; the crew now is booked with the dates that are worked out next.
fn reassign(act: &Act<'_>, id: TaskId) -> Result<()> {
    schedule::release(act, id)?;
    act.execute("UPDATE task SET early_start = NULL, early_finish = NULL WHERE company_id = $1 AND id = $2", &[&id])?;
    Ok(())
}

fn changed(before: &Task, change: &TaskChange) -> Result<Task> {
    let mut task = before.clone();
    task.name = change.name.given().map_or(task.name.clone(), |n| n.trim().to_owned());
    task.duration_minutes = change.duration_minutes.or(task.duration_minutes);
    task.crew_id = change.crew_id.or(task.crew_id);
    task.responsible = or_cleared(task.responsible, &change.responsible);
    task.deadline = moment::or_cleared("deadline", task.deadline, &change.deadline)?;
    task.constraint_at = moment::or_cleared("constraint_at", task.constraint_at, &change.constraint_at)?;
    let dated = task.constraint_at.is_some();
    task.constraint_kind = change.constraint_kind.or(task.constraint_kind).filter(|kind| dated || !kind.needs_date());
    Checks::new()
        .require("name", &task.name, "Say what is to be done.")
        .at_most("name", &task.name, 300)
        .that((0..=520_000).contains(&task.duration_minutes), "duration_minutes", "Between nothing and four years.")
        .that(
            task.kind == TaskKind::Task || task.duration_minutes == before.duration_minutes,
            "duration_minutes",
            "Only tasks last: a summary is as long as its parts, a milestone is a moment.",
        )
        .that(
            task.constraint_at.is_none() || task.constraint_kind.is_some(),
            "constraint_kind",
            "Say what the date means, for example start_no_earlier_than.",
        )
        .finish()?;
    Ok(task)
}

fn or_cleared(now: Option<String>, change: &Patch<Option<String>>) -> Option<String> {
    change.or(now).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}

/// Takes a task out of the plan; what came before it then holds what came after it.
pub fn remove(act: &Act<'_>, id: TaskId) -> Result<()> {
    let task = get(act, id)?;
    let project = projects::touch(act, task.project_id)?;
    let is_used = act.row(
        "SELECT id FROM task WHERE company_id = $1 AND parent_id = $2
         UNION ALL SELECT id FROM delivery WHERE company_id = $1 AND task_id = $2
         UNION ALL SELECT id FROM gate WHERE company_id = $1 AND task_id = $2",
        &[&id],
    )?;
    if is_used.is_some() || task.actual_start.is_some() {
        return Err(Error::refused(
            "task.in_use",
            format!("“{}” can't be removed: work, parts, deliveries or gates hang on it.", task.name),
            "Move or remove those first; a task that was begun can be reported as done.",
        ));
    }
    schedule::release(act, id)?;
    let all = links(act, task.project_id)?;
    act.execute("DELETE FROM task_link WHERE company_id = $1 AND (from_task_id = $2 OR to_task_id = $2)", &[&id])?;
    act.execute("UPDATE budget_line SET task_id = $3 WHERE company_id = $1 AND task_id = $2", &[&id, &task.parent_id])?;
    act.execute("DELETE FROM task WHERE company_id = $1 AND id = $2", &[&id])?;
    bridge(act, &task, &all)?;
    number(act, task.project_id)?;
    let event = NewEvent::new("task.removed", "task", id).data(serde_json::json!({ "name": task.name }));
    act.emit(projects::linked(event, &project))?;
    schedule::recompute(act, task.project_id, &format!("“{}” was removed.", task.name))?;
    projects::follow_tasks(act, task.project_id)
}

fn bridge(act: &Act<'_>, gone: &Task, all: &[Link]) -> Result<()> {
    for before in all.iter().filter(|l| l.to_task_id == gone.id) {
        for after in all.iter().filter(|l| l.from_task_id == gone.id) {
            let new = NewLink {
                from_task_id: before.from_task_id,
                to_task_id: after.to_task_id,
                kind: LinkKind::FinishStart,
                lag_minutes: 0,
            };
            let exists = all.iter().any(|l| (l.from_task_id, l.to_task_id) == (new.from_task_id, new.to_task_id));
            if !exists {
                link(act, gone.project_id, &new)?;
            }
        }
    }
    Ok(())
}

/// Gives every task its place and WBS number: each summary followed by its parts.
fn number(act: &Act<'_>, project: ProjectId) -> Result<()> {
    let tasks = of_project(act, project)?;
    let mut places = Vec::with_capacity(tasks.len());
    walk(&tasks, None, "", &mut places);
    for (position, (task, wbs)) in (1i64..).zip(places) {
        place(act, task, position, &wbs)?;
    }
    Ok(())
}

fn walk<'t>(tasks: &'t [Task], parent: Option<TaskId>, above: &str, places: &mut Vec<(&'t Task, String)>) {
    for (number, task) in (1..).zip(tasks.iter().filter(|t| t.parent_id == parent)) {
        let wbs = format!("{above}{number}");
        let inside = format!("{wbs}.");
        places.push((task, wbs));
        walk(tasks, Some(task.id), &inside, places);
    }
}

fn place(act: &Act<'_>, task: &Task, position: i64, wbs: &str) -> Result<()> {
    act.execute(
        "UPDATE task SET position = $3, wbs = $4 WHERE company_id = $1 AND id = $2",
        &[&task.id, &position, &wbs],
    )?;
    Ok(())
}
