//! A second mind: looks at a proposal, the network it is for and its pool, and knows nothing of how it was found.

use std::collections::HashMap;

use kernel::calendar::{from_minute, to_minute};
use kernel::{Diagnostic, Severity, WorkCalendar};

use super::pool::{Pool, Resource, Who};
use super::{LEVELLING, Levelling};
use crate::network::{Constraint, Network, Task};
use crate::schedule::{Schedule, TaskDates};
use crate::solve::schedule;
use crate::verify::verify;
use crate::words::moment;

/// Everything that is wrong with a proposal; nothing if it is sound.
pub fn check(network: &Network, pool: &Pool, proposal: &Levelling) -> Vec<Diagnostic> {
    let ids = network.tasks.iter().map(|t| &t.id);
    if !ids.eq(proposal.network.tasks.iter().map(|t| &t.id)) || network.links != proposal.network.links {
        return vec![wrong("levelling.check.network", "The proposal is for another network.".into())];
    }
    let mut found = verify(&proposal.network, &proposal.schedule);
    found.extend(nothing_else_changed(network, proposal));
    found.extend(nothing_is_sooner(network, proposal));
    found.extend(everybody_is_assigned(pool, proposal));
    let alone = schedule(&without_holds(&proposal.network));
    for resource in &pool.resources {
        found.extend(in_two_places(resource, proposal, &alone));
        found.extend(works_when_off(network, resource, proposal));
    }
    if proposal.finish != proposal.schedule.finish || proposal.lower_bound > proposal.finish {
        found.push(wrong("levelling.check.finish", "It finishes at another time than it says.".into()));
    }
    found
}

/// But for its calendar, holds of levelling and not being put off any more, each task is what it was.
fn nothing_else_changed(network: &Network, proposal: &Levelling) -> Option<Diagnostic> {
    let plain = |task: &Task| {
        let mut task = Task { calendar: None, ..task.clone() };
        task.not_before.retain(|hold| hold.source.as_deref() != Some(LEVELLING));
        if task.constraint == Constraint::AsLateAsPossible {
            task.constraint = Constraint::AsSoonAsPossible;
        }
        task
    };
    let mut pairs = network.tasks.iter().zip(&proposal.network.tasks);
    let (task, _) = pairs.find(|(was, is)| plain(was) != plain(is))?;
    Some(wrong("levelling.check.network", format!("“{}” is not what it was.", task.title())))
}

/// A task may start sooner than by its links only where its crew's calendar changed a lag; never before its project does.
fn nothing_is_sooner(network: &Network, proposal: &Levelling) -> Vec<Diagnostic> {
    let same_calendars = network.tasks.iter().zip(&proposal.network.tasks).all(|(was, is)| {
        let of = |n: &Network, t: &Task| n.calendars.get(t.calendar.unwrap_or(n.calendar)).cloned();
        of(network, was) == of(&proposal.network, is)
    });
    if !same_calendars {
        return Vec::new();
    }
    let alone = schedule(network);
    let sooner = |(was, is): &(&TaskDates, &TaskDates)| is.early_start < was.early_start;
    let levelled = |hold: &crate::NotBefore| hold.source.as_deref() == Some(LEVELLING);
    if network.tasks.iter().any(|t| t.not_before.iter().any(levelled)) {
        return Vec::new();
    }
    let pairs = alone.tasks.iter().zip(&proposal.schedule.tasks).filter(sooner);
    pairs
        .map(|(was, _)| wrong("levelling.check.order", format!("{} starts before its links let it.", was.id)))
        .collect()
}

/// Who is assigned can do it and there is enough of him; and nobody is missing where somebody could.
fn everybody_is_assigned(pool: &Pool, proposal: &Levelling) -> Vec<Diagnostic> {
    let by_id: HashMap<&str, &Resource> = pool.resources.iter().rev().map(|r| (r.id.as_str(), r)).collect();
    let mut given: HashMap<&str, i64> = HashMap::new();
    proposal.assigned.iter().for_each(|a| *given.entry(&a.task).or_default() += i64::from(a.amount));
    let mut found = Vec::new();
    for assigned in &proposal.assigned {
        let able = pool.needs.iter().filter(|n| n.task == assigned.task).any(|need| match &need.of {
            Who::Resource(id) => *id == assigned.resource,
            Who::AnyOf(ids) => ids.contains(&assigned.resource),
            Who::Skill(skill) => by_id.get(assigned.resource.as_str()).is_some_and(|r| r.skills.contains(skill)),
        });
        if !able {
            let said = format!("{} is assigned to {} and can't do it.", assigned.resource, assigned.task);
            found.push(wrong("levelling.check.assigned", said));
        }
    }
    for (task, amount) in given {
        let wanted: i64 = pool.needs.iter().filter(|n| n.task == task).map(|n| i64::from(n.amount)).sum();
        if amount > wanted {
            found.push(wrong("levelling.check.assigned", format!("{task} is given more than it needs.")));
        }
    }
    found
}

