//! The serial generation scheme on calendars: one task after the other, each as early as logic and crews let it.
//!
//! It goes by the network's links, lags and calendars to the minute, as the forward pass does; which of the tasks that can
//! be placed is placed next is told by keys.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::ops::Range;

use kernel::WorkCalendar;
use kernel::calendar::{HORIZON_END, to_minute};

use super::ledger::Ledger;
use super::modes::{Mode, Modes};
use super::pool::Pool;
use crate::forward::{settle, shifted};
use crate::job::{NEVER, Status, scale};
use crate::plan::{Plan, Via};
use crate::schedule::Schedule;

/// When everything is, and who does it.
#[derive(Debug, Clone, Default)]
pub(super) struct Placed {
    /// By node, in minutes. Of work under way, `start` is when it goes on.
    pub start: Vec<i64>,
    pub finish: Vec<i64>,
    /// By task: the start that logic alone would have allowed then.
    pub logic: Vec<i64>,
    /// By task: which of its modes.
    pub mode: Vec<u32>,
    pub end: i64,
}

pub(super) struct Walk<'a, 'n> {
    plan: &'a Plan<'n>,
    modes: &'a Modes,
    /// By resource: the calendar on which its time is counted; plain minutes where its tasks are on several.
    clocks: Vec<Option<usize>>,
    /// By resource: what is taken whatever is planned.
    taken: Vec<Ledger>,
    /// By task: from when to when of that it is there, for pinned work and what is under way.
    fixed: Vec<Option<(i64, i64)>>,
    /// By node: how many edges enter it.
    waits: Vec<u32>,
    ledgers: Vec<Ledger>,
    placed: Placed,
    /// By task: of a job that is not there after all, and takes nobody.
    pub absent: Vec<bool>,
    /// These tasks have as much of this resource as they like.
    pub boundless: Option<(usize, Range<usize>)>,
}

impl<'a, 'n> Walk<'a, 'n> {
    /// `early` has the network's dates without crews.
    pub fn new(plan: &'a Plan<'n>, modes: &'a Modes, pool: &Pool, early: &Schedule) -> Self {
        let clocks = clocks(modes, pool);
        let nodes = plan.task_of.len();
        let mut walk = Self {
            plan,
            modes,
            taken: pool.resources.iter().map(|r| Ledger::new(r.capacity.into())).collect(),
            fixed: vec![None; plan.exits.len()],
            waits: (0..nodes).map(|node| plan.edges_into(node).len() as u32).collect(),
            ledgers: pool.resources.iter().map(|r| Ledger::new(r.capacity.into())).collect(),
            placed: Placed {
                start: vec![NEVER; nodes],
                finish: vec![NEVER; nodes],
                logic: vec![NEVER; plan.exits.len()],
                mode: vec![0; plan.exits.len()],
                end: NEVER,
            },
            clocks,
            absent: vec![false; plan.exits.len()],
            boundless: None,
        };
        for (resource, away) in
            pool.resources.iter().enumerate().flat_map(|(r, of)| of.away.iter().map(move |a| (r, a)))
        {
            let amount = i64::from(away.amount.unwrap_or(u32::MAX).min(pool.resources[resource].capacity));
            let (from, until) = (walk.time(resource, to_minute(away.from)), walk.time(resource, to_minute(away.until)));
            walk.taken[resource].take(from, until, amount);
        }
        for task in plan.leaves() {
            if let (Some((start, finish)), Some(mode)) = (fixed(plan, early, task), modes.of[task].first()) {
                walk.fixed[task] = Some((start, finish));
                book(modes, &walk.clocks, &mut walk.taken, mode, start, finish);
            }
        }
        walk
    }

    /// Whether a task goes where crews are free; what is done, under way or pinned stays where logic or a date puts it.
    pub fn is_free(&self, task: usize) -> bool {
        let job = &self.plan.jobs[task];
        job.is_open() && job.work > 0 && job.pin.is_none() && !self.modes.of[task].is_empty() && !job.effort
    }

