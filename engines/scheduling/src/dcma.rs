//! The 14-point schedule assessment of the Defense Contract Management Agency: is this a schedule one can go by?
//!
//! After DCMA-EA PAM 200.1, "Earned Value Management System Program Analysis Pamphlet" (October 2012), section 4. Tasks are
//! those with work of their own that are not done: summaries, milestones (and what takes no time) and levels of effort are
//! left out, as the pamphlet says. Links are those that the dates go by and that lead into something not done. A working day
//! is an ordinary day of the task's calendar.

mod logic;
mod population;
mod progress;
mod work;

use std::collections::HashSet;

use kernel::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::baseline::Baseline;
use crate::network::Network;
use crate::schedule::Schedule;
use population::Population;

/// What is known beside the network.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'k> {
    pub baseline: Option<&'k Baseline>,
    /// Ids of the tasks that have people, machines or money assigned; nothing if nobody keeps that.
    pub loaded: Option<&'k HashSet<String>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Assessment {
    /// All fourteen, in order.
    pub checks: Vec<Check>,
}

impl Assessment {
    pub fn check(&self, point: Point) -> &Check {
        &self.checks[point as usize]
    }

    pub fn count(&self, outcome: Outcome) -> usize {
        self.checks.iter().filter(|c| c.outcome == outcome).count()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Check {
    pub point: Point,
    /// 1 to 14, as the pamphlet counts.
    pub number: u8,
    pub name: String,
    pub formula: String,
    /// Not rounded. Nothing where it can't be measured.
    #[schema(value_type = Option<String>)]
    pub measured: Option<Decimal>,
    pub unit: Unit,
    pub threshold: Threshold,
    pub outcome: Outcome,
    /// In words: what was counted, or why nothing was.
    pub why: String,
    /// Ids of the tasks to look at.
    pub tasks: Vec<String>,
    /// Positions of the links to look at.
    pub links: Vec<usize>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Point {
    Logic,
    Leads,
    Lags,
    RelationshipTypes,
    HardConstraints,
    HighFloat,
    NegativeFloat,
    HighDuration,
    InvalidDates,
    Resources,
    MissedTasks,
    CriticalPathTest,
    CriticalPathLengthIndex,
    BaselineExecutionIndex,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Percent,
    /// Working days by which the finish moved.
    Days,
    Ratio,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Threshold {
    pub sense: Sense,
    #[schema(value_type = String)]
    pub value: Decimal,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sense {
    AtMost,
    AtLeast,
    Exactly,
}

impl Threshold {
    pub fn is_met(self, measured: Decimal) -> bool {
        match self.sense {
            Sense::AtMost => measured <= self.value,
            Sense::AtLeast => measured >= self.value,
            Sense::Exactly => measured == self.value,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Passed,
    Failed,
    /// There is nothing to measure, or it is not known.
    NotApplicable,
}

/// What one check found, before it is held against its threshold.
#[derive(Default)]
struct Finding {
    measured: Option<Decimal>,
    why: String,
    tasks: Vec<String>,
    links: Vec<usize>,
}

impl Finding {
    fn none(why: &str) -> Self {
        Self { why: why.to_owned(), ..Self::default() }
    }
}

/// Assesses a schedule that was computed from the network. The critical path test computes it once more.
pub fn assess(network: &Network, schedule: &Schedule, known: &Known<'_>) -> Assessment {
    let population = Population::new(network, schedule);
    let of = |point: Point| {
        let finding = match point {
            Point::Logic => logic::missing(&population),
            Point::Leads => logic::leads(&population),
            Point::Lags => logic::lags(&population),
            Point::RelationshipTypes => logic::kinds(&population),
            Point::HardConstraints => logic::hard_constraints(&population),
            Point::HighFloat => work::high_float(&population),
            Point::NegativeFloat => work::negative_float(&population),
            Point::HighDuration => work::high_duration(&population, known.baseline),
            Point::InvalidDates => work::invalid_dates(&population),
            Point::Resources => work::resources(&population, known.loaded),
            Point::MissedTasks => progress::missed(&population, known.baseline),
            Point::CriticalPathTest => progress::critical_path_test(&population),
            Point::CriticalPathLengthIndex => progress::critical_path_length_index(&population, known.baseline),
            Point::BaselineExecutionIndex => progress::baseline_execution_index(&population, known.baseline),
        };
        point.judged(finding)
    };
    Assessment { checks: Point::ALL.map(of).into() }
}

impl Point {
    pub const ALL: [Self; 14] = [
        Self::Logic,
        Self::Leads,
        Self::Lags,
        Self::RelationshipTypes,
        Self::HardConstraints,
        Self::HighFloat,
        Self::NegativeFloat,
        Self::HighDuration,
        Self::InvalidDates,
        Self::Resources,
        Self::MissedTasks,
        Self::CriticalPathTest,
        Self::CriticalPathLengthIndex,
        Self::BaselineExecutionIndex,
    ];

    fn judged(self, finding: Finding) -> Check {
        let (name, formula) = self.words();
        let (unit, threshold) = self.threshold();
        let outcome = match finding.measured {
            None => Outcome::NotApplicable,
            Some(measured) if threshold.is_met(measured) => Outcome::Passed,
            Some(_) => Outcome::Failed,
        };
        Check {
            point: self,
            number: self as u8 + 1,
            name: name.to_owned(),
            formula: formula.to_owned(),
            measured: finding.measured,
            unit,
            threshold,
            outcome,
            why: finding.why,
            tasks: finding.tasks,
            links: finding.links,
        }
    }

    fn threshold(self) -> (Unit, Threshold) {
        let (unit, sense, value) = match self {
            Self::Leads | Self::NegativeFloat | Self::InvalidDates | Self::Resources => {
                (Unit::Percent, Sense::AtMost, Decimal::ZERO)
            }
            Self::RelationshipTypes => (Unit::Percent, Sense::AtLeast, 90.into()),
            Self::CriticalPathTest => (Unit::Days, Sense::Exactly, progress::ADDED_DAYS.into()),
            Self::CriticalPathLengthIndex | Self::BaselineExecutionIndex => {
                (Unit::Ratio, Sense::AtLeast, Decimal::new(95, 2))
            }
            Self::Logic
            | Self::Lags
            | Self::HardConstraints
            | Self::HighFloat
            | Self::HighDuration
            | Self::MissedTasks => (Unit::Percent, Sense::AtMost, 5.into()),
        };
        (unit, Threshold { sense, value })
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Logic => ("Logic", "open tasks without predecessor or successor / open tasks × 100"),
            Self::Leads => ("Leads", "links with a negative lag / links × 100"),
            Self::Lags => ("Lags", "links with a positive lag / links × 100"),
            Self::RelationshipTypes => ("Relationship types", "finish-to-start links / links × 100"),
            Self::HardConstraints => ("Hard constraints", "open tasks with a hard constraint / open tasks × 100"),
            Self::HighFloat => ("High float", "open tasks with more than 44 working days of float / open tasks × 100"),
            Self::NegativeFloat => ("Negative float", "open tasks with less than no float / open tasks × 100"),
            Self::HighDuration => ("High duration", "open tasks of more than 44 working days / open tasks × 100"),
            Self::InvalidDates => {
                ("Invalid dates", "tasks planned before, or with actual dates after, the data date / tasks × 100")
            }
            Self::Resources => (
                "Resources",
                "open tasks of a day or more without resources or cost / open tasks of a day or more × 100",
            ),
            Self::MissedTasks => (
                "Missed tasks",
                "tasks due by the data date that finish after their baseline / tasks due by the data date × 100",
            ),
            Self::CriticalPathTest => {
                ("Critical path test", "working days the finish moves when a critical task takes 600 more")
            }
            Self::CriticalPathLengthIndex => {
                ("Critical path length index", "(critical path length + its total float) / critical path length")
            }
            Self::BaselineExecutionIndex => {
                ("Baseline execution index", "tasks completed / (tasks due by the data date + tasks without baseline)")
            }
        }
    }
}
