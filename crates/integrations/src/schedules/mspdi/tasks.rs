//! Tasks and their links.

use std::collections::HashMap;

use kernel::{Diagnostic, WorkCalendar};
use scheduling::{Constraint, Lag, LagCalendar, Link, LinkKind, Network, Progress, Task, TaskKind};

use super::super::xml::Element;
use super::super::{ImportedTask, StoredDates};
use super::{date, duration, note, number};

/// What is counted while reading, to be told once.
#[derive(Default)]
struct Tally {
    by_hand: usize,
    inactive: usize,
    delayed: usize,
    no_date: Vec<String>,
}

/// Puts the file's tasks and links into the network; the project's own summary (outline level 0) is not a task.
pub(super) fn read(
    project: &Element,
    network: &mut Network,
    calendars: &HashMap<i64, usize>,
    notes: &mut Vec<Diagnostic>,
) -> Result<Vec<ImportedTask>, Diagnostic> {
    let mut imported = Vec::new();
    let mut tally = Tally::default();
    // The summaries around the next task, outermost first.
    let mut outline: Vec<(u32, String)> = Vec::new();
    for element in project.list("Tasks", "Task") {
        if element.text_of("IsNull") == Some("1") || level(element)? == 0 {
            continue;
        }
        if element.text_of("Active") == Some("0") {
            tally.inactive += 1;
            continue;
        }
        let about = about(element)?;
        outline.retain(|(level, _)| *level < about.outline_level);
        let mut task = task(element, &about, network, calendars, &mut tally)?;
        task.parent = outline.last().map(|(_, id)| id.clone());
        outline.push((about.outline_level, about.id.clone()));
        for link in element.each("PredecessorLink") {
            network.links.push(read_link(link, &about.id)?);
        }
        network.tasks.push(task);
        imported.push(about);
    }
    notes.extend(tally.notes());
    Ok(imported)
}

fn level(element: &Element) -> Result<u32, Diagnostic> {
    Ok(number(element, "OutlineLevel")?.unwrap_or(1))
}

fn about(element: &Element) -> Result<ImportedTask, Diagnostic> {
    let text = |name| element.text_of(name).unwrap_or_default().to_owned();
    let yes = |name| element.text_of(name).map(|text| text == "1");
    // Slack is written in tenths of a minute.
    let slack = |name| number::<i64>(element, name).map(|n| n.map(|tenths| tenths / 10));
    Ok(ImportedTask {
        id: element.text_of("UID").or(element.text_of("ID")).unwrap_or_default().to_owned(),
        name: text("Name"),
        wbs: text("WBS"),
        outline_level: level(element)?,
        outline_number: text("OutlineNumber"),
        summary: yes("Summary").unwrap_or(false),
        milestone: yes("Milestone").unwrap_or(false),
        percent_complete: number::<u8>(element, "PercentComplete")?.unwrap_or(0).min(100),
        notes: text("Notes"),
        resources: Vec::new(),
        stored: StoredDates {
            start: date(element, "Start")?,
            finish: date(element, "Finish")?,
            early_start: date(element, "EarlyStart")?,
            early_finish: date(element, "EarlyFinish")?,
            late_start: date(element, "LateStart")?,
            late_finish: date(element, "LateFinish")?,
            total_slack: slack("TotalSlack")?,
            free_slack: slack("FreeSlack")?,
            critical: yes("Critical"),
        },
    })
}

fn task(
    element: &Element,
    about: &ImportedTask,
    network: &mut Network,
    calendars: &HashMap<i64, usize>,
    tally: &mut Tally,
) -> Result<Task, Diagnostic> {
    let minutes = duration(element, "Duration")?.unwrap_or(0);
    let elapsed = is_elapsed(number(element, "DurationFormat")?);
    let own = number::<i64>(element, "CalendarUID")?.and_then(|uid| calendars.get(&uid).copied());
    let calendar = if elapsed { Some(round_the_clock(network)) } else { own };
    if number::<i64>(element, "LevelingDelay")?.unwrap_or(0) > 0 {
        tally.delayed += 1;
    }
    let kind = match (about.summary, about.milestone) {
        (true, _) => TaskKind::Summary,
        (_, true) => TaskKind::Milestone,
        _ => TaskKind::Task,
    };
    let mut task = Task { kind, calendar, ..Task::new(&about.id, &about.name, minutes) };
    if kind != TaskKind::Summary {
        task.constraint = constraint(element, tally)?;
        task.progress = progress(element, minutes)?;
    }
    task.deadline = date(element, "Deadline")?;
    Ok(task)
}