    /// Places all; of the tasks whose predecessors are placed, the one with the smallest key goes first.
    pub fn run(&mut self, keys: &[i64]) {
        for (ledger, taken) in self.ledgers.iter_mut().zip(&self.taken) {
            ledger.copy(taken);
        }
        self.placed.end = NEVER;
        let (plan, mut waits) = (self.plan, self.waits.clone());
        let key = |walk: &Self, node: usize| {
            let waits_for_crew = plan.is_leaf(node) && walk.is_free(node);
            Reverse((if waits_for_crew { keys[node] } else { NEVER }, node))
        };
        let nodes = 0..plan.task_of.len();
        let mut ready: BinaryHeap<_> = nodes.filter(|n| waits[*n] == 0).map(|n| key(self, n)).collect();
        while let Some(Reverse((_, node))) = ready.pop() {
            self.place(node);
            for edge in plan.edges_out_of(node) {
                waits[edge.to()] -= 1;
                if waits[edge.to()] == 0 {
                    ready.push(key(self, edge.to()));
                }
            }
        }
        if self.placed.end == NEVER {
            self.placed.end = to_minute(plan.network.start);
        }
    }

    pub fn placed(&self) -> &Placed {
        &self.placed
    }

    /// Resources that work which could not be moved asks too much of, and from when.
    pub fn overloaded(&self) -> impl Iterator<Item = (usize, i64)> + '_ {
        let minute = |(resource, at): (usize, i64)| match self.clocks[resource] {
            Some(clock) => Some((resource, self.modes.network.calendars[clock].latest_at(at)?)),
            None => Some((resource, at)),
        };
        let at = self.ledgers.iter().enumerate().filter_map(|(r, ledger)| Some((r, ledger.overloaded()?)));
        at.filter_map(minute)
    }

    /// By resource: when it can be done, at the soonest, with all that only it can do.
    pub fn busy_until<'s>(
        &'s self,
        free: &'s [usize],
        begins: impl Fn(usize) -> i64 + 's,
    ) -> impl Iterator<Item = i64> + 's {
        (0..self.taken.len()).filter_map(move |resource| {
            let takes = |task: usize| match self.modes.of[task].as_slice() {
                [only] => only.takes.iter().find(|(r, _)| *r == resource).map(|(_, amount)| (task, *amount)),
                _ => None,
            };
            let all = || free.iter().filter_map(|task| takes(*task));
            let work: i64 = all().map(|(task, amount)| self.plan.jobs[task].work.saturating_mul(amount)).sum();
            let from = all().map(|(task, _)| begins(task)).min()?;
            let lasts = (work + self.taken[resource].capacity() - 1) / self.taken[resource].capacity().max(1);
            let ends = self.time(resource, from) + lasts;
            match self.clocks[resource] {
                Some(clock) => self.modes.network.calendars[clock].earliest_at(ends),
                None => Some(ends),
            }
        })
    }

    fn place(&mut self, node: usize) {
        if self.plan.is_exit(node) {
            let parts = || self.plan.edges_into(node).map(|e| self.plan.edges[e].from());
            let start = parts().map(|part| self.placed.start[part]).min().unwrap_or(NEVER);
            let finish = parts().map(|part| self.placed.finish[part]).max().unwrap_or(NEVER);
            (self.placed.start[node], self.placed.finish[node]) = (start, finish);
        } else if !self.plan.is_leaf(node) {
            self.placed.start[node] = self.holds_parts(node);
        } else {
            self.place_task(node);
            if !self.plan.is_effort(node) {
                self.placed.end = self.placed.end.max(self.placed.finish[node]);
            }
        }
    }

    fn place_task(&mut self, task: usize) {
        let plan = self.plan;
        let (job, calendar) = (&plan.jobs[task], plan.calendar(task));
        let (start, finish) = match job.status {
            Status::Done { start, finish } => (start, finish),
            Status::Started { at } if plan.goes_by_actual_start() => {
                let done = plan.network.tasks[task].duration.max(job.work) - job.work;
                let resume = calendar.finish_after(at, done).unwrap_or(at);
                (resume, calendar.finish_after(resume, job.work).unwrap_or(HORIZON_END))
            }
            _ => span(calendar, job.pinned(calendar).unwrap_or_else(|| self.release(task)), job.work),
        };
        self.placed.logic[task] = start;
        (self.placed.start[task], self.placed.finish[task]) = (start, finish);
        if self.absent[task] {
            return;
        }
        if self.is_free(task) {
            self.seat(task, start);
        } else if let Status::Started { at } = job.status {
            // What is under way goes on when its predecessors let it, whoever else its crew is with.
            if let Some(mode) = self.modes.of[task].first().filter(|_| self.fixed[task] != Some((start, finish))) {
                book(self.modes, &self.clocks, &mut self.ledgers, mode, start, finish);
            }
            // Elsewhere it is asked when a task began, not when it goes on.
            self.placed.start[task] = at;
        }
    }

    /// Puts a task where a crew that can do it is free soonest, and takes that crew.
    fn seat(&mut self, task: usize, logic: i64) {
        let work = self.plan.jobs[task].work;
        let ways = self.modes.of[task].iter().enumerate();
        let seats = ways.filter_map(|(i, mode)| {
            let (start, finish) = self.first_room(task, mode, logic, work)?;
            Some((finish, i, start))
        });
        // Where calendars end before there is room, it stays where logic puts it.
        let Some((finish, chosen, start)) = seats.min() else { return };
        (self.placed.start[task], self.placed.finish[task]) = (start, finish);
        self.placed.mode[task] = chosen as u32;
        book(self.modes, &self.clocks, &mut self.ledgers, &self.modes.of[task][chosen], start, finish);
    }

    fn first_room(&self, task: usize, mode: &Mode, from: i64, work: i64) -> Option<(i64, i64)> {
        let all_there_is =
            self.boundless.as_ref().filter(|(_, tasks)| tasks.contains(&task)).map(|(resource, _)| *resource);
        let scarce = || mode.takes.iter().filter(|(resource, _)| Some(*resource) != all_there_is);
        let calendar = &self.modes.network.calendars[mode.calendar];
        let mut at = calendar.reading(from);
        loop {
            let (start, finish) = (calendar.latest_at(at)?, calendar.earliest_at(at.checked_add(work)?)?);
            match scarce().filter_map(|takes| self.blocked(mode, *takes, start, finish)).max() {
                None => return Some((start, finish)),
                Some(until) => at = calendar.reading(until).max(at + 1),
            }
        }
    }

    /// The minute until which a resource is taken while it should work from start to finish.
    fn blocked(&self, mode: &Mode, (resource, amount): (usize, i64), start: i64, finish: i64) -> Option<i64> {
        let ledger = &self.ledgers[resource];
        let mut times = times(self.modes, self.clocks[resource], mode, start, finish);
        let until = times.find_map(|(from, to)| ledger.blocked_until(from, to, amount))?;
        match self.clocks[resource] {
            Some(clock) => Some(self.modes.network.calendars[clock].latest_at(until).unwrap_or(HORIZON_END)),
            None => Some(until.min(HORIZON_END)),
        }
    }

    fn time(&self, resource: usize, minute: i64) -> i64 {
        self.clocks[resource].map_or(minute, |clock| self.modes.network.calendars[clock].reading(minute))
    }

    /// How early links, dates and deliveries let a task begin, on its scale.
    fn release(&self, task: usize) -> i64 {
        let plan = self.plan;
        let (job, calendar) = (&plan.jobs[task], plan.calendar(task));
        let holds = if job.has_holds { plan.network.tasks[task].not_before.as_slice() } else { &[] };
        let from = holds.iter().map(|hold| to_minute(hold.at)).fold(job.starts_from, i64::max);
        let mut at = scale(calendar, from, job.work, 0);
        if job.finishes_from != NEVER {
            at = at.max(scale(calendar, job.finishes_from, job.work, job.work));
        }
        if plan.listens(task) {
            for (bound, of_finish) in self.bounds(task) {
                at = at.max(scale(calendar, bound, job.work, if of_finish { job.work } else { 0 }));
            }
        }
        at
    }

    /// The moments that edges ask for, and whether they ask it of the finish.
    fn bounds(&self, node: usize) -> impl Iterator<Item = (i64, bool)> + '_ {
        let bound = |e: usize| {
            let edge = &self.plan.edges[e];
            match edge.via {
                Via::Link(_) => {
                    let ends = if edge.kind.leaves_start() { &self.placed.start } else { &self.placed.finish };
                    (shifted(self.plan, edge, ends[edge.from()]), edge.kind.enters_finish())
                }
                Via::Into | Via::OutOf => (self.placed.start[edge.from()], false),
            }
        };
        self.plan.edges_into(node).map(bound).filter(|(at, _)| *at != NEVER)
    }

    fn holds_parts(&self, summary: usize) -> i64 {
        let task = &self.plan.network.tasks[summary];
        let holds = task.not_before.iter().map(|hold| to_minute(hold.at));
        let own = holds.chain(crate::forward::starts_no_earlier(&task.constraint));
        own.chain(self.bounds(summary).map(|(at, _)| at)).max().unwrap_or(NEVER)
    }
}

