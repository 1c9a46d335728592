//! The forward pass: how early every task can be.
//!
//! A task is placed on the work clock of its own calendar: the bounds on its start and finish are read on that clock, the
//! largest counts, and the clock tells start and finish back. Two moments with no working time of the task between them
//! (Friday 17:00 and Monday 08:00) are therefore the same moment to it.

use kernel::WorkCalendar;
use kernel::calendar::{HORIZON_END, HORIZON_START, to_minute};

use crate::network::{Constraint, NotBefore};
use crate::plan::{Edge, Plan, Via};

/// Before any bound.
pub(crate) const NEVER: i64 = i64::MIN;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    Open,
    /// Begun; `left` minutes of work remain.
    Started {
        at: i64,
        left: i64,
    },
    Done {
        start: i64,
        finish: i64,
    },
}

/// Early dates by node, in minutes. For a summary's entry, `start` is what holds its parts.
pub(crate) struct Early {
    pub start: Vec<i64>,
    pub finish: Vec<i64>,
    /// Where the open work begins: the start, or where a started task goes on.
    pub resume: Vec<i64>,
    pub status: Vec<Status>,
    /// By edge: how early it lets the task it enters begin, on that task's work clock (for no duration: the minute).
    pub release: Vec<i64>,
    /// By node: the edge that decides, if one does.
    pub driver: Vec<Option<usize>>,
    /// The finish of the whole network.
    pub end: i64,
    /// Tasks that do not fit into the calendars' years.
    pub beyond: Vec<usize>,
}

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
        status: vec![Status::Open; nodes],
        release: vec![NEVER; plan.edges.len()],
        driver: vec![None; nodes],
        end: NEVER,
        beyond: Vec::new(),
    };
    for &node in &plan.order {
        if plan.is_leaf(node) {
            early.place(plan, node, ignoring);
            early.end = early.end.max(early.finish[node]);
        } else if plan.is_exit(node) {
            early.gather(plan, node);
        } else {
            early.hold_parts(plan, node, ignoring);
        }
    }
    if early.end == NEVER {
        early.end = to_minute(plan.network.start);
    }
    early
}

impl Early {
    /// The moment an edge asks for, before the calendar of the task it enters is looked at.
    pub fn bound(&self, edge: &Edge<'_>) -> i64 {
        match edge.via {
            Via::Link(_) => {
                let base = if edge.kind.leaves_start() { self.start[edge.from] } else { self.finish[edge.from] };
                shifted(edge, base)
            }
            Via::Into | Via::OutOf => self.start[edge.from],
        }
    }

    fn place(&mut self, plan: &Plan<'_>, task: usize, ignoring: Ignoring<'_>) {
        let status = status(plan, task);
        self.status[task] = status;
        match status {
            Status::Done { start, finish } => {
                (self.start[task], self.finish[task], self.resume[task]) = (start, finish, finish);
            }
            Status::Started { at, left } if plan.network.data_date.is_none() => {
                let done = plan.network.tasks[task].duration.max(left) - left;
                let calendar = plan.calendars[task];
                self.start[task] = at;
                self.resume[task] = calendar.finish_after(at, done).unwrap_or(at);
                self.finish[task] = self.finished(task, calendar, self.resume[task], left);
            }
            Status::Started { at, left } => {
                let reading = self.released(plan, task, left, ignoring);
                (self.resume[task], self.finish[task]) = self.span(task, plan.calendars[task], reading, left);
                self.start[task] = at;
            }
            Status::Open => {
                let duration = plan.network.tasks[task].duration.max(0);
                let logic = self.released(plan, task, duration, ignoring);
                let reading = pinned(plan, task, duration).unwrap_or(logic);
                (self.start[task], self.finish[task]) = self.span(task, plan.calendars[task], reading, duration);
                self.resume[task] = self.start[task];
            }
        }
    }

    /// The largest bound on a task, on its scale; notes how far each edge lets it go and which edge decides.
    fn released(&mut self, plan: &Plan<'_>, task: usize, work: i64, ignoring: Ignoring<'_>) -> i64 {
        let calendar = plan.calendars[task];
        let own = own_release(plan, task, work, ignoring);
        let mut largest = own;
        let mut decides: Option<usize> = None;
        for e in plan.edges_into(task) {
            let edge = &plan.edges[e];
            let bound = self.bound(edge);
            if bound == NEVER {
                continue;
            }
            let enters_finish = matches!(edge.via, Via::Link(_)) && edge.kind.enters_finish();
            let release = scale(calendar, bound, work, if enters_finish { work } else { 0 });
            self.release[e] = release;
            let earlier_id = || decides.is_some_and(|d| order_of(plan, e) < order_of(plan, d));
            if release > largest || (release == largest && (decides.is_none() || earlier_id())) {
                (largest, decides) = (release, Some(e));
            }
        }
        self.driver[task] = decides;
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
        let mut largest = own.unwrap_or(NEVER);
        for e in plan.edges_into(node) {
            let bound = self.bound(&plan.edges[e]);
            self.release[e] = bound;
            if bound > largest || (bound == largest && bound != NEVER && self.driver[node].is_none()) {
                (largest, self.driver[node]) = (bound, Some(e));
            }
        }
        self.start[node] = largest;
    }

