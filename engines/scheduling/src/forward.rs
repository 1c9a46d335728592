//! The forward pass: how early every task can be.
//!
//! A task is placed on the work clock of its own calendar: the bounds on its start and finish are read on that clock, the
//! largest counts, and the clock tells start and finish back. Two moments with no working time of the task between them
//! (Friday 17:00 and Monday 08:00) are therefore the same moment to it.

use kernel::WorkCalendar;
use kernel::calendar::{HORIZON_END, HORIZON_START, to_minute};

use crate::job::{NEVER, Status, scale};
use crate::network::{Constraint, NotBefore, Task};
use crate::plan::{Edge, Plan, Via};

/// Early dates by node, in minutes. For a summary's entry, `start` is what holds its parts.
pub(crate) struct Early {
    pub start: Vec<i64>,
    pub finish: Vec<i64>,
    /// Where the open work begins: the start, or where a started task goes on.
    pub resume: Vec<i64>,
    /// By task: start and finish as its calendar's work clock shows them.
    pub clock_start: Vec<i64>,
    pub clock_finish: Vec<i64>,
    /// By node: the edge that decides; `NO_EDGE` if none does.
    driver: Vec<u32>,
    /// The finish of the whole network.
    pub end: i64,
    /// Tasks that do not fit into the calendars' years.
    pub beyond: Vec<usize>,
}

const NO_EDGE: u32 = u32::MAX;

/// What is not to count: for asking what would be if this delivery or permit held nobody.
#[derive(Clone, Copy)]
pub(crate) struct Ignoring<'a>(pub Option<&'a dyn Fn(&NotBefore) -> bool>);

impl Ignoring<'_> {
    pub const NOTHING: Ignoring<'static> = Ignoring(None);

    pub fn counts(&self, hold: &NotBefore) -> bool {
        self.0.is_none_or(|ignored| !ignored(hold))
    }
}

pub(crate) fn pass(plan: &Plan<'_>, ignoring: Ignoring<'_>) -> Early {
    let nodes = plan.task_of.len();
    let mut early = Early {
        start: vec![NEVER; nodes],
        finish: vec![NEVER; nodes],
        resume: vec![NEVER; nodes],
        clock_start: vec![NEVER; plan.exits.len()],
        clock_finish: vec![NEVER; plan.exits.len()],
        driver: vec![NO_EDGE; nodes],
        end: NEVER,
        beyond: Vec::new(),
    };
    let mut recall = Recall::new(plan);
    for node in plan.order() {
        early.step(plan, node, ignoring, &mut recall);
    }
    early.conclude(plan);
    early
}

impl Early {
    /// Dates one node from those before it.
    pub fn step(&mut self, plan: &Plan<'_>, node: usize, ignoring: Ignoring<'_>, recall: &mut Recall) {
        if plan.is_leaf(node) {
            self.place(plan, node, ignoring, recall);
        } else if plan.is_exit(node) {
            self.gather(plan, node);
        } else {
            self.hold_parts(plan, node, ignoring);
        }
    }

    /// The finish of the whole, once every node has its dates.
    pub fn conclude(&mut self, plan: &Plan<'_>) {
        let (mut end, mut from) = (NEVER, 0);
        // A summary finishes with its last part, and levels of effort hold nothing up.
        for effort in plan.efforts.iter().copied().chain([self.finish.len()]) {
            end = self.finish[from..effort].iter().copied().fold(end, i64::max);
            from = effort + 1;
        }
        self.end = if end == NEVER { to_minute(plan.network.start) } else { end };
        self.beyond.sort_unstable();
    }

    /// Everything that other nodes go by.
    pub fn dates(&self, plan: &Plan<'_>, node: usize) -> [i64; 5] {
        let clock = if plan.is_exit(node) { (NEVER, NEVER) } else { (self.clock_start[node], self.clock_finish[node]) };
        [self.start[node], self.finish[node], self.resume[node], clock.0, clock.1]
    }

