//! Whether gates are told right: opening days counted one by one, and windows for asking tried out at their edges.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};
use kernel::{Diagnostic, WorkCalendar};

use super::logic::Logic;
use super::wrong;
use crate::gates::{Covers, DayCount, Gate, GateDates};
use crate::network::Network;

/// When a gate opens.
pub(super) fn opening(network: &Network, gate: &Gate, project: &WorkCalendar) -> DateTime {
    let now = network.data_date.unwrap_or(network.start).date();
    let not_before_now = |day: Date| if network.data_date.is_some() { day.max(now) } else { day };
    let day = match gate {
        Gate { granted: Some(day), .. } => *day,
        Gate { expected: Some(day), .. } => not_before_now(*day),
        Gate { requested: Some(day), .. } => not_before_now(granted_after(network, gate, project, *day)),
        _ => granted_after(network, gate, project, now),
    };
    day.at(0, 0, 0, 0)
}

/// The first day up to which, from the day after the request on, all days of the lead are over.
fn granted_after(network: &Network, gate: &Gate, project: &WorkCalendar, request: Date) -> Date {
    let usable = |c: &&WorkCalendar| c.complaint().is_none();
    let office = gate.lead.calendar.and_then(|c| network.calendars.get(c)).filter(usable).unwrap_or(project);
    let counts = |day: Date| {
        let (begin, end) = (day.at(0, 0, 0, 0), day.saturating_add(1.day()).at(0, 0, 0, 0));
        gate.lead.count == DayCount::Calendar || office.work_between(begin, end) > 0
    };
    let mut over = 0;
    let mut days = request.series(1.day());
    let mut last = days.next().unwrap_or(request);
    while over < gate.lead.days {
        let Some(day) = days.next() else { break };
        over += i64::from(counts(day));
        last = day;
    }
    last
}

pub(super) fn told(logic: &Logic<'_>) -> Vec<Diagnostic> {
    let (network, schedule) = (logic.network, logic.schedule);
    if !network.gates.iter().map(|g| &g.id).eq(schedule.gates.iter().map(|g| &g.id)) {
        return vec![wrong("verify.gates", "The schedule's gates are not those of the network, in its order.", &[])];
    }
    let pairs = network.gates.iter().zip(&schedule.gates);
    pairs.filter_map(|(gate, dates)| Some(wrong("verify.gate", &misses(logic, gate, dates)?, &[]))).collect()
}

/// What is wrong with the answer for one gate.
fn misses(logic: &Logic<'_>, gate: &Gate, dates: &GateDates) -> Option<String> {
    let opens = opening(logic.network, gate, &logic.schedule.calendar);
    let known = gate.granted.or(gate.expected).or(gate.requested);
    let good_for = gate.validity.map(|v| v.days.max(1));
    let expires = known.and(good_for).map(|days| opens.saturating_add(days.days()));
    let behind = logic.behind_gate(gate);
    let first = behind.iter().filter(|t| logic.is_open(**t)).map(|t| logic.schedule.tasks[*t].start).min();
    let told = |what: &str| Some(format!("The gate “{}” {what}.", gate.id));
    if (dates.opens, dates.expires) != (opens, expires) {
        return told("does not open or expire when it is said to");
    }
    if dates.first_start != first || dates.first_task.is_some() != first.is_some() {
        return told("names another task than the first behind it");
    }
    if ask_by_is_wrong(logic, gate, dates, &behind) {
        return told("has another last day to ask for it");
    }
    ask_from_is_wrong(logic, gate, dates, &behind).then(|| told("has another first day to ask for it")).flatten()
}

/// Asked for on that day it opens in time; on the next day that counts it does not, if it holds nothing now.
fn ask_by_is_wrong(logic: &Logic<'_>, gate: &Gate, dates: &GateDates, behind: &[usize]) -> bool {
    let Some((by, first)) = dates.ask_by.zip(dates.first_start) else { return dates.ask_by.is_some() };
    let opened = |asked: Date| granted_after(logic.network, gate, &logic.schedule.calendar, asked);
    let holds = |t: &usize| {
        let start = logic.schedule.tasks[*t].early_start;
        start <= dates.opens || logic.calendars[*t].work_between(dates.opens, start) <= 0
    };
    let idle = !behind.iter().filter(|t| logic.is_open(**t)).any(holds);
    // A fortnight without a day that counts is a calendar's affair.
    let later = by.series(1.day()).skip(1).take(14).map(opened).find(|day| *day > opened(by));
    opened(by) > first.date() || (idle && later.is_some_and(|day| day <= first.date()))
}

/// Asked for on that day it holds good for all work behind it, and the day before not.
fn ask_from_is_wrong(logic: &Logic<'_>, gate: &Gate, dates: &GateDates, behind: &[usize]) -> bool {
    let Some((from, validity)) = dates.ask_from.zip(gate.validity) else { return dates.ask_from.is_some() };
    let covered = |asked: Date| {
        let opened = granted_after(logic.network, gate, &logic.schedule.calendar, asked).at(0, 0, 0, 0);
        let end = opened.saturating_add(validity.days.max(1).days());
        behind.iter().all(|t| match validity.covers {
            Covers::Start => !logic.is_open(*t) || logic.schedule.tasks[*t].start < end,
            Covers::Finish => logic.schedule.tasks[*t].finish <= end,
        })
    };
    !covered(from) || covered(from.saturating_sub(1.day()))
}
