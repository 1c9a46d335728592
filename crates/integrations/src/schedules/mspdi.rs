//! Microsoft Project XML (MSPDI), as Project 2002 to today and many other programs write it.
//!
//! Kept: calendars with their bases, weeks and exceptions; tasks, outline, durations (working and elapsed), constraints,
//! deadlines, progress; the four kinds of link with lag; which resource works on which task. Not kept, and said so in the
//! notes: hours and costs of assignments, splits, levelling delays, notes, custom fields.

mod calendars;
mod resources;
mod tasks;

use std::str::FromStr;

use jiff::civil::DateTime;
use kernel::{Diagnostic, Severity};
use scheduling::{Criticality, Network};

use super::ImportedSchedule;
use super::xml::Element;

/// Reads a Microsoft Project XML document.
pub fn parse(document: &str) -> Result<ImportedSchedule, Diagnostic> {
    let project = Element::parse(document)?;
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
    let mut tasks = tasks::read(&project, &mut network, &calendars.position, &mut notes)?;
    let resources = resources::read(&project, &mut tasks);
    notes.extend(left_behind(&project));
    let name = project.text_of("Title").or(project.text_of("Name")).unwrap_or("Imported schedule");
    let status_date = date(&project, "StatusDate")?;
    Ok(ImportedSchedule { name: name.to_owned(), network, tasks, resources, status_date, notes })
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

/// What the network has no place for.
fn left_behind(project: &Element) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    // Tasks that nobody is assigned to have an assignment to nobody, whose number is negative.
    let is_somebody = |a: &&Element| a.text_of("ResourceUID").is_some_and(|uid| !uid.starts_with('-'));
    let assignments = project.list("Assignments", "Assignment").filter(is_somebody).count();
    if assignments > 0 {
        notes.push(note(
            "import.assignments",
            format!(
                "{assignments} assignments: who is assigned stands beside the task; hours, rates and costs were not taken over."
            ),
            "Assign crews here; dates that followed a resource's own calendar may differ until then.",
        ));
    }
    let has =
        |task: &&Element, name: &str| task.text_of(name).is_some() || task.each(name).any(|e| !e.children.is_empty());
    for (name, code, what) in [
        ("Notes", "import.notes", "tasks carry a note, which was not taken over"),
        ("ExtendedAttribute", "import.custom_fields", "tasks carry custom fields, which were not taken over"),
    ] {
        let count = project.list("Tasks", "Task").filter(|task| has(task, name)).count();
        if count > 0 {
            notes.push(note(code, format!("{count} {what}."), "Copy what still matters into the project's daily log."));
        }
    }
    if project.text_of("ScheduleFromStart") == Some("0") {
        notes.push(note(
            "import.from_finish",
            "The file schedules backward from its finish; here it is scheduled forward from its start.".to_owned(),
            "Set the project's required finish to see the float against it.",
        ));
    }
    notes
}

fn not_a_project(root: &Element) -> Diagnostic {
    refused(
        root.line,
        &format!("its outermost element is <{}>, not <Project>", root.name),
        "Choose a file saved from Microsoft Project as XML.",
    )
}

fn refused(line: usize, why: &str, cure: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "import.mspdi",
        format!("The schedule can't be imported (line {line}): {why}."),
        cure,
    )
}

fn note(code: &str, cause: String, cure: &str) -> Diagnostic {
    Diagnostic::new(Severity::Note, code, cause, cure)
}

fn number<T: FromStr>(of: &Element, name: &str) -> Result<Option<T>, Diagnostic> {
    let read = |text: &str| {
        text.parse().map_err(|_| {
            let why = format!("<{name}> of <{}> is \"{text}\", which is not a number it can have", of.name);
            refused(of.child(name).map_or(of.line, |c| c.line), &why, "Correct the value, or save the file again.")
        })
    };
    of.text_of(name).map(read).transpose()
}

/// A date with time. `NA` and dates before 1985, which mean "none" to the program, are no date.
fn date(of: &Element, name: &str) -> Result<Option<DateTime>, Diagnostic> {
    let Some(text) = of.text_of(name).filter(|text| *text != "NA") else { return Ok(None) };
    // A zone, where a program writes one, is dropped: schedules are told in the site's own time.
    let local = text.get(..19).filter(|_| text.len() > 19).unwrap_or(text);
    let read: DateTime = local.parse().map_err(|_| {
        let why = format!("<{name}> of <{}> is \"{text}\", which is not a date like 2026-05-04T08:00:00", of.name);
        refused(of.child(name).map_or(of.line, |c| c.line), &why, "Correct the date, or save the file again.")
    })?;
    Ok(Some(read).filter(|at| at.year() >= 1985))
}

/// A duration such as `PT16H30M0S`, in minutes.
fn duration(of: &Element, name: &str) -> Result<Option<i64>, Diagnostic> {
    let Some(text) = of.text_of(name) else { return Ok(None) };
    let read = text.parse::<jiff::Span>().ok().and_then(|span| {
        let seconds = i64::from(span.get_hours()) * 3600 + span.get_minutes() * 60 + span.get_seconds();
        let only_time = span.get_years() == 0 && span.get_months() == 0 && span.get_weeks() == 0;
        only_time.then_some((i64::from(span.get_days()) * 24 * 3600 + seconds) / 60)
    });
    read.map(Some).ok_or_else(|| {
        let why = format!("<{name}> of <{}> is \"{text}\", which is not a duration like PT16H0M0S", of.name);
        refused(of.child(name).map_or(of.line, |c| c.line), &why, "Correct the value, or save the file again.")
    })
}