    /// Takes over all that another pass says of a node.
    pub fn take(&mut self, plan: &Plan<'_>, other: &Self, node: usize) {
        self.start[node] = other.start[node];
        self.finish[node] = other.finish[node];
        self.resume[node] = other.resume[node];
        self.driver[node] = other.driver[node];
        if !plan.is_exit(node) {
            self.clock_start[node] = other.clock_start[node];
            self.clock_finish[node] = other.clock_finish[node];
        }
    }

    /// The edge that decides when a node is, if one does.
    pub fn driver(&self, node: usize) -> Option<usize> {
        Some(self.driver[node]).filter(|edge| *edge != NO_EDGE).map(|edge| edge as usize)
    }

    fn decide(&mut self, node: usize, edge: Option<usize>) {
        self.driver[node] = edge.map_or(NO_EDGE, |edge| edge as u32);
    }

    /// How early an edge lets the node it enters begin: on the scale of the task, or in minutes for a summary.
    pub fn release(&self, plan: &Plan<'_>, edge: &Edge) -> i64 {
        let to = edge.to();
        if !plan.is_leaf(to) { self.bound(plan, edge) } else { self.released_by(plan, edge, plan.jobs[to].work) }
    }

    fn released_by(&self, plan: &Plan<'_>, edge: &Edge, work: i64) -> i64 {
        let back = if edge.is_link() && edge.kind.enters_finish() { work } else { 0 };
        if edge.aligned && work > 0 {
            let base = if edge.kind.leaves_start() { &self.clock_start } else { &self.clock_finish };
            return base[edge.from()].saturating_add(edge.lag).saturating_sub(back);
        }
        match self.bound(plan, edge) {
            NEVER => NEVER,
            bound => scale(plan.calendar(edge.to()), bound, work, back),
        }
    }

    /// The moment an edge asks for, before the calendar of the task it enters is looked at.
    fn bound(&self, plan: &Plan<'_>, edge: &Edge) -> i64 {
        match edge.via {
            Via::Link(_) => {
                let base = if edge.kind.leaves_start() { self.start[edge.from()] } else { self.finish[edge.from()] };
                shifted(plan, edge, base)
            }
            Via::Into | Via::OutOf => self.start[edge.from()],
        }
    }

    /// What the work clock of a task's calendar shows when its open work begins.
    pub fn clock_resume(&self, calendar: &WorkCalendar, task: usize) -> i64 {
        if self.resume[task] == self.start[task] { self.clock_start[task] } else { calendar.reading(self.resume[task]) }
    }

    fn place(&mut self, plan: &Plan<'_>, task: usize, ignoring: Ignoring<'_>, recall: &mut Recall) {
        let (job, calendar) = (&plan.jobs[task], plan.calendar(task));
        match job.status {
            Status::Open if job.work > 0 => {
                let logic = self.released(plan, task, ignoring, recall);
                let reading = job.pinned(calendar).unwrap_or(logic);
                (self.start[task], self.finish[task]) = self.span(task, calendar, reading, job.work);
                self.resume[task] = self.start[task];
                (self.clock_start[task], self.clock_finish[task]) = (reading, reading.saturating_add(job.work));
                return;
            }
            Status::Done { start, finish } => {
                (self.start[task], self.finish[task], self.resume[task]) = (start, finish, finish);
            }
            Status::Started { at } if plan.goes_by_actual_start() => {
                let done = plan.network.tasks[task].duration.max(job.work) - job.work;
                self.start[task] = at;
                self.resume[task] = calendar.finish_after(at, done).unwrap_or(at);
                self.finish[task] = self.finished(task, calendar, self.resume[task], job.work);
            }
            Status::Started { at } => {
                let reading = self.released(plan, task, ignoring, recall);
                (self.resume[task], self.finish[task]) = self.span(task, calendar, reading, job.work);
                self.start[task] = at;
            }
            Status::Open => {
                let logic = self.released(plan, task, ignoring, recall);
                let at = job.pinned(calendar).unwrap_or(logic);
                (self.start[task], self.finish[task]) = self.span(task, calendar, at, 0);
                self.resume[task] = self.start[task];
            }
        }
        self.clock_start[task] = calendar.reading(self.start[task]);
        self.clock_finish[task] = calendar.reading(self.finish[task]);
    }