/// The proposal's network as it would be if nobody waited for a crew.
fn without_holds(network: &Network) -> Network {
    let mut network = network.clone();
    for task in &mut network.tasks {
        task.not_before.retain(|hold| hold.source.as_deref() != Some(LEVELLING));
    }
    network
}

/// Sums, minute by minute where something changes, what is taken of a resource by work that levelling placed.
fn in_two_places(resource: &Resource, proposal: &Levelling, alone: &Schedule) -> Option<Diagnostic> {
    let mut changes: Vec<(i64, i64, bool)> = Vec::new();
    for (task, dates, amount) in users(resource, proposal) {
        let under_way = task.progress.actual_start.is_some();
        // What is under way and was put off by its predecessors takes its crew away from others; that is told, not wrong.
        if under_way && alone.task(&task.id).is_none_or(|was| was.resume != dates.resume) {
            continue;
        }
        let fixed = under_way || is_pinned(task);
        for (from, to) in calendar_of(&proposal.network, task).stretches(begins(task, dates), to_minute(dates.finish)) {
            changes.push((from, amount, fixed));
            changes.push((to, -amount, fixed));
        }
    }
    for away in &resource.away {
        let amount = i64::from(away.amount.unwrap_or(u32::MAX).min(resource.capacity));
        changes.push((to_minute(away.from), amount, true));
        changes.push((to_minute(away.until).max(to_minute(away.from)), -amount, true));
    }
    changes.sort_unstable();
    let (mut fixed, mut placed) = (0, 0);
    changes.chunk_by(|a, b| a.0 == b.0).find_map(|together| {
        fixed += together.iter().filter(|c| c.2).map(|c| c.1).sum::<i64>();
        placed += together.iter().filter(|c| !c.2).map(|c| c.1).sum::<i64>();
        // What is pinned or away may ask for too much by itself; then nothing else may be there.
        let over = placed > 0 && fixed + placed > i64::from(resource.capacity);
        over.then(|| {
            let at = moment(from_minute(together[0].0));
            wrong("levelling.check.capacity", format!("{} is in two places on {at}.", resource.title()))
        })
    })
}

fn works_when_off(network: &Network, resource: &Resource, proposal: &Levelling) -> Option<Diagnostic> {
    let own = network.calendars.get(resource.calendar?)?;
    let off = |(task, dates): &(&Task, &TaskDates)| {
        let mut work = calendar_of(&proposal.network, task).stretches(begins(task, dates), to_minute(dates.finish));
        work.any(|(from, to)| own.reading(to) - own.reading(from) != to - from)
    };
    let mut free = users(resource, proposal)
        .map(|(task, dates, _)| (task, dates))
        .filter(|(task, _)| task.progress.actual_start.is_none() && !is_pinned(task));
    let (task, _) = free.find(off)?;
    Some(wrong("levelling.check.calendar", format!("{} works on “{}” when off.", resource.title(), task.title())))
}

/// Open tasks that a resource does.
fn users<'a>(resource: &'a Resource, proposal: &'a Levelling) -> impl Iterator<Item = (&'a Task, &'a TaskDates, i64)> {
    let mut amounts: HashMap<&str, i64> = HashMap::new();
    let ours = proposal.assigned.iter().filter(|a| a.resource == resource.id);
    ours.for_each(|a| *amounts.entry(&a.task).or_default() += i64::from(a.amount));
    let tasks = proposal.network.tasks.iter().zip(&proposal.schedule.tasks);
    tasks
        .filter(|(task, _)| task.progress.actual_finish.is_none())
        .filter_map(move |(task, dates)| Some((task, dates, *amounts.get(task.id.as_str())?)))
}

fn begins(task: &Task, dates: &TaskDates) -> i64 {
    let resumes = dates.resume.filter(|_| task.progress.actual_start.is_some());
    to_minute(resumes.unwrap_or(dates.start))
}

fn is_pinned(task: &Task) -> bool {
    matches!(task.constraint, Constraint::MandatoryStart(_) | Constraint::MandatoryFinish(_) | Constraint::PlacedAt(_))
}

fn calendar_of<'n>(network: &'n Network, task: &Task) -> &'n WorkCalendar {
    &network.calendars[task.calendar.unwrap_or(network.calendar)]
}

fn wrong(code: &str, cause: String) -> Diagnostic {
    Diagnostic::new(Severity::Error, code, cause, "Report this: a plan was computed that does not hold.")
}
