//! What a simulation found.

use jiff::civil::DateTime;
use kernel::{Decimal, Diagnostic};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// When a project will be finished and what it will have cost, as far as that can be known.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Outlook {
    /// Runs that were made; fewer than asked for where it was told to stop.
    pub runs: u32,
    pub finish: FinishOutlook,
    pub cost: Option<CostOutlook>,
    /// One for each task that has work of its own to do, in the order of the network.
    pub tasks: Vec<TaskRisk>,
    /// What moves the finish most, in order; tasks and factors, at most [`Outlook::MOST_BARS`], none that may be chance.
    pub tornado: Vec<Bar>,
    /// One for each deadline, pinned date and date the project has to make.
    pub promises: Vec<PromiseOutlook>,
    /// What of the input could not be used. What is wrong with the network itself, its schedule tells.
    pub diagnostics: Vec<Diagnostic>,
}

impl Outlook {
    /// Bars beyond these are too short to be seen.
    pub const MOST_BARS: usize = 30;
    /// Points of a curve.
    pub const POINTS: usize = 40;
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct FinishOutlook {
    /// With every task as long as planned.
    #[schema(value_type = String)]
    pub planned: DateTime,
    /// How probable it is to be finished by then.
    pub planned_probability: f64,
    #[schema(value_type = String)]
    pub p10: DateTime,
    #[schema(value_type = String)]
    pub p50: DateTime,
    #[schema(value_type = String)]
    pub p80: DateTime,
    #[schema(value_type = String)]
    pub p90: DateTime,
    /// Standard deviation in working minutes of the project's calendar.
    pub deviation: f64,
    pub curve: Vec<DatePoint>,
}

/// A point of a chart of finishes: from the point before up to this one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct DatePoint {
    #[schema(value_type = String)]
    pub at: DateTime,
    /// Share of the runs that end after the point before and not after this one.
    pub share: f64,
    /// Share of the runs that end not after this one.
    pub cumulative: f64,
}

/// Rounded to cents.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CostOutlook {
    #[schema(value_type = String)]
    pub planned: Decimal,
    /// How probable it is to cost no more.
    pub planned_probability: f64,
    #[schema(value_type = String)]
    pub mean: Decimal,
    #[schema(value_type = String)]
    pub p10: Decimal,
    #[schema(value_type = String)]
    pub p50: Decimal,
    #[schema(value_type = String)]
    pub p80: Decimal,
    #[schema(value_type = String)]
    pub p90: Decimal,
    pub curve: Vec<CostPoint>,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct CostPoint {
    #[schema(value_type = String)]
    pub amount: Decimal,
    pub share: f64,
    pub cumulative: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct TaskRisk {
    pub id: String,
    /// Criticality index: share of the runs in which it is on a chain of driving links that ends at the finish.
    pub criticality: f64,
    /// Product-moment correlation of its duration with the finish; 0 where it does not vary.
    pub sensitivity: f64,
    /// Schedule sensitivity index: criticality × its standard deviation / that of the finish (PMI, *PMBOK Guide* 2004;
    /// Vanhoucke, *Measuring Time*, 2009).
    pub schedule_sensitivity: f64,
    /// Working days of its calendar that its open work takes on average.
    pub mean_days: f64,
    /// The same as planned.
    pub planned_days: f64,
}

/// When the project is finished if one thing goes well or badly and all others as they may: by linear regression of the
/// finish on it, so tasks that share a factor have each other's part in it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Bar {
    pub what: Swing,
    /// Its own 10th and 90th percentile: working minutes of a task, the ratio of a factor.
    pub p10: f64,
    pub p90: f64,
    #[schema(value_type = String)]
    pub finish_at_p10: DateTime,
    #[schema(value_type = String)]
    pub finish_at_p90: DateTime,
    /// Working minutes of the project's calendar between the two.
    pub swing: f64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Swing {
    Task { id: String },
    Factor { name: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct PromiseOutlook {
    /// The task; absent for the project as a whole.
    pub task: Option<String>,
    pub kind: PromiseKind,
    #[schema(value_type = String)]
    pub by: DateTime,
    /// Share of the runs in which it is met. Moments with no working time of the task between them are the same to it.
    pub probability: f64,
    /// When that start or finish is reached in half, in 80 of 100 runs. Of a date that holds against the links: when they
    /// would have allowed it.
    #[schema(value_type = String)]
    pub p50: DateTime,
    #[schema(value_type = String)]
    pub p80: DateTime,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum PromiseKind {
    Deadline,
    /// A start or finish that a constraint wants by a date.
    StartBy,
    FinishBy,
    /// A start or finish that holds against the links: met where they allow it.
    HeldStart,
    HeldFinish,
    /// The date the whole project has to make.
    Project,
}