    /// The largest bound on a task, on its scale; notes which edge decides.
    fn released(&mut self, plan: &Plan<'_>, task: usize, ignoring: Ignoring<'_>, recall: &mut Recall) -> i64 {
        let work = plan.jobs[task].work;
        let mut largest = own_release(plan, task, ignoring, recall);
        let mut decides: Option<usize> = None;
        let edges = if plan.listens(task) { plan.edges_into(task) } else { 0..0 };
        for e in edges {
            let release = self.released_by(plan, &plan.edges[e], work);
            if release == NEVER {
                continue;
            }
            let earlier_id =
                || decides.is_some_and(|d| order_of(plan, &plan.edges[e]) < order_of(plan, &plan.edges[d]));
            if release > largest || (release == largest && (decides.is_none() || earlier_id())) {
                (largest, decides) = (release, Some(e));
            }
        }
        self.decide(task, decides);
        largest
    }

    /// Start and finish of so much work begun at a point of the task's scale.
    fn span(&mut self, task: usize, calendar: &WorkCalendar, release: i64, work: i64) -> (i64, i64) {
        if work == 0 {
            let at = settle(calendar, release);
            return (at, at);
        }
        match (calendar.latest_at(release), calendar.earliest_at(release.saturating_add(work))) {
            (Some(start), Some(finish)) => (start, finish),
            (start, _) => {
                self.beyond.push(task);
                (start.unwrap_or(HORIZON_END), HORIZON_END)
            }
        }
    }

    fn finished(&mut self, task: usize, calendar: &WorkCalendar, from: i64, work: i64) -> i64 {
        calendar.finish_after(from, work).unwrap_or_else(|| {
            self.beyond.push(task);
            HORIZON_END
        })
    }

    /// A summary's entry: the latest of what holds it, handed on to its parts.
    fn hold_parts(&mut self, plan: &Plan<'_>, node: usize, ignoring: Ignoring<'_>) {
        let task = &plan.network.tasks[node];
        let own = holds(task, ignoring).map(|(at, _)| at).chain(starts_no_earlier(&task.constraint)).max();
        let (mut largest, mut decides) = (own.unwrap_or(NEVER), None);
        for e in plan.edges_into(node) {
            let bound = self.bound(plan, &plan.edges[e]);
            if bound > largest || (bound == largest && bound != NEVER && decides.is_none()) {
                (largest, decides) = (bound, Some(e));
            }
        }
        self.start[node] = largest;
        self.decide(node, decides);
    }

    /// A summary's exit: from the first start to the last finish of its parts.
    fn gather(&mut self, plan: &Plan<'_>, node: usize) {
        let (mut start, mut finish, mut decides) = (i64::MAX, NEVER, None);
        for e in plan.edges_into(node) {
            let part = plan.edges[e].from();
            let order = |e: usize| &plan.task(plan.edges[e].from()).id;
            let first = || decides.is_none_or(|d| order(e) < order(d));
            if self.start[part] < start || (self.start[part] == start && first()) {
                (start, decides) = (self.start[part], Some(e));
            }
            finish = finish.max(self.finish[part]);
        }
        (self.start[node], self.finish[node], self.resume[node]) = (start, finish, start);
        self.decide(node, decides);
    }
}

/// Ties between edges are told by the predecessor's id, so that the order of input does not show.
fn order_of<'p>(plan: &'p Plan<'_>, edge: &Edge) -> (bool, &'p str, &'static str) {
    (!edge.is_link(), plan.task(edge.from()).id.as_str(), edge.kind.code())
}

/// A moment moved by an edge's lag.
pub(crate) fn shifted(plan: &Plan<'_>, edge: &Edge, base: i64) -> i64 {
    match (edge.lag, plan.lag_calendar(edge)) {
        (0, _) => base,
        (lag, None) => base.saturating_add(lag).clamp(HORIZON_START, HORIZON_END),
        (lag, Some(calendar)) => {
            let edge_of_time = if lag > 0 { HORIZON_END } else { HORIZON_START };
            calendar.earliest_at(calendar.reading(base).saturating_add(lag)).unwrap_or(edge_of_time)
        }
    }
}

