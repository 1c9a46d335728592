//! Which tasks and factors matter to the finish.

use kernel::calendar::from_minute;

use super::clock::Clock;
use super::compile::Compiled;
use super::input::Risk;
use super::net::{Kind, State};
use super::outlook::{Bar, Outlook, Swing, TaskRisk};
use super::tally::{Kept, Sums, percentile};
use crate::plan::Plan;

/// Ratios of factors are kept as millionths.
const MILLION: f64 = 1e6;

/// What is counted of every task and factor while runs are made.
pub(super) struct Stakes {
    /// By position in the net: in how many runs it was on the path to the finish.
    pub on_path: Vec<u32>,
    /// Positions of what varies, and how its length goes with the finish.
    varies: Vec<u32>,
    lengths: Vec<Sums>,
    ratios: Vec<Sums>,
    kept: Kept,
    finish: Sums,
    planned: State,
    planned_reading: i64,
}

impl Stakes {
    pub fn new(varies: Vec<u32>, factors: usize, runs: u32, planned: State, planned_reading: i64) -> Self {
        let width = varies.len() + factors;
        Self {
            on_path: vec![0; planned.length.len()],
            lengths: vec![Sums::default(); varies.len()],
            ratios: vec![Sums::default(); factors],
            kept: Kept::new(width, runs),
            finish: Sums::default(),
            varies,
            planned,
            planned_reading,
        }
    }

    pub fn count(&mut self, run: u32, state: &State, ratios: &[f64], end_reading: i64) {
        let finish = (end_reading - self.planned_reading) as f64;
        self.finish.count(finish, finish);
        for (at, sums) in self.varies.iter().zip(&mut self.lengths) {
            let more = state.length[*at as usize] - self.planned.length[*at as usize];
            sums.count(more as f64, finish);
        }
        for (ratio, sums) in ratios.iter().zip(&mut self.ratios) {
            sums.count(ratio - 1.0, finish);
        }
        if self.kept.keeps(run) {
            for at in &self.varies {
                self.kept.push(state.length[*at as usize] as i32);
            }
            for ratio in ratios {
                self.kept.push((ratio * MILLION).min(2e9) as i32);
            }
        }
    }

    /// Standard deviation of the finish in working minutes.
    pub fn deviation(&self, runs: u32) -> f64 {
        self.finish.variance(f64::from(runs)).sqrt()
    }

    /// One for each open task and milestone, in the order of the network.
    pub fn tasks(&self, plan: &Plan<'_>, compiled: &Compiled<'_>, runs: u32) -> Vec<TaskRisk> {
        let runs = f64::from(runs);
        let deviation = self.finish.variance(runs).sqrt();
        let mut sums = vec![Sums::default(); self.on_path.len()];
        for (at, of_task) in self.varies.iter().zip(&self.lengths) {
            sums[*at as usize] = *of_task;
        }
        let mut told = Vec::new();
        for task in plan.leaves() {
            let at = compiled.position[task] as usize;
            if !matches!(compiled.net.nodes[at].kind, Kind::Work { .. } | Kind::Point { .. }) {
                continue;
            }
            let own = sums[at].variance(runs).sqrt();
            let share = |of: f64| if own > 0.0 && deviation > 0.0 { of } else { 0.0 };
            let criticality = f64::from(self.on_path[at]) / runs;
            let (planned, day) = (self.planned.length[at] as f64, plan.calendar(task).day_minutes().max(1) as f64);
            told.push(TaskRisk {
                id: plan.network.tasks[task].id.clone(),
                criticality,
                sensitivity: share(sums[at].covariance(&self.finish, runs) / (own * deviation)).clamp(-1.0, 1.0),
                schedule_sensitivity: share(criticality * own / deviation),
                mean_days: (planned + sums[at].sum / runs) / day,
                planned_days: planned / day,
            });
        }
        told
    }

    /// The longest bars first, equal ones in the order of names; what may be chance is no bar.
    pub fn tornado(
        &self,
        plan: &Plan<'_>,
        compiled: &Compiled<'_>,
        risk: &Risk,
        factors: &[usize],
        runs: u32,
    ) -> Vec<Bar> {
        let (runs, deviation) = (f64::from(runs), self.deviation(runs));
        let mut candidates: Vec<(f64, usize)> = Vec::new();
        for (i, sums) in self.lengths.iter().chain(&self.ratios).enumerate() {
            let own = sums.variance(runs).sqrt();
            let moves = sums.covariance(&self.finish, runs).abs() / own;
            // What moves the finish by less than three standard errors may move it by chance alone.
            if own > 0.0 && moves > 3.0 * deviation / runs.sqrt() {
                candidates.push((moves, i));
            }
        }
        candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
        // Percentiles are looked for where a bar can be long: they take a sort each.
        candidates.truncate(2 * Outlook::MOST_BARS);
        let clock = compiled.project();
        let bar = |(_, i): (f64, usize)| self.bar(plan, compiled, clock, risk, factors, i, runs);
        let mut bars: Vec<Bar> = candidates.into_iter().map(bar).filter(|b| b.swing >= 1.0).collect();
        bars.sort_by(|a, b| b.swing.total_cmp(&a.swing).then_with(|| name(a).cmp(name(b))));
        bars.truncate(Outlook::MOST_BARS);
        bars
    }

    #[allow(clippy::too_many_arguments)] // all there is to know of a bar, once
    fn bar(
        &self,
        plan: &Plan<'_>,
        compiled: &Compiled<'_>,
        clock: &Clock<'_>,
        risk: &Risk,
        factors: &[usize],
        i: usize,
        runs: f64,
    ) -> Bar {
        let mut column = self.kept.column(i);
        column.sort_unstable();
        let (p10, p90) = (percentile(&column, 10) as f64, percentile(&column, 90) as f64);
        let (sums, mean, p10, p90, what) = match self.varies.get(i) {
            Some(at) => {
                let task = compiled.task[*at as usize] as usize;
                let planned = self.planned.length[*at as usize] as f64;
                let mean = planned + self.lengths[i].sum / runs;
                (self.lengths[i], mean, p10, p90, Swing::Task { id: plan.network.tasks[task].id.clone() })
            }
            None => {
                let f = i - self.varies.len();
                let what = Swing::Factor { name: risk.factors[factors[f]].name.clone() };
                (self.ratios[f], 1.0 + self.ratios[f].sum / runs, p10 / MILLION, p90 / MILLION, what)
            }
        };
        let slope = sums.covariance(&self.finish, runs) / sums.variance(runs);
        let typical = self.planned_reading as f64 + self.finish.sum / runs;
        let finish = |at: f64| {
            let reading = (typical + slope * (at - mean)).round() as i64;
            from_minute(clock.earliest(reading).unwrap_or(i64::MAX))
        };
        Bar {
            what,
            p10,
            p90,
            finish_at_p10: finish(p10),
            finish_at_p90: finish(p90),
            swing: (slope * (p90 - p10)).abs(),
        }
    }
}

fn name(bar: &Bar) -> &str {
    match &bar.what {
        Swing::Task { id } => id,
        Swing::Factor { name } => name,
    }
}
