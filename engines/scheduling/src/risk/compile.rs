//! From a plan to the net that runs walk.

use jiff::civil::DateTime;
use kernel::WorkCalendar;
use kernel::calendar::to_minute;

use super::clock::Clock;
use super::net::{Edge, Held, How, Kind, Net, Node, State};
use super::weather::Weather;
use crate::job::{NEVER, Pin, Status};
use crate::network::{Constraint, Lag};
use crate::plan::{self, Plan, Via};

/// More minutes than the calendars have.
const MOST: i64 = 1_000_000_000;

/// What a net is made of besides the plan.
pub(super) struct Asked<'a> {
    /// Pairs of tasks with work, the second after the first; no circle among them and the plan's links.
    pub ties: &'a [(usize, usize)],
    /// By task: the factors that bear on its work in some months only.
    pub seasonal: &'a [Vec<usize>],
    /// The months of a factor, as bits.
    pub months: &'a dyn Fn(usize) -> u16,
    /// Whether the dates of a task (or, for a summary, of its parts) are to be told in minutes.
    pub told: &'a dyn Fn(usize) -> bool,
    /// About when the project will be finished.
    pub about: DateTime,
}

pub(super) struct Compiled<'n> {
    pub net: Net<'n>,
    /// By node of the plan: its position in the net.
    pub position: Vec<u32>,
    /// By position: the task.
    pub task: Vec<u32>,
    pub project_clock: u16,
}

impl<'n> Compiled<'n> {
    pub fn clock_of(&self, task: usize) -> &Clock<'n> {
        &self.net.clocks[usize::from(self.net.nodes[self.position[task] as usize].clock)]
    }

    /// The clock of the project's own calendar.
    pub fn project(&self) -> &Clock<'n> {
        &self.net.clocks[usize::from(self.project_clock)]
    }
}

/// An edge before the nodes have their positions.
struct Raw {
    from: usize,
    to: usize,
    edge: Edge,
}

pub(super) fn compile<'p>(plan: &'p Plan<'_>, asked: &Asked<'_>) -> Compiled<'p> {
    let mut work = Work::new(plan, asked);
    let project_clock = work.clock(plan.project_calendar());
    let mut raw = work.edges();
    let order = order(plan.task_of.len(), &raw);
    let mut position = vec![0u32; plan.task_of.len()];
    for (at, node) in order.iter().enumerate() {
        position[*node] = at as u32;
    }
    raw.sort_by_key(|r| position[r.to]);
    let told = work.told(&order, &raw, &position);
    let mut net = Net {
        clocks: Vec::new(),
        nodes: Vec::with_capacity(order.len()),
        edges: Vec::with_capacity(raw.len()),
        end_from: NEVER,
        fixed: State::new(order.len(), 0),
        weather: Weather::new(to_minute(plan.network.start)),
    };
    let mut next = 0;
    for &node in &order {
        let first = net.edges.len() as u32;
        while let Some(r) = raw.get(next).filter(|r| r.to == node) {
            net.edges.push(Edge { base: 2 * position[r.from] + r.edge.base, ..r.edge });
            next += 1;
        }
        let edges = (first, net.edges.len() as u32);
        work.node(&mut net, node, edges, told[node]);
    }
    net.fixed.last = vec![NEVER; work.clocks.len()];
    net.clocks = work.clocks;
    if net.end_from == NEVER && net.nodes.iter().all(|n| !matches!(n.kind, Kind::Work { .. } | Kind::Point { .. })) {
        net.end_from = to_minute(plan.network.start);
    }
    let task = order.iter().map(|node| plan.task_of[*node] as u32).collect();
    Compiled { net, position, task, project_clock }
}

struct Work<'w, 'p> {
    plan: &'p Plan<'p>,
    asked: &'w Asked<'w>,
    calendars: Vec<&'p WorkCalendar>,
    clocks: Vec<Clock<'p>>,
}

impl<'w, 'p> Work<'w, 'p> {
    fn new(plan: &'p Plan<'p>, asked: &'w Asked<'w>) -> Self {
        Self { plan, asked, calendars: Vec::new(), clocks: Vec::new() }
    }

