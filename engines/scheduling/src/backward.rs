//! The backward passes: how late every task can be, and how far it can slip alone.
//!
//! Both walk from the finish to the start and turn each link round. They differ in where the successors stand: at their
//! late dates for total float, at their planned dates for free float.

use kernel::WorkCalendar;
use kernel::calendar::{HORIZON_END, HORIZON_START, to_minute};

use crate::forward::{Early, Recall};
use crate::job::{ALWAYS, NEVER, Status, scale};
use crate::plan::{Edge, Plan, Via};

/// Dates by node, in minutes.
pub(crate) struct Late {
    pub start: Vec<i64>,
    pub finish: Vec<i64>,
    /// By task, in working minutes.
    pub float: Vec<i64>,
}

pub(crate) struct Free {
    /// By node: as planned, which is early but for tasks that are to be as late as possible.
    pub start: Vec<i64>,
    pub finish: Vec<i64>,
    pub float: Vec<i64>,
}

/// Until when a node may start and finish.
#[derive(Clone, Copy)]
struct Limits {
    /// Told by a date: one in the night means the next morning.
    start: i64,
    /// Told by a link: the start itself may not be after it.
    start_by_link: i64,
    finish: i64,
    /// Told by aligned links: the last point of its own work clock at which it may begin.
    clock: i64,
}

/// By node: the last moments a link entering it may ask for; for a summary's exit, what it leaves its parts.
struct Room {
    start: Vec<i64>,
    start_by_link: Vec<i64>,
    finish: Vec<i64>,
    /// By task with work: start and finish on its work clock.
    clock_start: Vec<i64>,
    clock_finish: Vec<i64>,
}

impl Room {
    fn new(plan: &Plan<'_>) -> Self {
        let (nodes, tasks) = (plan.task_of.len(), plan.exits.len());
        Self {
            start: vec![ALWAYS; nodes],
            start_by_link: vec![ALWAYS; nodes],
            finish: vec![ALWAYS; nodes],
            clock_start: vec![ALWAYS; tasks],
            clock_finish: vec![ALWAYS; tasks],
        }
    }

    /// What the links out of a node, and the summary around it, leave it. `end` bounds what nothing else bounds.
    fn limits(&self, plan: &Plan<'_>, early: &Early, node: usize, end: i64) -> Limits {
        let mut limits = Limits { start: ALWAYS, start_by_link: ALWAYS, finish: end, clock: ALWAYS };
        for edge in plan.edges_out_of(node) {
            match edge.via {
                Via::Into => limits.start = limits.start.min(self.start[edge.to]),
                Via::OutOf => {
                    limits.finish = limits.finish.min(self.finish[edge.to]);
                    // A link from a summary's start holds the part that starts first, unless it has begun.
                    let can_move = plan.status(node) == Status::Open;
                    if can_move && early.start[node] == early.start[edge.to] {
                        limits.start = limits.start.min(self.start[edge.to]);
                        limits.start_by_link = limits.start_by_link.min(self.start_by_link[edge.to]);
                    }
                }
                Via::Link(_) => self.turn_round(plan, edge, &mut limits),
            }
        }
        limits
    }

    fn turn_round(&self, plan: &Plan<'_>, edge: &Edge<'_>, limits: &mut Limits) {
        if edge.kind.leaves_start() && plan.status(edge.from) != Status::Open {
            return;
        }
        let Some(room) = self.left_by(plan, edge) else { return };
        let work = if plan.is_leaf(edge.from) { plan.jobs[edge.from].work } else { 0 };
        if edge.aligned && work > 0 && plan.jobs[edge.to].work > 0 {
            let clock = if edge.kind.enters_finish() { &self.clock_finish } else { &self.clock_start };
            let back = if edge.kind.leaves_start() { 0 } else { work };
            limits.clock = limits.clock.min(clock[edge.to].saturating_sub(edge.lag).saturating_sub(back));
            return;
        }
        let room = room();
        let limit = unshifted(edge, room);
        if edge.kind.leaves_start() {
            limits.start_by_link = limits.start_by_link.min(limit);
        } else {
            limits.finish = limits.finish.min(limit);
        }
    }

