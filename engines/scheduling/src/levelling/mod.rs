//! Levelling: when to do what, so that nothing takes more of a crew or a machine than there is and all is done soonest.
//!
//! `level` searches for a good plan and knows a bound that no plan can beat; where both meet, the plan is proved best.
//! `check` is the second mind: it looks at a plan alone. Time is whole periods; nothing here knows calendars.

mod bounds;
mod check;
mod generate;
mod ground;
mod problem;
mod prove;
mod psplib;
mod search;
mod seeds;
mod solve;
mod sort;

use kernel::Diagnostic;

pub use check::check;
pub use problem::{Absence, Activity, Levelled, Problem, Promise};
pub use psplib::read as read_psplib;

use ground::Ground;

/// How far the search has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub makespan: u32,
    pub lower_bound: u32,
    pub lateness: u64,
    /// Plans made and clashes learned from: what takes time.
    pub steps: u64,
}

/// Looks for the shortest plan until it is proved best or `go_on` says no. The same seed and the same answers of `go_on`
/// make the same plan.
pub fn level(problem: &Problem, seed: u64, go_on: impl FnMut(Progress) -> bool) -> Result<Levelled, Vec<Diagnostic>> {
    let order = problem.order()?;
    Ok(match problem.capacities.len().div_ceil(4) {
        0 | 1 => level_packed::<1>(problem, order, seed, go_on),
        2 => level_packed::<2>(problem, order, seed, go_on),
        3 | 4 => level_packed::<4>(problem, order, seed, go_on),
        5..=8 => level_packed::<8>(problem, order, seed, go_on),
        _ => level_packed::<32>(problem, order, seed, go_on),
    })
}

fn level_packed<const W: usize>(
    problem: &Problem,
    order: Vec<u32>,
    seed: u64,
    go_on: impl FnMut(Progress) -> bool,
) -> Levelled {
    let ground = Ground::<W>::new(problem, order);
    let mut solver = solve::Solver::new(&ground, bounds::lower_bound(&ground, problem), seed);
    solver.run(go_on);
    let mut starts = vec![0; ground.len()];
    for (n, activity) in ground.activity.iter().enumerate() {
        starts[*activity as usize] = solver.search.best[n];
    }
    Levelled {
        starts,
        makespan: solver.search.cost.makespan,
        lower_bound: solver.bound.makespan,
        lateness: solver.search.cost.lateness,
        lateness_bound: solver.bound.lateness,
        steps: solver.steps(),
    }
}
