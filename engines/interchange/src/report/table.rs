//! The same as text for people.

use std::fmt::Write;

use kernel::Diagnostic;
use rust_decimal::Decimal;
use scheduling::dcma::{self, Assessment};
use scheduling::risk::{Outlook, Swing};

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
    if let Some(risk) = &report.risk {
        outlook(risk, report, &mut out);
    }
    told(&report.diagnostics, &mut out);
    out
}

/// How probable the finish is, and what moves it most.
fn outlook(risk: &Outlook, report: &Report, out: &mut String) {
    const BARS: usize = 5;
    let (finish, at) = (&risk.finish, |at| Moment::Date(at).to_string());
    let share = |p: f64| format!("{:.0} %", 100.0 * p);
    let _ = writeln!(
        out,
        "\nOf {} runs {} finish by {}. P10 {}, P50 {}, P80 {}, P90 {}.",
        risk.runs,
        share(finish.planned_probability),
        at(finish.planned),
        at(finish.p10),
        at(finish.p50),
        at(finish.p80),
        at(finish.p90)
    );
    for promise in &risk.promises {
        let name = promise.task.as_ref().and_then(|id| report.tasks.iter().find(|t| t.id == *id));
        let what = name.map_or("The project".to_owned(), |t| format!("“{}”", short(&t.name)));
        let _ = writeln!(out, "{what} makes {} in {} of the runs.", at(promise.by), share(promise.probability));
    }
    let mut rows =
        vec![["what moves the finish most", "at its P10", "at its P90", "apart"].map(str::to_owned).to_vec()];
    for bar in risk.tornado.iter().take(BARS) {
        let what = match &bar.what {
            Swing::Factor { name } => name.clone(),
            Swing::Task { id } => report.tasks.iter().find(|t| t.id == *id).map_or(id.clone(), |t| short(&t.name)),
        };
        rows.push(vec![what, at(bar.finish_at_p10), at(bar.finish_at_p90), hours(bar.swing.round() as i64)]);
    }
    if rows.len() > 1 {
        out.push_str(&aligned(&rows));
    }
    told(&risk.diagnostics, out);
}

/// The fourteen points in rows, then what was counted.
pub fn table_of_assessment(assessment: &Assessment) -> String {
    let mut rows = vec![["", "check", "measured", "wanted", "outcome"].map(str::to_owned).to_vec()];
    for check in &assessment.checks {
        let unit = match check.unit {
            dcma::Unit::Percent => " %",
            dcma::Unit::Days => " days",
            dcma::Unit::Ratio => "",
        };
        let show = |value: Decimal| format!("{}{unit}", value.round_dp(2).normalize());
        let sense = match check.threshold.sense {
            dcma::Sense::AtMost => "at most",
            dcma::Sense::AtLeast => "at least",
            dcma::Sense::Exactly => "exactly",
        };
        let outcome = match check.outcome {
            dcma::Outcome::Passed => "passed",
            dcma::Outcome::Failed => "failed",
            dcma::Outcome::NotApplicable => "not applicable",
        };
        rows.push(vec![
            check.number.to_string(),
            check.name.clone(),
            check.measured.map_or(String::new(), show),
            format!("{sense} {}", show(check.threshold.value)),
            outcome.to_owned(),
        ]);
    }
    let mut out = aligned(&rows);
    out.push('\n');
    for check in assessment.checks.iter().filter(|c| c.outcome != dcma::Outcome::Passed) {
        let _ = writeln!(out, "{}. {}", check.number, check.why);
    }
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
