//! Dragging: dates that follow the hand, before anything is dropped.
//!
//! A network is dated once; a drag then dates again only what it moves, forward in the order of the links until nothing
//! changes any more, and back the same way. The answers are those of a full [`schedule`](crate::schedule), to the minute.

mod change;
mod marks;
mod state;
mod told;

pub use change::{Change, Drag, Floating, Moved, Term};
use state::{State, Touched, Waiting};

use crate::gates;
use crate::network::{Constraint, Network, Task};
use crate::plan::Plan;
use crate::schedule::Schedule;
use crate::solve;

/// A network with its dates, kept ready for changes of single tasks.
///
/// ```
/// use jiff::civil::datetime;
/// use kernel::WorkCalendar;
/// use scheduling::{Change, Link, Live, Network, Task};
///
/// let mut fence = Network::new(datetime(2026, 5, 4, 8, 0, 0, 0), WorkCalendar::standard());
/// fence.tasks = vec![Task::new("dig", "Dig and set posts", 2 * 480), Task::new("panels", "Hang panels", 480)];
/// fence.links = vec![Link::new("dig", "panels")];
///
/// let mut live = Live::new(fence);
/// let thursday = Change::start_from(0, datetime(2026, 5, 7, 8, 0, 0, 0));
/// let drag = live.drag(&[thursday]);
/// assert_eq!(drag.finish_after, datetime(2026, 5, 11, 17, 0, 0, 0));
/// assert_eq!(drag.moved.len(), 2);
/// // Nothing is kept until it is dropped.
/// assert_eq!(live.schedule().finish, drag.finish_before);
/// live.keep(&[thursday]);
/// assert_eq!(live.schedule().finish, drag.finish_after);
/// ```
pub struct Live {
    plan: Plan<'static>,
    kept: State,
    /// The same, but for the nodes that the last drag touched.
    tried: State,
    touched: Touched,
    waiting: Waiting,
}

/// What a task was before a change, to be given back.
struct Former {
    task: usize,
    constraint: Constraint,
    duration: i64,
    remaining: Option<i64>,
}

impl Live {
    pub fn new(network: Network) -> Self {
        let plan = Plan::owning(network);
        let (kept, tried) = (State::new(&plan), State::new(&plan));
        Self { kept, tried, touched: Touched::default(), waiting: Waiting::new(&plan), plan }
    }

    /// The network with every change that was kept.
    pub fn network(&self) -> Network {
        gates::without_holds(&self.plan.network)
    }

    /// All dates as they are kept.
    pub fn schedule(&self) -> Schedule {
        solve::answer(&self.plan, &self.kept.early, &self.kept.backward.late, &self.kept.backward.free)
    }

    /// What changes would do; they are made in the order given, and a change of no task does nothing.
    pub fn drag(&mut self, changes: &[Change]) -> Drag {
        let formers = self.change(changes);
        let drag = told::drag(&self.plan, &self.kept, &self.tried);
        for former in formers.into_iter().rev() {
            let task = &mut self.plan.network.to_mut().tasks[former.task];
            (task.constraint, task.duration) = (former.constraint, former.duration);
            task.progress.remaining = former.remaining;
            self.plan.refit(former.task);
        }
        self.tried.take(&self.plan, &self.kept, &mut self.touched);
        drag
    }

    /// Makes changes and keeps them: the bar is dropped.
    pub fn keep(&mut self, changes: &[Change]) -> Drag {
        self.change(changes);
        let drag = told::drag(&self.plan, &self.kept, &self.tried);
        if std::mem::take(&mut self.touched.all_backward) {
            self.kept.backward.copy(&self.tried.backward);
        }
        self.kept.take(&self.plan, &self.tried, &mut self.touched);
        drag
    }

    /// Dates the network anew with these changes.
    fn change(&mut self, changes: &[Change]) -> Vec<Former> {
        let (mut formers, tasks) = (Vec::with_capacity(changes.len()), self.plan.exits.len());
        for change in changes.iter().filter(|c| c.task < tasks) {
            let task = &mut self.plan.network.to_mut().tasks[change.task];
            let Task { constraint, duration, progress, .. } = &*task;
            let remaining = progress.remaining;
            formers.push(Former { task: change.task, constraint: *constraint, duration: *duration, remaining });
            change.to.give(task);
            self.plan.refit(change.task);
            self.waiting.changed(&self.plan, change.task);
        }
        self.tried.settle(&self.plan, &self.kept, &mut self.waiting, &mut self.touched);
        formers
    }
}