    /// The clock of a calendar, laid out when it is first asked for: from a month before the project until twice as far as
    /// it is planned to go.
    fn clock(&mut self, calendar: &'p WorkCalendar) -> u16 {
        const MONTH: i64 = 31 * 1440;
        if let Some(known) = self.calendars.iter().position(|c| std::ptr::eq(*c, calendar)) {
            return known as u16;
        }
        let network = &self.plan.network;
        let begins = network.data_date.map_or(network.start, |at| at.min(network.start));
        let (begins, ends) = (to_minute(begins), to_minute(self.asked.about));
        let reach = 2 * (ends - begins).clamp(6 * MONTH, 360 * MONTH);
        self.clocks.push(Clock::new(calendar, begins - MONTH, begins + reach));
        self.calendars.push(calendar);
        (self.clocks.len() - 1) as u16
    }

    fn edges(&mut self) -> Vec<Raw> {
        let plan = self.plan;
        let mut raw = Vec::with_capacity(plan.edges.len() + self.asked.ties.len());
        for edge in plan.edges.iter() {
            let deaf = plan.is_leaf(edge.to()) && (!plan.listens(edge.to()) || self.goes_on(edge.to()));
            if deaf {
                continue;
            }
            raw.push(self.edge(edge));
        }
        for &(from, to) in self.asked.ties.iter().filter(|(_, to)| plan.listens(*to) && !self.goes_on(*to)) {
            let same = plan.clocks[from] == plan.clocks[to] && plan.jobs[to].work > 0;
            let how = if same { How::Sum } else { How::Moment };
            let edge = Edge { base: 1, how, back: false, percent: false, lag_clock: None, lag: 0 };
            raw.push(Raw { from, to, edge });
        }
        raw
    }

    /// What is under way and goes by its actual start waits for nothing.
    fn goes_on(&self, task: usize) -> bool {
        matches!(self.plan.jobs[task].status, Status::Started { .. }) && self.plan.goes_by_actual_start()
    }

    fn edge(&mut self, edge: &plan::Edge) -> Raw {
        let (plan, from, to) = (self.plan, edge.from(), edge.to());
        let (mut starts, mut back, mut percent, mut lag) = (true, false, false, 0);
        if let Via::Link(link) = edge.via {
            (starts, back) = (edge.kind.leaves_start(), edge.kind.enters_finish());
            lag = edge.lag;
            if let Lag::Percent(share) = plan.network.links[link as usize].lag {
                (percent, lag) = (true, share);
            }
        }
        let to_work = plan.is_leaf(to) && plan.jobs[to].work > 0;
        let sum = edge.aligned && to_work;
        let lag_clock = if sum { None } else { plan.lag_calendar(edge).map(|calendar| self.clock(calendar)) };
        let edge = Edge {
            base: u32::from(!starts),
            how: if sum { How::Sum } else { How::Moment },
            back: back && to_work,
            percent,
            lag_clock,
            lag: lag.clamp(-MOST, MOST),
        };
        Raw { from, to, edge }
    }

    /// By node of the plan: whether somebody asks for its start, and for its finish, in minutes.
    fn told(&self, order: &[usize], raw: &[Raw], position: &[u32]) -> Vec<[bool; 2]> {
        let plan = self.plan;
        let mut told: Vec<[bool; 2]> =
            (0..plan.task_of.len()).map(|n| [(self.asked.told)(plan.task_of[n]); 2]).collect();
        let mut edges = raw.iter().rev().peekable();
        for &node in order.iter().rev() {
            while let Some(r) = edges.next_if(|r| position[r.to] == position[node]) {
                if plan.is_exit(node) {
                    // A summary's dates are looked for only where they are asked for.
                    let asked = told[node] != [false; 2];
                    told[r.from] = told[r.from].map(|already| already || asked);
                } else {
                    told[r.from][r.edge.base as usize] |= r.edge.how == How::Moment;
                }
            }
        }
        told
    }

