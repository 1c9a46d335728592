//! Says in words what does not fit: dates that logic can't make, and progress that contradicts it.

mod progress;

use std::cmp::Reverse;

use kernel::calendar::{date_of, from_minute, to_minute};
use kernel::{Diagnostic, Severity, WorkCalendar};

use crate::forward::Early;
use crate::job::{Status, scale};
use crate::network::Constraint;
use crate::plan::Plan;
use crate::words::{chain, in_days, moment};
pub(crate) use progress::progress;

/// A date that was promised and the point at which the task really is.
struct Miss<'p> {
    task: usize,
    code: &'static str,
    severity: Severity,
    /// "its deadline", "the date it must finish by"
    what: &'p str,
    promised: i64,
    actual: i64,
    /// The edge that asks for later, where a pin hides what decides.
    against: Option<usize>,
}

/// Deadlines, constraints, mandatory dates and the project's own date that the early dates do not make.
pub(crate) fn missed_dates(plan: &Plan<'_>, early: &Early) -> Vec<Diagnostic> {
    let mut misses = Vec::new();
    for task in (0..plan.jobs.len()).filter(|t| plan.jobs[*t].has_dates) {
        if !matches!(plan.status(plan.exits[task]), Status::Done { .. }) && !plan.is_effort(task) {
            misses.extend(promises(plan, early, task).filter(|m| late_by(plan, m) > 0));
            misses.extend(pin_against_logic(plan, early, task));
        }
    }
    let mut diagnostics: Vec<Diagnostic> = misses.iter().map(|m| told(plan, early, m)).collect();
    diagnostics.extend(plan.leaves().filter_map(|task| pin_against_hold(plan, early, task)));
    diagnostics.extend(project_late(plan, early));
    diagnostics
}

fn late_by(plan: &Plan<'_>, miss: &Miss<'_>) -> i64 {
    let calendar = plan.calendar(miss.task);
    calendar.reading(miss.actual) - calendar.reading(miss.promised)
}

fn promises<'p>(plan: &'p Plan<'_>, early: &Early, task: usize) -> impl Iterator<Item = Miss<'p>> + use<'p> {
    let node = plan.exits[task];
    let (start, finish) = (early.start[node], early.finish[node]);
    let subject = &plan.network.tasks[task];
    let open = matches!(plan.status(node), Status::Open);
    let pin = match subject.constraint {
        Constraint::StartNoLaterThan(at) | Constraint::StartOn(at) if open => {
            Some(("the start it is pinned to", at, start))
        }
        Constraint::FinishNoLaterThan(at) | Constraint::FinishOn(at) => {
            Some(("the finish it is pinned to", at, finish))
        }
        _ => None,
    };
    let pin = pin.map(|(what, at, actual)| Miss {
        task,
        code: "schedule.constraint_missed",
        severity: Severity::Warning,
        what,
        promised: to_minute(at),
        actual,
        against: None,
    });
    let deadline = subject.deadline.map(|at| Miss {
        task,
        code: "schedule.deadline_missed",
        severity: Severity::Warning,
        what: "its deadline",
        promised: to_minute(at),
        actual: finish,
        against: None,
    });
    pin.into_iter().chain(deadline)
}

/// A mandatory date holds; if the links ask for later, say so.
fn pin_against_logic<'p>(plan: &Plan<'_>, early: &Early, task: usize) -> Option<Miss<'p>> {
    if plan.is_summary(task) || plan.status(task) != Status::Open {
        return None;
    }
    let (calendar, work) = (plan.calendar(task), plan.jobs[task].work);
    let pin = plan.jobs[task].pinned(calendar)?;
    let release = |e: &usize| early.release(plan, &plan.edges[*e]);
    let edge = plan.edges_into(task).max_by_key(release)?;
    let logic = release(&edge);
    let (promised, actual) =
        if work == 0 { (scale(calendar, pin, 1, 0), scale(calendar, logic, 1, 0)) } else { (pin, logic) };
    (actual > promised).then(|| Miss {
        task,
        code: "schedule.pinned_before_logic",
        severity: Severity::Error,
        what: "the start it is pinned to",
        promised: early.start[task],
        actual: calendar.latest_at(actual).unwrap_or(early.start[task]),
        against: Some(edge),
    })
}

/// A date by which a task is pinned holds against deliveries and gates too; if they ask for later, say so.
fn pin_against_hold(plan: &Plan<'_>, early: &Early, task: usize) -> Option<Diagnostic> {
    if plan.status(task) != Status::Open || !is_pinned(plan, task) {
        return None;
    }
    let (subject, calendar) = (plan.task(task), plan.calendar(task));
    let hold = subject.not_before.iter().max_by_key(|h| (h.at, Reverse(&h.label)))?;
    let late = calendar.reading(to_minute(hold.at)) - calendar.reading(early.start[task]);
    (late > 0).then(|| {
        Diagnostic::new(
            Severity::Error,
            "schedule.pinned_before_hold",
            format!(
                "“{}” is pinned to start on {}, but “{}” allows it only from {} on, {} later.",
                subject.title(),
                moment(from_minute(early.start[task])),
                hold.label,
                moment(hold.at),
                in_days(late, calendar.day_minutes()),
            ),
            "Move the pinned date, or see to it that what the task waits for is there by then.",
        )
        .about([&subject.id])
    })
}

