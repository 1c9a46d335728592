//! The network as a levelling problem in whole periods, for the solver that knows no calendars. Its plan tells the order in
//! which tasks get their crews; where nothing had to be rounded, its bound and its proof hold for the network as well.

use kernel::calendar::to_minute;

use super::modes::{Mode, Modes};
use super::pool::Pool;
use crate::job::NEVER;
use crate::levelling::{Absence, Activity, Problem, Promise};
use crate::network::LinkKind;
use crate::plan::{Plan, Via};
use crate::schedule::Schedule;

pub(super) struct Rough {
    /// Nodes first, then lags.
    pub problem: Problem,
    /// A plan of the problem is a plan of the network and the other way round.
    pub exact: bool,
    /// Working minutes of the project's calendar.
    period: i64,
    /// What the project's work clock shows when the first period begins.
    origin: i64,
}

/// More periods than these make the solver slow; then a period is longer than the shortest piece of work.
const MOST_PERIODS: i64 = 30_000;
const MOST_RESOURCES: usize = 128;
/// The solver counts no higher.
const MOST_CAPACITY: i64 = 0x7fff;

impl Rough {
    /// Nothing where there are more resources, or larger ones, than the solver takes.
    pub fn new(plan: &Plan<'_>, modes: &Modes, pool: &Pool, early: &Schedule) -> Option<Self> {
        let amounts = modes.of.iter().flatten().flat_map(|mode| &mode.takes).map(|takes| takes.1);
        let unit = amounts.fold(0, gcd).max(1);
        let capacities: Vec<i64> = pool.resources.iter().map(|r| i64::from(r.capacity) / unit).collect();
        if capacities.len() > MOST_RESOURCES || capacities.iter().any(|c| *c > MOST_CAPACITY) {
            return None;
        }
        let mut making = Making::new(plan, modes, early, unit);
        making.problem.capacities = capacities.iter().map(|c| *c as u32).collect();
        for node in 0..plan.task_of.len() {
            making.activity(node);
        }
        for node in 0..plan.task_of.len() {
            making.links(node);
        }
        making.absences(pool);
        making.promises(pool);
        let Making { problem, exact, period, origin, .. } = making;
        Some(Self { problem, exact, period, origin })
    }

    /// What the project's work clock shows after so many periods.
    pub fn reading(&self, period: u32) -> i64 {
        self.origin + i64::from(period) * self.period
    }

    /// Lateness in working minutes.
    pub fn minutes(&self, lateness: u64) -> i64 {
        i64::try_from(lateness).unwrap_or(i64::MAX).saturating_mul(self.period)
    }
}

struct Making<'p, 'n> {
    plan: &'p Plan<'n>,
    modes: &'p Modes,
    early: &'p Schedule,
    /// Of what is taken.
    unit: i64,
    origin: i64,
    period: i64,
    exact: bool,
    problem: Problem,
}

impl<'p, 'n> Making<'p, 'n> {
    fn new(plan: &'p Plan<'n>, modes: &'p Modes, early: &'p Schedule, unit: i64) -> Self {
        let network = &plan.network;
        let starts = early.tasks.iter().map(|t| to_minute(t.early_start));
        let begins = starts.min().unwrap_or(0).max(to_minute(network.data_date.unwrap_or(network.start)));
        let mut making = Self {
            plan,
            modes,
            early,
            unit,
            origin: plan.project_calendar().reading(begins),
            period: 1,
            exact: modes.of.iter().all(|modes| modes.len() < 2) && network.data_date.is_none(),
            problem: Problem::default(),
        };
        let lasts: Vec<i64> = plan.leaves().map(|task| making.lasts(task)).collect();
        let lags = plan.edges.iter().map(|edge| edge.lag);
        let finest = lasts.iter().copied().chain(lags).fold(0, gcd).max(1);
        making.period = finest.max(lasts.iter().sum::<i64>() / MOST_PERIODS);
        making
    }

    /// Minutes of the project's calendar from a task's early start to its finish.
    fn lasts(&self, task: usize) -> i64 {
        let dates = &self.early.tasks[task];
        let begins = dates.resume.unwrap_or(dates.early_start).max(self.plan.network.start);
        let clock = self.plan.project_calendar();
        (clock.reading(to_minute(dates.early_finish)) - clock.reading(to_minute(begins))).max(0)
    }

