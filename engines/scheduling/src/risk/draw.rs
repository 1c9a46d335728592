//! Chance: the generator, and the shapes wound into tables that it reads.

use std::sync::LazyLock;

use super::input::{Shape, ThreePoint, Unit};
use super::normal;

/// Odd, and nowhere regular: the golden ratio in 64 bits.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

/// A stream of draws of its own for each thing that varies: G. Steele, D. Lea and C. Flood's SplitMix, "Fast Splittable
/// Pseudorandom Number Generators" (OOPSLA 2014). Run number n reads the n-th number, so what one task draws depends on the
/// seed, its id and the run alone: neither the order of input nor other tasks change its luck, and two plans compared under
/// one seed have the same weather.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stream(u64);

impl Stream {
    pub fn new(seed: u64, kind: &str, name: &str) -> Self {
        // FNV-1a over both words, spread over the whole range by two rounds.
        let byte = |hash: u64, b: u8| (hash ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3);
        let hash = kind.bytes().chain([0]).chain(name.bytes()).fold(0xcbf2_9ce4_8422_2325, byte);
        Self(mixed(mixed(hash ^ GOLDEN).wrapping_add(seed)))
    }

    pub fn at(self, run: u32) -> u64 {
        mixed(self.0.wrapping_add(GOLDEN.wrapping_mul(u64::from(run) + 1)))
    }
}

fn mixed(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// Equal steps of probability in a table, as a power of two; the first and the last are cut again, because a distribution's
/// tails are long.
const BITS: u32 = 9;
const STEPS: usize = 1 << BITS;
const TAIL_BITS: u32 = 6;
const TAIL: usize = 1 << TAIL_BITS;

/// A quantile function at steps of probability, straight lines between them. Small, because a network has as many of them
/// as its tasks have judgements.
#[derive(Debug, Clone)]
pub(super) struct Table(Vec<f32>);

impl Table {
    /// Asks for rising probabilities, from 0 to 1.
    fn of(mut quantile: impl FnMut(f64) -> f64) -> Self {
        let (steps, fine) = (STEPS as f64, (STEPS * TAIL) as f64);
        let first = (0..TAIL).map(|i| i as f64 / fine);
        let middle = (1..STEPS - 1).map(|i| i as f64 / steps);
        let last = (0..=TAIL).map(|i| 1.0 - (TAIL - i) as f64 / fine);
        Self(first.chain(middle).chain(last).map(|p| quantile(p) as f32).collect())
    }

    /// The value at a random number.
    #[inline]
    pub fn at(&self, random: u64) -> f64 {
        let (step, rest) = ((random >> (64 - BITS)) as usize, random << BITS);
        let tail = || ((rest >> (64 - TAIL_BITS)) as usize, rest << TAIL_BITS);
        let (at, rest) = match step {
            0 => tail(),
            step if step == STEPS - 1 => (TAIL + STEPS - 2 + tail().0, tail().1),
            step => (TAIL + step - 1, rest),
        };
        let within = (rest >> 11) as f64 * (1.0 / (1u64 << 53) as f64);
        let (before, after) = (f64::from(self.0[at]), f64::from(self.0[at + 1]));
        before + (after - before) * within
    }
}

/// A shape made ready: `low + width × table`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wound {
    pub table: usize,
    pub low: f64,
    pub width: f64,
}

/// Tables, each kind of curve once: a thousand tasks with the same judgement share one.
#[derive(Debug, Default)]
pub(super) struct Tables {
    pub tables: Vec<Table>,
    known: hashbrown::HashMap<(u8, u64), usize>,
}

/// Why a shape can't be used.
pub(super) type Why = &'static str;

impl Tables {
    /// `None` for what does not vary and is as planned; `planned` is the duration of which ratios are taken.
    pub fn wind(&mut self, shape: &Shape, planned: Option<i64>) -> Result<Option<Wound>, Why> {
        match shape {
            Shape::Certain => Ok(None),
            Shape::Triangular(points) => self.three_point(points, planned, 0, triangular),
            Shape::Pert(points) => self.three_point(points, planned, 1, pert),
            Shape::LogNormal { median, sigma } => self.log_normal(*median, *sigma).map(Some),
            Shape::Quantiles { ratios } => self.quantiles(ratios).map(Some),
        }
    }

