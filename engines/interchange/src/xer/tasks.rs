//! Activities, the work breakdown around them, and their relationships.

use std::collections::{HashMap, HashSet};

use kernel::Diagnostic;
use rust_decimal::Decimal;
use scheduling::{Constraint, Lag, Link, LinkKind, Progress, Task, TaskKind};

use super::read::{Source, Used, note};
use super::values::{date, decimal, minutes, text, yes};
use crate::{Activity, Element, Programme, Stored};

pub(super) const KNOWN: &[&str] = &[
    "task_id",
    "wbs_id",
    "clndr_id",
    "task_code",
    "task_name",
    "status_code",
    "remain_drtn_hr_cnt",
    "act_start_date",
    "act_end_date",
    "cstr_type",
    "cstr_date",
    "cstr_type2",
    "cstr_date2",
    "early_start_date",
    "early_end_date",
    "late_start_date",
    "late_end_date",
    "target_start_date",
    "target_end_date",
    "total_float_hr_cnt",
    "free_float_hr_cnt",
];
pub(super) const KNOWN_OF_WBS: &[&str] = &["wbs_id", "parent_wbs_id", "wbs_short_name", "wbs_name"];

/// Elements of the work breakdown stand among the tasks as summaries, under ids of their own.
pub(super) const WBS: &str = "wbs-";

/// What is counted while reading, to be told once.
#[derive(Default)]
struct Tally {
    second_constraint: Vec<String>,
    suspended: Vec<String>,
    expected: Vec<String>,
    outside: usize,
}

pub(super) fn read(
    source: &Source<'_>,
    programme: &mut Programme,
    used: &mut Used,
    notes: &mut Vec<Diagnostic>,
) -> Result<(), Diagnostic> {
    let is_own = |row: &&Element| row.text_of("proj_id") == Some(source.project_id.as_str());
    let root = work_breakdown(source, programme, used);
    let nodes: HashSet<String> = programme.activities.iter().map(|a| a.source_id.clone()).collect();
    let memos = memos(source);
    let mut tally = Tally::default();
    for row in source.tables.rows("TASK").iter().filter(is_own) {
        used.row(row);
        let mut task = task(source, row, &mut tally)?;
        let wbs = text(row, "wbs_id");
        task.parent = (!root.contains(&wbs) && nodes.contains(&wbs)).then(|| format!("{WBS}{wbs}"));
        let mut activity = activity(row, &task)?;
        activity.notes = memos.get(&activity.id).cloned().unwrap_or_default();
        programme.network.tasks.push(task);
        programme.activities.push(activity);
    }
    let tasks: HashSet<&str> = programme.activities.iter().map(|a| a.id.as_str()).collect();
    for row in
        source.tables.rows("TASKPRED").iter().filter(|r| tasks.contains(r.text_of("task_id").unwrap_or_default()))
    {
        if !tasks.contains(row.text_of("pred_task_id").unwrap_or_default()) {
            tally.outside += 1;
            continue;
        }
        // The row is kept too, for what else it says.
        programme.network.links.push(link(source, row)?);
    }
    notes.extend(tally.notes());
    Ok(())
}

/// Puts the elements below the project's own into the programme; tells which ones are the project's.
fn work_breakdown(source: &Source<'_>, programme: &mut Programme, used: &mut Used) -> HashSet<String> {
    let own = |row: &&Element| row.text_of("proj_id") == Some(source.project_id.as_str());
    let rows: Vec<&Element> = source.tables.rows("PROJWBS").iter().filter(own).collect();
    let root: HashSet<String> = rows.iter().filter(|r| yes(r, "proj_node_flag")).map(|r| text(r, "wbs_id")).collect();
    for row in rows.into_iter().filter(|r| !yes(r, "proj_node_flag")) {
        used.row(row);
        let (id, above) = (text(row, "wbs_id"), text(row, "parent_wbs_id"));
        let mut task = Task::summary(format!("{WBS}{id}"), text(row, "wbs_name"));
        task.parent = (!above.is_empty() && !root.contains(&above)).then(|| format!("{WBS}{above}"));
        programme.activities.push(Activity {
            id: task.id.clone(),
            source_id: id,
            code: text(row, "wbs_short_name"),
            wbs: text(row, "wbs_short_name"),
            kept: row.apart_from(KNOWN_OF_WBS),
            ..Activity::default()
        });
        programme.network.tasks.push(task);
    }
    root
}

/// Notes by activity.
fn memos(source: &Source<'_>) -> HashMap<String, String> {
    let mut memos: HashMap<String, String> = HashMap::new();
    for row in source.tables.rows("TASKMEMO") {
        if let Some(memo) = row.text_of("task_memo") {
            let notes = memos.entry(text(row, "task_id")).or_default();
            let gap = if notes.is_empty() { "" } else { "\n" };
            notes.push_str(&format!("{gap}{memo}"));
        }
    }
    memos
}

