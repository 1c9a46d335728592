//! What each delivery, permit or other hold costs the project: how much sooner it would finish without it.

use std::collections::BTreeMap;

use jiff::civil::DateTime;
use kernel::calendar::from_minute;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::forward::{self, Ignoring};
use crate::network::{Network, NotBefore};
use crate::plan::Plan;
use crate::words::whole_days;

/// One hold, with the working time that depends on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Stake {
    pub label: String,
    pub source: Option<String>,
    /// The tasks it holds.
    pub tasks: Vec<String>,
    /// The latest moment until which it holds one.
    #[schema(value_type = String)]
    pub at: DateTime,
    /// When the project would finish if it held nobody.
    #[schema(value_type = String)]
    pub finish_without: DateTime,
    /// By how much sooner that is, in working minutes of the project's calendar.
    pub minutes: i64,
    /// The same in whole working days, rounded half up.
    pub days: i64,
}

/// Holds with the same source are one; without a source, those with the same label.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key<'n> {
    Source(&'n str),
    Label(&'n str),
}

fn key(hold: &NotBefore) -> Key<'_> {
    match &hold.source {
        Some(source) => Key::Source(source),
        None => Key::Label(&hold.label),
    }
}

/// Every hold of the network, the one that costs most first.
///
/// Each is taken away alone and the early dates are computed again. Two holds that end on the same day therefore show
/// nothing at stake one by one: taking one away leaves the other.
pub fn at_stake(network: &Network) -> Vec<Stake> {
    let plan = Plan::new(network);
    let end = forward::pass(&plan, Ignoring::NOTHING).end;
    let mut held: BTreeMap<Key<'_>, Vec<(usize, &NotBefore)>> = BTreeMap::new();
    for (task, hold) in
        plan.network.tasks.iter().enumerate().flat_map(|(i, t)| t.not_before.iter().map(move |h| (i, h)))
    {
        held.entry(key(hold)).or_default().push((task, hold));
    }
    let mut stakes: Vec<Stake> = held.into_iter().map(|(key, holds)| stake(&plan, end, &key, &holds)).collect();
    stakes.sort_by(|a, b| (b.minutes, &a.label, &a.source).cmp(&(a.minutes, &b.label, &b.source)));
    stakes
}

fn stake(plan: &Plan<'_>, end: i64, of: &Key<'_>, holds: &[(usize, &NotBefore)]) -> Stake {
    let without = forward::pass(plan, Ignoring(Some(&|hold| key(hold) == *of))).end;
    let calendar = plan.project_calendar();
    let minutes = calendar.reading(end) - calendar.reading(without);
    let (_, latest) = holds.iter().max_by_key(|(_, h)| (h.at, &h.label)).expect("every key was made by a hold");
    let mut tasks: Vec<String> = holds.iter().map(|(task, _)| plan.network.tasks[*task].id.clone()).collect();
    tasks.sort_unstable();
    tasks.dedup();
    Stake {
        label: latest.label.clone(),
        source: latest.source.clone(),
        tasks,
        at: latest.at,
        finish_without: from_minute(without),
        minutes,
        days: whole_days(minutes, calendar.day_minutes()),
    }
}