/// A milestone stays where work can end or begin; one in the middle of a night moves to the morning.
pub(crate) fn settle(calendar: &WorkCalendar, at: i64) -> i64 {
    let reading = calendar.reading(at);
    match calendar.latest_at(reading) {
        Some(begins) if at != begins && calendar.earliest_at(reading) != Some(at) => begins,
        _ => at,
    }
}

/// What the task itself and the project ask for, on the task's scale.
fn own_release(plan: &Plan<'_>, task: usize, ignoring: Ignoring<'_>, recall: &mut Recall) -> i64 {
    let (job, calendar) = (&plan.jobs[task], plan.calendar(task));
    let mut from = job.starts_from;
    if job.has_holds {
        from = holds(&plan.network.tasks[task], ignoring).map(|(at, _)| at).fold(from, i64::max);
    }
    let start = if job.work == 0 { from } else { recall.reading(plan, task, from) };
    match job.finishes_from {
        NEVER => start,
        at => start.max(scale(calendar, at, job.work, job.work)),
    }
}

/// The last question put to each calendar and its answer: nearly every task asks for the project's own start and end.
pub(crate) struct Recall(Vec<(i64, i64)>);

impl Recall {
    pub fn new(plan: &Plan<'_>) -> Self {
        Self(vec![(NEVER, 0); plan.calendar_count()])
    }

    /// What the work clock of a task's calendar shows at a minute.
    pub fn reading(&mut self, plan: &Plan<'_>, task: usize, minute: i64) -> i64 {
        let known = &mut self.0[plan.clocks[task] as usize];
        if known.0 != minute {
            *known = (minute, plan.calendar(task).reading(minute));
        }
        known.1
    }
}

/// Which kind of bound of a task's own it is; the later in this list is the better explanation where two tie.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Own {
    ProjectStart,
    DataDate,
    Constraint,
    NotBefore(usize),
}

/// Every bound of a task's own: the moment, whether it binds the finish, and what it is.
pub(crate) fn own_bounds<'p>(
    plan: &'p Plan<'_>,
    task: usize,
    ignoring: Ignoring<'p>,
) -> impl Iterator<Item = (i64, bool, Own)> + 'p {
    let network = &plan.network;
    let task = &network.tasks[task];
    let started = task.progress.actual_start.is_some();
    let start = (!started).then(|| (to_minute(network.start), false, Own::ProjectStart));
    let data_date = network.data_date.map(|at| (to_minute(at), false, Own::DataDate));
    let starts = starts_no_earlier(&task.constraint).filter(|_| !started);
    let finishes = finishes_no_earlier(&task.constraint);
    start
        .into_iter()
        .chain(data_date)
        .chain(starts.map(|at| (at, false, Own::Constraint)))
        .chain(finishes.map(|at| (at, true, Own::Constraint)))
        .chain(holds(task, ignoring).filter(move |_| !started).map(|(at, i)| (at, false, Own::NotBefore(i))))
}

fn holds<'p>(task: &'p Task, ignoring: Ignoring<'p>) -> impl Iterator<Item = (i64, usize)> + 'p {
    let holds = task.not_before.iter().enumerate();
    holds.filter(move |(_, hold)| ignoring.counts(hold)).map(|(i, hold)| (to_minute(hold.at), i))
}

pub(crate) fn starts_no_earlier(constraint: &Constraint) -> Option<i64> {
    match constraint {
        Constraint::StartNoEarlierThan(at) | Constraint::StartOn(at) => Some(to_minute(*at)),
        _ => None,
    }
}

fn finishes_no_earlier(constraint: &Constraint) -> Option<i64> {
    match constraint {
        Constraint::FinishNoEarlierThan(at) | Constraint::FinishOn(at) => Some(to_minute(*at)),
        _ => None,
    }
}