    fn three_point(
        &mut self,
        points: &ThreePoint,
        planned: Option<i64>,
        kind: u8,
        table: fn(f64) -> Table,
    ) -> Result<Option<Wound>, Why> {
        let ThreePoint { low, likely, high, unit } = *points;
        let one = match (unit, planned) {
            (Unit::Ratio, _) => 1.0,
            (Unit::Minutes, Some(planned)) if planned > 0 => planned as f64,
            (Unit::Minutes, _) => return Err("minutes are of one task with a duration, and there is none"),
        };
        if !(low >= 0.0 && low <= likely && likely <= high && high.is_finite()) {
            return Err("the shortest has to be 0 or more, the likeliest not below it and the longest not below that");
        }
        let mode = if high > low { (likely - low) / (high - low) } else { 0.0 };
        let table = self.shared((kind, mode.to_bits()), || table(mode));
        Ok(Some(Wound { table, low: low / one, width: (high - low) / one }))
    }

    fn log_normal(&mut self, median: f64, sigma: f64) -> Result<Wound, Why> {
        if !(median > 0.0 && median.is_finite() && (0.0..=3.0).contains(&sigma)) {
            return Err("the median has to be above 0 and sigma between 0 and 3");
        }
        // Cut at one in ten thousand on either side, so that no run waits for ever.
        let ratio = |p: f64| (sigma * normal::quantile(p.clamp(1e-4, 1.0 - 1e-4))).exp();
        let table = self.shared((2, sigma.to_bits()), || Table::of(ratio));
        Ok(Wound { table, low: 0.0, width: median })
    }

    fn quantiles(&mut self, ratios: &[f64]) -> Result<Wound, Why> {
        let rises = ratios.windows(2).all(|pair| pair[0] <= pair[1]);
        let (Some(first), Some(last), true) = (ratios.first(), ratios.last(), rises) else {
            return Err("there has to be at least one ratio, and none below the one before it");
        };
        if !(*first >= 0.0 && last.is_finite()) {
            return Err("ratios are numbers of 0 or more");
        }
        let read = |p: f64| {
            let at = p * (ratios.len() - 1) as f64;
            let i = at as usize;
            ratios[i] + (ratios[(i + 1).min(ratios.len() - 1)] - ratios[i]) * at.fract()
        };
        self.tables.push(Table::of(read));
        Ok(Wound { table: self.tables.len() - 1, low: 0.0, width: 1.0 })
    }

    fn shared(&mut self, key: (u8, u64), table: impl FnOnce() -> Table) -> usize {
        let tables = &mut self.tables;
        *self.known.entry(key).or_insert_with(|| {
            tables.push(table());
            tables.len() - 1
        })
    }
}

/// From 0 to 1 with its peak at `mode`.
fn triangular(mode: f64) -> Table {
    Table::of(|p| if p < mode { (p * mode).sqrt() } else { 1.0 - ((1.0 - p) * (1.0 - mode)).sqrt() })
}

/// Panels in which the density of a beta distribution is summed up.
const PANELS: usize = 256;
/// The logarithms at the ends and middles of the panels.
static LOGARITHMS: LazyLock<Vec<f64>> =
    LazyLock::new(|| (0..=2 * PANELS).map(|i| (i as f64 / (2 * PANELS) as f64).ln()).collect());

/// The beta distribution with α = 1 + 4 mode and β = 1 + 4 (1 − mode), its density summed by Simpson's rule and turned round.
fn pert(mode: f64) -> Table {
    let logarithms = &*LOGARITHMS;
    let density = |half: usize| match half {
        0 => f64::from(u8::from(mode == 0.0)),
        half if half == 2 * PANELS => f64::from(u8::from(mode == 1.0)),
        _ => (4.0 * (mode * logarithms[half] + (1.0 - mode) * logarithms[2 * PANELS - half])).exp(),
    };
    let mut up_to = Vec::with_capacity(PANELS + 1);
    let (mut sum, mut left) = (0.0, density(0));
    up_to.push(0.0);
    for i in 0..PANELS {
        let right = density(2 * i + 2);
        sum += left + 4.0 * density(2 * i + 1) + right;
        up_to.push(sum);
        left = right;
    }
    let mut panel = 0;
    Table::of(|p| {
        let wanted = p * sum;
        while panel + 1 < PANELS && up_to[panel + 1] < wanted {
            panel += 1;
        }
        let within = (wanted - up_to[panel]) / (up_to[panel + 1] - up_to[panel]);
        (panel as f64 + within.clamp(0.0, 1.0)) / PANELS as f64
    })
}
