//! Dates that were promised, and how often they are kept.

use jiff::civil::DateTime;
use kernel::calendar::{HORIZON_END, from_minute, to_minute};

use super::compile::Compiled;
use super::net::{Held, Kind, Net, State};
use super::outlook::{PromiseKind, PromiseOutlook};
use super::tally::{Kept, percentile};
use crate::network::Constraint;
use crate::plan::Plan;

pub(super) struct Promise {
    task: Option<usize>,
    kind: PromiseKind,
    by: DateTime,
    /// The node and the clock on which the promise is read.
    node: usize,
    clock: usize,
    reading: i64,
}

/// The promises of tasks that are not done, and the project's.
pub(super) fn of(plan: &Plan<'_>, compiled: &Compiled<'_>) -> Vec<Promise> {
    let network = &plan.network;
    let promise = |task: Option<usize>, node: usize, clock: u16, kind, by| {
        let clock = usize::from(clock);
        Promise { task, kind, by, node, clock, reading: compiled.net.clocks[clock].reading(to_minute(by)) }
    };
    let mut promises: Vec<Promise> = network
        .must_finish_by
        .map(|by| promise(None, 0, compiled.project_clock, PromiseKind::Project, by))
        .into_iter()
        .collect();
    for (task, subject) in network.tasks.iter().enumerate() {
        let node = compiled.position[plan.exits[task]] as usize;
        let Some(open) = open(plan, task) else { continue };
        let constraint = match subject.constraint {
            Constraint::StartNoLaterThan(by) | Constraint::StartOn(by) if open => Some((PromiseKind::StartBy, by)),
            Constraint::FinishNoLaterThan(by) | Constraint::FinishOn(by) => Some((PromiseKind::FinishBy, by)),
            Constraint::MandatoryStart(by) | Constraint::PlacedAt(by) if open && plan.is_leaf(task) => {
                Some((PromiseKind::HeldStart, by))
            }
            Constraint::MandatoryFinish(by) if open && plan.is_leaf(task) => Some((PromiseKind::HeldFinish, by)),
            _ => None,
        };
        let deadline = subject.deadline.map(|by| (PromiseKind::Deadline, by));
        let clock = compiled.net.nodes[node].clock;
        promises.extend(
            deadline.into_iter().chain(constraint).map(|(kind, by)| promise(Some(task), node, clock, kind, by)),
        );
    }
    promises
}

/// Whether a task's dates may be asked for in minutes: it, or a summary it is part of, was promised for some date.
pub(super) fn asks(plan: &Plan<'_>, task: usize) -> bool {
    let subject = &plan.network.tasks[task];
    let free = matches!(subject.constraint, Constraint::AsSoonAsPossible | Constraint::AsLateAsPossible);
    subject.deadline.is_some() || !free
}

/// Whether it has yet to begin; `None` for what is done or keeps no promise.
fn open(plan: &Plan<'_>, task: usize) -> Option<bool> {
    if plan.is_summary(task) {
        return Some(true);
    }
    let job = &plan.jobs[task];
    (!job.is_done() && !job.effort).then(|| job.is_open())
}

impl Promise {
    /// When what was promised happens in a run.
    pub fn reached(&self, net: &Net<'_>, state: &State) -> i64 {
        let (n, node) = (self.node, net.nodes.get(self.node));
        match (self.kind, node) {
            (PromiseKind::Project, _) | (_, None) => state.end,
            (PromiseKind::StartBy, _) => state.minute[2 * n],
            (PromiseKind::Deadline | PromiseKind::FinishBy, _) => state.minute[2 * n + 1],
            (PromiseKind::HeldStart | PromiseKind::HeldFinish, Some(node)) => {
                let (released, clock) = (state.released[n], &net.clocks[self.clock]);
                let at = match (node.kind, node.held) {
                    (Kind::Work { .. }, Held::Finish(_)) => clock.earliest(released + state.length[n]),
                    (Kind::Work { .. }, _) => clock.latest(released),
                    _ => Some(released),
                };
                at.unwrap_or(HORIZON_END)
            }
        }
    }

    /// Moments with no working time of the task between them are the same to it.
    pub fn met(&self, net: &Net<'_>, reached: i64) -> bool {
        net.clocks[self.clock].reading(reached) <= self.reading
    }

    pub fn told(&self, plan: &Plan<'_>, met: u32, runs: u32, mut reached: Vec<i64>) -> PromiseOutlook {
        reached.sort_unstable();
        PromiseOutlook {
            task: self.task.map(|t| plan.network.tasks[t].id.clone()),
            kind: self.kind,
            by: self.by,
            probability: f64::from(met) / f64::from(runs),
            p50: from_minute(percentile(&reached, 50)),
            p80: from_minute(percentile(&reached, 80)),
        }
    }
}

/// How often each promise was met, and when it was reached in the runs that are kept.
pub(super) struct Record {
    met: Vec<u32>,
    reached: Kept,
}

impl Record {
    pub fn new(promises: usize, runs: u32) -> Self {
        Self { met: vec![0; promises], reached: Kept::new(promises, runs) }
    }

    pub fn count(&mut self, promises: &[Promise], net: &Net<'_>, state: &State, run: u32) {
        let keep = self.reached.keeps(run);
        for (promise, met) in promises.iter().zip(&mut self.met) {
            let reached = promise.reached(net, state);
            *met += u32::from(promise.met(net, reached));
            if keep {
                self.reached.push(reached as i32);
            }
        }
    }

    pub fn told(&self, promises: &[Promise], plan: &Plan<'_>, runs: u32) -> Vec<PromiseOutlook> {
        let each = promises.iter().zip(&self.met).enumerate();
        each.map(|(i, (promise, met))| promise.told(plan, *met, runs, self.reached.column(i))).collect()
    }
}
