//! The backward passes: how late every task can be, and how far it can slip alone.
//!
//! Both walk from the finish to the start and turn each link round, node by node together. They differ in where the
//! successors stand: at their late dates for total float, at their planned dates for free float.

mod room;

use kernel::WorkCalendar;
use kernel::calendar::{HORIZON_END, HORIZON_START, to_minute};

use crate::forward::{Early, Recall};
use crate::job::{ALWAYS, NEVER, Status, scale};
use crate::plan::Plan;
use room::{Limits, Placed, Room};

/// By task; dates in minutes.
pub(crate) struct Late {
    pub start: Vec<i64>,
    pub finish: Vec<i64>,
    /// In working minutes.
    pub float: Vec<i64>,
}

pub(crate) struct Free {
    /// By node: as planned, which is early but for tasks that are to be as late as possible.
    pub start: Vec<i64>,
    pub finish: Vec<i64>,
    /// By task, in working minutes.
    pub float: Vec<i64>,
}

/// What both passes tell, and what they hand from node to node.
pub(crate) struct Backward {
    pub late: Late,
    pub free: Free,
    /// What the late dates leave, and what the planned ones do.
    late_room: Room,
    free_room: Room,
}

/// What both passes walk along.
pub(crate) struct Walk<'w, 'n> {
    plan: &'w Plan<'n>,
    early: &'w Early,
    /// What bounds late dates that nothing else bounds.
    end: i64,
    // The two ask different questions of the same calendars.
    late: Recall,
    free: Recall,
}

impl<'w, 'n> Walk<'w, 'n> {
    pub fn new(plan: &'w Plan<'n>, early: &'w Early) -> Self {
        let end = plan.network.must_finish_by.map_or(early.end, to_minute);
        Self { plan, early, end, late: Recall::new(plan), free: Recall::new(plan) }
    }
}

pub(crate) fn pass(plan: &Plan<'_>, early: &Early) -> Backward {
    let (nodes, tasks) = (plan.task_of.len(), plan.exits.len());
    let mut backward = Backward {
        late: Late { start: vec![ALWAYS; tasks], finish: vec![ALWAYS; tasks], float: vec![0; tasks] },
        free: Free { start: vec![ALWAYS; nodes], finish: vec![ALWAYS; nodes], float: vec![0; tasks] },
        late_room: Room::new(nodes, tasks),
        free_room: Room::new(nodes, tasks),
    };
    backward.run(plan, early);
    backward
}

impl Backward {
    /// Walks the whole way back; what it says of every node is written anew.
    pub fn run(&mut self, plan: &Plan<'_>, early: &Early) {
        let mut walk = Walk::new(plan, early);
        for node in plan.order().rev() {
            self.step(&mut walk, node);
        }
        for node in plan.order().filter(|node| plan.is_exit(*node)) {
            self.gather(plan, node);
        }
    }

    /// All that the nodes before one go by.
    pub fn room(&self, plan: &Plan<'_>, node: usize) -> [[i64; 4]; 2] {
        [self.late_room.of(plan, node), self.free_room.of(plan, node)]
    }

    /// Takes over all that another pass says.
    pub fn copy(&mut self, other: &Self) {
        self.late_room.copy(&other.late_room);
        self.free_room.copy(&other.free_room);
        let (late, free) = (&mut self.late, &mut self.free);
        late.start.copy_from_slice(&other.late.start);
        late.finish.copy_from_slice(&other.late.finish);
        late.float.copy_from_slice(&other.late.float);
        free.start.copy_from_slice(&other.free.start);
        free.finish.copy_from_slice(&other.free.finish);
        free.float.copy_from_slice(&other.free.float);
    }

    /// Takes over all that another pass says of a node.
    pub fn take(&mut self, plan: &Plan<'_>, other: &Self, node: usize) {
        self.late_room.take(plan, &other.late_room, node);
        self.free_room.take(plan, &other.free_room, node);
        (self.free.start[node], self.free.finish[node]) = (other.free.start[node], other.free.finish[node]);
        let task = plan.task_of[node];
        (self.late.start[task], self.late.finish[task]) = (other.late.start[task], other.late.finish[task]);
        (self.late.float[task], self.free.float[task]) = (other.late.float[task], other.free.float[task]);
    }

