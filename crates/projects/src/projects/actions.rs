use jiff::civil::Date;
use kernel::reexport::uuid::Uuid;
use platform::{
    Act, Conn, Error, NewEvent, Result, UserId,
    error::Checks,
    references::member,
    search::{self, Entry},
};

use super::{Project, ProjectChange, ProjectId, ProjectState, get};
use crate::schedule;

/// Changes what is named; dates follow when the start moved.
pub fn change(act: &Act<'_>, id: ProjectId, change: &ProjectChange, version: i64) -> Result<Project> {
    let project = get(act, act.who, id)?;
    let name = change.name.given().map_or(project.name.clone(), |n| n.trim().to_owned());
    Checks::new().require("name", &name, "Give the project a name.").at_most("name", &name, 200).finish()?;
    member(act, "manager_id", change.manager_id.put().map(UserId))?;
    let start_on = change.start_on.or(project.start_on);
    let written = act.execute(
        "UPDATE project SET name = $3, start_on = $4, promised_finish = $5, manager_id = $6, updated_at = $7,
           version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $8",
        &[
            &id,
            &name,
            &start_on,
            &change.promised_finish.or(project.promised_finish),
            &change.manager_id.or(project.manager_id),
            &act.at,
            &version,
        ],
    )?;
    if written == 0 {
        return Err(Error::stale(&project));
    }
    act.emit(told("project.updated", &project).data(serde_json::json!({ "changed": change })))?;
    index(act, id, &name, &project)?;
    if start_on != project.start_on {
        schedule::recompute(act, id, &format!("The start moved to {start_on}."))?;
    }
    get(act, act.who, id)
}

/// Closes a finished project. Closing twice is closing once.
pub fn close(act: &Act<'_>, id: ProjectId) -> Result<Project> {
    let project = get(act, act.who, id)?;
    match project.state {
        ProjectState::Closed => return Ok(project),
        ProjectState::Complete => {}
        state => {
            return Err(Error::refused(
                "project.not_complete",
                format!("“{}” is {state}: not every task is done.", project.name),
                "Tick off what is done, remove what will not be done, then close the project.",
            ));
        }
    }
    let today = act.today()?;
    act.execute(
        "UPDATE project SET state = 'closed', closed_on = $3, updated_at = $4, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &today, &act.at],
    )?;
    let data = serde_json::json!({
        "account_id": project.account_id,
        "contact_id": project.contact_id,
        "site_id": project.site_id,
        "name": project.name,
        "number": project.number,
    });
    act.emit(told("project.closed", &project).data(data))?;
    get(act, act.who, id)
}

/// An event about the project, on every timeline that should show it.
fn told(kind: &'static str, project: &Project) -> NewEvent {
    linked(NewEvent::new(kind, "project", project.id), project)
}

pub(crate) fn linked(event: NewEvent, project: &Project) -> NewEvent {
    event
        .link(project.id)
        .link(project.account_id)
        .link_opt(project.opportunity_id.map(crate::Record))
        .link_opt(project.contact_id.map(crate::Record))
        .link_opt(project.site_id.map(crate::Record))
}

pub(crate) fn index(act: &Act<'_>, id: ProjectId, name: &str, project: &Project) -> Result<()> {
    act.index_again(&entry(id, name, project.number, &project.account_name))
}

fn entry(id: ProjectId, name: &str, number: i64, account: &str) -> Entry {
    Entry::new("project", id, name, &format!("#{number} · {account}"), &[&number.to_string()])
}

/// The entries of the projects after this one.
pub fn findable(q: &Conn<'_>, after: Uuid) -> Result<Vec<Entry>> {
    let rows = q.rows(
        "SELECT p.id, p.name, p.number, a.name AS account_name FROM project p
         JOIN account a ON a.company_id = p.company_id AND a.id = p.account_id
         WHERE p.company_id = $1 AND p.id > $2 ORDER BY p.id LIMIT $3",
        &[&after, &search::PAGE],
    )?;
    rows.iter()
        .map(|row| {
            let (name, account): (String, String) = (row.get("name")?, row.get("account_name")?);
            Ok(entry(row.get("id")?, &name, row.get("number")?, &account))
        })
        .collect()
}

/// Moves the state after the tasks: begun, all done, or taken up again.
pub(crate) fn follow_tasks(act: &Act<'_>, id: ProjectId) -> Result<()> {
    let project = get(act, act.who, id)?;
    let row = act.one(
        "SELECT count(*) AS tasks, count(actual_finish) AS done, count(actual_start) AS begun
         FROM task WHERE company_id = $1 AND project_id = $2 AND kind <> 'summary'",
        &[&id],
    )?;
    let (tasks, done, begun): (i64, i64, i64) = (row.get("tasks")?, row.get("done")?, row.get("begun")?);
    let all_done = tasks > 0 && done == tasks;
    let state = match project.state {
        ProjectState::Planned | ProjectState::Active | ProjectState::Complete if all_done => ProjectState::Complete,
        ProjectState::Complete => ProjectState::Active,
        ProjectState::Planned if begun > 0 => ProjectState::Active,
        unchanged => unchanged,
    };
    if state == project.state {
        return Ok(());
    }
    let completed: Option<Date> = if all_done { Some(act.today()?) } else { None };
    act.execute(
        "UPDATE project SET state = $3, completed_on = $4, updated_at = $5, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &state, &completed, &act.at],
    )?;
    if all_done {
        let data = serde_json::json!({ "completed_on": completed, "promised_finish": project.promised_finish });
        act.emit(told("project.completed", &project).data(data))?;
    }
    Ok(())
}

/// Refuses to change what is over.
pub(crate) fn touch(act: &Act<'_>, id: ProjectId) -> Result<Project> {
    let project = get(act, act.who, id)?;
    if matches!(project.state, ProjectState::Closed | ProjectState::Cancelled) {
        return Err(Error::refused(
            "project.over",
            format!("“{}” is {}; its plan no longer changes.", project.name, project.state),
            "Start a new project for further work.",
        ));
    }
    Ok(project)
}
