//! What there is to say about gates, in words.

use jiff::civil::{Date, DateTime};
use kernel::{Diagnostic, Severity};

use super::{Covers, DayCount, Gate};
use crate::network::Task;
use crate::schedule::TaskDates;
use crate::words::{day, in_days, moment};

/// A task behind a gate, with its dates.
pub(super) struct Subject<'n, 'd> {
    pub task: &'n Task,
    pub dates: &'d TaskDates,
}

/// When to ask so that a gate opens in time and still holds good.
#[derive(Clone, Copy)]
pub(super) struct Window {
    pub from: Date,
    pub by: Date,
    pub today: Date,
}

pub(super) fn unknown_task(gate: &Gate, id: &str) -> Diagnostic {
    let cause = format!("“{}” is to hold a task “{id}”, which does not exist.", gate.title());
    let cure = "Add the task, or take it off the list of tasks that wait for it.";
    Diagnostic::new(Severity::Error, "gate.unknown_task", cause, cure).about([gate.id.as_str(), id])
}

pub(super) fn without_work(gate: &Gate) -> Diagnostic {
    let cause = format!("No task waits for “{}”, so it has no part in the dates.", gate.title());
    let cure = "Name the task that may not begin before it, or delete it.";
    Diagnostic::new(Severity::Note, "gate.without_work", cause, cure).about([&gate.id])
}

pub(super) fn unknown_calendar(gate: &Gate, wanted: usize) -> Diagnostic {
    let cause = format!(
        "The lead time of “{}” names calendar {wanted}, which is not in the list; the project's calendar is used.",
        gate.title()
    );
    let cure = "Add the calendar, or choose one of the list.";
    Diagnostic::new(Severity::Error, "gate.unknown_calendar", cause, cure).about([&gate.id])
}

pub(super) fn expires_before_work(
    gate: &Gate,
    opens: Date,
    last: Date,
    subject: Subject<'_, '_>,
    window: Window,
) -> Diagnostic {
    let (planned, at) = match gate.validity.map(|v| v.covers).unwrap_or_default() {
        Covers::Start => ("begins", subject.dates.start),
        Covers::Finish => ("is done", subject.dates.finish),
    };
    let cause = format!(
        "“{}” ({}) holds good from {} to the end of {}, but “{}” {planned} only on {}.",
        gate.title(),
        terms(gate),
        day(opens),
        day(last),
        subject.task.title(),
        moment(at),
    );
    Diagnostic::new(Severity::Warning, "gate.expires_before_work", cause, cure(window))
        .about([&gate.id, &subject.task.id])
}

fn cure(window: Window) -> String {
    let Window { from, by, today } = window;
    if from > by && from > today {
        return format!(
            "It does not hold good long enough to be asked for once: have it extended, or ask again from {} on and stop \
             the work until it is granted.",
            day(from)
        );
    }
    if by < today {
        return format!("Ask again at once: to hold nothing up it had to be asked for by {}.", day(by));
    }
    if by == today {
        return "Ask again today; any later it holds the work up.".to_owned();
    }
    format!("Ask again between {} and {}, or bring the work forward.", day(from), day(by))
}

pub(super) fn holds_up(
    gate: &Gate,
    opens: Date,
    subject: Subject<'_, '_>,
    needed: DateTime,
    (costs, day_minutes): (i64, i64),
) -> Diagnostic {
    let cause = format!(
        "“{}” ({}) opens on {} and costs the project {}: “{}” could begin on {} without it, and begins on {}.",
        gate.title(),
        terms(gate),
        day(opens),
        in_days(costs, day_minutes),
        subject.task.title(),
        moment(needed),
        moment(subject.dates.start),
    );
    let cure = if gate.is_under_way() {
        "Press for an earlier day, or do first what does not wait for it."
    } else {
        "Ask for it now: every working day until then costs another."
    };
    Diagnostic::new(Severity::Note, "gate.holds_up", cause, cure).about([&gate.id, &subject.task.id])
}

/// "asked for on Mon 4 May 2026, 10 working days": what its opening was worked out from.
fn terms(gate: &Gate) -> String {
    let known = match (gate.granted, gate.expected, gate.requested) {
        (Some(on), ..) => format!("granted on {}", day(on)),
        (_, Some(on), _) => format!("promised for {}", day(on)),
        (.., Some(on)) => format!("asked for on {}, {}", day(on), lead(gate)),
        _ => format!("not asked for yet, {}", lead(gate)),
    };
    let good_for = gate.validity.map(|v| format!("valid for {}", days(v.days.max(1), "")));
    let evidence = gate.evidence.clone().filter(|text| !text.is_empty());
    [Some(known), good_for, evidence].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn lead(gate: &Gate) -> String {
    match gate.lead.count {
        DayCount::Working => days(gate.lead.days.max(0), "working "),
        DayCount::Calendar => days(gate.lead.days.max(0), "calendar "),
    }
}

fn days(count: i64, sort: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {sort}day{plural}")
}
