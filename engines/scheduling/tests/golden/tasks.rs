//! The task table: what is asked, and what has to be answered.

use scheduling::{Driver, Link, Schedule, Task, TaskDates, TaskKind};

use super::markdown::Row;
use super::terms;
use super::wording::{Dates, length, minutes};

const ASKED: [&str; 8] = ["task", "name", "work", "in", "calendar", "after", "terms", "progress"];
const ANSWERED: [&str; 10] = [
    "starts",
    "finishes",
    "early",
    "latest start",
    "latest finish",
    "float",
    "free float",
    "critical",
    "goes on",
    "because of",
];

/// A task with the links into it.
pub fn read(row: &Row, calendars: &[String], dates: Dates) -> Result<(Task, Vec<Link>), String> {
    let id = row.get("task").unwrap_or_default();
    let told = |column: &str, why: String| format!("{id}, {column}: {why}");
    if let Some(column) = row.columns().find(|c| !ASKED.contains(c) && !ANSWERED.contains(c)) {
        return Err(told(column, "no such column".to_owned()));
    }
    let mut task = Task::new(id, row.get("name").unwrap_or(id), 0);
    match row.get("work").unwrap_or_default() {
        "milestone" => task.kind = TaskKind::Milestone,
        "summary" => task.kind = TaskKind::Summary,
        "hammock" => task.kind = TaskKind::LevelOfEffort,
        work => task.duration = minutes(work).map_err(|why| told("work", why))?,
    }
    task.parent = row.get("in").map(str::to_owned);
    if let Some(name) = row.get("calendar") {
        let at = calendars.iter().position(|c| c == name);
        task.calendar = Some(at.ok_or_else(|| told("calendar", format!("there is no calendar “{name}”")))?);
    }
    if let Some(text) = row.get("terms") {
        terms::apply(&mut task, text, dates).map_err(|why| told("terms", why))?;
    }
    if let Some(text) = row.get("progress") {
        task.progress = terms::progress(text, dates).map_err(|why| told("progress", why))?;
    }
    let after = row.get("after").into_iter().flat_map(|after| after.split(", "));
    let links: Result<_, _> = after.map(|link| terms::link(link, id)).collect();
    Ok((task, links.map_err(|why| told("after", why))?))
}

/// Where the answer for one task is not that of its row.
pub fn compare(row: &Row, schedule: &Schedule, dates: Dates) -> Vec<String> {
    let id = row.get("task").unwrap_or_default();
    let Some(found) = schedule.task(id) else { return vec![format!("{id}: is not in the answer")] };
    let mut wrong = Vec::new();
    for column in ANSWERED {
        let Some(expected) = row.get(column) else { continue };
        match (normal(column, expected, dates), answer(column, found, dates)) {
            (Err(why), _) => wrong.push(format!("{id}, {column}: {why}")),
            (Ok(expected), found) if expected == found => {}
            (Ok(expected), found) => wrong.push(format!("{id}, {column}: expected {expected}, found {found}")),
        }
    }
    wrong
}

/// What was written, as an answer would be told.
fn normal(column: &str, expected: &str, dates: Dates) -> Result<String, String> {
    match column {
        "goes on" if expected == "never" => Ok(expected.to_owned()),
        "float" | "free float" => minutes(expected).map(length),
        "critical" | "because of" => Ok(expected.to_owned()),
        _ => dates.moment(expected).map(|at| dates.tell(at)),
    }
}

fn answer(column: &str, found: &TaskDates, dates: Dates) -> String {
    match column {
        "starts" => dates.tell(found.start),
        "finishes" => dates.tell(found.finish),
        "early" => dates.tell(found.early_start),
        "latest start" => dates.tell(found.late_start),
        "latest finish" => dates.tell(found.late_finish),
        "goes on" => found.resume.map_or("never".to_owned(), |at| dates.tell(at)),
        "float" => length(found.total_float),
        "free float" => length(found.free_float),
        "because of" => because_of(&found.driver),
        _ => match (found.critical, found.near_critical) {
            (true, _) => "yes".to_owned(),
            (false, true) => "nearly".to_owned(),
            (false, false) => "no".to_owned(),
        },
    }
}

fn because_of(driver: &Driver) -> String {
    match driver {
        Driver::ProjectStart => "the start".to_owned(),
        Driver::DataDate => "the data date".to_owned(),
        Driver::Actual => "it has begun".to_owned(),
        Driver::Link { from, kind } => format!("{from} {}", kind.code()),
        Driver::Constraint => "its own date".to_owned(),
        Driver::NotBefore { label, .. } => label.clone(),
        Driver::Part { id } => format!("its part {id}"),
        Driver::Parent { id } => format!("its summary {id}"),
    }
}
