//! Tasks, in outline order, with their links.

use std::collections::HashMap;

use kernel::{Diagnostic, Severity};
use scheduling::{Constraint, Lag, LagCalendar, Link, LinkKind, Task, TaskKind};

use super::values::{is_elapsed, show_date, show_duration, show_flag};
use super::write::Document;
use super::{fields, order};
use crate::element::text_in;
use crate::{Activity, Element, Stored, StoredBaseline};

pub(super) fn write(document: &Document<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Element> {
    let programme = document.programme;
    let mut links: HashMap<&str, Vec<&Link>> = HashMap::new();
    for link in &programme.network.links {
        links.entry(link.to.as_str()).or_default().push(link);
    }
    let places = outline(&programme.network.tasks);
    let mut tasks: Vec<Element> = document.kept(&programme.kept).filter(|e| e.name == "Task").collect();
    for (row, place) in places.iter().enumerate() {
        let (task, activity) = (&programme.network.tasks[place.task], &programme.activities[place.task]);
        let links = links.get(task.id.as_str()).map(Vec::as_slice).unwrap_or_default();
        tasks.push(element(document, place, row + 1, task, activity, links));
    }
    if document.own {
        tasks.sort_by_key(|t| t.text_of("ID").and_then(|id| id.parse::<u64>().ok()).unwrap_or(u64::MAX));
    }
    diagnostics.extend(told(document));
    tasks
}

/// Where a task stands in the outline.
struct Place {
    task: usize,
    level: usize,
    /// "1.2.3"
    number: String,
}

/// Every task after the summary it is part of, the parts of a summary together.
fn outline(tasks: &[Task]) -> Vec<Place> {
    let index: HashMap<&str, usize> = tasks.iter().enumerate().rev().map(|(i, t)| (t.id.as_str(), i)).collect();
    let mut parts: Vec<Vec<usize>> = vec![Vec::new(); tasks.len()];
    let mut top = Vec::new();
    for (i, task) in tasks.iter().enumerate() {
        match task.parent.as_deref().and_then(|p| index.get(p)).filter(|p| **p != i) {
            Some(parent) => parts[*parent].push(i),
            None => top.push(i),
        }
    }
    let mut places: Vec<Place> = Vec::new();
    let number = |above: &str, n: usize| if above.is_empty() { n.to_string() } else { format!("{above}.{n}") };
    let mut open: Vec<Place> = Vec::new();
    let wait = |open: &mut Vec<Place>, list: &[usize], above: &str, level: usize| {
        let place = |(n, task): (usize, &usize)| Place { task: *task, level, number: number(above, n + 1) };
        open.extend(list.iter().enumerate().map(place).rev());
    };
    wait(&mut open, &top, "", 1);
    let mut placed = vec![false; tasks.len()];
    let mut rest = 0..tasks.len();
    loop {
        while let Some(place) = open.pop() {
            if !std::mem::replace(&mut placed[place.task], true) {
                wait(&mut open, &parts[place.task], &place.number, place.level + 1);
                places.push(place);
            }
        }
        // What is left is part of itself, and stands on its own.
        let Some(left) = rest.find(|t| !placed[*t]) else { return places };
        top.push(left);
        open.push(Place { task: left, level: 1, number: top.len().to_string() });
    }
}

fn element(
    document: &Document<'_>,
    place: &Place,
    row: usize,
    task: &Task,
    activity: &Activity,
    links: &[&Link],
) -> Element {
    let mut parts: Vec<Element> = document.kept(&activity.kept).collect();
    parts.extend(head(document, place, row, task, activity));
    parts.extend(stored(&activity.stored, &task.constraint));
    parts.extend(progress(task));
    parts.extend(constraint(task));
    calendar(document, task, &mut parts);
    parts.extend(links.iter().map(|link| write_link(document, link)));
    for value in &activity.fields {
        let position = document.programme.fields.iter().position(|f| f.id == value.field);
        parts.extend(fields::write_value(value, document.own, position));
    }
    parts.extend(activity.baselines.iter().map(|b| baseline(document, b)));
    order::sort(&mut parts, order::TASK);
    Element::of("Task", parts)
}

/// What a task is called, where it stands, and how far it is.
fn head(document: &Document<'_>, place: &Place, row: usize, task: &Task, activity: &Activity) -> Vec<Element> {
    let mut parts = Vec::new();
    let mut put = |name: &str, text: String| parts.push(Element::new(name, text));
    put("UID", document.tasks.show(&task.id));
    put("ID", if document.own && !activity.code.is_empty() { activity.code.clone() } else { row.to_string() });
    if !task.name.is_empty() {
        put("Name", task.name.clone());
    }
    if !activity.wbs.is_empty() || !document.own {
        put("WBS", if activity.wbs.is_empty() { activity.code.clone() } else { activity.wbs.clone() });
    }
    put("OutlineNumber", place.number.clone());
    put("OutlineLevel", place.level.to_string());
    put("Summary", show_flag(task.kind == TaskKind::Summary).to_owned());
    put("Milestone", show_flag(task.kind == TaskKind::Milestone).to_owned());
    put("Duration", show_duration(task.duration));
    if !activity.notes.is_empty() {
        put("Notes", activity.notes.clone());
    }
    if let Some(percent) = activity.percent_complete {
        put("PercentComplete", if document.own { percent } else { percent.round() }.to_string());
    }
    if let Some(at) = task.deadline {
        put("Deadline", show_date(at));
    }
    parts
}

fn stored(stored: &Stored, constraint: &Constraint) -> Vec<Element> {
    let placed = if let Constraint::PlacedAt(at) = constraint { Some(*at) } else { None };
    let dates = [
        ("Start", placed.or(stored.start)),
        ("Finish", stored.finish),
        ("EarlyStart", stored.early_start),
        ("EarlyFinish", stored.early_finish),
        ("LateStart", stored.late_start),
        ("LateFinish", stored.late_finish),
    ];
    let mut parts: Vec<Element> =
        dates.into_iter().filter_map(|(name, at)| at.map(|at| Element::new(name, show_date(at)))).collect();
    let floats = [("TotalSlack", stored.total_float), ("FreeSlack", stored.free_float)];
    // In tenths of a minute.
    parts.extend(
        floats.into_iter().filter_map(|(name, m)| m.map(|m| Element::new(name, m.saturating_mul(10).to_string()))),
    );
    parts.extend(stored.critical.map(|yes| Element::new("Critical", show_flag(yes))));
    parts
}

fn progress(task: &Task) -> Vec<Element> {
    let progress = &task.progress;
    let dates = [("ActualStart", progress.actual_start), ("ActualFinish", progress.actual_finish)];
    let mut parts: Vec<Element> =
        dates.into_iter().filter_map(|(name, at)| at.map(|at| Element::new(name, show_date(at)))).collect();
    if task.kind != TaskKind::Summary {
        let open = if progress.actual_finish.is_some() { 0 } else { task.duration };
        parts.push(Element::new("RemainingDuration", show_duration(progress.remaining.unwrap_or(open))));
    }
    parts
}

fn constraint(task: &Task) -> Vec<Element> {
    if task.kind == TaskKind::Summary {
        return Vec::new();
    }
    let (kind, at) = match task.constraint {
        Constraint::PlacedAt(_) => return vec![Element::new("Manual", "1")],
        Constraint::AsSoonAsPossible => (0, None),
        Constraint::AsLateAsPossible => (1, None),
        Constraint::StartOn(at) | Constraint::MandatoryStart(at) => (2, Some(at)),
        Constraint::FinishOn(at) | Constraint::MandatoryFinish(at) => (3, Some(at)),
        Constraint::StartNoEarlierThan(at) => (4, Some(at)),
        Constraint::StartNoLaterThan(at) => (5, Some(at)),
        Constraint::FinishNoEarlierThan(at) => (6, Some(at)),
        Constraint::FinishNoLaterThan(at) => (7, Some(at)),
    };
    let mut parts = vec![Element::new("ConstraintType", kind.to_string())];
    parts.extend(at.map(|at| Element::new("ConstraintDate", show_date(at))));
    parts
}

/// A duration in elapsed time is told by its format; any other by the calendar.
fn calendar(document: &Document<'_>, task: &Task, parts: &mut Vec<Element>) {
    let format = text_in(parts, "DurationFormat").and_then(|f| f.parse().ok());
    let elapsed = document.own && task.calendar.is_some_and(|c| document.stands_for_elapsed(c));
    if elapsed != is_elapsed(format) || format.is_none() {
        parts.retain(|p| p.name != "DurationFormat");
        // Days, of elapsed or of working time.
        parts.push(Element::new("DurationFormat", if elapsed { "8" } else { "7" }));
    }
    let uid = task.calendar.filter(|_| !elapsed).and_then(|c| document.calendars.get(c));
    parts.push(Element::new("CalendarUID", uid.map_or("-1".to_owned(), u64::to_string)));
}

fn write_link(document: &Document<'_>, link: &Link) -> Element {
    let kind = match link.kind {
        LinkKind::FinishFinish => "0",
        LinkKind::FinishStart => "1",
        LinkKind::StartFinish => "2",
        LinkKind::StartStart => "3",
    };
    let elapsed = link.lag_calendar == LagCalendar::Elapsed;
    let (lag, format) = match (link.lag, elapsed) {
        (Lag::Minutes(minutes), false) => (minutes.saturating_mul(10), "7"),
        (Lag::Minutes(minutes), true) => (minutes.saturating_mul(10), "8"),
        (Lag::Percent(percent), false) => (percent, "19"),
        (Lag::Percent(percent), true) => (percent, "20"),
    };
    Element::of(
        "PredecessorLink",
        vec![
            Element::new("PredecessorUID", document.tasks.show(&link.from)),
            Element::new("Type", kind),
            Element::new("CrossProject", "0"),
            Element::new("LinkLag", lag.to_string()),
            Element::new("LagFormat", format),
        ],
    )
}

fn baseline(document: &Document<'_>, baseline: &StoredBaseline) -> Element {
    let mut parts = vec![Element::new("Number", baseline.number.to_string())];
    parts.extend(baseline.start.map(|at| Element::new("Start", show_date(at))));
    parts.extend(baseline.finish.map(|at| Element::new("Finish", show_date(at))));
    parts.extend(baseline.duration.map(|m| Element::new("Duration", show_duration(m))));
    parts.extend(document.kept(&baseline.kept));
    Element::of("Baseline", parts)
}

/// What the format has no word for.
fn told(document: &Document<'_>) -> Vec<Diagnostic> {
    let network = &document.programme.network;
    let mut told = Vec::new();
    let mut tell = |code: &str, count: usize, what: &str, cure: &str| {
        if count > 0 {
            told.push(Diagnostic::new(Severity::Warning, code, format!("{count} {what}."), cure));
        }
    };
    let lag_elsewhere =
        |l: &&Link| l.lag != Lag::Minutes(0) && matches!(l.lag_calendar, LagCalendar::Successor | LagCalendar::Project);
    tell(
        "interchange.lag_calendar",
        network.links.iter().filter(lag_elsewhere).count(),
        "links have a lag that runs on a calendar of its own choice; Project has no such choice",
        "Compare the dates after opening the file there.",
    );
    tell(
        "interchange.pinned",
        network
            .tasks
            .iter()
            .filter(|t| matches!(t.constraint, Constraint::StartOn(_) | Constraint::FinishOn(_)))
            .count(),
        "tasks are to start or finish on a date, which is “must” there and holds against links",
        "Check these tasks after opening the file there.",
    );
    tell(
        "interchange.level_of_effort",
        network.tasks.iter().filter(|t| t.kind == TaskKind::LevelOfEffort).count(),
        "levels of effort are plain tasks of their own duration there",
        "Check these tasks after opening the file there.",
    );
    tell(
        "interchange.holds",
        network.tasks.iter().filter(|t| !t.not_before.is_empty()).count(),
        "tasks wait for deliveries or gates, which Project has no place for",
        "Give these tasks a “start no earlier than” date before writing.",
    );
    told
}