    /// Dates one node from those after it.
    pub fn step(&mut self, walk: &mut Walk<'_, '_>, node: usize) {
        let (plan, early) = (walk.plan, walk.early);
        let (mut late, mut free) = (Limits::by(walk.end), Limits::by(early.end));
        let work = if plan.is_leaf(node) { plan.jobs[node].work } else { 0 };
        for edge in plan.edges_out_of(node) {
            self.late_room.limit(plan, early, edge, work, &mut late);
            self.free_room.limit(plan, early, edge, work, &mut free);
        }
        if plan.is_leaf(node) {
            self.place_late(walk, node, own_limits(plan, node, late));
            self.place_free(walk, node, free);
            return;
        }
        self.free_room.hand_on(plan, node, free);
        if !plan.is_exit(node) {
            self.late_room.hand_on(plan, node, late);
            return;
        }
        let task = plan.task_of[node];
        self.late_room.hand_on(plan, node, own_limits(plan, task, late));
        let calendar = plan.calendar(task);
        self.free.float[task] = calendar.reading(free.finish) - calendar.reading(early.finish[node]);
    }

    fn place_late(&mut self, walk: &mut Walk<'_, '_>, task: usize, limits: Limits) {
        let (plan, early) = (walk.plan, walk.early);
        let (job, calendar) = (&plan.jobs[task], plan.calendar(task));
        let late = &mut self.late;
        if let Status::Done { start, finish } = job.status {
            (late.start[task], late.finish[task]) = (start, finish);
            return;
        }
        let placed = if job.mandatory {
            let (start, finish) = (early.start[task], early.finish[task]);
            Placed { start, finish, clock: (early.clock_start[task], early.clock_finish[task]) }
        } else {
            span_before(plan, early, task, last_reading(plan, task, limits, &mut walk.late))
        };
        late.float[task] = placed.clock.0 - early.clock_resume(calendar, task);
        (late.start[task], late.finish[task]) = (placed.start, placed.finish);
        if let Status::Started { at } = job.status {
            late.start[task] = at;
        }
        if plan.listens(task) {
            self.late_room.set(task, placed);
        }
    }

    /// Free float, and the planned dates of a task that is to be as late as possible.
    fn place_free(&mut self, walk: &mut Walk<'_, '_>, task: usize, limits: Limits) {
        let (plan, early, free) = (walk.plan, walk.early, &mut self.free);
        let (job, calendar) = (&plan.jobs[task], plan.calendar(task));
        (free.start[task], free.finish[task]) = (early.start[task], early.finish[task]);
        if job.is_done() {
            return;
        }
        let begins = early.clock_resume(calendar, task);
        let ends = if job.work > 0 { begins.saturating_add(job.work) } else { early.clock_finish[task] };
        let mut placed = Placed { start: early.resume[task], finish: early.finish[task], clock: (begins, ends) };
        let last = last_reading(plan, task, limits, &mut walk.free);
        // Work is moved on its clock; a milestone has to be put somewhere to be read.
        let last = if job.work > 0 { last.max(0) } else { span_before(plan, early, task, last).clock.0 };
        free.float[task] = last - begins;
        if job.as_late_as_possible {
            let shift = free.float[task].min(self.late.float[task]).max(0);
            if shift > 0 {
                placed = later(calendar, begins + shift, job.work).unwrap_or(placed);
                free.float[task] -= shift;
            }
            (free.start[task], free.finish[task]) = (placed.start, placed.finish);
        }
        if plan.listens(task) {
            self.free_room.set(task, placed);
        }
    }

    /// A summary, by its exit, is as late as its parts, has the least of their float, and is planned as they are.
    pub fn gather(&mut self, plan: &Plan<'_>, exit: usize) {
        let (late, free) = (&mut self.late, &mut self.free);
        let (mut start, mut finish, mut float) = (ALWAYS, NEVER, ALWAYS);
        let mut planned = (ALWAYS, NEVER);
        for part in plan.edges_into(exit).map(|e| plan.edges[e].from()) {
            let task = plan.task_of[part];
            start = start.min(late.start[task]);
            finish = finish.max(late.finish[task]);
            planned = (planned.0.min(free.start[part]), planned.1.max(free.finish[part]));
            if !matches!(plan.status(part), Status::Done { .. }) {
                float = float.min(late.float[task]);
            }
        }
        // Nothing open is left in it.
        float = if float == ALWAYS { 0 } else { float };
        let summary = plan.task_of[exit];
        (late.start[summary], late.finish[summary], late.float[summary]) = (start, finish, float);
        (free.start[exit], free.finish[exit]) = planned;
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
    let (calendar, work) = (plan.calendar(task), plan.jobs[task].work);
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
    let (calendar, work) = (plan.calendar(task), plan.jobs[task].work);
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
