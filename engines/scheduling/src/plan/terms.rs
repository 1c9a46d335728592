//! What tasks name: the calendars they are on and the summaries they are part of.

use kernel::{Diagnostic, WorkCalendar};

use super::complaints::{no_such_calendar, no_such_parent, part_of_itself};
use super::ids::Ids;
use crate::effort;
use crate::network::{Network, Task, TaskKind};

/// Which calendar is the project's; one past the last for the standard week.
pub(super) fn project_clock(network: &Network, complaints: &mut Vec<Diagnostic>) -> u32 {
    let none = network.calendars.len() as u32;
    match network.calendars.get(network.calendar).map(WorkCalendar::complaint) {
        None => {
            complaints.push(no_such_calendar("The project", network.calendar, "the standard week"));
            none
        }
        Some(Some(complaint)) => {
            complaints.push(complaint);
            none
        }
        Some(None) => network.calendar as u32,
    }
}

pub(super) fn task_clocks(network: &Network, project: u32, complaints: &mut Vec<Diagnostic>) -> Vec<u32> {
    let idle: Vec<bool> = network.calendars.iter().map(|c| c.complaint().is_some()).collect();
    let mut named = vec![false; idle.len()];
    let choose = |task: &Task| {
        let Some(wanted) = task.calendar else { return project };
        match network.calendars.get(wanted) {
            None => {
                complaints.push(no_such_calendar(&format!("“{}”", task.title()), wanted, "the project's calendar"));
                project
            }
            Some(calendar) if idle[wanted] => {
                if !std::mem::replace(&mut named[wanted], true) && wanted != network.calendar {
                    complaints.extend(calendar.complaint());
                }
                project
            }
            Some(_) => wanted as u32,
        }
    };
    network.tasks.iter().map(choose).collect()
}

pub(super) fn parents(network: &Network, ids: &Ids, complaints: &mut Vec<Diagnostic>) -> Vec<Option<usize>> {
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(network.tasks.len());
    let (mut last, mut efforts) = (0, false);
    for task in &network.tasks {
        efforts |= task.kind == TaskKind::LevelOfEffort;
        let parent = task.parent.as_deref().and_then(|id| ids.find_near(last, &network.tasks, id));
        if task.parent.is_some() && parent.is_none() {
            complaints.push(no_such_parent(task));
        }
        last = parent.unwrap_or(last);
        parents.push(parent);
    }
    // A task that is, through its parents, part of itself stands on its own instead.
    let mut settled = vec![false; parents.len()];
    for task in 0..parents.len() {
        if parents[task].is_none() {
            settled[task] = true;
            continue;
        }
        let mut path = vec![task];
        while let Some(parent) = parents[path[path.len() - 1]].filter(|p| !settled[*p]) {
            if let Some(begin) = path.iter().position(|t| *t == parent) {
                let first = path[begin..].iter().copied().min_by_key(|t| &network.tasks[*t].id).unwrap_or(parent);
                complaints.push(part_of_itself(&network.tasks[first]));
                parents[first] = None;
                break;
            }
            path.push(parent);
        }
        for t in path {
            settled[t] = true;
        }
    }
    if efforts {
        effort::set_apart(network, &mut parents);
    }
    parents
}

/// Which task each is part of, without the complaints about it.
pub(crate) fn outline(network: &Network) -> Vec<Option<usize>> {
    parents(network, &Ids::new(&network.tasks, &mut Vec::new()), &mut Vec::new())
}

pub(super) fn open_summaries(parents: &[Option<usize>]) -> (Vec<usize>, Vec<usize>) {
    let mut exits: Vec<usize> = (0..parents.len()).collect();
    let mut task_of = exits.clone();
    for parent in parents.iter().flatten() {
        if exits[*parent] == *parent {
            exits[*parent] = task_of.len();
            task_of.push(*parent);
        }
    }
    (exits, task_of)
}