fn task(source: &Source<'_>, row: &Element, tally: &mut Tally) -> Result<Task, Diagnostic> {
    let kind = match row.text_of("task_type") {
        Some("TT_Mile" | "TT_FinMile") => TaskKind::Milestone,
        Some("TT_LOE" | "TT_WBS") => TaskKind::LevelOfEffort,
        _ => TaskKind::Task,
    };
    let (target, remaining) = (minutes(row, "target_drtn_hr_cnt")?, minutes(row, "remain_drtn_hr_cnt")?);
    let status = row.text_of("status_code");
    let started = matches!(status, Some("TK_Active" | "TK_Complete"));
    // Open work is scheduled with what remains of it, which a planner may have changed.
    let duration = if started { target.or(remaining) } else { remaining.or(target) };
    let mut task = Task { kind, ..Task::new(text(row, "task_id"), text(row, "task_name"), duration.unwrap_or(0)) };
    task.calendar = row.text_of("clndr_id").and_then(|id| source.calendars.get(id)).copied();
    if started {
        task.progress.actual_start = date(row, "act_start_date")?;
    }
    match status {
        Some("TK_Active") => task.progress.remaining = remaining,
        Some("TK_Complete") => task.progress.actual_finish = date(row, "act_end_date")?,
        _ => task.progress = Progress::default(),
    }
    constrain(&mut task, row, tally)?;
    if row.text_of("suspend_date").is_some() && status == Some("TK_Active") {
        tally.suspended.push(text(row, "task_code"));
    }
    if row.text_of("expect_end_date").is_some() && status != Some("TK_Complete") {
        tally.expected.push(text(row, "task_code"));
    }
    Ok(task)
}

/// Of two constraints, one that only limits the finish is a deadline: it moves nothing and eats float.
fn constrain(task: &mut Task, row: &Element, tally: &mut Tally) -> Result<(), Diagnostic> {
    let read = |kind: &str, at: &str| Ok((row.text_of(kind), date(row, at)?));
    let (first, second) = (read("cstr_type", "cstr_date")?, read("cstr_type2", "cstr_date2")?);
    let mut constraints = Vec::new();
    for (kind, at) in [first, second] {
        constraints.extend(constraint(kind, at));
    }
    task.constraint = constraints.first().copied().unwrap_or_default();
    if let [one, two] = constraints[..] {
        match (one, two) {
            (_, Constraint::FinishNoLaterThan(at)) => (task.constraint, task.deadline) = (one, Some(at)),
            (Constraint::FinishNoLaterThan(at), _) => (task.constraint, task.deadline) = (two, Some(at)),
            _ => tally.second_constraint.push(text(row, "task_code")),
        }
    }
    Ok(())
}

fn constraint(kind: Option<&str>, at: Option<jiff::civil::DateTime>) -> Option<Constraint> {
    Some(match (kind?, at) {
        ("CS_ALAP", _) => Constraint::AsLateAsPossible,
        ("CS_MSO", Some(at)) => Constraint::StartOn(at),
        ("CS_MSOA", Some(at)) => Constraint::StartNoEarlierThan(at),
        ("CS_MSOB", Some(at)) => Constraint::StartNoLaterThan(at),
        ("CS_MEO", Some(at)) => Constraint::FinishOn(at),
        ("CS_MEOA", Some(at)) => Constraint::FinishNoEarlierThan(at),
        ("CS_MEOB", Some(at)) => Constraint::FinishNoLaterThan(at),
        ("CS_MANDSTART", Some(at)) => Constraint::MandatoryStart(at),
        ("CS_MANDFIN", Some(at)) => Constraint::MandatoryFinish(at),
        _ => return None,
    })
}

fn activity(row: &Element, task: &Task) -> Result<Activity, Diagnostic> {
    let mut kept = row.apart_from(KNOWN);
    let both = constraint(row.text_of("cstr_type2"), date(row, "cstr_date2")?).is_some() && task.deadline.is_none();
    if both {
        kept.extend(row.each("cstr_type2").chain(row.each("cstr_date2")).cloned());
    }
    Ok(Activity {
        id: task.id.clone(),
        source_id: task.id.clone(),
        code: text(row, "task_code"),
        wbs: text(row, "task_code"),
        percent_complete: percent(row)?,
        stored: stored(row)?,
        kept,
        ..Activity::default()
    })
}

