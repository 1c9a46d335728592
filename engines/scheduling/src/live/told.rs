//! Two states of one network side by side, in the words of the answer.

use kernel::calendar::from_minute;

use super::change::{Drag, Floating, Moved};
use super::state::State;
use crate::plan::Plan;
use crate::solve;

pub(super) fn drag(plan: &Plan<'_>, before: &State, after: &State) -> Drag {
    let calendar = plan.project_calendar();
    let (mut moved, mut floats) = (Vec::new(), Vec::new());
    for (task, exit) in plan.exits.iter().enumerate() {
        let (was, is) = (planned(before, *exit), planned(after, *exit));
        if was != is && !plan.is_effort(task) {
            moved.extend(of_dates(task, was, is));
        }
        let (was, is) = (float(before, task), float(after, task));
        if was != is && !plan.is_effort(task) {
            floats.push(of_float(plan, task, is));
        }
    }
    if !plan.efforts.is_empty() {
        for (i, task) in plan.efforts.iter().enumerate() {
            let (was, is) = (&before.efforts[i], &after.efforts[i]);
            moved.extend(of_dates(*task, was.planned, is.planned));
            if was.float != is.float {
                floats.push(Floating { task: *task, total_float: is.float, critical: false, near_critical: false });
            }
        }
        moved.sort_unstable_by_key(|m| m.task);
        floats.sort_unstable_by_key(|f| f.task);
    }
    Drag {
        finish_before: from_minute(before.early.end),
        finish_after: from_minute(after.early.end),
        finish_minutes: calendar.reading(after.early.end) - calendar.reading(before.early.end),
        moved,
        floats,
    }
}

fn planned(state: &State, exit: usize) -> (i64, i64) {
    (state.backward.free.start[exit], state.backward.free.finish[exit])
}

fn float(state: &State, task: usize) -> (i64, bool) {
    (state.backward.late.float[task], state.critical[task])
}

/// Nothing where both are told by the same dates.
fn of_dates(task: usize, was: (i64, i64), is: (i64, i64)) -> Option<Moved> {
    let moved = Moved {
        task,
        start_before: from_minute(was.0),
        start_after: from_minute(is.0),
        finish_before: from_minute(was.1),
        finish_after: from_minute(is.1),
    };
    let differs = (moved.start_before, moved.finish_before) != (moved.start_after, moved.finish_after);
    differs.then_some(moved)
}

fn of_float(plan: &Plan<'_>, task: usize, (float, critical): (i64, bool)) -> Floating {
    let near = !critical && float <= plan.network.near_critical && !solve::is_done(plan, task);
    Floating { task, total_float: float, critical, near_critical: near }
}