/// The format's codes for elapsed minutes, hours, days, weeks, months and percent; 32 more when estimated.
fn is_elapsed(format: Option<i32>) -> bool {
    matches!(format.map(|f| if f >= 35 { f - 32 } else { f }), Some(4 | 6 | 8 | 10 | 12 | 20))
}

fn round_the_clock(network: &mut Network) -> usize {
    let whole = WorkCalendar::round_the_clock();
    network.calendars.iter().position(|c| c.week() == whole.week() && c.exceptions().is_empty()).unwrap_or_else(|| {
        network.calendars.push(whole);
        network.calendars.len() - 1
    })
}

fn constraint(element: &Element, tally: &mut Tally) -> Result<Constraint, Diagnostic> {
    if element.text_of("Manual") == Some("1") {
        tally.by_hand += 1;
        return Ok(date(element, "Start")?.map_or(Constraint::AsSoonAsPossible, Constraint::PlacedAt));
    }
    let kind = number::<i32>(element, "ConstraintType")?.unwrap_or(0);
    let at = date(element, "ConstraintDate")?;
    Ok(match (kind, at) {
        (1, _) => Constraint::AsLateAsPossible,
        (2, Some(at)) => Constraint::MandatoryStart(at),
        (3, Some(at)) => Constraint::MandatoryFinish(at),
        (4, Some(at)) => Constraint::StartNoEarlierThan(at),
        (5, Some(at)) => Constraint::StartNoLaterThan(at),
        (6, Some(at)) => Constraint::FinishNoEarlierThan(at),
        (7, Some(at)) => Constraint::FinishNoLaterThan(at),
        (2..=7, None) => {
            tally.no_date.push(element.text_of("Name").unwrap_or_default().to_owned());
            Constraint::AsSoonAsPossible
        }
        _ => Constraint::AsSoonAsPossible,
    })
}

fn progress(element: &Element, minutes: i64) -> Result<Progress, Diagnostic> {
    let (actual_start, actual_finish) = (date(element, "ActualStart")?, date(element, "ActualFinish")?);
    let remaining = match actual_start {
        Some(_) if actual_finish.is_none() => duration(element, "RemainingDuration")?.map(|left| left.min(minutes)),
        _ => None,
    };
    Ok(Progress { actual_start, actual_finish, remaining })
}

fn read_link(element: &Element, to: &str) -> Result<Link, Diagnostic> {
    let kind = match number::<i32>(element, "Type")? {
        Some(0) => LinkKind::FinishFinish,
        Some(2) => LinkKind::StartFinish,
        Some(3) => LinkKind::StartStart,
        _ => LinkKind::FinishStart,
    };
    let format = number::<i32>(element, "LagFormat")?;
    let lag = number::<i64>(element, "LinkLag")?.unwrap_or(0);
    let lag = match format.map(|f| if f >= 35 { f - 32 } else { f }) {
        Some(19 | 20) => Lag::Percent(lag),
        // Tenths of a minute.
        _ => Lag::Minutes(lag / 10),
    };
    let lag_calendar = if is_elapsed(format) { LagCalendar::Elapsed } else { LagCalendar::Predecessor };
    Ok(Link {
        from: element.text_of("PredecessorUID").unwrap_or_default().to_owned(),
        to: to.to_owned(),
        kind,
        lag,
        lag_calendar,
    })
}

impl Tally {
    fn notes(self) -> Vec<Diagnostic> {
        let mut notes = Vec::new();
        if self.by_hand > 0 {
            notes.push(note(
                "import.placed_by_hand",
                format!("{} tasks were placed by hand and stay there, whatever their links say.", self.by_hand),
                "Take the placed date away where the links should decide.",
            ));
        }
        if self.inactive > 0 {
            notes.push(note(
                "import.inactive",
                format!("{} inactive tasks were left out.", self.inactive),
                "Activate them in the file and import it again, or add them here.",
            ));
        }
        if self.delayed > 0 {
            notes.push(note(
                "import.levelling_delay",
                format!("{} tasks carry a delay from levelling, which was not taken over.", self.delayed),
                "Level the crews here.",
            ));
        }
        if !self.no_date.is_empty() {
            let note = note(
                "import.constraint_without_date",
                format!("{} tasks have a date constraint without a date; it was left out.", self.no_date.len()),
                "Give the constraint a date.",
            );
            notes.push(note.about(self.no_date));
        }
        notes
    }
}
