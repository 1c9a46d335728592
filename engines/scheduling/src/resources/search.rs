//! Orders of tasks, tried one after the other: by rules, by the solver in whole periods, and changed a little.

use kernel::calendar::{from_minute, to_minute};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::Progress;
use super::modes::Modes;
use super::pool::{Pool, Promise};
use super::rough::Rough;
use super::walk::{Placed, Walk};
use crate::levelling;
use crate::network::Task;
use crate::plan::Plan;
use crate::schedule::{Schedule, TaskDates};

/// Steps of the solver in its first turn; each later turn is twice as long.
const TURN: u64 = 500;
/// A plan on calendars takes as long as so many steps.
const ON_CALENDARS: u64 = 10;
/// A proved plan is tried so many times a task for less delay, within reason.
const PATIENCE: usize = 10;
const MOST_PATIENCE: usize = 300;
/// So many tasks change their place at once.
const CHANGES: std::ops::RangeInclusive<usize> = 1..=4;

/// What is to be small, in this order. Lateness and delay in working minutes of the project's calendar, the end a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    pub lateness: i64,
    pub end: i64,
    pub delay: i64,
}

pub(super) struct Search<'a, 'n> {
    plan: &'a Plan<'n>,
    walk: Walk<'a, 'n>,
    /// Nodes, by when they are wanted on the project's work clock, and the weight of a minute.
    promises: Vec<(usize, i64, i64)>,
    rough: Option<Rough>,
    rng: StdRng,
    seed: u64,
    /// Tasks that go where crews are free.
    free: Vec<usize>,
    /// By node.
    rules: [Vec<i64>; 3],
    pub keys: Vec<i64>,
    pub best: Placed,
    least: Cost,
    /// No plan costs less; of the delay nothing is known.
    pub bound: Cost,
    pub steps: u64,
}

impl<'a, 'n> Search<'a, 'n> {
    pub fn new(
        plan: &'a Plan<'n>,
        modes: &'a Modes,
        pool: &'a Pool,
        before: &Schedule,
        early: &Schedule,
        seed: u64,
    ) -> Self {
        let walk = Walk::new(plan, modes, pool, early);
        let by = |date: fn(&TaskDates) -> jiff::civil::DateTime| -> Vec<i64> {
            plan.task_of.iter().map(|task| to_minute(date(&early.tasks[*task]))).collect()
        };
        let worst = Cost { lateness: i64::MAX, end: i64::MAX, delay: i64::MAX };
        let mut search = Self {
            plan,
            promises: pool.promises.iter().filter_map(|p| promised(plan, p)).collect(),
            rough: Rough::new(plan, modes, pool, early),
            rng: StdRng::seed_from_u64(seed),
            seed,
            free: plan.leaves().filter(|task| walk.is_free(*task)).collect(),
            rules: [by(|t| t.late_start), by(|t| t.late_finish), by(|t| t.early_start)],
            keys: vec![0; plan.task_of.len()],
            best: Placed::default(),
            least: worst,
            bound: Cost { lateness: 0, end: to_minute(before.finish), delay: 0 },
            steps: 0,
            walk,
        };
        // Without crews nothing is sooner; and a crew can't do more than its time allows.
        let soonest = |node: usize| to_minute(before.tasks[plan.task_of[node]].early_finish);
        search.bound.lateness = search.lateness(soonest);
        let begins = |task: usize| to_minute(before.tasks[task].early_start.min(early.tasks[task].early_start));
        let busiest = search.walk.busy_until(&search.free, begins).max().unwrap_or(i64::MIN);
        search.bound.end = search.bound.end.max(busiest);
        search
    }

