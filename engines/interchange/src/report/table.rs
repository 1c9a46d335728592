//! The same as text for people.

use std::fmt::Write;

use kernel::Diagnostic;

use super::{Moment, Report, ReportTask};
use crate::check::{Check, Pair, Tally, TaskCheck};

/// Tasks in rows, then the finish, then what there is to say.
pub fn table(report: &Report) -> String {
    let levelled = report.tasks.iter().any(|t| t.levelled_start.is_some());
    let mut head = vec!["id", "name", "start", "finish", "late start", "late finish", "float", "free"];
    if levelled {
        head.extend(["levelled start", "levelled finish"]);
    }
    let mut rows = vec![head.into_iter().map(str::to_owned).collect()];
    rows.extend(report.tasks.iter().map(|task| row(task, levelled)));
    let mut out = aligned(&rows);
    let _ = write!(out, "\nFinish: {}", report.finish);
    if let (Some(makespan), Some(bound), Moment::Period(_)) = (report.makespan, report.lower_bound, report.finish) {
        let told = if report.proved_optimal {
            "proved shortest".to_owned()
        } else {
            format!("no plan is shorter than {bound}")
        };
        let _ = write!(out, " ({makespan} periods, {told})");
    }
    let _ = writeln!(out, ". * is critical. Floats are {}.", unit(report.finish));
    if !report.verified {
        out.push_str("The checker found something wrong with these dates; see below.\n");
    }
    told(&report.diagnostics, &mut out);
    out
}

fn unit(finish: Moment) -> &'static str {
    match finish {
        Moment::Date(_) => "working hours and minutes",
        Moment::Period(_) => "periods",
    }
}

fn row(task: &ReportTask, levelled: bool) -> Vec<String> {
    let float = |value: i64| match task.start {
        Moment::Date(_) => hours(value),
        Moment::Period(_) => value.to_string(),
    };
    let mark = if task.critical { " *" } else { "" };
    let mut row = vec![
        task.source_id.clone(),
        format!("{}{mark}", short(&task.name)),
        task.start.to_string(),
        task.finish.to_string(),
        task.late_start.to_string(),
        task.late_finish.to_string(),
        float(task.total_float),
        float(task.free_float),
    ];
    if levelled {
        row.extend([task.levelled_start, task.levelled_finish].map(|at| at.map_or(String::new(), |at| at.to_string())));
    }
    row
}

/// Computed and stored dates of the tasks that differ, then how many agree.
pub fn table_of_check(check: &Check) -> String {
    let mut out = String::new();
    let mut rows: Vec<Vec<String>> = vec![["id", "name", "value", "stored", "computed"].map(str::to_owned).to_vec()];
    check.tasks.iter().filter(|t| !t.agrees()).for_each(|task| differences(task, &mut rows));
    if rows.len() > 1 {
        out.push_str(&aligned(&rows));
        out.push('\n');
    }
    let show = |tally: Tally| format!("{} of {}", tally.agree, tally.stored);
    let _ = writeln!(
        out,
        "{} open tasks. Equal to the minute: early start {}, early finish {}, late start {}, late finish {}, float {}.",
        check.tasks.len(),
        show(check.early_start),
        show(check.early_finish),
        show(check.late_start),
        show(check.late_finish),
        show(check.total_float)
    );
    told(&check.diagnostics, &mut out);
    if !check.unexplained.is_empty() {
        let _ = writeln!(out, "Not explained: {}.", check.unexplained.join(", "));
    }
    out
}

fn differences(task: &TaskCheck, rows: &mut Vec<Vec<String>>) {
    let dates = [
        ("early start", task.early_start),
        ("early finish", task.early_finish),
        ("late start", task.late_start),
        ("late finish", task.late_finish),
    ];
    let mut put = |value: &str, stored: String, computed: String| {
        rows.push(vec![task.source_id.clone(), short(&task.name), value.to_owned(), stored, computed]);
    };
    for (value, Pair { stored, computed, .. }) in dates.into_iter().filter(|(_, pair)| !pair.agrees) {
        put(value, stored.map_or(String::new(), |at| Moment::Date(at).to_string()), Moment::Date(computed).to_string());
    }
    if let Pair { stored: Some(stored), computed, agrees: false } = task.total_float {
        put("float", hours(stored), hours(computed));
    }
}

fn told(diagnostics: &[Diagnostic], out: &mut String) {
    for told in diagnostics {
        let _ = writeln!(out, "- {} {}", told.cause, told.cure);
    }
}

fn hours(minutes: i64) -> String {
    let sign = if minutes < 0 { "-" } else { "" };
    format!("{sign}{}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// Long names are cut where a row would become too wide.
fn short(name: &str) -> String {
    const MOST: usize = 40;
    match name.chars().count() > MOST {
        true => name.chars().take(MOST - 1).chain(['…']).collect(),
        false => name.to_owned(),
    }
}

/// Columns as wide as their widest cell.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |c: usize| rows.iter().filter_map(|row| row.get(c)).map(|cell| cell.chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let line: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        let _ = writeln!(out, "{}", line.join("  ").trim_end());
    }
    out
}