    /// A summary's exit: from the first start to the last finish of its parts.
    fn gather(&mut self, plan: &Plan<'_>, node: usize) {
        let (mut start, mut finish) = (i64::MAX, NEVER);
        for e in plan.edges_into(node) {
            let part = plan.edges[e].from;
            let order = |e: usize| &plan.task(plan.edges[e].from).id;
            let first = self.driver[node].is_none_or(|d| order(e) < order(d));
            if self.start[part] < start || (self.start[part] == start && first) {
                (start, self.driver[node]) = (self.start[part], Some(e));
            }
            finish = finish.max(self.finish[part]);
        }
        (self.start[node], self.finish[node], self.resume[node]) = (start, finish, start);
    }
}

/// Ties between edges are told by the predecessor's id, so that the order of input does not show.
fn order_of<'n>(plan: &Plan<'n>, edge: usize) -> (bool, &'n str, &'static str) {
    let edge = &plan.edges[edge];
    (!matches!(edge.via, Via::Link(_)), plan.task(edge.from).id.as_str(), edge.kind.code())
}

/// A moment moved by an edge's lag.
pub(crate) fn shifted(edge: &Edge<'_>, base: i64) -> i64 {
    match (edge.lag, edge.clock) {
        (0, _) => base,
        (lag, None) => base.saturating_add(lag).clamp(HORIZON_START, HORIZON_END),
        (lag, Some(calendar)) => {
            let edge_of_time = if lag > 0 { HORIZON_END } else { HORIZON_START };
            calendar.earliest_at(calendar.reading(base).saturating_add(lag)).unwrap_or(edge_of_time)
        }
    }
}

/// A bound on the scale on which a task is placed: its work clock, or plain minutes where there is no work.
pub(crate) fn scale(calendar: &WorkCalendar, bound: i64, work: i64, back: i64) -> i64 {
    if work == 0 { bound } else { calendar.reading(bound) - back }
}

/// A milestone stays where work can end or begin; one in the middle of a night moves to the morning.
pub(crate) fn settle(calendar: &WorkCalendar, at: i64) -> i64 {
    let reading = calendar.reading(at);
    match calendar.latest_at(reading) {
        Some(begins) if at != begins && calendar.earliest_at(reading) != Some(at) => begins,
        _ => at,
    }
}

pub(crate) fn status(plan: &Plan<'_>, task: usize) -> Status {
    let (calendar, task) = (plan.calendars[task], &plan.network.tasks[task]);
    let duration = task.duration.max(0);
    let started = task.progress.actual_start.map(to_minute);
    match (started, task.progress.actual_finish.map(to_minute)) {
        (start, Some(finish)) => {
            let start = start.or_else(|| calendar.start_before(finish, duration)).unwrap_or(finish).min(finish);
            Status::Done { start, finish }
        }
        (Some(at), None) => Status::Started { at, left: task.progress.remaining.unwrap_or(duration).max(0) },
        (None, None) => Status::Open,
    }
}

/// Where a mandatory date, or a hand, puts a task, whatever its links say.
pub(crate) fn pinned(plan: &Plan<'_>, task: usize, work: i64) -> Option<i64> {
    let calendar = plan.calendars[task];
    match plan.network.tasks[task].constraint {
        Constraint::MandatoryStart(at) | Constraint::PlacedAt(at) => Some(scale(calendar, to_minute(at), work, 0)),
        Constraint::MandatoryFinish(at) => Some(scale(calendar, to_minute(at), work, work)),
        _ => None,
    }
}

/// What the task itself and the project ask for, on the task's scale.
fn own_release(plan: &Plan<'_>, task: usize, work: i64, ignoring: Ignoring<'_>) -> i64 {
    own_bounds(plan, task, ignoring)
        .map(|(at, enters_finish, _)| scale(plan.calendars[task], at, work, if enters_finish { work } else { 0 }))
        .max()
        .unwrap_or(NEVER)
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
    let network = plan.network;
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

fn holds<'p>(task: &'p crate::network::Task, ignoring: Ignoring<'p>) -> impl Iterator<Item = (i64, usize)> + 'p {
    let holds = task.not_before.iter().enumerate();
    holds.filter(move |(_, hold)| ignoring.counts(hold)).map(|(i, hold)| (to_minute(hold.at), i))
}

pub(crate) fn starts_no_earlier(constraint: &Constraint) -> Option<i64> {
    match constraint {
        Constraint::StartNoEarlierThan(at) | Constraint::StartOn(at) => Some(to_minute(*at)),
        _ => None,
    }
}

pub(crate) fn finishes_no_earlier(constraint: &Constraint) -> Option<i64> {
    match constraint {
        Constraint::FinishNoEarlierThan(at) | Constraint::FinishOn(at) => Some(to_minute(*at)),
        _ => None,
    }
}