fn told(plan: &Plan<'_>, early: &Early, miss: &Miss<'_>) -> Diagnostic {
    let (tasks, calendar) = (&plan.network.tasks, plan.calendar(miss.task));
    let (path, root) = match miss.against {
        Some(edge) => {
            let (mut path, root) = trace(plan, early, plan.edges[edge].from());
            path.push(miss.task);
            (path, root)
        }
        None => trace(plan, early, plan.exits[miss.task]),
    };
    let titles = chain(path.iter().map(|t| tasks[*t].title()));
    let because = if path.len() > 1 {
        format!("The chain {titles} decides it, and begins {root}.")
    } else {
        format!("It begins {root}.")
    };
    Diagnostic::new(
        miss.severity,
        miss.code,
        format!(
            "“{}” misses {} ({}) by {}: it comes to {}. {because}",
            tasks[miss.task].title(),
            miss.what,
            moment(from_minute(miss.promised)),
            in_days(late_by(plan, miss), calendar.day_minutes()),
            moment(from_minute(miss.actual)),
        ),
        "Shorten or overlap tasks of the chain, let it begin earlier, or agree a later date.",
    )
    .about(path.iter().map(|t| tasks[*t].id.as_str()))
}

fn project_late(plan: &Plan<'_>, early: &Early) -> Option<Diagnostic> {
    let promised = to_minute(plan.network.must_finish_by?);
    let tasks = &plan.network.tasks;
    let late_on = |calendar: &WorkCalendar, at: i64| calendar.reading(at) - calendar.reading(promised);
    let is_late = |t: &usize| !plan.is_effort(*t) && late_on(plan.calendar(*t), early.finish[*t]) > 0;
    let last = plan.leaves().filter(is_late).max_by_key(|t| (early.finish[*t], Reverse(&tasks[*t].id)))?;
    // Work at night is late although the project's own calendar, on which lateness is told, does not count it.
    let whose = [plan.project_calendar(), plan.calendar(last)];
    let calendar = whose.into_iter().find(|c| late_on(c, early.finish[last]) > 0)?;
    let (end, late) = (early.finish[last], late_on(calendar, early.finish[last]));
    let (path, root) = trace(plan, early, last);
    let complaint = Diagnostic::new(
        Severity::Warning,
        "schedule.finish_missed",
        format!(
            "The project must finish by {} and comes to {}, {} later. The chain {} decides it, and begins {root}.",
            moment(from_minute(promised)),
            moment(from_minute(end)),
            in_days(late, calendar.day_minutes()),
            chain(path.iter().map(|t| tasks[*t].title())),
        ),
        "Shorten or overlap tasks of the chain, let it begin earlier, or agree a later date.",
    );
    Some(complaint.about(path.iter().map(|t| tasks[*t].id.as_str())))
}

/// The chain of tasks that decides when a node is, first task first, and what its beginning waits for.
fn trace(plan: &Plan<'_>, early: &Early, node: usize) -> (Vec<usize>, String) {
    let mut path = vec![plan.task_of[node]];
    let mut at = last_part(plan, early, node);
    loop {
        if path.last() != Some(&plan.task_of[at]) {
            path.push(plan.task_of[at]);
        }
        let held = plan.status(at) == Status::Open && !is_pinned(plan, at);
        match early.driver(at).filter(|_| held) {
            Some(e) => at = last_part(plan, early, plan.edges[e].from()),
            None => break,
        }
    }
    path.reverse();
    (path, root(plan, early, at))
}

/// The part of a summary that finishes last; any other node itself.
fn last_part(plan: &Plan<'_>, early: &Early, mut node: usize) -> usize {
    while plan.is_exit(node) {
        let parts = plan.edges_into(node).map(|e| plan.edges[e].from());
        let last = parts.filter(|p| early.finish[*p] == early.finish[node]).min_by_key(|p| &plan.task(*p).id);
        match last {
            Some(part) => node = part,
            None => break,
        }
    }
    node
}

fn is_pinned(plan: &Plan<'_>, node: usize) -> bool {
    plan.is_leaf(node) && plan.jobs[node].pin.is_some()
}

/// "when the delivery allows it": what the first task of a chain waits for.
fn root(plan: &Plan<'_>, early: &Early, node: usize) -> String {
    let at = moment(from_minute(early.start[node].max(early.resume[node])));
    match plan.status(node) {
        Status::Done { .. } | Status::Started { .. } => return format!("with work already under way ({at})"),
        Status::Open => {}
    }
    let task = plan.task(node);
    let hold = task.not_before.iter().max_by_key(|h| (h.at, Reverse(&h.label)));
    if let Some(hold) = hold.filter(|h| date_of(to_minute(h.at)) >= date_of(early.start[node])) {
        return format!("when “{}” allows it ({at})", hold.label);
    }
    match task.constraint {
        Constraint::AsSoonAsPossible | Constraint::AsLateAsPossible => format!("on {at}"),
        _ => format!("on {at}, where it is pinned"),
    }
}
