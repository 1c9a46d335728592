//! What a run costs.

use hashbrown::HashMap;
use kernel::calendar::to_minute;
use kernel::{Decimal, Diagnostic, Severity};
use rust_decimal::prelude::ToPrimitive;

use super::clock::Clock;
use super::draws::unknown;
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
    /// Of tasks that are open: where they have their place in the net, and what a minute of them costs.
    tasks: Vec<(u32, f64)>,
    overhead: Option<Rate>,
    damages: Option<Rate>,
}

struct Rate {
    per_day: f64,
    days: Days,
    from: i64,
}

impl Money {
    pub fn new(
        plan: &Plan<'_>,
        index: &HashMap<&str, usize>,
        position: &[u32],
        cost: &Cost,
        complaints: &mut Vec<Diagnostic>,
    ) -> Self {
        let rate = |rate: DayRate, from| Rate { per_day: number(rate.per_day), days: rate.days, from };
        let mut money = Self {
            sure: number(cost.fixed),
            tasks: Vec::new(),
            overhead: cost.overhead.map(|r| rate(r, to_minute(plan.network.start))),
            damages: cost.damages.map(|d| rate(d.rate, to_minute(d.after))),
        };
        for one in &cost.tasks {
            let Some(task) = index.get(one.task.as_str()).copied().filter(|t| plan.is_leaf(*t)) else {
                complaints.push(unknown("cost of", &one.task));
                continue;
            };
            if plan.is_effort(task) && !one.per_day.is_zero() {
                complaints.push(lasts_as_others(plan, task));
            }
            money.sure += number(one.fixed);
            let (job, calendar) = (&plan.jobs[task], plan.calendars[task]);
            let a_minute = number(one.per_day) / calendar.day_minutes().max(1) as f64;
            let done = match job.status {
                Status::Done { start, finish } => calendar.reading(finish) - calendar.reading(start),
                _ => (plan.network.tasks[task].duration - job.work).max(0),
            };
            if !job.effort {
                money.sure += done as f64 * a_minute;
                money.tasks.push((position[task], a_minute));
            }
        }
        money
    }

    /// By the lengths of a run's tasks and its end.
    pub fn of_run(&self, state: &State, project: &Clock<'_>) -> f64 {
        let tasks: f64 = self.tasks.iter().map(|(at, a_minute)| state.length[*at as usize] as f64 * a_minute).sum();
        // The first day of the site counts; the day up to which nothing is due does not.
        let overhead = self.overhead.as_ref().map_or(0.0, |rate| rate.until(state.end, project, 1));
        let damages = self.damages.as_ref().map_or(0.0, |rate| rate.until(state.end, project, 0));
        self.sure + tasks + overhead + damages
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

fn lasts_as_others(plan: &Plan<'_>, task: usize) -> Diagnostic {
    let subject = &plan.network.tasks[task];
    Diagnostic::new(
        Severity::Warning,
        "risk.cost_of_effort",
        format!(
            "What “{}” costs a day was left out: it lasts as long as others do and has no work of its own.",
            subject.title()
        ),
        "Give it as overhead of the project, or as cost of the tasks it goes with.",
    )
    .about([&subject.id])
}