/// Where work is, in minutes, that levelling does not move: pinned, or under way and early.
fn fixed(plan: &Plan<'_>, early: &Schedule, task: usize) -> Option<(i64, i64)> {
    let (job, calendar) = (&plan.jobs[task], plan.calendar(task));
    match job.status {
        _ if job.work == 0 || job.effort => None,
        Status::Open => job.pinned(calendar).map(|at| span(calendar, at, job.work)),
        Status::Started { .. } => {
            let dates = &early.tasks[task];
            Some((to_minute(dates.resume?), to_minute(dates.early_finish)))
        }
        Status::Done { .. } => None,
    }
}

/// Start and finish of so much work begun at a point of a task's scale.
fn span(calendar: &WorkCalendar, at: i64, work: i64) -> (i64, i64) {
    if work == 0 {
        let at = settle(calendar, at);
        return (at, at);
    }
    let finish = calendar.earliest_at(at.saturating_add(work)).unwrap_or(HORIZON_END);
    (calendar.latest_at(at).unwrap_or(HORIZON_END), finish)
}

fn book(modes: &Modes, clocks: &[Option<usize>], ledgers: &mut [Ledger], mode: &Mode, start: i64, finish: i64) {
    for (resource, amount) in &mode.takes {
        for (from, to) in times(modes, clocks[*resource], mode, start, finish) {
            ledgers[*resource].take(from, to, *amount);
        }
    }
}

