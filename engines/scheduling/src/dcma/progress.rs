//! Points 11 to 14: does the work keep to the baseline, and does the critical path hold?

use std::collections::HashMap;

use jiff::civil::DateTime;
use kernel::Decimal;

use super::Finding;
use super::population::{Population, percent};
use crate::baseline::{Baseline, BaselineTask};
use crate::network::Network;
use crate::solve::schedule;
use crate::words::whole_days;

/// By how many working days the critical path test lengthens a task.
pub(super) const ADDED_DAYS: i64 = 600;

/// Tasks that the baseline wants finished by the data date.
fn due<'b>(population: &Population<'_>, baseline: &'b Baseline, by: DateTime) -> Vec<(usize, &'b BaselineTask)> {
    let kept: HashMap<&str, &BaselineTask> = baseline.tasks.iter().map(|t| (t.id.as_str(), t)).collect();
    let was = |t: &usize| Some((*t, *kept.get(population.pair(*t).0.id.as_str())?));
    population.tasks.iter().filter_map(was).filter(|(_, was)| was.finish <= by).collect()
}

fn known<'b>(population: &Population<'_>, baseline: Option<&'b Baseline>) -> Result<(&'b Baseline, DateTime), Finding> {
    let baseline = baseline.ok_or_else(|| Finding::none("There is no baseline to hold it against."))?;
    let by = population.network.data_date;
    Ok((baseline, by.ok_or_else(|| Finding::none("Without a data date nothing is due yet."))?))
}

/// Point 11.
pub(super) fn missed(population: &Population<'_>, baseline: Option<&Baseline>) -> Finding {
    let (baseline, by) = match known(population, baseline) {
        Ok(known) => known,
        Err(finding) => return finding,
    };
    let due = due(population, baseline, by);
    if due.is_empty() {
        return Finding::none("The baseline wants nothing finished by the data date.");
    }
    let is_missed = |(t, was): &&(usize, &BaselineTask)| population.pair(*t).1.finish > was.finish;
    let found: Vec<usize> = due.iter().filter(is_missed).map(|(t, _)| *t).collect();
    let why = format!("{} of {} tasks due by the data date finish after their baseline.", found.len(), due.len());
    Finding { measured: percent(found.len(), due.len()), why, tasks: population.ids(&found), links: Vec::new() }
}

/// Point 12: if the finish does not move with a critical task, the chain between them is broken.
pub(super) fn critical_path_test(population: &Population<'_>) -> Finding {
    let critical = population.open.iter().copied().filter(|t| population.pair(*t).1.critical);
    let order = |t: &usize| {
        let (task, dates) = population.pair(*t);
        (dates.total_float, dates.start, &task.id)
    };
    let Some(task) = critical.min_by_key(order) else { return Finding::none("No open task is critical.") };
    let calendar = population.calendar(task);
    let added = ADDED_DAYS * calendar.day_minutes();
    let after = schedule(&lengthened(population.network, task, added));
    let moved = calendar.work_between(population.schedule.finish, after.finish);
    let days = whole_days(moved, calendar.day_minutes());
    let title = population.pair(task).0.title();
    Finding {
        measured: Some(days.into()),
        why: format!("With {ADDED_DAYS} working days more for “{title}” the finish moves by {days}."),
        tasks: population.ids(&[task]),
        links: Vec::new(),
    }
}

fn lengthened(network: &Network, task: usize, by: i64) -> Network {
    let mut network = network.clone();
    let task = &mut network.tasks[task];
    if task.progress.actual_start.is_some() {
        task.progress.remaining = Some(task.progress.remaining.unwrap_or(task.duration).saturating_add(by));
    }
    task.duration = task.duration.saturating_add(by);
    network
}

/// Point 13: the length is counted from the data date to the finish, the float from the finish to the date that has to be
/// made, or else to the baseline's finish. Below 1 the work has to go faster than planned.
pub(super) fn critical_path_length_index(population: &Population<'_>, baseline: Option<&Baseline>) -> Finding {
    let (network, schedule) = (population.network, population.schedule);
    let Some(wanted) = network.must_finish_by.or(baseline.map(|b| b.finish)) else {
        return Finding::none("There is neither a date to finish by nor a baseline.");
    };
    let begin = network.data_date.unwrap_or(network.start);
    let calendar = &schedule.calendar;
    let (length, float) =
        (calendar.work_between(begin, schedule.finish), calendar.work_between(schedule.finish, wanted));
    if length <= 0 {
        return Finding::none("Nothing is left to be done.");
    }
    let day = calendar.day_minutes();
    Finding {
        measured: Decimal::from(length + float).checked_div(length.into()),
        why: format!(
            "{} working days are left to the finish, which has {} working days of float.",
            whole_days(length, day),
            whole_days(float, day)
        ),
        ..Finding::default()
    }
}

/// Point 14: how much of what was due is done, in tasks. More than due may be done.
pub(super) fn baseline_execution_index(population: &Population<'_>, baseline: Option<&Baseline>) -> Finding {
    let (baseline, by) = match known(population, baseline) {
        Ok(known) => known,
        Err(finding) => return finding,
    };
    let due = due(population, baseline, by);
    let kept: std::collections::HashSet<&str> = baseline.tasks.iter().map(|t| t.id.as_str()).collect();
    let is_done = |t: usize| population.pair(t).0.progress.actual_finish.is_some();
    let added = population.tasks.iter().filter(|t| !kept.contains(population.pair(**t).0.id.as_str())).count();
    let done = population.tasks.iter().filter(|t| is_done(**t)).count();
    if due.len() + added == 0 {
        return Finding::none("The baseline wants nothing finished by the data date.");
    }
    let late: Vec<usize> = due.iter().map(|(t, _)| *t).filter(|t| !is_done(*t)).collect();
    Finding {
        measured: Decimal::from(done).checked_div((due.len() + added).into()),
        why: format!("{done} tasks are done; {} were due and {added} are in no baseline.", due.len()),
        tasks: population.ids(&late),
        links: Vec::new(),
    }
}
