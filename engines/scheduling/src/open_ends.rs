//! Open ends: work that nothing waits for, or that waits for nothing. Its float says little, and nobody notices when it is late.

use kernel::{Diagnostic, Severity};

use crate::forward::Early;
use crate::network::{Constraint, TaskKind};
use crate::plan::{Plan, Via};
use crate::words::list;

/// One note for all open ends of a network; nothing where nobody has drawn links.
///
/// What begins first and what finishes last have to be open at one end, and a milestone is an end itself. Several tasks
/// may share the first or last moment, unless a milestone marks it: then everything is meant to hang on the milestone.
pub(crate) fn open_ends(plan: &Plan<'_>, early: &Early) -> Option<Diagnostic> {
    if !plan.edges.iter().any(|e| e.is_link()) {
        return None;
    }
    let ends = Ends::new(plan);
    let begins = plan.leaves().filter(|t| !plan.is_effort(*t)).map(|t| early.start[t]).min()?;
    let first = exempt(plan, &ends.before, |t| early.start[t] == begins);
    let last = exempt(plan, &ends.after, |t| early.finish[t] == early.end);
    let open: Vec<usize> = plan.leaves().filter(|t| !plan.is_effort(*t) && !plan.jobs[*t].is_done()).collect();
    let never_waits = |t: &usize| !ends.before[*t] && !first(*t) && !has_own_start(plan, *t);
    let loose_starts: Vec<usize> = open.iter().copied().filter(never_waits).collect();
    let loose_finishes: Vec<usize> = open.iter().copied().filter(|t| !ends.after[*t] && !last(*t)).collect();
    (!loose_starts.is_empty() || !loose_finishes.is_empty()).then(|| told(plan, &loose_starts, &loose_finishes))
}

/// By node: whether a link leads to it, and from it, itself or through the summaries around it.
struct Ends {
    before: Vec<bool>,
    after: Vec<bool>,
}

impl Ends {
    fn new(plan: &Plan<'_>) -> Self {
        let mut ends = Self { before: vec![false; plan.task_of.len()], after: vec![false; plan.task_of.len()] };
        for node in plan.order() {
            let edges = plan.edges_into(node).map(|e| &plan.edges[e]);
            ends.before[node] = edges.into_iter().any(|edge| match edge.via {
                Via::Link(_) => true,
                Via::Into => ends.before[edge.from()],
                Via::OutOf => false,
            });
        }
        for node in plan.order().rev() {
            ends.after[node] = plan.edges_out_of(node).any(|edge| match edge.via {
                Via::Link(_) => true,
                Via::OutOf => ends.after[edge.to()],
                Via::Into => false,
            });
        }
        ends
    }
}

/// Which of the tasks without a link on one side are meant to be there: milestones, the only one there is, and those at
/// the edge of the project unless a milestone marks it.
fn exempt<'p>(
    plan: &'p Plan<'_>,
    linked: &[bool],
    at_edge: impl Fn(usize) -> bool + 'p,
) -> impl Fn(usize) -> bool + 'p {
    let is_milestone =
        |t: usize| plan.network.tasks[t].kind == TaskKind::Milestone || plan.network.tasks[t].duration <= 0;
    let loose: Vec<usize> = plan.leaves().filter(|t| !plan.is_effort(*t) && !linked[*t]).collect();
    let is_marked = loose.iter().any(|t| is_milestone(*t) && at_edge(*t));
    let is_only_one = loose.len() == 1;
    move |t| is_only_one || is_milestone(t) || (at_edge(t) && !is_marked)
}

/// A date, a delivery or a gate tells it when to begin; or it has begun.
fn has_own_start(plan: &Plan<'_>, task: usize) -> bool {
    let subject = &plan.network.tasks[task];
    subject.constraint != Constraint::AsSoonAsPossible || !subject.not_before.is_empty() || !plan.jobs[task].is_open()
}

fn told(plan: &Plan<'_>, starts: &[usize], finishes: &[usize]) -> Diagnostic {
    let titles = |tasks: &[usize]| list(tasks.iter().map(|t| plan.network.tasks[*t].title()));
    let mut cause = String::new();
    if !finishes.is_empty() {
        cause = format!("Nothing waits for {}, so nothing moves when it is late.", titles(finishes));
    }
    if !starts.is_empty() {
        let gap = if cause.is_empty() { "" } else { " " };
        cause += &format!("{gap}Nothing tells when {} can begin, so the dates put it first.", titles(starts));
    }
    let mut about: Vec<usize> = finishes.iter().chain(starts).copied().collect();
    about.sort_unstable();
    about.dedup();
    Diagnostic::new(
        Severity::Note,
        "schedule.open_ends",
        cause,
        "Link each to what has to be done before it and to what waits for it; the last to the project's finish.",
    )
    .about(about.iter().map(|t| plan.network.tasks[*t].id.as_str()))
}