/// As the activity's own type of percent complete has it.
fn percent(row: &Element) -> Result<Option<Decimal>, Diagnostic> {
    let of = |column| decimal(row, column).map(Option::unwrap_or_default);
    let hundred = Decimal::from(100);
    let part = |done: Decimal, whole: Decimal| {
        let percent = done.checked_div(whole).and_then(|p| p.checked_mul(hundred));
        percent.map(|p| p.round_dp(2).clamp(Decimal::ZERO, hundred))
    };
    match row.text_of("complete_pct_type") {
        Some("CP_Phys") => decimal(row, "phys_complete_pct"),
        Some("CP_Units") => {
            let (done, left) = (of("act_work_qty")?, of("remain_work_qty")?);
            Ok(part(done, done.saturating_add(left)))
        }
        _ => {
            let left = decimal(row, "remain_drtn_hr_cnt")?;
            let whole = of("target_drtn_hr_cnt")?;
            Ok(left.and_then(|left| part(whole.saturating_sub(left), whole)))
        }
    }
}

fn stored(row: &Element) -> Result<Stored, Diagnostic> {
    Ok(Stored {
        start: date(row, "target_start_date")?,
        finish: date(row, "target_end_date")?,
        early_start: date(row, "early_start_date")?,
        early_finish: date(row, "early_end_date")?,
        late_start: date(row, "late_start_date")?,
        late_finish: date(row, "late_end_date")?,
        total_float: minutes(row, "total_float_hr_cnt")?,
        free_float: minutes(row, "free_float_hr_cnt")?,
        critical: None,
    })
}

fn link(source: &Source<'_>, row: &Element) -> Result<Link, Diagnostic> {
    let kind = match row.text_of("pred_type") {
        Some("PR_SS") => LinkKind::StartStart,
        Some("PR_FF") => LinkKind::FinishFinish,
        Some("PR_SF") => LinkKind::StartFinish,
        _ => LinkKind::FinishStart,
    };
    Ok(Link {
        from: text(row, "pred_task_id"),
        to: text(row, "task_id"),
        kind,
        lag: Lag::Minutes(minutes(row, "lag_hr_cnt")?.unwrap_or(0)),
        lag_calendar: source.lag_calendar,
    })
}

/// An activity that depends on its resources works when they do.
pub(super) fn follow_resources(source: &Source<'_>, programme: &mut Programme, notes: &mut Vec<Diagnostic>) {
    let calendars: HashMap<&str, Option<usize>> =
        programme.resources.iter().map(|r| (r.id.as_str(), r.calendar)).collect();
    let mut works: HashMap<&str, HashSet<usize>> = HashMap::new();
    for assignment in &programme.assignments {
        let calendar = calendars.get(assignment.resource.as_str()).copied().flatten();
        works.entry(assignment.task.as_str()).or_default().extend(calendar);
    }
    let is_dependent = |a: &Activity| a.kept.iter().any(|k| k.name == "task_type" && k.text == "TT_Rsrc");
    let mut mixed = Vec::new();
    let dependent = programme.network.tasks.iter_mut().zip(&mut programme.activities).filter(|(_, a)| is_dependent(a));
    for (task, activity) in dependent {
        let mut found = works.get(task.id.as_str()).into_iter().flatten();
        match (found.next(), found.next()) {
            (Some(only), None) if Some(*only) != task.calendar => {
                let own = source.calendars.iter().find(|(_, at)| Some(**at) == task.calendar);
                activity.kept.extend(own.map(|(id, _)| Element::new("clndr_id", id.as_str())));
                task.calendar = Some(*only);
            }
            (Some(_), Some(_)) => mixed.push(activity.code.clone()),
            _ => {}
        }
    }
    if !mixed.is_empty() {
        let cause = format!(
            "{} activities depend on resources with different calendars; they are scheduled on their own.",
            mixed.len()
        );
        notes.push(note("interchange.resource_calendars", &cause).about(mixed));
    }
}

impl Tally {
    fn notes(self) -> Vec<Diagnostic> {
        let mut notes = Vec::new();
        let mut tell = |code: &str, about: Vec<String>, what: &str| {
            if !about.is_empty() {
                notes.push(note(code, &format!("{} activities {what}.", about.len())).about(about));
            }
        };
        tell(
            "interchange.second_constraint",
            self.second_constraint,
            "have a second constraint, which does not count here",
        );
        tell("interchange.suspended", self.suspended, "were suspended; their remaining work goes on at the data date");
        tell(
            "interchange.expected_finish",
            self.expected,
            "have an expected finish; their remaining duration counts instead",
        );
        if self.outside > 0 {
            let cause = format!("{} relationships come from other projects and do not count here.", self.outside);
            notes.push(note("interchange.outside_links", &cause));
        }
        notes
    }
}