    fn node(&mut self, net: &mut Net<'p>, at: usize, edges: (u32, u32), told: [bool; 2]) {
        let plan = self.plan;
        let (task, n) = (plan.task_of[at], net.nodes.len());
        let clock = self.clock(plan.calendar(task));
        let mut node = Node {
            kind: Kind::Entry,
            clock,
            told,
            climate: None,
            edges,
            from: NEVER,
            finish_from: NEVER,
            held: Held::No,
            work: plan.jobs[task].work.min(MOST),
            duration: plan.network.tasks[task].duration.clamp(-MOST, MOST),
        };
        if plan.is_exit(at) {
            node.kind = Kind::Exit;
        } else if plan.is_leaf(at) {
            self.leaf(net, &mut node, task, n);
        } else {
            node.from = holds_summary(plan, task);
        }
        let seasonal = &self.asked.seasonal[task];
        if matches!(node.kind, Kind::Work { .. }) && !seasonal.is_empty() {
            let calendar = plan.calendar(task);
            node.climate = Some(net.weather.climate(usize::from(clock), calendar, seasonal, self.asked.months));
        }
        net.nodes.push(node);
    }

    fn leaf(&self, net: &mut Net<'p>, node: &mut Node, task: usize, n: usize) {
        let (plan, job, calendar) = (self.plan, &self.plan.jobs[task], self.plan.calendar(task));
        let begun = !job.is_open();
        node.kind = match job.work {
            _ if job.effort => Kind::Fixed,
            0 => Kind::Point { begun },
            _ => Kind::Work { begun },
        };
        let reads = |at: i64| if job.work > 0 { calendar.reading(at) } else { at };
        node.from = reads(latest_hold(plan, task).max(job.starts_from));
        node.finish_from = if job.finishes_from == NEVER { NEVER } else { reads(job.finishes_from) };
        node.held = match job.pin {
            None => Held::No,
            Some(Pin::Start(at)) => Held::Start(reads(at)),
            Some(Pin::Finish(at)) => Held::Finish(reads(at)),
        };
        let fixed = match job.status {
            Status::Open => return,
            Status::Done { start, finish } => Some((start, finish)),
            Status::Started { at } => {
                (net.fixed.minute[2 * n], net.fixed.clock[2 * n]) = (at, calendar.reading(at));
                if !plan.goes_by_actual_start() || job.effort {
                    return;
                }
                let done = plan.network.tasks[task].duration.max(job.work) - job.work;
                let resume = calendar.finish_after(at, done).unwrap_or(at);
                (node.from, node.finish_from) = (calendar.reading(resume), NEVER);
                (job.work == 0).then_some((at, resume))
            }
        };
        if let Some((start, finish)) = fixed {
            node.kind = Kind::Fixed;
            (net.fixed.minute[2 * n], net.fixed.minute[2 * n + 1]) = (start, finish);
            (net.fixed.clock[2 * n], net.fixed.clock[2 * n + 1]) = (calendar.reading(start), calendar.reading(finish));
            if !job.effort {
                net.end_from = net.end_from.max(finish);
            }
        }
    }
}

/// The last of the deliveries and permits that an open task waits for.
fn latest_hold(plan: &Plan<'_>, task: usize) -> i64 {
    let holds = plan.network.tasks[task].not_before.iter().filter(|_| plan.jobs[task].has_holds);
    holds.map(|hold| to_minute(hold.at)).max().unwrap_or(NEVER)
}

/// What a summary hands on to its parts.
fn holds_summary(plan: &Plan<'_>, task: usize) -> i64 {
    let task = &plan.network.tasks[task];
    let own = match task.constraint {
        Constraint::StartNoEarlierThan(at) | Constraint::StartOn(at) => to_minute(at),
        _ => NEVER,
    };
    task.not_before.iter().map(|hold| to_minute(hold.at)).fold(own, i64::max)
}

/// Nodes, each after all that it waits for.
fn order(nodes: usize, raw: &[Raw]) -> Vec<usize> {
    let (mut waits, mut first) = (vec![0usize; nodes], vec![0usize; nodes + 1]);
    for r in raw {
        waits[r.to] += 1;
        first[r.from + 1] += 1;
    }
    for n in 0..nodes {
        first[n + 1] += first[n];
    }
    let (mut followers, mut next) = (vec![0usize; raw.len()], first.clone());
    for r in raw {
        followers[next[r.from]] = r.to;
        next[r.from] += 1;
    }
    let mut order: Vec<usize> = (0..nodes).filter(|n| waits[*n] == 0).collect();
    let mut at = 0;
    while let Some(&node) = order.get(at) {
        at += 1;
        for &follower in &followers[first[node]..first[node + 1]] {
            waits[follower] -= 1;
            if waits[follower] == 0 {
                order.push(follower);
            }
        }
    }
    order
}
