//! The order in which tasks use a crew, checked against the network.

use hashbrown::HashMap;
use kernel::{Diagnostic, Severity};

use super::input::Tie;
use crate::plan::Plan;

/// Ties as pairs of tasks, and what is wrong with those that are not among them.
pub(super) fn usable(
    plan: &Plan<'_>,
    index: &HashMap<&str, usize>,
    ties: &[Tie],
) -> (Vec<(usize, usize)>, Vec<Diagnostic>) {
    let (mut pairs, mut complaints) = (Vec::new(), Vec::new());
    for tie in ties {
        match (end(plan, index, &tie.from), end(plan, index, &tie.to)) {
            (Some(from), Some(to)) if from != to => pairs.push((from, to)),
            _ => complaints.push(no_pair(tie)),
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    let caught = in_circles(plan, &pairs);
    if caught.iter().any(|c| *c) {
        let (left_out, kept): (Vec<_>, Vec<_>) = pairs.into_iter().partition(|(a, b)| caught[*a] && caught[*b]);
        complaints.push(against_each_other(plan, &left_out));
        pairs = kept;
    }
    (pairs, complaints)
}

/// A task with work of its own.
fn end(plan: &Plan<'_>, index: &HashMap<&str, usize>, id: &str) -> Option<usize> {
    index.get(id).copied().filter(|t| plan.is_leaf(*t) && !plan.is_effort(*t))
}

/// By node: whether it is on a circle of links and ties, or between two. What nothing holds is taken away, again and
/// again, then what holds nothing.
fn in_circles(plan: &Plan<'_>, pairs: &[(usize, usize)]) -> Vec<bool> {
    let mut caught = vec![true; plan.task_of.len()];
    let links = plan.edges.iter().map(|e| (e.from(), e.to()));
    let edges: Vec<(usize, usize)> = links.chain(pairs.iter().copied()).collect();
    take_away(&mut caught, edges.iter().copied());
    take_away(&mut caught, edges.iter().map(|(from, to)| (*to, *from)));
    caught
}

fn take_away(caught: &mut [bool], edges: impl Iterator<Item = (usize, usize)> + Clone) {
    let (mut followers, mut waits) = (vec![Vec::new(); caught.len()], vec![0usize; caught.len()]);
    for (from, to) in edges.filter(|(from, to)| caught[*from] && caught[*to]) {
        followers[from].push(to);
        waits[to] += 1;
    }
    let mut free: Vec<usize> = (0..caught.len()).filter(|n| caught[*n] && waits[*n] == 0).collect();
    while let Some(node) = free.pop() {
        caught[node] = false;
        for &follower in &followers[node] {
            waits[follower] -= 1;
            if waits[follower] == 0 {
                free.push(follower);
            }
        }
    }
}

fn no_pair(tie: &Tie) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "risk.tie",
        format!(
            "That “{}” uses a crew before “{}” was left out: both have to be tasks of the plan with work of their own.",
            tie.from, tie.to
        ),
        "Level the plan again and take the order from it.",
    )
    .about([&tie.from, &tie.to])
}

fn against_each_other(plan: &Plan<'_>, ties: &[(usize, usize)]) -> Diagnostic {
    let tasks = &plan.network.tasks;
    let pair = |(from, to): &(usize, usize)| format!("“{}” before “{}”", tasks[*from].title(), tasks[*to].title());
    let shown = ties.iter().take(4).map(pair).collect::<Vec<_>>().join(", ");
    let more = if ties.len() > 4 { format!(" and {} more", ties.len() - 4) } else { String::new() };
    Diagnostic::new(
        Severity::Error,
        "risk.ties_in_circle",
        format!("The order in which tasks use their crews runs against the links of the plan, or against itself: {shown}{more}. It was left out for these."),
        "Level the plan again after its links were changed, and take the order from it.",
    )
    .about(ties.iter().flat_map(|(a, b)| [&tasks[*a].id, &tasks[*b].id]))
}
