//! Levels of effort in a run: a crane on hire, supervision. They hold nothing up and are looked at for what they cost a day.
//!
//! They last as the schedule has them last, from the earliest of what they are tied to at their start to the latest of what
//! they are tied to at their finish, or as long as the summary they are part of.

use hashbrown::HashMap;
use kernel::calendar::to_minute;

use super::compile::Compiled;
use super::net::State;
use crate::network::{Lag, LagCalendar, Link};
use crate::plan::Plan;

pub(super) struct Hammock {
    task: usize,
    begins: Vec<Bound>,
    ends: Vec<Bound>,
    /// The summary it is part of, if nothing else says how long it lasts.
    whole: Option<usize>,
    begun: Option<i64>,
    done: Option<i64>,
    /// When it begins, and how long it lasts, if nothing says so.
    otherwise: (i64, i64),
}

/// An end of another task, moved by a lag.
struct Bound {
    task: usize,
    at_finish: bool,
    lag: i64,
    /// The task on whose calendar the lag runs.
    clock: LagClock,
}

enum LagClock {
    Of(usize),
    Project,
    Elapsed,
}

impl Hammock {
    /// Those of some levels of effort.
    pub fn all(plan: &Plan<'_>, index: &HashMap<&str, usize>, efforts: &[usize]) -> Vec<Self> {
        let mut ties: HashMap<usize, Vec<(&Link, usize, usize)>> = efforts.iter().map(|e| (*e, Vec::new())).collect();
        for link in plan.network.links.iter().filter(|_| !efforts.is_empty()) {
            let ends = (index.get(link.from.as_str()).copied(), index.get(link.to.as_str()).copied());
            let (Some(from), Some(to)) = ends else { continue };
            if plan.is_effort(from) != plan.is_effort(to) {
                let effort = if plan.is_effort(from) { from } else { to };
                if let Some(at) = ties.get_mut(&effort) {
                    at.push((link, from, to));
                }
            }
        }
        efforts.iter().map(|effort| Self::new(plan, index, *effort, &ties[effort])).collect()
    }

    fn new(plan: &Plan<'_>, index: &HashMap<&str, usize>, task: usize, ties: &[(&Link, usize, usize)]) -> Self {
        let (network, subject) = (&plan.network, &plan.network.tasks[task]);
        let (mut begins, mut ends) = (Vec::new(), Vec::new());
        for &(link, from, to) in ties {
            let goes_out = from == task;
            let own_finish = if goes_out { !link.kind.leaves_start() } else { link.kind.enters_finish() };
            let bound = bound(plan, link, from, to, goes_out);
            if own_finish { ends.push(bound) } else { begins.push(bound) }
        }
        let parent = subject.parent.as_deref().and_then(|id| index.get(id).copied());
        let otherwise = (to_minute(network.data_date.unwrap_or(network.start)), subject.duration.max(0));
        Self {
            task,
            begins,
            ends,
            whole: parent.filter(|p| ties.is_empty() && plan.is_summary(*p)),
            begun: subject.progress.actual_start.map(to_minute),
            done: subject.progress.actual_finish.map(to_minute),
            otherwise,
        }
    }

    /// Tasks whose dates it asks for.
    pub fn asks(&self) -> impl Iterator<Item = usize> + '_ {
        self.begins.iter().chain(&self.ends).map(|bound| bound.task).chain(self.whole)
    }

    /// From when to when it lasts in a run, in minutes.
    pub fn span(&self, plan: &Plan<'_>, compiled: &Compiled<'_>, state: &State) -> (i64, i64) {
        let clock = compiled.clock_of(self.task);
        let moment = |task: usize, finish: bool| {
            state.minute[2 * compiled.position[plan.exits[task]] as usize + usize::from(finish)]
        };
        let reached = |bound: &Bound| {
            let at = moment(bound.task, bound.at_finish);
            let clock = match bound.clock {
                _ if bound.lag == 0 => return at,
                LagClock::Elapsed => return at.saturating_add(bound.lag),
                LagClock::Project => compiled.project(),
                LagClock::Of(task) => compiled.clock_of(task),
            };
            clock.earliest(clock.reading(at).saturating_add(bound.lag)).unwrap_or(at)
        };
        let begins = self.begins.iter().map(reached).min().or(self.whole.map(|task| moment(task, false)));
        let begins = self.begun.or(begins).unwrap_or(self.otherwise.0);
        let from = clock.latest(clock.reading(begins)).unwrap_or(begins);
        let ends = self.ends.iter().map(reached).max().or(self.whole.map(|task| moment(task, true)));
        let ends = ends.map(|at| clock.earliest(clock.reading(at)).unwrap_or(at));
        let lasts = || match self.otherwise.1 {
            0 => from,
            work => clock.earliest(clock.reading(from).saturating_add(work)).unwrap_or(from),
        };
        let until = ends.unwrap_or_else(lasts).max(from);
        (self.begun.unwrap_or(from), self.done.unwrap_or(until))
    }

    /// Working minutes that it lasts in a run.
    pub fn lasts(&self, plan: &Plan<'_>, compiled: &Compiled<'_>, state: &State) -> i64 {
        let (from, until) = self.span(plan, compiled, state);
        let clock = compiled.clock_of(self.task);
        (clock.reading(until) - clock.reading(from)).max(0)
    }
}

fn bound(plan: &Plan<'_>, link: &Link, from: usize, to: usize, goes_out: bool) -> Bound {
    let at_finish = if goes_out { link.kind.enters_finish() } else { !link.kind.leaves_start() };
    let lag = match link.lag {
        Lag::Minutes(minutes) => minutes,
        Lag::Percent(percent) => plan.network.tasks[from].duration.saturating_mul(percent) / 100,
    };
    let clock = match link.lag_calendar {
        LagCalendar::Predecessor => LagClock::Of(from),
        LagCalendar::Successor => LagClock::Of(to),
        LagCalendar::Project => LagClock::Project,
        LagCalendar::Elapsed => LagClock::Elapsed,
    };
    let lag = if goes_out { lag.saturating_neg() } else { lag };
    Bound { task: if goes_out { to } else { from }, at_finish, lag, clock }
}
