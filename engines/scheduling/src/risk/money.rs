//! What a run costs.

use hashbrown::HashMap;
use kernel::calendar::to_minute;
use kernel::{Decimal, Diagnostic};
use rust_decimal::prelude::ToPrimitive;

use super::clock::Clock;
use super::compile::Compiled;
use super::draws::unknown;
use super::hammock::Hammock;
use super::input::{Cost, DayRate, Days};
use super::net::State;
use super::outlook::{CostOutlook, CostPoint};
use super::tally::{curve, percentile};
use crate::job::Status;
use crate::plan::Plan;

const DAY: i64 = 1440;
/// Beyond this an amount is a slip of the pen, and no sum of two is too large to count.
const MOST_CENTS: f64 = 1e18;

pub(super) struct Money {
    /// What no run changes.
    sure: f64,
    /// Of tasks with work: what a minute of them costs.
    tasks: Vec<(usize, f64)>,
    hammocks: Vec<(Hammock, f64)>,
    overhead: Option<Rate>,
    damages: Option<Rate>,
}

struct Rate {
    per_day: f64,
    days: Days,
    from: i64,
}

impl Money {
    pub fn new(plan: &Plan<'_>, index: &HashMap<&str, usize>, cost: &Cost, complaints: &mut Vec<Diagnostic>) -> Self {
        let rate = |rate: DayRate, from| Rate { per_day: number(rate.per_day), days: rate.days, from };
        let mut money = Self {
            sure: number(cost.fixed),
            tasks: Vec::new(),
            hammocks: Vec::new(),
            overhead: cost.overhead.map(|r| rate(r, to_minute(plan.network.start))),
            damages: cost.damages.map(|d| rate(d.rate, to_minute(d.after))),
        };
        let (mut efforts, mut rates) = (Vec::new(), Vec::new());
        for one in &cost.tasks {
            let Some(task) = index.get(one.task.as_str()).copied().filter(|t| plan.is_leaf(*t)) else {
                complaints.push(unknown("cost of", &one.task));
                continue;
            };
            money.sure += number(one.fixed);
            let a_minute = number(one.per_day) / plan.calendar(task).day_minutes().max(1) as f64;
            if plan.is_effort(task) {
                efforts.push(task);
                rates.push(a_minute);
            } else {
                money.sure += done(plan, task) as f64 * a_minute;
                money.tasks.push((task, a_minute));
            }
        }
        money.hammocks = Hammock::all(plan, index, &efforts).into_iter().zip(rates).collect();
        money
    }

    /// Tasks whose dates are asked for.
    pub fn asks(&self) -> impl Iterator<Item = usize> + '_ {
        self.hammocks.iter().flat_map(|(hammock, _)| hammock.asks())
    }

    /// By the lengths of a run's tasks and its end.
    pub fn of_run(&self, plan: &Plan<'_>, compiled: &Compiled<'_>, state: &State) -> f64 {
        let length = |task: usize| state.length[compiled.position[task] as usize] as f64;
        let tasks: f64 = self.tasks.iter().map(|(task, a_minute)| length(*task) * a_minute).sum();
        let lasts = |hammock: &Hammock| hammock.lasts(plan, compiled, state) as f64;
        let hammocks: f64 = self.hammocks.iter().map(|(hammock, a_minute)| lasts(hammock) * a_minute).sum();
        // The first day of the site counts; the day up to which nothing is due does not.
        let project = compiled.project();
        let overhead = self.overhead.as_ref().map_or(0.0, |rate| rate.until(state.end, project, 1));
        let damages = self.damages.as_ref().map_or(0.0, |rate| rate.until(state.end, project, 0));
        self.sure + tasks + hammocks + overhead + damages
    }
}

/// Working minutes of a task that are over.
fn done(plan: &Plan<'_>, task: usize) -> i64 {
    let (job, calendar) = (&plan.jobs[task], plan.calendar(task));
    match job.status {
        Status::Done { start, finish } => calendar.reading(finish) - calendar.reading(start),
        _ => (plan.network.tasks[task].duration - job.work).max(0),
    }
}

impl Rate {
    fn until(&self, end: i64, project: &Clock<'_>, first: i64) -> f64 {
        if end <= self.from {
            return 0.0;
        }
        let days = match self.days {
            Days::Calendar => (((end - 1).div_euclid(DAY) - self.from.div_euclid(DAY)) + first).max(1) as f64,
            Days::Working => {
                (project.reading(end) - project.reading(self.from)) as f64 / project.day_minutes().max(1) as f64
            }
        };
        days * self.per_day
    }
}

pub(super) fn told(costs: &[f64], planned: f64) -> CostOutlook {
    let cents = |amount: f64| (amount * 100.0).round().clamp(-MOST_CENTS, MOST_CENTS) as i64;
    let mut sorted: Vec<i64> = costs.iter().map(|c| cents(*c)).collect();
    sorted.sort_unstable();
    let amount = |cents: i64| Decimal::new(cents, 2);
    let at = |of_hundred| amount(percentile(&sorted, of_hundred));
    let within = sorted.partition_point(|c| *c <= cents(planned));
    let mean = costs.iter().sum::<f64>() / costs.len().max(1) as f64;
    let point = |(at, share, cumulative)| CostPoint { amount: amount(at), share, cumulative };
    CostOutlook {
        planned: amount(cents(planned)),
        planned_probability: within as f64 / sorted.len().max(1) as f64,
        mean: amount(cents(mean)),
        p10: at(10),
        p50: at(50),
        p80: at(80),
        p90: at(90),
        curve: curve(&sorted).into_iter().map(point).collect(),
    }
}

fn number(amount: Decimal) -> f64 {
    amount.to_f64().unwrap_or(0.0)
}
