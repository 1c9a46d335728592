//! How long the firm's own tasks took, compared with how long they were planned to take.
//!
//! Tasks are grouped by activity, crew and season. A group of few says little, so it is drawn towards all tasks of its
//! activity, and these towards the trade as a whole: a group of n tasks counts n / (n + k), what stands above it the rest
//! (H. Bühlmann, "Experience Rating and Credibility", ASTIN Bulletin 4, 1967; in levels: W. Jewell, 1975). Means and
//! variances are those of the logarithm of the ratio, which makes twice as long and half as long the same distance.

use hashbrown::HashMap;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::input::Shape;

/// A task that is finished.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Closed {
    pub activity: String,
    /// Empty where it is not known.
    #[serde(default)]
    pub crew: String,
    #[serde(default)]
    pub season: String,
    /// In any unit, the same for both; what is not above 0 is left out.
    pub planned: f64,
    pub actual: f64,
}

/// Where most of an estimate comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Group,
    Activity,
    Trade,
}

/// What is to be expected of the next task of a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Estimate {
    /// How many closed tasks there are of the group, of its activity, and in all.
    pub n: u32,
    pub n_activity: u32,
    pub n_trade: u32,
    /// What the group's own tasks count, from 0 to 1.
    pub weight: f64,
    pub level: Level,
    /// Of the ratio of actual to planned.
    pub median: f64,
    /// Of the logarithm of the ratio, with what is not known of the median.
    pub sigma: f64,
    /// Log-normal; from [`History::ENOUGH`] tasks on, the group's own ratios as they were.
    pub shape: Shape,
}

/// The logarithms of ratios: how many, their mean and the sum of squares about it.
#[derive(Debug, Clone, Copy, Default)]
struct Moments {
    n: f64,
    mean: f64,
    squares: f64,
}

impl Moments {
    fn count(&mut self, x: f64) {
        self.n += 1.0;
        let off = x - self.mean;
        self.mean += off / self.n;
        self.squares += off * (x - self.mean);
    }
}

/// Mean and variance of a logarithm, as they are believed.
#[derive(Debug, Clone, Copy)]
struct Belief {
    mean: f64,
    variance: f64,
}

impl Belief {
    /// Drawn towards what is believed of the larger whole.
    fn within(self, own: Moments, k: f64) -> Self {
        if own.n == 0.0 {
            return self;
        }
        let weight = own.n / (own.n + k);
        let mean = weight * own.mean + (1.0 - weight) * self.mean;
        Self { mean, variance: (own.squares + k * self.variance) / (own.n - 1.0 + k) }
    }
}

/// The firm's closed tasks, counted.
#[derive(Debug, Clone)]
pub struct History {
    k: f64,
    trade: Moments,
    activities: HashMap<String, Moments>,
    groups: HashMap<[String; 3], (Moments, Vec<f64>)>,
    /// Tasks that could not be used: planned or taking no time.
    pub left_out: usize,
}

impl History {
    /// k: so many tasks of a group count as much as all that is known of the larger whole. In Bühlmann's terms the variance
    /// within groups over that between them; five says that crews and seasons differ by less than half as much (in standard
    /// deviations) as one task from the next.
    pub const K: f64 = 5.0;
    /// With fewer tasks in all, nothing is said.
    pub const FEWEST: u32 = 5;
    /// So many tasks of a group speak for themselves.
    pub const ENOUGH: u32 = 30;

    pub fn new(closed: &[Closed]) -> Self {
        Self::with_credibility(closed, Self::K)
    }

    /// With another k, above 0.
    pub fn with_credibility(closed: &[Closed], k: f64) -> Self {
        let k = if k > 0.0 && k.is_finite() { k } else { Self::K };
        let mut history =
            Self { k, trade: Moments::default(), activities: HashMap::new(), groups: HashMap::new(), left_out: 0 };
        for task in closed {
            let ratio = task.actual / task.planned;
            if !(task.actual > 0.0 && task.planned > 0.0 && ratio.is_normal()) {
                history.left_out += 1;
                continue;
            }
            history.trade.count(ratio.ln());
            history.activities.entry(task.activity.clone()).or_default().count(ratio.ln());
            let key = [task.activity.clone(), task.crew.clone(), task.season.clone()];
            let (moments, ratios) = history.groups.entry(key).or_default();
            moments.count(ratio.ln());
            ratios.push(ratio);
        }
        history
    }

    /// Nothing where the whole trade has fewer than [`Self::FEWEST`] closed tasks.
    pub fn estimate(&self, activity: &str, crew: &str, season: &str) -> Option<Estimate> {
        if self.trade.n < f64::from(Self::FEWEST) {
            return None;
        }
        let of_activity = self.activities.get(activity).copied().unwrap_or_default();
        let group = self.groups.get(&[activity.to_owned(), crew.to_owned(), season.to_owned()]);
        let of_group = group.map(|(moments, _)| *moments).unwrap_or_default();
        let trade = Belief { mean: self.trade.mean, variance: self.trade.squares / (self.trade.n - 1.0) };
        let belief = trade.within(of_activity, self.k).within(of_group, self.k);
        // The median is itself not known better than so many tasks can tell it.
        let sigma = (belief.variance * (1.0 + 1.0 / (of_group.n + self.k))).sqrt();
        let weight = of_group.n / (of_group.n + self.k);
        let level = match (weight >= 0.5, of_activity.n / (of_activity.n + self.k) >= 0.5) {
            (true, _) => Level::Group,
            (false, true) => Level::Activity,
            (false, false) => Level::Trade,
        };
        let median = belief.mean.exp();
        let own = group.map(|(_, ratios)| ratios).filter(|ratios| ratios.len() >= Self::ENOUGH as usize);
        let shape = match own {
            Some(ratios) => {
                let mut ratios = ratios.clone();
                ratios.sort_by(f64::total_cmp);
                Shape::Quantiles { ratios }
            }
            None => Shape::LogNormal { median, sigma: sigma.min(3.0) },
        };
        let count = |n: f64| n as u32;
        Some(Estimate {
            n: count(of_group.n),
            n_activity: count(of_activity.n),
            n_trade: count(self.trade.n),
            weight,
            level,
            median,
            sigma,
            shape,
        })
    }
}
