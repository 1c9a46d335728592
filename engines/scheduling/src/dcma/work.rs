//! Points 6 to 10: float, durations, dates and resources.

use std::collections::{HashMap, HashSet};

use super::Finding;
use super::population::{Population, percent};
use crate::baseline::Baseline;

/// Two working months.
const HIGH_DAYS: i64 = 44;

/// Point 6: so much float is a link that was forgotten.
pub(super) fn high_float(population: &Population<'_>) -> Finding {
    let is_high = |t: &usize| population.pair(*t).1.total_float > HIGH_DAYS * population.calendar(*t).day_minutes();
    let found = population.open.iter().copied().filter(is_high).collect();
    population.share_of_open(found, "have more than 44 working days of float")
}

/// Point 7.
pub(super) fn negative_float(population: &Population<'_>) -> Finding {
    let found = population.open.iter().copied().filter(|t| population.pair(*t).1.total_float < 0).collect();
    population.share_of_open(found, "can't make a date they are held to")
}

/// Point 8: the duration in the baseline; of a task that is in none, its own.
pub(super) fn high_duration(population: &Population<'_>, baseline: Option<&Baseline>) -> Finding {
    let kept: HashMap<&str, _> = baseline.into_iter().flat_map(|b| &b.tasks).map(|t| (t.id.as_str(), t)).collect();
    let is_high = |t: &usize| {
        let (task, calendar) = (population.pair(*t).0, population.calendar(*t));
        let planned = kept.get(task.id.as_str()).map(|was| calendar.work_between(was.start, was.finish));
        planned.unwrap_or(task.duration) > HIGH_DAYS * calendar.day_minutes()
    };
    let found = population.open.iter().copied().filter(is_high).collect();
    population.share_of_open(found, "take more than 44 working days")
}

/// Point 9: open work planned in the past (9a), actual dates in the future (9b).
pub(super) fn invalid_dates(population: &Population<'_>) -> Finding {
    let Some(data_date) = population.network.data_date else {
        return Finding::none("Without a data date no date is past or future.");
    };
    let is_invalid = |t: &usize| {
        let (task, dates) = population.pair(*t);
        let (start, finish) = (task.progress.actual_start, task.progress.actual_finish);
        let planned_before =
            finish.is_none() && (dates.finish < data_date || (start.is_none() && dates.start < data_date));
        planned_before || start.max(finish).is_some_and(|actual| actual > data_date)
    };
    let found: Vec<usize> = population.tasks.iter().copied().filter(is_invalid).collect();
    if population.tasks.is_empty() {
        return Finding::none("There are no tasks.");
    }
    let (count, whole) = (found.len(), population.tasks.len());
    let why = format!("{count} of {whole} tasks are planned before the data date, or were done after it.");
    Finding { measured: percent(count, whole), why, tasks: population.ids(&found), links: Vec::new() }
}

/// Point 10.
pub(super) fn resources(population: &Population<'_>, loaded: Option<&HashSet<String>>) -> Finding {
    let Some(loaded) = loaded else {
        return Finding::none("Nobody keeps who or what does the work, or what it costs.");
    };
    let is_a_day = |t: &usize| population.pair(*t).0.duration >= population.calendar(*t).day_minutes();
    let asked: Vec<usize> = population.open.iter().copied().filter(is_a_day).collect();
    if asked.is_empty() {
        return Finding::none("No open task takes a day or more.");
    }
    let found: Vec<usize> = asked.iter().copied().filter(|t| !loaded.contains(&population.pair(*t).0.id)).collect();
    let why = format!("{} of {} open tasks of a day or more have no resources or cost.", found.len(), asked.len());
    Finding { measured: percent(found.len(), asked.len()), why, tasks: population.ids(&found), links: Vec::new() }
}
