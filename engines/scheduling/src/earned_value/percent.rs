//! How much of a task is done, by the ways there are to say so.

use kernel::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// By what a task's percent complete goes.
///
/// ```
/// use scheduling::earned_value::{PercentComplete, Step};
/// // Forms and steel are set, a third of the concrete is in.
/// let steps = vec![
///     Step { weight: 40.into(), done: 1.into() },
///     Step { weight: 20.into(), done: 1.into() },
///     Step { weight: 60.into(), done: "0.25".parse().unwrap() },
/// ];
/// assert_eq!(PercentComplete::Steps { steps }.done(), "0.625".parse().unwrap());
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum PercentComplete {
    /// (planned − remaining) / planned, in working minutes: for work that goes on evenly. More left than was planned is
    /// nothing done.
    Duration { planned: i64, remaining: i64 },
    /// As somebody who looked at the work judged it, from 0 to 1.
    Physical {
        #[schema(value_type = String)]
        done: Decimal,
    },
    /// Units done / (units done + units left): feet of pipe, cubic yards, doors, hours. What is left is what is now
    /// expected, so extra footage counts.
    Units {
        #[schema(value_type = String)]
        done: Decimal,
        #[schema(value_type = String)]
        left: Decimal,
    },
    /// Σ weight × done / Σ weight: steps agreed beforehand, each with its part of the budget (weighted milestones; a step
    /// that counts only when it is finished has 0 or 1).
    Steps { steps: Vec<Step> },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Step {
    /// In any unit: money, hours, points.
    #[schema(value_type = String)]
    pub weight: Decimal,
    /// From 0 to 1.
    #[schema(value_type = String)]
    pub done: Decimal,
}

impl PercentComplete {
    /// From 0 to 1. Nothing to do is nothing done: a task without duration, units or weights says by its dates whether it
    /// is finished.
    pub fn done(&self) -> Decimal {
        let share = match self {
            Self::Duration { planned, remaining } => {
                ratio(Decimal::from(*planned) - Decimal::from(*remaining), Decimal::from(*planned))
            }
            Self::Physical { done } => Some(*done),
            Self::Units { done, left } => {
                done.checked_add((*left).max(Decimal::ZERO)).and_then(|all| ratio(*done, all))
            }
            Self::Steps { steps } => weighted(steps),
        };
        within(share.unwrap_or_default())
    }
}

fn weighted(steps: &[Step]) -> Option<Decimal> {
    let (mut done, mut all) = (Decimal::ZERO, Decimal::ZERO);
    for step in steps.iter().filter(|step| step.weight > Decimal::ZERO) {
        done = done.checked_add(step.weight.checked_mul(within(step.done))?)?;
        all = all.checked_add(step.weight)?;
    }
    ratio(done, all)
}

fn ratio(part: Decimal, whole: Decimal) -> Option<Decimal> {
    if whole > Decimal::ZERO { part.checked_div(whole) } else { None }
}

fn within(share: Decimal) -> Decimal {
    share.clamp(Decimal::ZERO, Decimal::ONE)
}
