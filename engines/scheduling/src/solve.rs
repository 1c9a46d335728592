//! From network to schedule: the passes in order, then the answer put together.

use kernel::calendar::{Almanac, from_minute};
use kernel::{Diagnostic, Severity};

use crate::backward::{self, Backward, Free, Late};
use crate::effort;
use crate::explain;
use crate::forward::{self, Early, Ignoring, Own};
use crate::gates;
use crate::job::{NEVER, Status, scale};
use crate::network::{Criticality, Network};
use crate::open_ends::open_ends;
use crate::plan::{Plan, Via};
use crate::schedule::{Driver, Schedule, TaskDates};

/// Computes dates and float of every task. Never fails: what can't be used is left out and named in the diagnostics.
///
/// Work and memory grow with the number of tasks and links, and nothing recurses.
pub fn schedule(network: &Network) -> Schedule {
    let plan = Plan::new(network);
    let early = forward::pass(&plan, Ignoring::NOTHING);
    // What the passes handed from node to node goes here, and its memory to the answer.
    let Backward { late, free, .. } = backward::pass(&plan, &early);
    answer(&plan, &early, &late, &free)
}

/// The whole answer from the passes.
pub(crate) fn answer(plan: &Plan<'_>, early: &Early, late: &Late, free: &Free) -> Schedule {
    let critical = critical(plan, early, late);
    let mut diagnostics = plan.diagnostics.clone();
    diagnostics.extend(early.beyond.iter().map(|t| beyond_calendar(plan, *t)));
    diagnostics.extend(explain::progress(plan));
    diagnostics.extend(explain::missed_dates(plan, early));
    diagnostics.extend(open_ends(plan, early));
    let mut tasks = Vec::with_capacity(plan.exits.len());
    let mut almanac = Almanac::new();
    for (task, critical) in critical.into_iter().enumerate() {
        tasks.push(dates(plan, early, (late, free), critical, task, &mut almanac));
    }
    effort::stretch(plan, early, late, free, &mut tasks);
    let (gates, said) = gates::answer(plan, early, &tasks);
    diagnostics.extend(said);
    Schedule {
        finish: from_minute(early.end),
        tasks,
        gates,
        diagnostics,
        unused_links: plan.unused_links.clone(),
        calendar: plan.project_calendar().clone(),
    }
}

fn dates(
    plan: &Plan<'_>,
    early: &Early,
    (late, free): (&Late, &Free),
    critical: bool,
    task: usize,
    almanac: &mut Almanac,
) -> TaskDates {
    let (node, float) = (plan.exits[task], late.float[task]);
    let near_critical = !critical && float <= plan.network.near_critical && !is_done(plan, task);
    let (early_start, early_finish) = (almanac.date_time(early.start[node]), almanac.date_time(early.finish[node]));
    let resume = matches!(plan.status(node), Status::Started { .. }).then(|| almanac.date_time(early.resume[node]));
    // Most tasks are planned where they are early, and critical ones are late there too.
    let mut start = |at: i64| if at == early.start[node] { early_start } else { almanac.date_time(at) };
    let (planned_start, late_start) = (start(free.start[node]), start(late.start[task]));
    let mut finish = |at: i64| if at == early.finish[node] { early_finish } else { almanac.date_time(at) };
    let (planned_finish, late_finish) = (finish(free.finish[node]), finish(late.finish[task]));
    TaskDates {
        id: plan.network.tasks[task].id.clone(),
        start: planned_start,
        finish: planned_finish,
        early_start,
        early_finish,
        late_start,
        late_finish,
        resume,
        total_float: float,
        free_float: free.float[task],
        critical,
        near_critical,
        driver: driver(plan, early, task),
    }
}

pub(crate) fn is_done(plan: &Plan<'_>, task: usize) -> bool {
    if !plan.is_summary(task) {
        return plan.jobs[task].is_done();
    }
    plan.network.tasks[task].progress.actual_finish.is_some()
}

