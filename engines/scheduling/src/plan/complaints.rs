//! What a network can have wrong with it, in words.

use hashbrown::HashMap;
use kernel::{Diagnostic, Severity};

use super::Plan;
use crate::cycles::Cycle;
use crate::network::{Lag, LagCalendar, Link, LinkKind, Task};
use crate::words;

fn unusable(code: &str, cause: String, cure: &str) -> Diagnostic {
    Diagnostic::new(Severity::Error, code, cause, cure)
}

pub(super) fn id_used_twice(task: &Task) -> Diagnostic {
    unusable(
        "schedule.duplicate_id",
        format!("More than one task has the id “{}”; links reach the first of them only.", task.id),
        "Give every task an id of its own.",
    )
    .about([&task.id])
}

pub(super) fn no_such_calendar(who: &str, wanted: usize, instead: &str) -> Diagnostic {
    unusable(
        "schedule.unknown_calendar",
        format!("{who} names calendar {wanted}, which is not in the list; {instead} is used."),
        "Add the calendar, or choose one of the list.",
    )
}

pub(super) fn no_such_parent(task: &Task) -> Diagnostic {
    let parent = task.parent.as_deref().unwrap_or_default();
    unusable(
        "schedule.unknown_parent",
        format!("“{}” is said to be part of “{parent}”, which does not exist; it stands on its own.", task.title()),
        "Add the summary task, or take the parent away.",
    )
    .about([&task.id])
}

pub(super) fn part_of_itself(task: &Task) -> Diagnostic {
    unusable(
        "schedule.parent_circle",
        format!("“{}” is, through its parents, part of itself; it is taken as a task of the top level.", task.title()),
        "Choose another parent.",
    )
    .about([&task.id])
}

pub(super) fn unknown_end(link: &Link, id: &str) -> Diagnostic {
    unusable(
        "schedule.dangling_link",
        format!(
            "The {} link from “{}” to “{}” was left out: there is no task “{id}”.",
            link.kind.code(),
            link.from,
            link.to
        ),
        "Delete the link, or draw it to a task that exists.",
    )
    .about([&link.from, &link.to])
}

pub(super) fn links_itself(task: &Task) -> Diagnostic {
    unusable(
        "schedule.link_to_itself",
        format!("A link from “{}” to itself was left out.", task.title()),
        "Delete the link.",
    )
    .about([&task.id])
}

pub(super) fn links_its_part(from: &Task, to: &Task) -> Diagnostic {
    unusable(
        "schedule.link_within_summary",
        format!("The link from “{}” to “{}” was left out: one of them is part of the other.", from.title(), to.title()),
        "Link two parts with each other, or the summary with a task outside it.",
    )
    .about([&from.id, &to.id])
}

pub(super) fn finishes_summary(link: &Link, from: &Task, to: &Task) -> Diagnostic {
    unusable(
        "schedule.link_into_summary_finish",
        format!(
            "The {} link from “{}” to the summary “{}” was left out: when a summary finishes is decided by its parts.",
            link.kind.code(),
            from.title(),
            to.title()
        ),
        "Draw the link to the part that has to wait.",
    )
    .about([&from.id, &to.id])
}

pub(super) fn runs_in_a_circle(plan: &Plan<'_>, cycle: &Cycle) -> Diagnostic {
    let tasks: HashMap<&str, &Task> = plan.network.tasks.iter().rev().map(|t| (t.id.as_str(), t)).collect();
    let link = |at: usize| &plan.network.links[at];
    let title = |id: &str| tasks.get(id).map_or("", |t| t.title());
    let mut round: Vec<&str> =
        cycle.links.iter().flat_map(|l| [link(*l).from.as_str(), link(*l).to.as_str()]).collect();
    round.dedup();
    if round.len() > 1 && round.first() == round.last() {
        round.pop();
    }
    let left_out = link(cycle.left_out);
    unusable(
        "schedule.cycle",
        format!(
            "These tasks wait for each other in a circle: {}. The link from “{}” to “{}” was left out so that there are dates.",
            once_round(plan, cycle, &title),
            title(&left_out.from),
            title(&left_out.to)
        ),
        "Delete the link of the circle that is wrong.",
    )
    .about(round)
}

/// "“a” → “b” –SS + 1 day→ “a”": link by link, with what is not plainly one after the other.
fn once_round<'n>(plan: &'n Plan<'_>, cycle: &Cycle, title: &impl Fn(&'n str) -> &'n str) -> String {
    let links: Vec<&Link> = cycle.links.iter().map(|l| &plan.network.links[*l]).collect();
    let first = links.first().map_or("", |l| l.from.as_str());
    let (mut at, mut steps) = (first, vec![format!("“{}”", title(first))]);
    for link in &links {
        if at != link.from {
            steps.push(format!(" → “{}”", title(&link.from)));
        }
        steps.push(format!("{}“{}”", arrow(plan, link), title(&link.to)));
        at = &link.to;
    }
    if at != first {
        steps.push(format!(" → “{}”", title(first)));
    }
    if steps.len() > 9 {
        let left_out = steps.len() - 8;
        steps.splice(5..steps.len() - 3, [format!(" → ({left_out} more)")]);
    }
    steps.concat()
}

fn arrow(plan: &Plan<'_>, link: &Link) -> String {
    let day = if link.lag_calendar == LagCalendar::Elapsed { 1440 } else { plan.project_calendar().day_minutes() };
    let lag = match link.lag {
        Lag::Minutes(0) | Lag::Percent(0) => String::new(),
        Lag::Minutes(minutes) => format!(" {} {}", sign(minutes), words::in_days(minutes, day)),
        Lag::Percent(percent) => format!(" {} {} %", sign(percent), percent.unsigned_abs()),
    };
    if lag.is_empty() && link.kind == LinkKind::FinishStart {
        return " → ".to_owned();
    }
    format!(" –{}{lag}→ ", link.kind.code())
}

fn sign(amount: i64) -> char {
    if amount < 0 { '−' } else { '+' }
}
