//! The document: the project's own settings, then its lists.

use jiff::civil::DateTime;
use kernel::Diagnostic;
use scheduling::{Criticality, Network};

use super::values::{date, note, number, refused};
use super::{calendars, fields, order, resources, tasks};
use crate::{Element, Format, Programme, xml};

/// What the model has words for; the rest of the document's head is kept as it is.
pub(super) const HEAD: &[&str] = &[
    "Name",
    "Title",
    "StartDate",
    "FinishDate",
    "StatusDate",
    "CalendarUID",
    "ExtendedAttributes",
    "Calendars",
    "Tasks",
    "Resources",
    "Assignments",
];

/// Reads a Microsoft Project XML document.
pub fn read(document: &str) -> Result<Programme, Diagnostic> {
    let project = xml::parse(document)?;
    if project.name != "Project" {
        return Err(not_a_project(&project));
    }
    let mut notes = Vec::new();
    let calendars = calendars::read(&project, &mut notes)?;
    let mut network = Network::new(start(&project)?, kernel::WorkCalendar::standard());
    network.calendars = calendars.list;
    network.calendar = calendars.project;
    if let Some(days) = number::<i64>(&project, "CriticalSlackLimit")? {
        network.criticality = Criticality::Float(days.saturating_mul(minutes_per_day(&project)?));
    }
    // Project itself keeps a name from 2010 on and a title before.
    let name = project.text_of("Title").or(project.text_of("Name")).unwrap_or("Imported schedule");
    let mut programme = Programme {
        name: name.to_owned(),
        format: Format::Mspdi,
        calendars: calendars.records,
        status_date: date(&project, "StatusDate")?,
        finish: date(&project, "FinishDate")?,
        fields: fields::read(&project),
        kept: kept(&project, name),
        ..Programme::of(network)
    };
    tasks::read(&project, &mut programme, &calendars.position, &mut notes)?;
    resources::read(&project, &mut programme, &calendars.position)?;
    notes.extend(from_finish(&project));
    programme.diagnostics = notes;
    Ok(programme)
}

fn kept(project: &Element, name: &str) -> Vec<Element> {
    let mut kept = project.apart_from(HEAD);
    // The other of name and title, where they differ.
    kept.extend(project.children.iter().filter(|c| c.name == "Name" && c.text.trim() != name).cloned());
    order::sort(&mut kept, order::PROJECT);
    kept
}

/// The project's start; a file without one begins with its earliest task.
fn start(project: &Element) -> Result<DateTime, Diagnostic> {
    if let Some(start) = date(project, "StartDate")? {
        return Ok(start);
    }
    let mut earliest: Option<DateTime> = None;
    for task in project.list("Tasks", "Task") {
        let start = date(task, "Start")?;
        earliest = [earliest, start].into_iter().flatten().min();
    }
    earliest.ok_or_else(|| {
        refused(project.line, "it has neither a project start nor tasks with dates", "Set the project's start date.")
    })
}

fn minutes_per_day(project: &Element) -> Result<i64, Diagnostic> {
    Ok(number(project, "MinutesPerDay")?.filter(|m| *m > 0).unwrap_or(480))
}

fn from_finish(project: &Element) -> Option<Diagnostic> {
    (project.text_of("ScheduleFromStart") == Some("0")).then(|| {
        note(
            "import.from_finish",
            "The file schedules backward from its finish; here it is scheduled forward from its start.".to_owned(),
            "Set the project's required finish to see the float against it.",
        )
    })
}

fn not_a_project(root: &Element) -> Diagnostic {
    refused(
        root.line,
        &format!("its outermost element is <{}>, not <Project>", root.name),
        "Choose a file saved from Microsoft Project as XML.",
    )
}
