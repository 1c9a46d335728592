//! Activities, the work breakdown and relationships as rows.

use std::collections::{HashMap, HashSet};

use kernel::{Diagnostic, Severity};
use scheduling::{Constraint, Lag, Link, Task, TaskKind};

use super::tasks::WBS;
use super::values::{show_date, show_hours};
use super::write::{File, over};
use crate::element::text_in;
use crate::{Activity, Element};

/// Summaries are elements of the work breakdown.
fn is_wbs(file: &File<'_>, task: &Task) -> bool {
    match file.own {
        true => task.id.starts_with(WBS),
        false => task.kind == TaskKind::Summary,
    }
}

fn key(file: &File<'_>, id: &str) -> String {
    if file.own { id.trim_start_matches(WBS).to_owned() } else { file.tasks.show(id) }
}

fn above(file: &File<'_>, task: &Task) -> String {
    task.parent.as_deref().map_or_else(|| file.root.clone(), |parent| key(file, parent))
}

pub(super) fn work_breakdown(file: &File<'_>) -> Vec<Element> {
    let whole = file.programme.network.tasks.iter().zip(&file.programme.activities);
    let row = |(i, (task, activity)): (usize, (&Task, &Activity))| {
        let mut row = Element::of("row", vec![Element::new("wbs_id", key(file, &task.id))]);
        row.push("parent_wbs_id", above(file, task));
        row.push("wbs_short_name", if activity.code.is_empty() { key(file, &task.id) } else { activity.code.clone() });
        row.push("wbs_name", &*task.name);
        if file.own {
            over(&mut row, &activity.kept);
        } else {
            row.push("proj_id", &*file.project);
            row.push("proj_node_flag", "N");
            row.push("seq_num", (i + 1).to_string());
        }
        row
    };
    whole.enumerate().filter(|(_, (task, _))| is_wbs(file, task)).map(row).collect()
}

pub(super) fn tasks(file: &File<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Element> {
    let whole = file.programme.network.tasks.iter().zip(&file.programme.activities);
    let leaves = whole.filter(|(task, _)| !is_wbs(file, task));
    let placed = |(task, _): &(&Task, &Activity)| matches!(task.constraint, Constraint::PlacedAt(_));
    let placed = leaves.clone().filter(placed).count();
    if placed > 0 {
        diagnostics.push(told(
            "interchange.placed",
            format!("{placed} tasks are placed by hand, which P6 has no word for; they have a mandatory start there."),
        ));
    }
    leaves.map(|(task, activity)| row(file, task, activity)).collect()
}

fn row(file: &File<'_>, task: &Task, activity: &Activity) -> Element {
    let mut row = Element::of("row", vec![Element::new("task_id", key(file, &task.id))]);
    row.push("wbs_id", above(file, task));
    // An activity that follows its resources keeps the calendar it would have without them.
    let follows = file.own && activity.kept.iter().any(|k| k.name == "clndr_id");
    if !follows {
        let calendar = task.calendar.unwrap_or(file.programme.network.calendar);
        row.push_some(
            "clndr_id",
            file.calendars.get(calendar).filter(|_| !file.own || task.calendar.is_some()).cloned(),
        );
    }
    row.push("task_code", if activity.code.is_empty() { task.id.clone() } else { activity.code.clone() });
    row.push("task_name", &*task.name);
    row.push("status_code", status(task));
    durations(task, activity, file.own, &mut row);
    row.push_some("act_start_date", task.progress.actual_start.map(show_date));
    row.push_some("act_end_date", task.progress.actual_finish.map(show_date));
    constraints(task, &mut row);
    stored(activity, &mut row);
    if file.own {
        over(&mut row, &activity.kept);
    } else {
        row.push("proj_id", &*file.project);
        row.push("task_type", kind(task));
        row.push("duration_type", "DT_FixedDUR2");
        row.push("complete_pct_type", "CP_Phys");
        row.push_some("phys_complete_pct", activity.percent_complete.map(|p| p.to_string()));
    }
    row
}

fn status(task: &Task) -> &'static str {
    match (task.progress.actual_start, task.progress.actual_finish) {
        (_, Some(_)) => "TK_Complete",
        (Some(_), None) => "TK_Active",
        (None, None) => "TK_NotStart",
    }
}

fn kind(task: &Task) -> &'static str {
    match task.kind {
        // A milestone of Project stands at the end of what comes before it.
        TaskKind::Milestone => "TT_FinMile",
        TaskKind::LevelOfEffort => "TT_LOE",
        TaskKind::Task | TaskKind::Summary => "TT_Task",
    }
}

fn durations(task: &Task, activity: &Activity, own: bool, row: &mut Element) {
    let remaining = match status(task) {
        "TK_Complete" => 0,
        "TK_Active" => task.progress.remaining.unwrap_or(task.duration),
        _ => task.duration,
    };
    if !own || text_in(&activity.kept, "target_drtn_hr_cnt").is_none() {
        row.push("target_drtn_hr_cnt", show_hours(task.duration));
    }
    row.push("remain_drtn_hr_cnt", show_hours(remaining));
}

