//! Whether a level of effort lasts as long as what it is linked to.

use jiff::civil::DateTime;
use kernel::Diagnostic;

use super::asks::moved;
use super::logic::Logic;
use super::wrong;
use crate::network::{Lag, LagCalendar, Link, LinkKind};
use crate::schedule::TaskDates;

type Dates = fn(&TaskDates) -> DateTime;

pub(super) fn lasts(logic: &Logic<'_>, task: usize) -> Vec<Diagnostic> {
    let (subject, d) = logic.pair(task);
    let pairs: [(Dates, Dates); 3] =
        [(|t| t.start, |t| t.finish), (|t| t.early_start, |t| t.early_finish), (|t| t.late_start, |t| t.late_finish)];
    let sound = pairs.into_iter().all(|pair| is_stretched(logic, task, pair))
        && logic.calendars[task].work_between(d.early_finish, d.late_finish) == d.total_float
        && !d.critical;
    if sound { vec![] } else { vec![wrong("verify.effort", "does not last as long as its links tell", &[subject])] }
}

fn is_stretched(logic: &Logic<'_>, task: usize, pair: (Dates, Dates)) -> bool {
    let (subject, d) = logic.pair(task);
    let (progress, calendar) = (&subject.progress, logic.calendars[task]);
    let ends = |finish: bool| told(logic, task, pair, finish);
    let same = |a: DateTime, b: DateTime| calendar.work_between(a, b) == 0;
    let (start, finish) = (pair.0(d), pair.1(d));
    let begins = match (progress.actual_start, ends(false).into_iter().min()) {
        (Some(actual), _) => start == actual,
        (None, Some(told)) => same(start, told),
        (None, None) => true,
    };
    let lasts = match (progress.actual_finish, ends(true).into_iter().max()) {
        (Some(actual), _) => finish == actual,
        (None, Some(told)) => same(finish, told.max(start)) || same(finish, start) && told <= start,
        (None, None) => finish >= start,
    };
    begins && lasts
}

/// The moments that links tell one end of a level of effort.
fn told(logic: &Logic<'_>, task: usize, pair: (Dates, Dates), finish: bool) -> Vec<DateTime> {
    let mut moments = Vec::new();
    for (link, ends) in logic.network.links.iter().zip(&logic.ends) {
        let Some((from, to)) = *ends else { continue };
        let (before, after) = link_ends(link);
        let (own, other, other_finish, back) = match (from == task, to == task) {
            (true, false) => (before, to, after, true),
            (false, true) => (after, from, before, false),
            _ => continue,
        };
        if own != finish || logic.is_effort(other) {
            continue;
        }
        let at = if other_finish { pair.1(&logic.schedule.tasks[other]) } else { pair.0(&logic.schedule.tasks[other]) };
        moments.push(by_lag(logic, link, (from, to), at, back));
    }
    moments
}

/// Whether a link ties the finish of its predecessor, and of its successor.
fn link_ends(link: &Link) -> (bool, bool) {
    match link.kind {
        LinkKind::FinishStart => (true, false),
        LinkKind::StartStart => (false, false),
        LinkKind::FinishFinish => (true, true),
        LinkKind::StartFinish => (false, true),
    }
}

fn by_lag(logic: &Logic<'_>, link: &Link, (from, to): (usize, usize), at: DateTime, back: bool) -> DateTime {
    let lag = match link.lag {
        Lag::Minutes(minutes) => minutes,
        Lag::Percent(percent) => logic.network.tasks[from].duration.saturating_mul(percent) / 100,
    };
    let clock = match link.lag_calendar {
        LagCalendar::Predecessor => Some(logic.calendars[from]),
        LagCalendar::Successor => Some(logic.calendars[to]),
        LagCalendar::Project => Some(&logic.schedule.calendar),
        LagCalendar::Elapsed => None,
    };
    moved(at, if back { lag.saturating_neg() } else { lag }, clock).unwrap_or(at)
}