    fn activity(&mut self, node: usize) {
        let plan = self.plan;
        let name = plan.task(node).title();
        if !plan.is_leaf(node) || plan.is_effort(node) {
            self.problem.activities.push(Activity::new(name, 0));
            return;
        }
        let job = &plan.jobs[node];
        let fixed = job.pin.is_some() || !job.is_open();
        self.exact &= !fixed && !job.as_late_as_possible && job.finishes_from == NEVER;
        self.exact &= plan.calendar(node).week() == plan.project_calendar().week()
            && plan.calendar(node).exceptions() == plan.project_calendar().exceptions();
        let duration = self.periods_up(self.lasts(node));
        // Only the task's own dates where they are the whole truth; else what logic makes of them.
        let holds = plan.network.tasks[node].not_before.iter().map(|hold| to_minute(hold.at));
        let own = holds.fold(job.starts_from, i64::max);
        let from = if self.exact { own } else { to_minute(self.early.tasks[node].early_start).max(own) };
        let release = self.period_of(from);
        let needs = match self.modes.of[node].first() {
            Some(mode) if !job.is_done() => self.needs(mode),
            _ => Vec::new(),
        };
        self.problem.activities.push(Activity { release, needs, ..Activity::new(name, duration) });
    }

    fn needs(&self, mode: &Mode) -> Vec<u32> {
        let mut needs = vec![0; self.problem.capacities.len()];
        for (resource, amount) in &mode.takes {
            needs[*resource] += (amount / self.unit) as u32;
        }
        needs
    }

    fn links(&mut self, node: usize) {
        let plan = self.plan;
        for edge in plan.edges_into(node).map(|e| &plan.edges[e]) {
            let from_summary = matches!(edge.via, Via::Link(_)) && plan.is_exit(edge.from());
            match edge.kind {
                LinkKind::FinishStart if edge.lag == 0 => self.problem.activities[node].after.push(edge.from()),
                LinkKind::FinishStart if edge.lag > 0 => {
                    self.exact &= edge.aligned;
                    let duration = self.periods_up(edge.lag);
                    let lag = self.problem.activities.len();
                    self.problem.activities.push(Activity::new("Lag", duration).after([edge.from()]));
                    self.problem.activities[node].after.push(lag);
                }
                // Overlaps are kept by where logic alone puts the task.
                _ => self.exact = false,
            }
            self.exact &= !from_summary || edge.kind == LinkKind::FinishStart;
        }
    }

    fn absences(&mut self, pool: &Pool) {
        for (resource, away) in
            pool.resources.iter().enumerate().flat_map(|(r, of)| of.away.iter().map(move |a| (r, a)))
        {
            let clock = self.plan.project_calendar();
            let amount = i64::from(away.amount.unwrap_or(u32::MAX).min(pool.resources[resource].capacity));
            let (from, until) =
                (self.period_of(to_minute(away.from)), clock.reading(to_minute(away.until)) - self.origin);
            let until = self.periods_up(until.max(0));
            self.exact &= amount % self.unit == 0;
            let amount = amount.div_euclid(self.unit) as u32 + u32::from(amount % self.unit != 0);
            if until > from {
                self.problem.absences.push(Absence { resource, from, until, amount });
            }
        }
    }

    fn promises(&mut self, pool: &Pool) {
        for promise in &pool.promises {
            let named = |t: &crate::Task| t.id == promise.task;
            let Some(task) = self.plan.network.tasks.iter().position(named) else { continue };
            let due = self.period_of(to_minute(promise.by));
            let activity = self.plan.exits[task];
            self.problem.promises.push(Promise { activity, due, weight: promise.weight });
        }
    }

    fn period_of(&mut self, minute: i64) -> u32 {
        let since = (self.plan.project_calendar().reading(minute) - self.origin).max(0);
        self.exact &= since % self.period == 0;
        u32::try_from(since / self.period).unwrap_or(u32::MAX / 4)
    }

    fn periods_up(&mut self, minutes: i64) -> u32 {
        self.exact &= minutes % self.period == 0;
        u32::try_from((minutes + self.period - 1) / self.period).unwrap_or(u32::MAX / 4)
    }
}

fn gcd(a: i64, b: i64) -> i64 {
    let (mut a, mut b) = (a.abs(), b.abs());
    while b > 0 {
        (a, b) = (b, a % b);
    }
    a
}
