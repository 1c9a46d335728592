//! Points 1 to 5: how the tasks hang together.

use super::Finding;
use super::population::Population;
use crate::network::{Constraint, Lag, LinkKind};

/// Point 1. A link of a summary counts for its parts, since the dates go by it.
pub(super) fn missing(population: &Population<'_>) -> Finding {
    let tied = |t: usize, ends: &[bool]| std::iter::successors(Some(t), |t| population.parents[*t]).any(|t| ends[t]);
    let is_loose = |t: &usize| !tied(*t, &population.before) || !tied(*t, &population.after);
    let found = population.open.iter().copied().filter(is_loose).collect();
    population.share_of_open(found, "have no predecessor or no successor")
}

fn lag_sign(lag: Lag) -> i64 {
    match lag {
        Lag::Minutes(amount) | Lag::Percent(amount) => amount.signum(),
    }
}

fn links_with(population: &Population<'_>, sign: i64) -> Vec<usize> {
    population.links.iter().filter(|tie| lag_sign(tie.link.lag) == sign).map(|tie| tie.at).collect()
}

/// Point 2.
pub(super) fn leads(population: &Population<'_>) -> Finding {
    let found = links_with(population, -1);
    population.share_of_links(found.len(), &found, "let work begin before what it waits for is over (a lead)")
}

/// Point 3.
pub(super) fn lags(population: &Population<'_>) -> Finding {
    let found = links_with(population, 1);
    population.share_of_links(found.len(), &found, "have a lag")
}

/// Point 4. The links of other kinds are the ones to look at.
pub(super) fn kinds(population: &Population<'_>) -> Finding {
    let others = population.links.iter().filter(|tie| tie.link.kind != LinkKind::FinishStart);
    let others: Vec<usize> = others.map(|tie| tie.at).collect();
    population.share_of_links(population.links.len() - others.len(), &others, "are finish to start")
}

/// Point 5: what keeps logic from moving a task. A task placed by hand does not follow its links at all, and counts too.
pub(super) fn hard_constraints(population: &Population<'_>) -> Finding {
    let is_hard = |constraint: Constraint| match constraint {
        Constraint::AsSoonAsPossible
        | Constraint::AsLateAsPossible
        | Constraint::StartNoEarlierThan(_)
        | Constraint::FinishNoEarlierThan(_) => false,
        Constraint::StartNoLaterThan(_)
        | Constraint::FinishNoLaterThan(_)
        | Constraint::StartOn(_)
        | Constraint::FinishOn(_)
        | Constraint::MandatoryStart(_)
        | Constraint::MandatoryFinish(_)
        | Constraint::PlacedAt(_) => true,
    };
    let found = population.open.iter().copied().filter(|t| is_hard(population.network.tasks[*t].constraint)).collect();
    population.share_of_open(found, "have a date that logic can't move")
}
