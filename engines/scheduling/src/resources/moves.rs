//! What levelling moved, and why, in words.

use kernel::calendar::{from_minute, to_minute};
use kernel::{Diagnostic, Severity};

use super::modes::Modes;
use super::pool::Pool;
use super::walk::{Placed, Walk};
use super::{Assigned, Delay};
use crate::forward::shifted;
use crate::plan::{Plan, Via};
use crate::schedule::Schedule;
use crate::words::moment;

/// Tasks that start later than before or wait for a crew, in the order of their new dates. On its crew's calendar a task
/// may begin sooner than before although it waits: to be done by when its links want it, it would begin sooner still.
pub(super) fn moves(
    plan: &Plan<'_>,
    modes: &Modes,
    pool: &Pool,
    placed: &Placed,
    before: &Schedule,
    early: &Schedule,
) -> Vec<(usize, Delay)> {
    let told = Told { plan, modes, pool, placed };
    let later = |task: &usize| {
        placed.start[*task] > to_minute(before.tasks[*task].early_start) || placed.start[*task] > placed.logic[*task]
    };
    let mut moved: Vec<(usize, Delay)> = plan
        .leaves()
        .filter(|task| plan.jobs[*task].is_open() && !plan.is_effort(*task))
        .filter(later)
        .map(|task| {
            let (was, now) = (before.tasks[task].early_start, from_minute(placed.start[task]));
            let reason = told.reason(task, to_minute(early.tasks[task].early_start));
            let minutes = plan.project_calendar().work_between(was, now);
            let (id, name) = (plan.network.tasks[task].id.clone(), plan.network.tasks[task].title().to_owned());
            (task, Delay { id, name, from: was, to: now, minutes, reason })
        })
        .collect();
    moved.sort_by(|(_, a), (_, b)| (a.to, a.from, &a.id).cmp(&(b.to, b.from, &b.id)));
    moved
}

/// Work that could not be moved and asks too much of a crew.
pub(super) fn overloads(walk: &Walk<'_, '_>, plan: &Plan<'_>, modes: &Modes, pool: &Pool) -> Vec<Diagnostic> {
    let placed = walk.placed();
    let told = Told { plan, modes, pool, placed };
    let overload = |(resource, at): (usize, i64)| {
        let takes = |task: &usize| modes.of[*task].iter().any(|m| m.takes.iter().any(|(r, _)| *r == resource));
        let then = |task: &usize| placed.start[*task] <= at && at < placed.finish[*task];
        let tasks: Vec<usize> = plan.leaves().filter(|task| !walk.is_free(*task)).filter(takes).filter(then).collect();
        let titles: Vec<String> = tasks.iter().map(|task| told.title(*task)).collect();
        Diagnostic::new(
            Severity::Warning,
            "levelling.overloaded",
            format!(
                "{} is asked for more than there is from {}: {} stay where they are.",
                pool.resources[resource].title(),
                moment(from_minute(at)),
                titles.join(" and ")
            ),
            "Move one of them, or give it another crew: what is under way or pinned is not moved by levelling.",
        )
        .about(tasks.iter().map(|task| plan.network.tasks[*task].id.as_str()))
    };
    walk.overloaded().map(overload).collect()
}

/// Who does what.
pub(super) fn assigned(modes: &Modes, pool: &Pool) -> Vec<Assigned> {
    let tasks = modes.network.tasks.iter().zip(&modes.of);
    let takes = tasks.filter_map(|(task, modes)| Some((task, modes.first()?)));
    let one = |(resource, amount): &(usize, i64), task: &crate::Task| Assigned {
        task: task.id.clone(),
        resource: pool.resources[*resource].id.clone(),
        amount: u32::try_from(*amount).unwrap_or(u32::MAX),
    };
    takes.flat_map(|(task, mode)| mode.takes.iter().map(move |takes| one(takes, task))).collect()
}

struct Told<'a, 'n> {
    plan: &'a Plan<'n>,
    modes: &'a Modes,
    pool: &'a Pool,
    placed: &'a Placed,
}

impl Told<'_, '_> {
    fn reason(&self, task: usize, early: i64) -> String {
        let start = self.placed.start[task];
        if start > self.placed.logic[task] {
            return self.taken(task).unwrap_or_else(|| "Its crew is not free sooner.".to_owned());
        }
        if start > early {
            if let Some(before) = self.decides(task) {
                let ends = moment(from_minute(self.placed.finish[before]));
                return format!("Follows {}, which now ends {ends}.", self.title(before));
            }
            return "What it is part of begins later.".to_owned();
        }
        let crews = self.modes.of[task].first().map(|mode| &mode.takes).into_iter().flatten();
        let crews: Vec<&str> = crews.map(|(r, _)| self.pool.resources[*r].title()).collect();
        match crews.is_empty() {
            true => "Follows work that goes by its crew's calendar.".to_owned(),
            false => format!("Goes by the working days of {}.", crews.join(" and ")),
        }
    }

    /// What a crew is busy with until the task starts.
    fn taken(&self, task: usize) -> Option<String> {
        let start = self.placed.start[task];
        let mode = self.modes.of[task].first()?;
        let calendar = &self.modes.network.calendars[mode.calendar];
        // Until when, whom, and with what: the one that ends last before the task, of the most needed crew.
        let begins = calendar.reading(start);
        let until_then = |minute: i64| calendar.reading(minute) == begins;
        for (resource, _) in &mode.takes {
            let crew = &self.pool.resources[*resource];
            let uses = |other: &usize| {
                *other != task && self.modes.of[*other].iter().any(|m| m.takes.iter().any(|(r, _)| r == resource))
            };
            let ends = |other: &usize| until_then(self.placed.finish[*other]);
            let others = self.plan.leaves().filter(|t| !self.plan.jobs[*t].is_done()).filter(uses).filter(ends);
            if let Some(other) = others.max_by_key(|t| (self.placed.start[*t], std::cmp::Reverse(*t))) {
                let until = moment(from_minute(self.placed.finish[other]));
                return Some(format!("{} is on {} until {until}.", crew.title(), self.title(other)));
            }
            if let Some(away) = crew.away.iter().find(|away| until_then(to_minute(away.until))) {
                let why = if away.why.is_empty() { "is away" } else { &away.why };
                return Some(format!("{} {why} until {}.", crew.title(), moment(away.until)));
            }
        }
        None
    }

    /// The task whose link decides when this one can start.
    fn decides(&self, task: usize) -> Option<usize> {
        let edges = self.plan.edges_into(task).map(|e| &self.plan.edges[e]);
        let links = edges.filter(|edge| matches!(edge.via, Via::Link(_)));
        let bound = |edge: &&crate::plan::Edge| {
            let ends = if edge.kind.leaves_start() { &self.placed.start } else { &self.placed.finish };
            (shifted(self.plan, edge, ends[edge.from()]), std::cmp::Reverse(self.plan.task(edge.from()).id.as_str()))
        };
        links.max_by_key(bound).map(|edge| self.plan.task_of[edge.from()])
    }

    /// “Set posts” of “Elm St” where there are several jobs.
    fn title(&self, task: usize) -> String {
        let top = std::iter::successors(self.plan.parents[task], |p| self.plan.parents[*p]).last();
        let tasks = &self.plan.network.tasks;
        match top {
            Some(job) => format!("“{}: {}”", tasks[job].title(), tasks[task].title()),
            None => format!("“{}”", tasks[task].title()),
        }
    }
}
