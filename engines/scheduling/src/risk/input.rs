//! What is uncertain about a network: how long tasks may take, what they have in common, what it costs. Plain data.

use jiff::civil::DateTime;
use kernel::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Everything that a simulation needs besides the network.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Risk {
    /// What is known of single tasks; of two about one task the last counts.
    pub tasks: Vec<Uncertainty>,
    /// Of every task with work that is not named above, as a ratio of its planned duration.
    pub otherwise: Shape,
    /// What makes many tasks longer or shorter together.
    pub factors: Vec<Factor>,
    /// In which order tasks use a crew or a machine.
    pub ties: Vec<Tie>,
    /// Nothing is said about cost where this is absent.
    pub cost: Option<Cost>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Uncertainty {
    /// The task's id.
    pub task: String,
    pub shape: Shape,
}

/// How long a task takes, as a distribution of the ratio of its actual to its planned duration.
///
/// Of a task that has begun, what remains varies in the ratio in which the whole would.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ToSchema)]
#[serde(tag = "shape", rename_all = "snake_case")]
pub enum Shape {
    /// As planned.
    #[default]
    Certain,
    /// Density rises evenly from the shortest to the likeliest and falls evenly to the longest.
    Triangular(ThreePoint),
    /// The beta distribution of PERT: mean (low + 4 likely + high) / 6, variance (mean − low)(high − mean) / 7. (Malcolm,
    /// Roseboom, Clark and Fazar 1959; Vose, *Risk Analysis*, for the variance.)
    Pert(ThreePoint),
    /// The logarithm of the ratio is normal with this standard deviation about the logarithm of the median.
    LogNormal { median: f64, sigma: f64 },
    /// Ratios that were observed, at even steps of probability from 0 to 1, straight lines between them.
    Quantiles { ratios: Vec<f64> },
}

/// The shortest, likeliest and longest that is possible at all: limits, not percentiles.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ThreePoint {
    pub low: f64,
    pub likely: f64,
    pub high: f64,
    #[serde(default)]
    pub unit: Unit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// Of the planned duration.
    #[default]
    Ratio,
    /// Working minutes of the whole task.
    Minutes,
}

impl ThreePoint {
    pub fn ratios(low: f64, likely: f64, high: f64) -> Self {
        Self { low, likely, high, unit: Unit::Ratio }
    }

    pub fn minutes(low: i64, likely: i64, high: i64) -> Self {
        Self { low: low as f64, likely: likely as f64, high: high as f64, unit: Unit::Minutes }
    }
}

/// Weather, a crew, a supplier: its ratio is drawn once a run and multiplies every task it bears on, so that they are
/// late together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Factor {
    /// Keys its draws: two factors of one name have the same luck.
    pub name: String,
    pub shape: Shape,
    /// Ids of the tasks it bears on.
    pub tasks: Vec<String>,
    /// Bears only on work that falls into these months of the year (1 to 12); on all work where empty. Work then goes on
    /// so much slower while such a month lasts, and at its own pace after it.
    #[serde(default)]
    pub months: Vec<i8>,
}

/// One task begins only when another is finished, because both need the same crew.
///
/// A simulation knows no crews. Where a levelled plan has a crew do one task after the other, the pairs that follow each
/// other are given here, so that no run has the crew in two places.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Tie {
    pub from: String,
    pub to: String,
}

impl Tie {
    pub fn new(from: impl Into<String>, to: impl Into<String>) -> Self {
        Self { from: from.into(), to: to.into() }
    }
}

/// What the project costs, in one currency.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Cost {
    /// Whatever does not depend on time and belongs to no task.
    #[schema(value_type = String)]
    pub fixed: Decimal,
    pub tasks: Vec<TaskCost>,
    /// The site, from the project's start to its finish: trailer, fence, superintendent.
    pub overhead: Option<DayRate>,
    /// What the contract asks for every day or part of a day after a date.
    pub damages: Option<Damages>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct TaskCost {
    pub task: String,
    #[serde(default)]
    #[schema(value_type = String)]
    pub fixed: Decimal,
    /// For every working day it takes, on its calendar; of a level of effort, for every one it lasts.
    #[serde(default)]
    #[schema(value_type = String)]
    pub per_day: Decimal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct DayRate {
    #[schema(value_type = String)]
    pub per_day: Decimal,
    #[serde(default)]
    pub days: Days,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Days {
    /// Days of the calendar, as most contracts count; a part counts as a day.
    #[default]
    Calendar,
    /// Working days of the project's calendar, in parts.
    Working,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Damages {
    /// Nothing is due for a finish up to here.
    #[schema(value_type = String)]
    pub after: DateTime,
    #[serde(flatten)]
    pub rate: DayRate,
}
