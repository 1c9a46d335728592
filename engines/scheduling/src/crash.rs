//! Crashing: which activities to shorten, by how much, to reach a duration at the least cost.
//!
//! Every activity can be done in its normal duration or, at so much a period, faster down to its crash duration. What the
//! whole costs at each duration is a convex line with a few bends (J. Kelley, "Critical-Path Planning and Scheduling",
//! Operations Research 9, 1961; D. R. Fulkerson, "A Network Flow Computation for Project Cost Curves", Management Science 7,
//! 1961). It is found exactly: the problem's dual is a flow through the network, in which an activity takes up to its cost
//! a period along its normal length and any amount along its crash length. Flow sent along the longest path that still
//! takes any bends the line there, and the flow sent so far is what the next period saved costs. Shortening one cheap
//! activity after the other, as is often done by hand, misses plans in which one activity is given time back.
//!
//! Time is whole periods: days, weeks. Calendars and lags are not known here.

mod flow;

use kernel::{Decimal, Diagnostic, Severity};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::precedence;
use flow::Flow;

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
pub struct Activity {
    /// What diagnostics call it.
    pub name: String,
    /// Positions of the activities that have to be finished first.
    #[serde(default)]
    pub after: Vec<usize>,
    /// Normal, in periods.
    pub duration: i64,
    /// The shortest it can be.
    pub crash_duration: i64,
    /// What each period less costs: (crash cost − normal cost) / (normal duration − crash duration).
    #[schema(value_type = String)]
    pub cost_per_period: Decimal,
}

/// The least cost of a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Point {
    pub duration: i64,
    #[schema(value_type = String)]
    pub cost: Decimal,
}

/// How a duration is reached at the least cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Shortened {
    pub duration: i64,
    #[schema(value_type = String)]
    pub cost: Decimal,
    /// In the order of the activities.
    pub cuts: Vec<Cut>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Cut {
    /// Its position.
    pub activity: usize,
    /// Periods less than normal.
    pub by: i64,
    #[schema(value_type = String)]
    pub cost: Decimal,
}

/// Durations and costs beyond these are slips of the pen.
const LONGEST: i64 = 10_000_000;
const DEAREST: i64 = 1_000_000_000_000;

/// Shortens to a duration; where the project is not longer anyway, nothing is cut. What is shorter than everything crashed
/// is refused.
pub fn shorten(activities: &[Activity], target: i64) -> Result<Shortened, Vec<Diagnostic>> {
    let mut flow = Flow::new(activities, &checked(activities)?);
    let normal = normal_duration(activities)?;
    if normal <= target {
        return Ok(Shortened { duration: normal, cost: Decimal::ZERO, cuts: Vec::new() });
    }
    loop {
        let longest = flow.longest();
        if longest <= target {
            let cuts = flow.cuts(activities, target);
            return Ok(Shortened { duration: target, cost: cuts.iter().map(|c| c.cost).sum(), cuts });
        }
        if !flow.augment() {
            return Err(vec![too_short(target, longest)]);
        }
    }
}

/// The whole line: its bends, from the normal duration without cost to the shortest, straight lines between them.
pub fn trade_off(activities: &[Activity]) -> Result<Vec<Point>, Vec<Diagnostic>> {
    let mut flow = Flow::new(activities, &checked(activities)?);
    let mut points = vec![Point { duration: normal_duration(activities)?, cost: Decimal::ZERO }];
    let mut last = points[0];
    loop {
        let duration = flow.longest();
        if duration < last.duration {
            last = Point { duration, cost: last.cost + flow.sent() * Decimal::from(last.duration - duration) };
            points.push(last);
        }
        if !flow.augment() {
            return Ok(points);
        }
    }
}

fn normal_duration(activities: &[Activity]) -> Result<i64, Vec<Diagnostic>> {
    let mut finish = vec![0i64; activities.len()];
    for i in checked(activities)? {
        let start = activities[i].after.iter().map(|b| finish[*b]).max().unwrap_or(0);
        finish[i] = start + activities[i].duration;
    }
    Ok(finish.into_iter().max().unwrap_or(0))
}

/// The activities in an order that can be walked.
fn checked(activities: &[Activity]) -> Result<Vec<usize>, Vec<Diagnostic>> {
    let odd: Vec<Diagnostic> = activities.iter().filter(|a| !a.is_in_order()).map(out_of_order).collect();
    if !odd.is_empty() {
        return Err(odd);
    }
    let after: Vec<&[usize]> = activities.iter().map(|a| a.after.as_slice()).collect();
    precedence::order(&after, |i| activities[i].name.as_str())
}

impl Activity {
    fn is_in_order(&self) -> bool {
        0 <= self.crash_duration
            && self.crash_duration <= self.duration
            && self.duration <= LONGEST
            && Decimal::ZERO <= self.cost_per_period
            && self.cost_per_period <= Decimal::from(DEAREST)
    }
}

fn out_of_order(activity: &Activity) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "crash.activity",
        format!(
            "“{}” takes {} periods, {} when crashed, at {} for each less; that can't be counted with.",
            activity.name, activity.duration, activity.crash_duration, activity.cost_per_period
        ),
        "Give a crash duration from 0 up to the normal one, and a cost of 0 or more for each period.",
    )
    .about([&activity.name])
}

fn too_short(target: i64, shortest: i64) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "crash.too_short",
        format!(
            "{target} periods can't be reached: with everything crashed that decides the finish it takes {shortest}."
        ),
        "Choose a later finish, or change the order of work.",
    )
}