/// By task. A summary is critical if one of its parts is.
pub(crate) fn critical(plan: &Plan<'_>, early: &Early, late: &Late) -> Vec<bool> {
    let mut critical = match plan.network.criticality {
        Criticality::Float(most) => late.float.iter().map(|float| *float <= most).collect(),
        Criticality::LongestPath => longest_path(plan, early),
    };
    critical.truncate(plan.network.tasks.len());
    for task in (0..critical.len()).filter(|t| critical[*t]).collect::<Vec<_>>() {
        critical[task] = !plan.is_summary(task) && !plan.jobs[task].is_done();
    }
    for task in plan.leaves().filter(|t| critical[*t]).collect::<Vec<_>>() {
        let mut above = plan.parents[task];
        while let Some(parent) = above.filter(|p| !critical[*p]) {
            critical[parent] = true;
            above = plan.parents[parent];
        }
    }
    critical
}

/// Marks, from the tasks that finish last, everything reached back over links that decide.
fn longest_path(plan: &Plan<'_>, early: &Early) -> Vec<bool> {
    let mut marked = vec![false; plan.task_of.len()];
    for task in plan.leaves() {
        marked[task] = early.finish[task] == early.end;
    }
    for node in plan.order().rev().filter(|n| early.driver(*n).is_some()) {
        if !marked[node] {
            continue;
        }
        let largest = early.driver(node).map_or(NEVER, |e| early.release(plan, &plan.edges[e]));
        for e in plan.edges_into(node) {
            let edge = &plan.edges[e];
            let decides = match edge.via {
                Via::OutOf => early.finish[edge.from()] == early.finish[node],
                _ => early.release(plan, edge) == largest,
            };
            marked[edge.from()] |= decides;
        }
    }
    marked
}

/// What decides a task's early start, in the words of the answer.
fn driver(plan: &Plan<'_>, early: &Early, task: usize) -> Driver {
    let tasks = &plan.network.tasks;
    if plan.is_summary(task) {
        let part = early.driver(plan.exits[task]).map_or(task, |e| plan.task_of[plan.edges[e].from()]);
        return Driver::Part { id: tasks[part].id.clone() };
    }
    if !plan.jobs[task].is_open() {
        return Driver::Actual;
    }
    if plan.jobs[task].pin.is_some() {
        return Driver::Constraint;
    }
    match early.driver(task).map(|e| &plan.edges[e]) {
        Some(edge) if edge.is_link() => Driver::Link { from: plan.task(edge.from()).id.clone(), kind: edge.kind },
        Some(edge) => Driver::Parent { id: plan.task(edge.from()).id.clone() },
        None => own_driver(plan, task),
    }
}

fn own_driver(plan: &Plan<'_>, task: usize) -> Driver {
    let (calendar, work) = (plan.calendar(task), plan.network.tasks[task].duration.max(0));
    let holds = &plan.network.tasks[task].not_before;
    let label = |own: Own| match own {
        Own::NotBefore(i) => std::cmp::Reverse(holds[i].label.as_str()),
        _ => std::cmp::Reverse(""),
    };
    let decides = forward::own_bounds(plan, task, Ignoring::NOTHING).max_by_key(|(at, enters_finish, own)| {
        let rank = match own {
            Own::NotBefore(_) => 3,
            Own::Constraint => 2,
            Own::DataDate => 1,
            Own::ProjectStart => 0,
        };
        (scale(calendar, *at, work, if *enters_finish { work } else { 0 }), rank, label(*own))
    });
    match decides.map(|(_, _, own)| own) {
        Some(Own::NotBefore(i)) => Driver::NotBefore { label: holds[i].label.clone(), source: holds[i].source.clone() },
        Some(Own::Constraint) => Driver::Constraint,
        Some(Own::DataDate) => Driver::DataDate,
        _ => Driver::ProjectStart,
    }
}

fn beyond_calendar(plan: &Plan<'_>, task: usize) -> Diagnostic {
    let subject = &plan.network.tasks[task];
    Diagnostic::new(
        Severity::Error,
        "schedule.beyond_calendar",
        format!(
            "“{}” does not fit: calendar “{}” runs out of working time before it is done.",
            subject.title(),
            plan.calendar(task).name()
        ),
        "Check its duration and dates for a typing slip, and that its calendar has an ordinary week.",
    )
    .about([&subject.id])
}
