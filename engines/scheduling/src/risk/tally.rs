//! What is counted while runs are made, and how it is told.

use jiff::civil::DateTime;
use kernel::calendar::from_minute;

use super::outlook::{DatePoint, FinishOutlook, Outlook};

/// Most numbers that are kept of single tasks: 32 MB. Of larger simulations every second, third, ... run is kept.
const MOST_KEPT: usize = 8_000_000;

/// A row of numbers for each run that is kept.
pub(super) struct Kept {
    width: usize,
    every: u32,
    rows: Vec<i32>,
}

impl Kept {
    pub fn new(width: usize, runs: u32) -> Self {
        let most = (MOST_KEPT / width.max(1)).max(1);
        let every = (runs as usize).div_ceil(most).max(1) as u32;
        Self { width, every, rows: Vec::new() }
    }

    pub fn keeps(&self, run: u32) -> bool {
        run.is_multiple_of(self.every)
    }

    pub fn push(&mut self, number: i32) {
        self.rows.push(number);
    }

    pub fn column(&self, at: usize) -> Vec<i64> {
        self.rows.iter().skip(at).step_by(self.width.max(1)).map(|n| i64::from(*n)).collect()
    }
}

/// The least of some sorted values that so many of a hundred are not above.
pub(super) fn percentile<T: Copy + Default>(sorted: &[T], of_hundred: usize) -> T {
    let rank = (sorted.len() * of_hundred).div_ceil(100).max(1);
    sorted.get(rank - 1).copied().unwrap_or_default()
}

/// How much two things vary, and together: sums of differences from where they are planned.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Sums {
    pub sum: f64,
    pub squares: f64,
    pub products: f64,
}

impl Sums {
    #[inline]
    pub fn count(&mut self, x: f64, with: f64) {
        self.sum += x;
        self.squares += x * x;
        self.products += x * with;
    }

    pub fn variance(&self, runs: f64) -> f64 {
        let of_one = (self.squares - self.sum * self.sum / runs) / (runs - 1.0).max(1.0);
        // What rounding leaves of nothing.
        if of_one > 1e-9 * self.squares / runs { of_one } else { 0.0 }
    }

    pub fn covariance(&self, other: &Sums, runs: f64) -> f64 {
        (self.products - self.sum * other.sum / runs) / (runs - 1.0).max(1.0)
    }
}

/// Evenly from the least to the largest of some sorted values: each point with the share of values after the point before
/// it up to itself, and with the share up to itself.
pub(super) fn curve(sorted: &[i64]) -> Vec<(i64, f64, f64)> {
    let (Some(&first), Some(&last)) = (sorted.first(), sorted.last()) else { return Vec::new() };
    let steps = if first == last { 0 } else { Outlook::POINTS as i64 - 1 };
    let all = sorted.len() as f64;
    let mut before = 0;
    let point = |i: i64| {
        let at = first + ((last - first) as i128 * i as i128 / steps.max(1) as i128) as i64;
        let up_to = sorted.partition_point(|v| *v <= at);
        let share = (up_to - std::mem::replace(&mut before, up_to)) as f64 / all;
        (at, share, up_to as f64 / all)
    };
    (0..=steps).map(point).collect()
}

pub(super) fn finish(mut ends: Vec<i64>, planned: DateTime, planned_minute: i64, deviation: f64) -> FinishOutlook {
    ends.sort_unstable();
    let at = |of_hundred| from_minute(percentile(&ends, of_hundred));
    let in_time = ends.partition_point(|end| *end <= planned_minute);
    let point = |(at, share, cumulative)| DatePoint { at: from_minute(at), share, cumulative };
    FinishOutlook {
        planned,
        planned_probability: in_time as f64 / ends.len().max(1) as f64,
        p10: at(10),
        p50: at(50),
        p80: at(80),
        p90: at(90),
        deviation,
        curve: curve(&ends).into_iter().map(point).collect(),
    }
}
