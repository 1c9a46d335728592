//! Levels of effort: tasks that last as long as others do. They are stretched when all other dates are known.
//!
//! A level of effort begins with the earliest of the ends that its start is linked to, before or after it, and ends with
//! the latest of those its finish is linked to (so does Primavera P6). Links between two of them are not looked at, and the
//! summary it is in does not last longer for it.

use kernel::WorkCalendar;
use kernel::calendar::{HORIZON_END, HORIZON_START, from_minute, to_minute};

use crate::backward::{Free, Late};
use crate::forward::Early;
use crate::network::{Lag, LagCalendar, Link, Network, TaskKind};
use crate::plan::Plan;
use crate::schedule::{Driver, TaskDates};

/// A link between a level of effort and another task.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Tie {
    /// Its position in the network.
    pub link: usize,
    pub effort: usize,
    pub other: usize,
}

/// From when to when something lasts, in minutes.
type Span = (i64, i64);

/// A level of effort as long as it has to be by the early, the late and the planned dates of the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stretched {
    pub early: Span,
    pub late: Span,
    pub planned: Span,
    pub float: i64,
}

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

/// All levels of effort, in the order of the plan's list of them.
pub(crate) fn stretched(plan: &Plan<'_>, early: &Early, late: &Late, free: &Free) -> Vec<Stretched> {
    let told =
        |(start, finish): Span| (start.clamp(HORIZON_START, HORIZON_END), finish.clamp(HORIZON_START, HORIZON_END));
    let exit = |task: usize| plan.exits[task];
    let stretch = |effort: usize| {
        let early = span(plan, effort, |task| told((early.start[exit(task)], early.finish[exit(task)])));
        let late = span(plan, effort, |task| told((late.start[task], late.finish[task])));
        let planned = span(plan, effort, |task| told((free.start[exit(task)], free.finish[exit(task)])));
        let calendar = plan.calendar(plan.efforts[effort]);
        Stretched { early, late, planned, float: calendar.reading(late.1) - calendar.reading(early.1) }
    };
    (0..plan.efforts.len()).map(stretch).collect()
}

/// Puts them into the answer.
pub(crate) fn stretch(plan: &Plan<'_>, early: &Early, late: &Late, free: &Free, tasks: &mut [TaskDates]) {
    for (effort, stretched) in stretched(plan, early, late, free).into_iter().enumerate() {
        let task = plan.efforts[effort];
        let progress = &plan.network.tasks[task].progress;
        let told = |(start, finish): Span| {
            let start = progress.actual_start.unwrap_or_else(|| from_minute(start));
            (start, progress.actual_finish.unwrap_or_else(|| from_minute(finish)))
        };
        let dates = &mut tasks[task];
        (dates.early_start, dates.early_finish) = told(stretched.early);
        (dates.late_start, dates.late_finish) = told(stretched.late);
        (dates.start, dates.finish) = told(stretched.planned);
        (dates.total_float, dates.free_float) = (stretched.float, 0);
        (dates.critical, dates.near_critical, dates.resume) = (false, false, None);
        dates.driver = driver(plan, effort, progress.actual_start.is_some());
    }
}

/// From when to when it lasts, by one pair of the others' dates.
fn span(plan: &Plan<'_>, effort: usize, dates: impl Fn(usize) -> Span) -> Span {
    let task = plan.efforts[effort];
    let (calendar, subject) = (plan.calendar(task), &plan.network.tasks[task]);
    let ties = plan.ties_of(effort);
    let bounds = |of_finish: bool| {
        let ties = ties.iter().map(|tie| (&plan.network.links[tie.link], tie.other));
        let ties = ties.filter(move |(link, _)| touches_finish(link, &subject.id) == of_finish);
        ties.map(|(link, other)| bound(plan, task, link, other, dates(other)))
    };
    let whole = plan.effort_parents[effort].filter(|p| ties.is_empty() && plan.is_summary(*p)).map(&dates);
    let begins = bounds(false).min().or(whole.map(|(start, _)| start));
    let begins = subject.progress.actual_start.map(to_minute).or(begins);
    let begins = begins.unwrap_or_else(|| to_minute(plan.network.data_date.unwrap_or(plan.network.start)));
    let begins = calendar.latest_at(calendar.reading(begins)).unwrap_or(begins);
    let ends = bounds(true).max().or(whole.map(|(_, finish)| finish));
    let ends = ends.map(|at| calendar.earliest_at(calendar.reading(at)).unwrap_or(at));
    let lasts = || calendar.finish_after(begins, subject.duration.max(0)).unwrap_or(begins);
    let ends = ends.unwrap_or_else(lasts).max(begins);
    let progress = &subject.progress;
    (progress.actual_start.map_or(begins, to_minute), progress.actual_finish.map_or(ends, to_minute))
}

fn driver(plan: &Plan<'_>, effort: usize, started: bool) -> Driver {
    let links = plan.ties_of(effort).iter().map(|tie| &plan.network.links[tie.link]);
    match (started, links.min_by_key(|link| (&link.from, link.kind.code()))) {
        (true, _) => Driver::Actual,
        (false, Some(link)) => Driver::Link { from: link.from.clone(), kind: link.kind },
        (false, None) => Driver::ProjectStart,
    }
}

/// Whether a link holds this end of it by the finish.
fn touches_finish(link: &Link, task: &str) -> bool {
    if link.from == task { !link.kind.leaves_start() } else { link.kind.enters_finish() }
}

/// The moment that a link tells an end of a level of effort, from where the task at its other end is.
fn bound(plan: &Plan<'_>, task: usize, link: &Link, other: usize, (start, finish): Span) -> i64 {
    let goes_out = link.from == plan.network.tasks[task].id;
    let at_start = if goes_out { !link.kind.enters_finish() } else { link.kind.leaves_start() };
    let at = if at_start { start } else { finish };
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
