//! Levels of effort: tasks that last as long as others do. They are stretched when all other dates are known.
//!
//! A level of effort begins with the earliest of the ends that its start is linked to, before or after it, and ends with
//! the latest of those its finish is linked to (so does Primavera P6). Links between two of them are not looked at, and the
//! summary it is in does not last longer for it.

use kernel::WorkCalendar;
use kernel::calendar::{from_minute, to_minute};

use crate::network::{Lag, LagCalendar, Link, Network, TaskKind};
use crate::plan::Plan;
use crate::schedule::{Driver, TaskDates};

/// One of the three pairs of dates that a task has.
type Span = (fn(&TaskDates) -> jiff::civil::DateTime, fn(&TaskDates) -> jiff::civil::DateTime);

const EARLY: Span = (|t| t.early_start, |t| t.early_finish);
const LATE: Span = (|t| t.late_start, |t| t.late_finish);
const PLANNED: Span = (|t| t.start, |t| t.finish);

/// A level of effort decides nothing of the summary it is in, and one with parts of its own is a summary.
pub(crate) fn set_apart(network: &Network, parents: &mut [Option<usize>]) {
    let is_effort = |task: usize| network.tasks[task].kind == TaskKind::LevelOfEffort;
    if !(0..parents.len()).any(is_effort) {
        return;
    }
    let mut parts = vec![0; parents.len()];
    parents.iter().flatten().for_each(|p| parts[*p] += 1);
    let mut open: Vec<usize> = (0..parents.len()).filter(|t| is_effort(*t) && parts[*t] == 0).collect();
    while let Some(task) = open.pop() {
        let Some(parent) = parents[task].take() else { continue };
        parts[parent] -= 1;
        if is_effort(parent) && parts[parent] == 0 {
            open.push(parent);
        }
    }
}

pub(crate) fn stretch(plan: &Plan<'_>, tasks: &mut [TaskDates]) {
    if plan.efforts.is_empty() {
        return;
    }
    let ties = Ties::new(plan);
    for &task in &plan.efforts {
        let dates = [EARLY, LATE, PLANNED].map(|span| ties.span(plan, tasks, task, span));
        let progress = &plan.network.tasks[task].progress;
        let told = &mut tasks[task];
        let starts = dates.map(|(start, _)| progress.actual_start.unwrap_or(from_minute(start)));
        let finishes = dates.map(|(_, finish)| progress.actual_finish.unwrap_or(from_minute(finish)));
        [told.early_start, told.late_start, told.start] = starts;
        [told.early_finish, told.late_finish, told.finish] = finishes;
        told.total_float = plan.calendar(task).work_between(told.early_finish, told.late_finish);
        told.free_float = 0;
        (told.critical, told.near_critical, told.resume) = (false, false, None);
        told.driver = ties.driver(task, progress.actual_start.is_some());
    }
}

/// By level of effort: the links at it, each with the task at its other end; and the summary it is part of.
struct Ties<'n> {
    at: Vec<Vec<(&'n Link, usize)>>,
    parents: Vec<Option<usize>>,
}

impl<'n> Ties<'n> {
    fn new(plan: &'n Plan<'_>) -> Self {
        let tasks = &plan.network.tasks;
        let mut index = hashbrown::HashMap::new();
        for (i, task) in tasks.iter().enumerate() {
            index.entry(task.id.as_str()).or_insert(i);
        }
        let find = |id: &str| index.get(id).copied();
        let mut at = vec![Vec::new(); tasks.len()];
        for link in &plan.network.links {
            if let (Some(from), Some(to)) = (find(&link.from), find(&link.to)) {
                match (plan.is_effort(from), plan.is_effort(to)) {
                    (true, false) => at[from].push((link, to)),
                    (false, true) => at[to].push((link, from)),
                    _ => {}
                }
            }
        }
        let parents = tasks.iter().map(|t| t.parent.as_deref().and_then(find)).collect();
        Self { at, parents }
    }

    /// From when to when it lasts, in minutes, by one pair of the others' dates.
    fn span(&self, plan: &Plan<'_>, tasks: &[TaskDates], task: usize, span: Span) -> (i64, i64) {
        let (calendar, subject) = (plan.calendar(task), &plan.network.tasks[task]);
        let bounds = |of_finish: bool| {
            let ties = self.at[task].iter().filter(move |(link, _)| touches_finish(link, &subject.id) == of_finish);
            ties.map(|(link, other)| bound(plan, tasks, task, link, *other, span))
        };
        let whole = self.parents[task].filter(|p| self.at[task].is_empty() && plan.is_summary(*p)).map(|p| &tasks[p]);
        let begins = bounds(false).min().or(whole.map(|p| to_minute(span.0(p))));
        let begins = subject.progress.actual_start.map(to_minute).or(begins);
        let begins = begins.unwrap_or_else(|| to_minute(plan.network.data_date.unwrap_or(plan.network.start)));
        let begins = calendar.latest_at(calendar.reading(begins)).unwrap_or(begins);
        let ends = bounds(true).max().or(whole.map(|p| to_minute(span.1(p))));
        let ends = ends.map(|at| calendar.earliest_at(calendar.reading(at)).unwrap_or(at));
        let lasts = || calendar.finish_after(begins, subject.duration.max(0)).unwrap_or(begins);
        (begins, ends.unwrap_or_else(lasts).max(begins))
    }

    fn driver(&self, task: usize, started: bool) -> Driver {
        match (started, self.at[task].iter().min_by_key(|(link, _)| (&link.from, link.kind.code()))) {
            (true, _) => Driver::Actual,
            (false, Some((link, _))) => Driver::Link { from: link.from.clone(), kind: link.kind },
            (false, None) => Driver::ProjectStart,
        }
    }
}

/// Whether a link holds this end of it by the finish.
fn touches_finish(link: &Link, task: &str) -> bool {
    if link.from == task { !link.kind.leaves_start() } else { link.kind.enters_finish() }
}

/// The moment that a link tells an end of a level of effort, from where the task at its other end is.
fn bound(plan: &Plan<'_>, tasks: &[TaskDates], task: usize, link: &Link, other: usize, span: Span) -> i64 {
    let goes_out = link.from == plan.network.tasks[task].id;
    let at_start = if goes_out { !link.kind.enters_finish() } else { link.kind.leaves_start() };
    let at = to_minute(if at_start { span.0(&tasks[other]) } else { span.1(&tasks[other]) });
    let (from, to) = if goes_out { (task, other) } else { (other, task) };
    let lag = match link.lag {
        Lag::Minutes(minutes) => minutes,
        Lag::Percent(percent) => plan.network.tasks[from].duration.saturating_mul(percent) / 100,
    };
    let clock = match link.lag_calendar {
        LagCalendar::Predecessor => Some(plan.calendar(from)),
        LagCalendar::Successor => Some(plan.calendar(to)),
        LagCalendar::Project => Some(plan.project_calendar()),
        LagCalendar::Elapsed => None,
    };
    moved(at, if goes_out { lag.saturating_neg() } else { lag }, clock)
}

fn moved(at: i64, lag: i64, clock: Option<&WorkCalendar>) -> i64 {
    match clock {
        _ if lag == 0 => at,
        None => at.saturating_add(lag),
        Some(clock) => clock.earliest_at(clock.reading(at).saturating_add(lag)).unwrap_or(at),
    }
}
