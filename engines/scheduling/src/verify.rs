//! A second mind: checks a schedule against its network without knowing how it was computed.
//!
//! It never walks the network in order and keeps no bounds. It asks of each task alone: do its dates hold everything
//! that was asked of them, and would one working minute earlier (for early dates) or later (for late dates, and for float)
//! break something? In a network without circles only the right dates pass.

mod asks;
mod effort;
mod gates;
mod logic;

use std::collections::HashMap;

use kernel::{Diagnostic, Severity};

use crate::network::{Constraint, Criticality, Network, Task};
use crate::schedule::{Schedule, TaskDates};
use logic::Logic;

/// Everything that is wrong with a schedule; nothing if it is sound.
pub fn verify(network: &Network, schedule: &Schedule) -> Vec<Diagnostic> {
    let ids = network.tasks.iter().map(|t| &t.id);
    if !ids.eq(schedule.tasks.iter().map(|t| &t.id)) {
        return vec![wrong("verify.tasks", "The schedule's tasks are not those of the network, in its order.", &[])];
    }
    let logic = Logic::new(network, schedule);
    let mut found = logic.unused_links_are_unusable();
    for task in 0..network.tasks.len() {
        if logic.is_effort(task) {
            found.extend(effort::lasts(&logic, task));
        } else if logic.parts[task].is_empty() {
            found.extend(leaf(&logic, task));
        } else {
            found.extend(summary(&logic, task));
        }
    }
    found.extend(gates::told(&logic));
    found.extend(finish(&logic));
    found
}

fn leaf(logic: &Logic<'_>, task: usize) -> Vec<Diagnostic> {
    let (subject, dates) = logic.pair(task);
    let mut found = spans(logic, task);
    if subject.progress.actual_finish.is_none() {
        found.extend(logic.early_dates_hold(task));
        found.extend(logic.early_dates_are_tight(task));
        found.extend(logic.late_dates_hold(task));
        found.extend(logic.late_dates_are_tight(task));
        found.extend(logic.free_float_is_free(task));
    }
    found.extend(float_is_the_distance(logic, task));
    if let Criticality::Float(most) = logic.network.criticality {
        let critical = subject.progress.actual_finish.is_none() && dates.total_float <= most;
        if dates.critical != critical {
            found.push(wrong("verify.critical", "is called critical against its float", &[subject]));
        }
    }
    found
}

/// Start and finish are as far apart as there is work, on each pair of dates.
fn spans(logic: &Logic<'_>, task: usize) -> Vec<Diagnostic> {
    let (subject, d) = logic.pair(task);
    let calendar = logic.calendars[task];
    let progress = &subject.progress;
    if let Some(finish) = progress.actual_finish {
        let kept = [d.finish, d.early_finish, d.late_finish].iter().all(|at| *at == finish);
        return if kept { vec![] } else { vec![wrong("verify.actual", "does not keep its actual finish", &[subject])] };
    }
    let begins = |at| progress.actual_start.is_none().then_some(at).or(d.resume).unwrap_or(at);
    let work = logic.work(task);
    let mut found = Vec::new();
    for (start, finish, which) in
        [(begins(d.early_start), d.early_finish, "early"), (begins(d.start), d.finish, "planned")]
    {
        let placed = work == 0
            || progress.actual_start.is_some()
            || calendar.next_work(start) == Ok(start) && calendar.prev_work(finish) == Ok(finish);
        if calendar.work_between(start, finish) != work || !placed {
            found.push(wrong("verify.span", &format!("has not its work between its {which} dates"), &[subject]));
        }
    }
    if progress.actual_start.is_some_and(|at| d.start != at || d.early_start != at) {
        found.push(wrong("verify.actual", "does not keep its actual start", &[subject]));
    }
    let late_work = calendar.work_between(d.late_start, d.late_finish);
    if progress.actual_start.is_none() && late_work != work {
        found.push(wrong("verify.span", "has not its work between its late dates", &[subject]));
    }
    found
}

fn float_is_the_distance(logic: &Logic<'_>, task: usize) -> Option<Diagnostic> {
    let (subject, d) = logic.pair(task);
    let calendar = logic.calendars[task];
    let float = calendar.work_between(d.early_finish, d.late_finish);
    (float != d.total_float).then(|| wrong("verify.float", "has a total float that is not late less early", &[subject]))
}

fn summary(logic: &Logic<'_>, task: usize) -> Vec<Diagnostic> {
    let (subject, d) = logic.pair(task);
    let parts = || logic.parts[task].iter().map(|p| &logic.schedule.tasks[*p]);
    let spans = |start: fn(&TaskDates) -> jiff::civil::DateTime, finish: fn(&TaskDates) -> jiff::civil::DateTime| {
        parts().map(start).min() == Some(start(d)) && parts().map(finish).max() == Some(finish(d))
    };
    let sound = spans(|t| t.start, |t| t.finish)
        && spans(|t| t.early_start, |t| t.early_finish)
        && spans(|t| t.late_start, |t| t.late_finish)
        && d.critical == parts().any(|t| t.critical);
    if sound { vec![] } else { vec![wrong("verify.summary", "does not span its parts", &[subject])] }
}

fn finish(logic: &Logic<'_>) -> Option<Diagnostic> {
    let counted = || (0..logic.network.tasks.len()).filter(|t| !logic.is_effort(*t));
    let leaves = counted().filter(|t| logic.parts[*t].is_empty());
    let last = leaves.map(|t| logic.schedule.tasks[t].early_finish).max().unwrap_or(logic.network.start);
    let planned = counted().map(|t| logic.schedule.tasks[t].finish).max().unwrap_or(last);
    (last != logic.schedule.finish || planned > last)
        .then(|| wrong("verify.finish", "The schedule's finish is not that of its last task.", &[]))
}

pub(super) fn wrong(code: &str, what: &str, tasks: &[&Task]) -> Diagnostic {
    let titles: Vec<String> = tasks.iter().map(|t| format!("“{}”", t.title())).collect();
    let cause = if titles.is_empty() { what.to_owned() } else { format!("{} {what}.", titles.join(" → ")) };
    Diagnostic::new(
        Severity::Error,
        code,
        cause,
        "Compute the schedule again; if it stays, report it with the network.",
    )
    .about(tasks.iter().map(|t| t.id.as_str()))
}

fn is_mandatory(task: &Task) -> bool {
    matches!(task.constraint, Constraint::MandatoryStart(_) | Constraint::MandatoryFinish(_))
}

/// Its early dates do not ask the links.
fn is_fixed(task: &Task) -> bool {
    is_mandatory(task) || matches!(task.constraint, Constraint::PlacedAt(_))
}

/// First position of each id.
fn positions(network: &Network) -> HashMap<&str, usize> {
    let mut positions = HashMap::new();
    for (i, task) in network.tasks.iter().enumerate() {
        positions.entry(task.id.as_str()).or_insert(i);
    }
    positions
}
