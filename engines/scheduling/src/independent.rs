//! Independent float: what a task can slip although everything before it is as late, and everything after it as early,
//! as it can be.

use kernel::calendar::to_minute;

use crate::forward::shifted;
use crate::gates;
use crate::job::{NEVER, Status, scale};
use crate::network::Network;
use crate::plan::{Plan, Via};
use crate::schedule::Schedule;

/// Working minutes by task, in the order of the network; nothing below zero.
///
/// A task's float that it shares with neither predecessors nor successors: the last moment its free float lets it begin,
/// less the moment its predecessors let it begin when they are at their late dates (Thomas 1969, "The definition and use
/// of float in network analysis"). Summaries, levels of effort and work that has begun have none.
pub fn independent_float(network: &Network, schedule: &Schedule) -> Vec<i64> {
    let network = &*gates::with_holds(network);
    let plan = Plan::new(network);
    let mut holds = vec![NEVER; plan.task_of.len()];
    let mut floats = vec![0; network.tasks.len()];
    for &node in &plan.order {
        if plan.is_exit(node) {
            continue;
        }
        let held = plan.edges_into(node).map(|e| &plan.edges[e]).filter_map(|edge| match edge.via {
            Via::Link(_) => {
                let dates = &schedule.tasks[plan.task_of[edge.from]];
                let at = if edge.kind.leaves_start() { dates.late_start } else { dates.late_finish };
                Some((shifted(edge, to_minute(at)), edge.kind.enters_finish()))
            }
            Via::Into => Some((holds[edge.from], false)).filter(|(at, _)| *at != NEVER),
            Via::OutOf => None,
        });
        if !plan.is_leaf(node) {
            holds[node] = held.map(|(at, _)| at).max().unwrap_or(NEVER);
            continue;
        }
        let (job, calendar, dates) = (&plan.jobs[node], plan.calendars[node], &schedule.tasks[node]);
        if job.status != Status::Open || plan.is_effort(node) {
            continue;
        }
        let begins = calendar.reading(to_minute(dates.start));
        let latest = held.map(|(at, of_finish)| match job.work {
            0 => calendar.reading(at),
            work => scale(calendar, at, work, if of_finish { work } else { 0 }),
        });
        let wait = latest.max().map_or(0, |at| (at - begins).max(0));
        floats[node] = (dates.free_float - wait).max(0);
    }
    floats
}
