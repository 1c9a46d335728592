//! Tasks and their links.

use std::collections::HashMap;

use kernel::{Diagnostic, WorkCalendar};
use scheduling::{Constraint, Lag, LagCalendar, Link, LinkKind, Network, Progress, Task, TaskKind};

use super::values::{date, duration, is_elapsed, is_percent, note, number};
use super::{fields, order};
use crate::{Activity, CalendarRecord, Element, Programme, Stored, StoredBaseline};

/// What the model has words for; the rest of a task is kept as it is.
pub(super) const KNOWN: &[&str] = &[
    "UID",
    "ID",
    "Name",
    "Notes",
    "WBS",
    "OutlineNumber",
    "OutlineLevel",
    "Summary",
    "Milestone",
    "Start",
    "Finish",
    "Duration",
    "EarlyStart",
    "EarlyFinish",
    "LateStart",
    "LateFinish",
    "TotalSlack",
    "FreeSlack",
    "Critical",
    "PercentComplete",
    "ActualStart",
    "ActualFinish",
    "RemainingDuration",
    "ConstraintType",
    "ConstraintDate",
    "Manual",
    "Deadline",
    "CalendarUID",
    "PredecessorLink",
    "ExtendedAttribute",
    "Baseline",
];

/// What is counted while reading, to be told once.
#[derive(Default)]
struct Tally {
    by_hand: usize,
    inactive: usize,
    delayed: usize,
    no_date: Vec<String>,
}

/// Puts the file's tasks and links into the programme; the project's own summary (outline level 0) is not a task.
pub(super) fn read(
    project: &Element,
    programme: &mut Programme,
    calendars: &HashMap<i64, usize>,
    notes: &mut Vec<Diagnostic>,
) -> Result<(), Diagnostic> {
    let mut tally = Tally::default();
    // The summaries around the next task, outermost first.
    let mut outline: Vec<(u32, String)> = Vec::new();
    for element in project.list("Tasks", "Task") {
        let is_left_out = element.text_of("IsNull") == Some("1") || element.text_of("Active") == Some("0");
        let level = number(element, "OutlineLevel")?.unwrap_or(1);
        if is_left_out || level == 0 {
            tally.inactive += usize::from(element.text_of("Active") == Some("0"));
            programme.kept.push(element.clone());
            continue;
        }
        let activity = activity(element)?;
        outline.retain(|(above, _)| *above < level);
        let mut task = task(element, &activity, programme, calendars, &mut tally)?;
        task.parent = outline.last().map(|(_, id)| id.clone());
        outline.push((level, activity.id.clone()));
        for link in element.each("PredecessorLink") {
            programme.network.links.push(read_link(link, &activity.id)?);
        }
        programme.network.tasks.push(task);
        programme.activities.push(activity);
    }
    notes.extend(tally.notes());
    Ok(())
}

fn activity(element: &Element) -> Result<Activity, Diagnostic> {
    let text = |name| element.text_of(name).unwrap_or_default().to_owned();
    let id = element.text_of("UID").or(element.text_of("ID")).unwrap_or_default().to_owned();
    let mut baselines = Vec::new();
    for baseline in element.each("Baseline") {
        baselines.push(StoredBaseline {
            number: number(baseline, "Number")?.unwrap_or(0),
            start: date(baseline, "Start")?,
            finish: date(baseline, "Finish")?,
            duration: duration(baseline, "Duration")?,
            kept: baseline.apart_from(&["Number", "Start", "Finish", "Duration"]),
        });
    }
    Ok(Activity {
        source_id: id.clone(),
        id,
        code: text("ID"),
        wbs: text("WBS"),
        percent_complete: number(element, "PercentComplete")?,
        notes: element.child("Notes").map(|n| n.text.clone()).unwrap_or_default(),
        stored: stored(element)?,
        baselines,
        fields: fields::values(element),
        splits: Vec::new(),
        kept: kept(element),
    })
}

/// Of a summary and of a task placed by hand, constraints and progress do not count, and stay as they are.
fn kept(element: &Element) -> Vec<Element> {
    let unused: &[&str] = match (element.text_of("Summary"), element.text_of("Manual")) {
        (Some("1"), _) => {
            &["Manual", "ConstraintType", "ConstraintDate", "ActualStart", "ActualFinish", "RemainingDuration"]
        }
        (_, Some("1")) => &["ConstraintType", "ConstraintDate"],
        _ => &[],
    };
    let mut kept = element.apart_from(KNOWN);
    kept.extend(element.children.iter().filter(|c| unused.contains(&c.name.as_str())).cloned());
    order::sort(&mut kept, order::TASK);
    kept
}

fn stored(element: &Element) -> Result<Stored, Diagnostic> {
    // Slack is written in tenths of a minute.
    let slack = |name| number::<i64>(element, name).map(|n| n.map(|tenths| tenths / 10));
    Ok(Stored {
        start: date(element, "Start")?,
        finish: date(element, "Finish")?,
        early_start: date(element, "EarlyStart")?,
        early_finish: date(element, "EarlyFinish")?,
        late_start: date(element, "LateStart")?,
        late_finish: date(element, "LateFinish")?,
        total_float: slack("TotalSlack")?,
        free_float: slack("FreeSlack")?,
        critical: element.text_of("Critical").map(|text| text == "1"),
    })
}

fn task(
    element: &Element,
    activity: &Activity,
    programme: &mut Programme,
    calendars: &HashMap<i64, usize>,
    tally: &mut Tally,
) -> Result<Task, Diagnostic> {
    let minutes = duration(element, "Duration")?.unwrap_or(0);
    let elapsed = is_elapsed(number(element, "DurationFormat")?);
    let own = number::<i64>(element, "CalendarUID")?.and_then(|uid| calendars.get(&uid).copied());
    let calendar = if elapsed { Some(round_the_clock(programme)) } else { own };
    if number::<i64>(element, "LevelingDelay")?.unwrap_or(0) > 0 {
        tally.delayed += 1;
    }
    let yes = |name| element.text_of(name) == Some("1");
    let kind = match (yes("Summary"), yes("Milestone")) {
        (true, _) => TaskKind::Summary,
        (_, true) => TaskKind::Milestone,
        _ => TaskKind::Task,
    };
    let name = element.text_of("Name").unwrap_or_default();
    let mut task = Task { kind, calendar, ..Task::new(&activity.id, name, minutes) };
    if kind != TaskKind::Summary {
        task.constraint = constraint(element, tally)?;
        task.progress = progress(element, minutes)?;
    }
    task.deadline = date(element, "Deadline")?;
    Ok(task)
}

/// The position of the calendar that stands for elapsed time.
fn round_the_clock(programme: &mut Programme) -> usize {
    let known = programme.calendars.iter().position(|c| c.id.is_empty());
    known.unwrap_or_else(|| {
        let network: &mut Network = &mut programme.network;
        network.calendars.push(WorkCalendar::round_the_clock());
        programme.calendars.push(CalendarRecord::default());
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
    // Tenths of a minute.
    let lag = if is_percent(format) { Lag::Percent(lag) } else { Lag::Minutes(lag / 10) };
    let lag_calendar = if is_elapsed(format) { LagCalendar::Elapsed } else { LagCalendar::Predecessor };
    let from = element.text_of("PredecessorUID").unwrap_or_default().to_owned();
    Ok(Link { from, to: to.to_owned(), kind, lag, lag_calendar })
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
