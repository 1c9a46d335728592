//! A network as thousands of runs need it: nodes in an order that can be walked, links as sums on work clocks.
//!
//! The pass is that of the schedule, once for each run and without its explanations: with every task at its planned
//! duration it gives the schedule's early dates. Two readings and, where somebody asks for them, two minutes are kept a
//! node; the one at `2 n` is of its start, the one at `2 n + 1` of its finish.

use kernel::calendar::{HORIZON_END, HORIZON_START};

use super::clock::Clock;
use super::weather::Weather;
use crate::job::NEVER;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Work to do; of what has begun, the start is known.
    Work { begun: bool },
    /// A moment, told in minutes.
    Point { begun: bool },
    /// Done: its dates stand in the state from the beginning.
    Fixed,
    /// What holds a summary.
    Entry,
    /// When a summary's parts begin and end.
    Exit,
}

/// Where a date puts a task, as a reading for work and as a minute for a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    No,
    Start(i64),
    Finish(i64),
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub kind: Kind,
    pub clock: u16,
    /// Whether its start, and its finish, are asked for in minutes too.
    pub told: [bool; 2],
    /// Which weather its work knows, if any.
    pub climate: Option<u32>,
    pub edges: (u32, u32),
    /// What it can't begin, and not finish, before: readings for work, minutes else.
    pub from: i64,
    pub finish_from: i64,
    pub held: Held,
    /// Planned: of the work that is left, and of the whole task.
    pub work: i64,
    pub duration: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// A sum on the clock that both ends share.
    Sum,
    /// A moment, read on the clock of the task it enters.
    Moment,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Edge {
    /// Which moment it leaves: node and end.
    pub base: u32,
    pub how: How,
    /// It asks for the finish.
    pub back: bool,
    /// The lag is a share of the predecessor's duration.
    pub percent: bool,
    /// On which clock the lag runs; elapsed where none.
    pub lag_clock: Option<u16>,
    pub lag: i64,
}

pub(super) struct Net<'n> {
    pub clocks: Vec<Clock<'n>>,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// Where the project ends if nothing open ends later.
    pub end_from: i64,
    /// Dates that do not vary, in the layout of a state.
    pub fixed: State,
    pub weather: Weather,
}

#[derive(Debug, Clone)]
pub(super) struct State {
    pub clock: Vec<i64>,
    pub minute: Vec<i64>,
    /// By node: the largest bound, before a date holds it elsewhere.
    pub released: Vec<i64>,
    /// By node: working minutes that the open work takes.
    pub length: Vec<i64>,
    /// By clock: the last reading at which work ends.
    pub last: Vec<i64>,
    pub end: i64,
}

impl State {
    pub fn new(nodes: usize, clocks: usize) -> Self {
        Self {
            clock: vec![0; 2 * nodes],
            minute: vec![NEVER; 2 * nodes],
            released: vec![NEVER; nodes],
            length: vec![0; nodes],
            last: vec![NEVER; clocks],
            end: NEVER,
        }
    }
}

