//! What no plan can beat, without searching.

use super::ground::Ground;
use super::problem::Problem;

/// The larger of two: the longest chain, and for each resource the work between its earliest beginnings and its shortest
/// ways to the end (for every pair of the two: who starts that late and has that far to go must share what there is).
pub(super) fn lower_bound<const W: usize>(ground: &Ground<W>, problem: &Problem) -> u32 {
    let tails = ground.tails();
    let heads = ground.heads();
    let chain = (0..ground.len()).map(|n| heads[n] + ground.duration[n] + tails[n]).max().unwrap_or(0);
    let resources = 0..problem.capacities.len();
    resources.map(|resource| work_bound(ground, problem, &heads, &tails, resource)).max().unwrap_or(0).max(chain)
}

fn work_bound<const W: usize>(
    ground: &Ground<W>,
    problem: &Problem,
    heads: &[u32],
    tails: &[u32],
    resource: usize,
) -> u32 {
    let capacity = u64::from(problem.capacities[resource]);
    let need = |n: usize| {
        let needs = &problem.activities[ground.activity[n] as usize].needs;
        u64::from(needs.get(resource).copied().unwrap_or(0)) * u64::from(ground.duration[n])
    };
    let mut users: Vec<(u32, u32, u64)> = (0..ground.len()).map(|n| (tails[n], heads[n], need(n))).collect();
    users.retain(|(_, _, work)| *work > 0);
    if capacity == 0 || users.is_empty() {
        return 0;
    }
    // Those with the longest way to go first: each head is then a running sum over the tails.
    users.sort_unstable_by(|a, b| b.cmp(a));
    let mut begin: Vec<u32> = users.iter().map(|(_, head, _)| *head).collect();
    begin.sort_unstable();
    begin.dedup();
    let mut most = 0;
    for head in begin {
        let mut work = 0;
        for (tail, own, needed) in &users {
            if *own >= head {
                work += needed;
                most = most.max(u64::from(head) + work.div_ceil(capacity) + u64::from(*tail));
            }
        }
    }
    u32::try_from(most).unwrap_or(u32::MAX)
}
