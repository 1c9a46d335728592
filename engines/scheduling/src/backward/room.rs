//! What successors leave a node: the links out of it turned round.

use kernel::calendar::{HORIZON_END, HORIZON_START};

use crate::forward::Early;
use crate::job::{ALWAYS, Status};
use crate::plan::{Edge, Plan, Turn, Via};

/// Until when a node may start and finish.
#[derive(Clone, Copy)]
pub(super) struct Limits {
    /// Told by a date: one in the night means the next morning.
    pub start: i64,
    /// Told by a link: the start itself may not be after it.
    pub start_by_link: i64,
    pub finish: i64,
    /// Told by aligned links: the last point of its own work clock at which it may begin.
    pub clock: i64,
}

impl Limits {
    /// Only by the finish of the whole.
    pub fn by(end: i64) -> Self {
        Self { start: ALWAYS, start_by_link: ALWAYS, finish: end, clock: ALWAYS }
    }
}

/// By node: the last moments a link entering it may ask for; for a summary's exit, what it leaves its parts.
pub(super) struct Room {
    start: Vec<i64>,
    /// By exit: its node less the number of tasks.
    start_by_link: Vec<i64>,
    finish: Vec<i64>,
    /// By task with work: start and finish on its work clock.
    clock_start: Vec<i64>,
    clock_finish: Vec<i64>,
}

impl Room {
    pub fn new(nodes: usize, tasks: usize) -> Self {
        Self {
            start: vec![ALWAYS; nodes],
            start_by_link: vec![ALWAYS; nodes - tasks],
            finish: vec![ALWAYS; nodes],
            clock_start: vec![ALWAYS; tasks],
            clock_finish: vec![ALWAYS; tasks],
        }
    }

    /// What one edge out of a node leaves it; `work` is the node's.
    pub fn limit(&self, plan: &Plan<'_>, early: &Early, edge: &Edge, work: i64, limits: &mut Limits) {
        match edge.via {
            Via::Link(_) => self.turn_round(plan, edge, work, limits),
            Via::Into => limits.start = limits.start.min(self.start[edge.to()]),
            Via::OutOf => {
                limits.finish = limits.finish.min(self.finish[edge.to()]);
                // A link from a summary's start holds the part that starts first, unless it has begun.
                let can_move = plan.status(edge.from()) == Status::Open;
                if can_move && early.start[edge.from()] == early.start[edge.to()] {
                    limits.start = limits.start.min(self.start[edge.to()]);
                    limits.start_by_link = limits.start_by_link.min(self.start_by_link[edge.to() - plan.exits.len()]);
                }
            }
        }
    }

    #[inline]
    fn turn_round(&self, plan: &Plan<'_>, edge: &Edge, work: i64, limits: &mut Limits) {
        match edge.turn {
            Turn::Never => {}
            Turn::OnTheClock => {
                let clock = if edge.kind.enters_finish() { &self.clock_finish } else { &self.clock_start };
                let back = if edge.kind.leaves_start() { 0 } else { work };
                match clock[edge.to()] {
                    ALWAYS => {}
                    at => limits.clock = limits.clock.min(at.saturating_sub(edge.lag).saturating_sub(back)),
                }
            }
            Turn::ByDates => {
                let Some(room) = self.left_by(plan, edge) else { return };
                let limit = unshifted(plan, edge, room);
                let bound = if edge.kind.leaves_start() { &mut limits.start_by_link } else { &mut limits.finish };
                *bound = limit.min(*bound);
            }
        }
    }

    /// The last moment an edge may ask of the task it enters; nothing where that task asks nothing any more.
    fn left_by(&self, plan: &Plan<'_>, edge: &Edge) -> Option<i64> {
        let (finish, to) = (edge.kind.enters_finish(), edge.to());
        let room = if finish { self.finish[to] } else { self.start[to] };
        if room == ALWAYS {
            return None;
        }
        // To the task it enters, any moment without working time after its finish is still that finish.
        let after = || plan.calendar(to).latest_at(self.clock_finish[to]);
        Some(if finish && plan.jobs[to].work > 0 { after().unwrap_or(room) } else { room })
    }

    pub fn hand_on(&mut self, plan: &Plan<'_>, node: usize, limits: Limits) {
        (self.start[node], self.finish[node]) = (limits.start, limits.finish);
        if plan.is_exit(node) {
            self.start_by_link[node - plan.exits.len()] = limits.start_by_link;
        }
    }

    /// All that is said of a node: two of dates, then two of its work clock or, for an exit, the start by link.
    pub fn of(&self, plan: &Plan<'_>, node: usize) -> [i64; 4] {
        let [start, finish] = [self.start[node], self.finish[node]];
        match node.checked_sub(plan.exits.len()) {
            Some(exit) => [start, finish, self.start_by_link[exit], ALWAYS],
            None => [start, finish, self.clock_start[node], self.clock_finish[node]],
        }
    }

    pub fn take(&mut self, plan: &Plan<'_>, other: &Self, node: usize) {
        (self.start[node], self.finish[node]) = (other.start[node], other.finish[node]);
        match node.checked_sub(plan.exits.len()) {
            Some(exit) => self.start_by_link[exit] = other.start_by_link[exit],
            None => {
                self.clock_start[node] = other.clock_start[node];
                self.clock_finish[node] = other.clock_finish[node];
            }
        }
    }

    pub fn copy(&mut self, other: &Self) {
        self.start.copy_from_slice(&other.start);
        self.start_by_link.copy_from_slice(&other.start_by_link);
        self.finish.copy_from_slice(&other.finish);
        self.clock_start.copy_from_slice(&other.clock_start);
        self.clock_finish.copy_from_slice(&other.clock_finish);
    }

    pub fn set(&mut self, task: usize, placed: Placed) {
        (self.start[task], self.finish[task]) = (placed.start, placed.finish);
        (self.clock_start[task], self.clock_finish[task]) = placed.clock;
    }
}

/// Where a task was put, in minutes and on its work clock.
pub(super) struct Placed {
    pub start: i64,
    pub finish: i64,
    pub clock: (i64, i64),
}

/// The last moment which, moved by the edge's lag, is not after `room`.
fn unshifted(plan: &Plan<'_>, edge: &Edge, room: i64) -> i64 {
    match (edge.lag, plan.lag_calendar(edge)) {
        (0, _) => room,
        (lag, None) => room.saturating_sub(lag).clamp(HORIZON_START, HORIZON_END),
        (lag, Some(calendar)) => {
            let edge_of_time = if lag > 0 { HORIZON_START } else { HORIZON_END };
            calendar.latest_at(calendar.reading(room).saturating_sub(lag)).unwrap_or(edge_of_time)
        }
    }
}