impl Net<'_> {
    /// Places every node; `work` is what each has to do in this run, `paces` the weather's.
    pub fn pass(&self, work: &[i32], paces: &[f64], state: &mut State) {
        state.last.fill(NEVER);
        state.end = self.end_from;
        for (n, node) in self.nodes.iter().enumerate() {
            match node.kind {
                Kind::Work { begun } => self.work(n, node, i64::from(work[n]), begun, paces, state),
                Kind::Point { begun } => self.point(n, node, begun, state),
                Kind::Fixed => {}
                Kind::Entry => {
                    let bounds = self.edges_of(node).iter().map(|e| self.bound(e, state));
                    let held = bounds.fold(node.from, i64::max);
                    (state.minute[2 * n], state.released[n]) = (held, held);
                }
                Kind::Exit if node.told != [false; 2] => self.gather(n, node, state),
                Kind::Exit => {}
            }
        }
        for (clock, last) in self.clocks.iter().zip(&state.last) {
            if *last != NEVER {
                state.end = state.end.max(clock.earliest(*last).unwrap_or(HORIZON_END));
            }
        }
    }

    pub fn edges_of(&self, node: &Node) -> &[Edge] {
        &self.edges[node.edges.0 as usize..node.edges.1 as usize]
    }

    #[inline]
    fn work(&self, n: usize, node: &Node, work: i64, begun: bool, paces: &[f64], state: &mut State) {
        let mut released = node.from;
        if node.finish_from != NEVER {
            released = released.max(self.back(node, node.finish_from, work, paces));
        }
        for edge in self.edges_of(node) {
            released = released.max(self.release(edge, node, work, paces, state));
        }
        state.released[n] = released;
        let begins = match node.held {
            Held::No => released,
            Held::Start(at) => at,
            Held::Finish(at) => self.back(node, at, work, paces),
        };
        let length = match node.climate {
            None => work,
            Some(climate) => self.weather.forward(climate, begins, work, paces),
        };
        let ends = begins + length;
        state.length[n] = length;
        state.clock[2 * n + 1] = ends;
        if !begun {
            state.clock[2 * n] = begins;
        }
        let last = &mut state.last[usize::from(node.clock)];
        *last = (*last).max(ends);
        let clock = &self.clocks[usize::from(node.clock)];
        if node.told[0] && !begun {
            state.minute[2 * n] = clock.latest(begins).unwrap_or(HORIZON_END);
        }
        if node.told[1] {
            let finish = if begins < 0 { None } else { clock.earliest(ends) };
            state.minute[2 * n + 1] = finish.unwrap_or(HORIZON_END);
        }
    }

    fn point(&self, n: usize, node: &Node, begun: bool, state: &mut State) {
        let bounds = self.edges_of(node).iter().map(|e| self.bound(e, state));
        let released = bounds.fold(node.from.max(node.finish_from), i64::max);
        let at = match node.held {
            Held::No => released,
            Held::Start(at) | Held::Finish(at) => at,
        };
        let clock = &self.clocks[usize::from(node.clock)];
        let reading = clock.reading(at);
        // It stays where work can end or begin; in the middle of a night it moves to the morning.
        let (at, reading) = match clock.latest(reading) {
            Some(begins) if at != begins && clock.earliest(reading) != Some(at) => (begins, reading),
            _ => (at, reading),
        };
        state.released[n] = released;
        (state.minute[2 * n + 1], state.clock[2 * n + 1]) = (at, reading);
        if !begun {
            (state.minute[2 * n], state.clock[2 * n]) = (at, reading);
        }
        state.end = state.end.max(at);
    }

    fn gather(&self, n: usize, node: &Node, state: &mut State) {
        let (mut start, mut finish) = (i64::MAX, NEVER);
        for edge in self.edges_of(node) {
            start = start.min(state.minute[edge.base as usize]);
            finish = finish.max(state.minute[edge.base as usize + 1]);
        }
        (state.minute[2 * n], state.minute[2 * n + 1]) = (start, finish);
    }

    /// How early an edge lets work begin, on its clock.
    #[inline]
    pub fn release(&self, edge: &Edge, node: &Node, work: i64, paces: &[f64], state: &State) -> i64 {
        let at = match edge.how {
            How::Sum => state.clock[edge.base as usize] + self.lag(edge, state),
            How::Moment => match self.bound(edge, state) {
                NEVER => return NEVER,
                bound => self.clocks[usize::from(node.clock)].reading(bound),
            },
        };
        if edge.back { self.back(node, at, work, paces) } else { at }
    }

    /// The moment an edge asks for.
    #[inline]
    pub fn bound(&self, edge: &Edge, state: &State) -> i64 {
        let base = state.minute[edge.base as usize];
        if base == NEVER {
            return NEVER;
        }
        match (self.lag(edge, state), edge.lag_clock) {
            (0, _) => base,
            (lag, None) => (base + lag).clamp(HORIZON_START, HORIZON_END),
            (lag, Some(clock)) => {
                let clock = &self.clocks[usize::from(clock)];
                let edge_of_time = if lag > 0 { HORIZON_END } else { HORIZON_START };
                clock.earliest(clock.reading(base) + lag).unwrap_or(edge_of_time)
            }
        }
    }

    #[inline]
    fn lag(&self, edge: &Edge, state: &State) -> i64 {
        if !edge.percent {
            return edge.lag;
        }
        let n = edge.base as usize / 2;
        let node = &self.nodes[n];
        let whole = match node.kind {
            Kind::Work { .. } if node.duration == node.work => state.length[n],
            Kind::Work { .. } if node.work != state.length[n] => {
                (node.duration as f64 * state.length[n] as f64 / node.work as f64) as i64
            }
            _ => node.duration,
        };
        whole * edge.lag / 100
    }

    /// When work has to begin to be finished at a reading.
    #[inline]
    fn back(&self, node: &Node, at: i64, work: i64, paces: &[f64]) -> i64 {
        match node.climate {
            None => at - work,
            Some(climate) => self.weather.back(climate, at, work, paces),
        }
    }
}