fn constraints(task: &Task, row: &mut Element) {
    let (kind, at) = match task.constraint {
        Constraint::AsSoonAsPossible => ("", None),
        Constraint::AsLateAsPossible => ("CS_ALAP", None),
        Constraint::StartNoEarlierThan(at) => ("CS_MSOA", Some(at)),
        Constraint::StartNoLaterThan(at) => ("CS_MSOB", Some(at)),
        Constraint::FinishNoEarlierThan(at) => ("CS_MEOA", Some(at)),
        Constraint::FinishNoLaterThan(at) => ("CS_MEOB", Some(at)),
        Constraint::StartOn(at) => ("CS_MSO", Some(at)),
        Constraint::FinishOn(at) => ("CS_MEO", Some(at)),
        Constraint::MandatoryStart(at) | Constraint::PlacedAt(at) => ("CS_MANDSTART", Some(at)),
        Constraint::MandatoryFinish(at) => ("CS_MANDFIN", Some(at)),
    };
    let mut both = vec![(kind, at)];
    both.extend(task.deadline.map(|at| ("CS_MEOB", Some(at))));
    both.retain(|(kind, _)| !kind.is_empty());
    for ((kind, at), (name, date)) in both.into_iter().zip([("cstr_type", "cstr_date"), ("cstr_type2", "cstr_date2")]) {
        row.push(name, kind);
        row.push_some(date, at.map(show_date));
    }
}

fn stored(activity: &Activity, row: &mut Element) {
    let stored = &activity.stored;
    let dates = [
        ("target_start_date", stored.start),
        ("target_end_date", stored.finish),
        ("early_start_date", stored.early_start),
        ("early_end_date", stored.early_finish),
        ("late_start_date", stored.late_start),
        ("late_end_date", stored.late_finish),
    ];
    for (name, at) in dates {
        row.push_some(name, at.map(show_date));
    }
    row.push_some("total_float_hr_cnt", stored.total_float.map(show_hours));
    row.push_some("free_float_hr_cnt", stored.free_float.map(show_hours));
}

pub(super) fn links(file: &File<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Element> {
    let network = &file.programme.network;
    let tasks: HashMap<&str, &Task> = network.tasks.iter().map(|t| (t.id.as_str(), t)).collect();
    let is_activity = |id: &str| tasks.get(id).is_some_and(|t| !is_wbs(file, t));
    let (kept, lost): (Vec<&Link>, Vec<&Link>) =
        network.links.iter().partition(|l| is_activity(&l.from) && is_activity(&l.to));
    if !lost.is_empty() {
        diagnostics.push(told(
            "interchange.summary_links",
            format!("{} links lead to or from a summary or nowhere; P6 links activities only.", lost.len()),
        ));
    }
    let lags: HashSet<_> =
        kept.iter().filter(|l| l.lag != Lag::Minutes(0)).map(|l| format!("{:?}", l.lag_calendar)).collect();
    if lags.len() > 1 {
        let cause = "Lags run on different calendars; P6 has one choice for the whole project.".to_owned();
        diagnostics.push(told("interchange.lag_calendar", cause));
    }
    let mut as_read = rows_of_links(file);
    let row = |(i, link): (usize, &&Link)| {
        let mut row = Element::of("row", vec![Element::new("task_id", key(file, &link.to))]);
        row.push("pred_task_id", key(file, &link.from));
        row.push("pred_type", format!("PR_{}", link.kind.code()));
        let lag = match link.lag {
            Lag::Minutes(minutes) => minutes,
            Lag::Percent(percent) => tasks[link.from.as_str()].duration.saturating_mul(percent) / 100,
        };
        row.push("lag_hr_cnt", show_hours(lag));
        if let Some(known) = as_read.get_mut(&ends(&row)).and_then(Vec::pop) {
            over(&mut row, &known.children);
            return row;
        }
        row.push("task_pred_id", (i + 1).to_string());
        row.push("proj_id", &*file.project);
        row.push("pred_proj_id", &*file.project);
        row
    };
    kept.iter().enumerate().map(row).collect()
}

type Ends = [String; 3];

fn ends(row: &Element) -> Ends {
    ["task_id", "pred_task_id", "pred_type"].map(|column| row.text_of(column).unwrap_or_default().to_owned())
}

/// The file's rows of the programme's links, by their ends; of several alike the first is the last.
fn rows_of_links<'p>(file: &File<'p>) -> HashMap<Ends, Vec<&'p Element>> {
    let mut rows: HashMap<Ends, Vec<&Element>> = HashMap::new();
    let table = file.programme.kept.iter().find(|e| e.name == "TASKPRED").filter(|_| file.own);
    for row in table.into_iter().flat_map(|t| t.children.iter().rev()) {
        rows.entry(ends(row)).or_default().push(row);
    }
    rows
}

/// The rows of a kept table but those that the programme's own links are written as.
pub(super) fn apart_from_links(file: &File<'_>, table: &Element) -> Vec<Element> {
    if table.name != "TASKPRED" {
        return table.children.clone();
    }
    let tasks: HashSet<&str> = file.programme.network.tasks.iter().map(|t| t.id.as_str()).collect();
    let is_own = |row: &&Element| ends(row)[..2].iter().all(|id| tasks.contains(id.as_str()));
    table.children.iter().filter(|row| !is_own(row)).cloned().collect()
}

fn told(code: &str, cause: String) -> Diagnostic {
    Diagnostic::new(Severity::Warning, code, cause, "Compare the dates after opening the file there.")
}