/// The times of a resource's clock in which a task that is done in some mode works.
fn times<'m>(
    modes: &'m Modes,
    clock: Option<usize>,
    mode: &Mode,
    start: i64,
    finish: i64,
) -> impl Iterator<Item = (i64, i64)> + 'm {
    let calendar = &modes.network.calendars[mode.calendar];
    let whole = (clock == Some(mode.calendar)).then(|| (calendar.reading(start), calendar.reading(finish)));
    let pieces = whole.is_none().then(|| calendar.stretches(start, finish));
    let clock = clock.map(|clock| &modes.network.calendars[clock]);
    let time = move |minute: i64| clock.map_or(minute, |clock| clock.reading(minute));
    whole.into_iter().chain(pieces.into_iter().flatten().map(move |(from, to)| (time(from), time(to))))
}

fn clocks(modes: &Modes, pool: &Pool) -> Vec<Option<usize>> {
    let mut used: Vec<Vec<usize>> = vec![Vec::new(); pool.resources.len()];
    for mode in modes.of.iter().flatten() {
        for (resource, _) in &mode.takes {
            if !used[*resource].contains(&mode.calendar) {
                used[*resource].push(mode.calendar);
            }
        }
    }
    let known = |c: &usize| *c < modes.network.calendars.len();
    let clock = |(resource, used): (&super::Resource, Vec<usize>)| {
        let one = if let [one] = used[..] { Some(one) } else { None };
        resource.calendar.or(one).filter(known)
    };
    pool.resources.iter().zip(used).map(clock).collect()
}