    /// Goes on until the best plan is proved, or it is told to stop. The first plan is always made.
    pub fn run(&mut self, go_on: &mut impl FnMut(Progress) -> bool) {
        for rule in std::mem::take(&mut self.rules) {
            self.attempt(rule);
        }
        for turn in 0.. {
            let steps = TURN << turn.min(20);
            if self.open() && !self.solve(turn, steps, go_on) {
                return;
            }
            let mut patience = (PATIENCE * self.free.len()).min(MOST_PATIENCE);
            let mut left = steps / ON_CALENDARS;
            while if self.open() { left > 0 } else { patience > 0 } {
                if !go_on(self.progress()) {
                    return;
                }
                let (least, keys) = (self.least, self.changed());
                self.attempt(keys);
                left = left.saturating_sub(1);
                patience = if self.least < least { patience } else { patience.saturating_sub(1) };
            }
            if !self.open() {
                return;
            }
        }
    }

    /// Whether it may be less late or finish sooner.
    fn open(&self) -> bool {
        !self.free.is_empty() && (self.least.lateness, self.least.end) > (self.bound.lateness, self.bound.end)
    }

    fn progress(&self) -> Progress {
        Progress {
            finish: from_minute(self.least.end),
            lower_bound: from_minute(self.bound.end.min(self.least.end)),
            lateness: self.least.lateness,
            steps: self.steps,
        }
    }

    /// One turn of the solver in whole periods; false if all is done or it is told to stop.
    fn solve(&mut self, turn: u64, steps: u64, go_on: &mut impl FnMut(Progress) -> bool) -> bool {
        let Some(rough) = self.rough.take() else { return true };
        let (so_far, mut goes_on, mut made) = (self.progress(), true, 0);
        let found = levelling::level(&rough.problem, self.seed.wrapping_add(turn), |p| {
            made = p.steps;
            goes_on = go_on(Progress { steps: so_far.steps + made, ..so_far });
            goes_on && made < steps
        });
        self.steps += made;
        let Ok(found) = found else { return goes_on };
        let mut keys: Vec<i64> = found.starts.iter().map(|start| i64::from(*start)).collect();
        keys.truncate(self.plan.task_of.len());
        self.attempt(keys);
        if rough.exact {
            let end = self.plan.project_calendar().earliest_at(rough.reading(found.lower_bound));
            self.bound.lateness = self.bound.lateness.max(rough.minutes(found.lateness_bound));
            self.bound.end = end.map_or(self.bound.end, |end| self.bound.end.max(end));
        }
        self.rough = Some(rough);
        goes_on
    }

    /// Makes a plan of an order, and keeps it if it is no worse than the best.
    fn attempt(&mut self, keys: Vec<i64>) {
        self.steps += 1;
        self.walk.run(&keys);
        let cost = self.cost(self.walk.placed());
        if cost <= self.least {
            self.least = cost;
            self.best.clone_from(self.walk.placed());
            self.keys = keys;
        }
    }

    /// The best order with a few tasks moved to the place of others.
    fn changed(&mut self) -> Vec<i64> {
        let mut keys = self.best.start.clone();
        for _ in 0..self.rng.random_range(CHANGES) {
            let one = self.free[self.rng.random_range(0..self.free.len())];
            let other = self.free[self.rng.random_range(0..self.free.len())];
            keys[one] = self.best.start[other] + self.rng.random_range(-1..=1);
        }
        keys
    }

    pub fn cost(&self, placed: &Placed) -> Cost {
        let delays = self.free.iter().map(|task| placed.start[*task] / 60);
        Cost { lateness: self.lateness(|node| placed.finish[node]), end: placed.end, delay: delays.sum() }
    }

    fn lateness(&self, finish: impl Fn(usize) -> i64) -> i64 {
        let clock = self.plan.project_calendar();
        let late = |(node, due, weight): &(usize, i64, i64)| (clock.reading(finish(*node)) - due).max(0) * weight;
        self.promises.iter().map(late).sum()
    }
}

fn promised(plan: &Plan<'_>, promise: &Promise) -> Option<(usize, i64, i64)> {
    let named = |t: &Task| t.id == promise.task;
    let task = plan.network.tasks.iter().position(named)?;
    let due = plan.project_calendar().reading(to_minute(promise.by));
    Some((plan.exits[task], due, promise.weight.into()))
}
