//! Levelling a network: by turns, orders from the solver in whole periods and small changes of the best order so far, each
//! made into a plan on calendars.

use kernel::calendar::from_minute;

use super::modes::Modes;
use super::pool::Pool;
use super::search::Search;
use super::walk::{Placed, Walk};
use super::{Delay, Levelling, Progress, moves};
use crate::network::{Network, NotBefore};
use crate::plan::Plan;
use crate::solve::schedule;

/// Marks what levelling holds, so that levelling again begins anew.
pub const LEVELLING: &str = "levelling";

/// Looks for the best plan until it is proved or `go_on` says no: least lateness of what is promised, then the earliest
/// finish, then the least delay of all tasks together. The same seed and the same answers of `go_on` make the same plan.
///
/// Work that is done, under way or pinned stays where it is. Tasks that are to be as late as possible are placed as soon
/// as possible: levelling decides their dates.
pub fn level(network: &Network, pool: &Pool, seed: u64, mut go_on: impl FnMut(Progress) -> bool) -> Levelling {
    let network = anew(network);
    let before = schedule(&network);
    let mut modes = Modes::new(&network, pool);
    let mut diagnostics = std::mem::take(&mut modes.diagnostics);
    let early = schedule(&modes.network);
    let plan = Plan::new(&modes.network);
    let mut search = Search::new(&plan, &modes, pool, &before, &early, seed);
    search.run(&mut go_on);

    // With each task done in one way, links and lags run on the calendar of those who do it.
    let fixed = modes.fixed(&search.best.mode);
    let plan = Plan::new(&fixed.network);
    let early = if modes.calendars_differ() { schedule(&fixed.network) } else { early };
    let mut walk = Walk::new(&plan, &fixed, pool, &early);
    walk.run(&search.keys);
    let placed = walk.placed();
    let moved = moves::moves(&plan, &fixed, pool, placed, &before, &early);
    diagnostics.extend(moves::overloads(&walk, &plan, &fixed, pool));
    let cost = search.cost(placed);
    let held = hold(&fixed.network, &moved, placed);
    let schedule = schedule(&held);
    diagnostics.extend(schedule.diagnostics.iter().cloned());
    Levelling {
        finish: schedule.finish,
        lower_bound: from_minute(search.bound.end.min(placed.end)),
        lateness: cost.lateness,
        proved_optimal: cost.lateness <= search.bound.lateness && cost.end <= search.bound.end,
        assigned: moves::assigned(&fixed, pool),
        moves: moved.into_iter().map(|(_, told)| told).filter(|told| told.to > told.from).collect(),
        network: held,
        schedule,
        diagnostics,
        steps: search.steps,
    }
}

/// Without what an earlier levelling held.
fn anew(network: &Network) -> Network {
    let mut network = network.clone();
    let ours = |hold: &NotBefore| hold.source.as_deref() == Some(LEVELLING);
    network.tasks.iter_mut().for_each(|task| task.not_before.retain(|hold| !ours(hold)));
    network
}

/// The network with each task that waits for a crew held until its turn.
fn hold(network: &Network, moved: &[(usize, Delay)], placed: &Placed) -> Network {
    let mut network = network.clone();
    for (task, told) in moved.iter().filter(|(task, _)| placed.start[*task] > placed.logic[*task]) {
        let (label, source) = (told.reason.clone(), Some(LEVELLING.to_owned()));
        network.tasks[*task].not_before.push(NotBefore { at: told.to, label, source });
    }
    network
}