    /// The last moment an edge may ask of the task it enters; nothing where that task asks nothing any more.
    fn left_by<'r>(&'r self, plan: &'r Plan<'_>, edge: &'r Edge<'_>) -> Option<impl Fn() -> i64 + 'r> {
        let finish = edge.kind.enters_finish();
        let room = if finish { self.finish[edge.to] } else { self.start[edge.to] };
        (room != ALWAYS).then_some(move || {
            // To the task it enters, any moment without working time after its finish is still that finish.
            let after = || plan.calendars[edge.to].latest_at(self.clock_finish[edge.to]);
            if finish && plan.jobs[edge.to].work > 0 { after().unwrap_or(room) } else { room }
        })
    }

    fn hand_on(&mut self, node: usize, limits: Limits) {
        (self.start[node], self.start_by_link[node], self.finish[node]) =
            (limits.start, limits.start_by_link, limits.finish);
    }

    fn set(&mut self, task: usize, placed: Placed) {
        (self.start[task], self.finish[task]) = (placed.start, placed.finish);
        (self.clock_start[task], self.clock_finish[task]) = placed.clock;
    }
}

/// Where a task was put, in minutes and on its work clock.
struct Placed {
    start: i64,
    finish: i64,
    clock: (i64, i64),
}

/// The last moment which, moved by the edge's lag, is not after `room`.
fn unshifted(edge: &Edge<'_>, room: i64) -> i64 {
    match (edge.lag, edge.clock) {
        (0, _) => room,
        (lag, None) => room.saturating_sub(lag).clamp(HORIZON_START, HORIZON_END),
        (lag, Some(calendar)) => {
            let edge_of_time = if lag > 0 { HORIZON_START } else { HORIZON_END };
            calendar.latest_at(calendar.reading(room).saturating_sub(lag)).unwrap_or(edge_of_time)
        }
    }
}

pub(crate) fn late(plan: &Plan<'_>, early: &Early) -> Late {
    let nodes = plan.task_of.len();
    let end = plan.network.must_finish_by.map_or(early.end, to_minute);
    let (mut room, mut recall) = (Room::new(plan), Recall::new(plan));
    let mut late = Late { start: vec![ALWAYS; nodes], finish: vec![ALWAYS; nodes], float: vec![0; nodes] };
    for &node in plan.order.iter().rev() {
        let limits = room.limits(plan, early, node, end);
        if plan.is_leaf(node) {
            late.place(plan, early, node, own_limits(plan, node, limits), &mut room, &mut recall);
        } else {
            let limits = if plan.is_exit(node) { own_limits(plan, plan.task_of[node], limits) } else { limits };
            room.hand_on(node, limits);
        }
    }
    late.gather(plan);
    late
}

impl Late {
    fn place(
        &mut self,
        plan: &Plan<'_>,
        early: &Early,
        task: usize,
        limits: Limits,
        room: &mut Room,
        recall: &mut Recall,
    ) {
        let (job, calendar) = (&plan.jobs[task], plan.calendars[task]);
        if let Status::Done { start, finish } = job.status {
            (self.start[task], self.finish[task]) = (start, finish);
            return;
        }
        let placed = if job.mandatory {
            let (start, finish) = (early.start[task], early.finish[task]);
            Placed { start, finish, clock: (early.clock_start[task], early.clock_finish[task]) }
        } else {
            span_before(plan, early, task, last_reading(plan, task, limits, recall))
        };
        self.float[task] = placed.clock.0 - early.clock_resume(calendar, task);
        (self.start[task], self.finish[task]) = (placed.start, placed.finish);
        if let Status::Started { at } = job.status {
            self.start[task] = at;
        }
        if plan.listens(task) {
            room.set(task, placed);
        }
    }

    /// A summary is as late as its parts, and has the least of their float.
    fn gather(&mut self, plan: &Plan<'_>) {
        for &node in plan.order.iter().filter(|n| plan.is_exit(**n)) {
            let summary = plan.task_of[node];
            let (mut start, mut finish, mut float) = (ALWAYS, NEVER, ALWAYS);
            for part in plan.edges_into(node).map(|e| plan.edges[e].from) {
                let task = plan.task_of[part];
                start = start.min(self.start[task]);
                finish = finish.max(self.finish[task]);
                if !matches!(plan.status(part), Status::Done { .. }) {
                    float = float.min(self.float[task]);
                }
            }
            // Nothing open is left in it.
            float = if float == ALWAYS { 0 } else { float };
            (self.start[summary], self.finish[summary], self.float[summary]) = (start, finish, float);
        }
    }
}

/// Free float, and the planned dates of tasks that are to be as late as possible.
pub(crate) fn free(plan: &Plan<'_>, early: &Early, late: &Late) -> Free {
    let nodes = plan.task_of.len();
    let (mut room, mut recall) = (Room::new(plan), Recall::new(plan));
    let mut free = Free { start: early.start.clone(), finish: early.finish.clone(), float: vec![0; nodes] };
    for &node in plan.order.iter().rev() {
        let limits = room.limits(plan, early, node, early.end);
        if plan.is_leaf(node) {
            free.place(plan, early, late, node, limits, &mut room, &mut recall);
        } else {
            room.hand_on(node, limits);
            if plan.is_exit(node) {
                let calendar = plan.calendar(node);
                free.float[plan.task_of[node]] = calendar.reading(limits.finish) - calendar.reading(early.finish[node]);
            }
        }
    }
    free.gather(plan);
    free
}

impl Free {
    #[allow(clippy::too_many_arguments)] // the pass's whole state, once
    fn place(
        &mut self,
        plan: &Plan<'_>,
        early: &Early,
        late: &Late,
        task: usize,
        limits: Limits,
        room: &mut Room,
        recall: &mut Recall,
    ) {
        let (job, calendar) = (&plan.jobs[task], plan.calendars[task]);
        if job.is_done() {
            return;
        }
        let begins = early.clock_resume(calendar, task);
        let ends = if job.work > 0 { begins.saturating_add(job.work) } else { early.clock_finish[task] };
        let mut placed = Placed { start: early.resume[task], finish: self.finish[task], clock: (begins, ends) };
        let last = last_reading(plan, task, limits, recall);
        // Work is moved on its clock; a milestone has to be put somewhere to be read.
        let last = if job.work > 0 { last.max(0) } else { span_before(plan, early, task, last).clock.0 };
        self.float[task] = last - begins;
        if job.as_late_as_possible {
            let shift = self.float[task].min(late.float[task]).max(0);
            if shift > 0 {
                placed = later(calendar, begins + shift, job.work).unwrap_or(placed);
                self.float[task] -= shift;
            }
            (self.start[task], self.finish[task]) = (placed.start, placed.finish);
        }
        if plan.listens(task) {
            room.set(task, placed);
        }
    }

    fn gather(&mut self, plan: &Plan<'_>) {
        for &node in plan.order.iter().filter(|n| plan.is_exit(**n)) {
            let parts = || plan.edges_into(node).map(|e| plan.edges[e].from);
            self.start[node] = parts().map(|p| self.start[p]).min().unwrap_or(self.start[node]);
            self.finish[node] = parts().map(|p| self.finish[p]).max().unwrap_or(self.finish[node]);
        }
    }
}

/// A task's own constraint and deadline on top of what the links leave it.
fn own_limits(plan: &Plan<'_>, task: usize, mut limits: Limits) -> Limits {
    limits.start = limits.start.min(plan.jobs[task].starts_by);
    limits.finish = limits.finish.min(plan.jobs[task].finishes_by);
    limits
}

/// The last point of the task's scale at which it can begin.
fn last_reading(plan: &Plan<'_>, task: usize, limits: Limits, recall: &mut Recall) -> i64 {
    let (calendar, work) = (plan.calendars[task], plan.jobs[task].work);
    let finish = if work == 0 { limits.finish } else { recall.reading(plan, task, limits.finish).saturating_sub(work) };
    let start = if limits.start == ALWAYS { ALWAYS } else { scale(calendar, limits.start, work, 0) };
    let by_link = match limits.start_by_link {
        ALWAYS => ALWAYS,
        at if work == 0 => at,
        at => {
            let reading = calendar.reading(at);
            let morning_is_too_late = calendar.latest_at(reading).is_some_and(|morning| morning > at);
            reading - i64::from(morning_is_too_late)
        }
    };
    finish.min(start).min(by_link).min(limits.clock)
}

/// Start and finish of a task that begins at a point of its scale; a milestone that does not move on the work clock stays.
fn span_before(plan: &Plan<'_>, early: &Early, task: usize, release: i64) -> Placed {
    let (calendar, work) = (plan.calendars[task], plan.jobs[task].work);
    if work > 0 {
        let start = calendar.latest_at(release).unwrap_or(HORIZON_START);
        let finish = calendar.earliest_at(release.saturating_add(work)).unwrap_or(HORIZON_END);
        let begins = release.max(0);
        return Placed { start, finish, clock: (begins, begins.saturating_add(work)) };
    }
    let (reading, early) = (calendar.reading(release), early.resume[task]);
    let at = match calendar.earliest_at(reading) {
        _ if early <= release && reading == calendar.reading(early) => early,
        Some(evening) if evening != release && calendar.latest_at(reading) != Some(release) => evening,
        _ => release,
    };
    let clock = calendar.reading(at);
    Placed { start: at, finish: at, clock: (clock, clock) }
}

/// Where work goes that begins when the work clock shows this.
fn later(calendar: &WorkCalendar, reading: i64, work: i64) -> Option<Placed> {
    let finish = calendar.earliest_at(reading.saturating_add(work))?;
    let start = if work == 0 { finish } else { calendar.latest_at(reading)? };
    Some(Placed { start, finish, clock: (reading, reading.saturating_add(work)) })
}
