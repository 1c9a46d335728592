//! Which tasks and links the checks look at.

use std::collections::{HashMap, HashSet};

use kernel::{Decimal, WorkCalendar};

use super::Finding;
use crate::network::{Link, Network, Task, TaskKind};
use crate::schedule::{Schedule, TaskDates};

/// A link with its position and those of its ends.
#[derive(Clone, Copy)]
pub(super) struct Tie<'n> {
    pub at: usize,
    pub link: &'n Link,
    pub from: usize,
    pub to: usize,
}

pub(super) struct Population<'n> {
    pub network: &'n Network,
    pub schedule: &'n Schedule,
    /// Positions of tasks with work of their own, done or not.
    pub tasks: Vec<usize>,
    /// Those that are not done.
    pub open: Vec<usize>,
    /// Links that the dates go by and that lead into something that is not done.
    pub links: Vec<Tie<'n>>,
    /// By task: whether such a link, into whatever, leads to it and from it.
    pub before: Vec<bool>,
    pub after: Vec<bool>,
    /// By task: the summary it is part of.
    pub parents: Vec<Option<usize>>,
}

impl<'n> Population<'n> {
    pub fn new(network: &'n Network, schedule: &'n Schedule) -> Self {
        let positions: HashMap<&str, usize> =
            network.tasks.iter().enumerate().rev().map(|(i, t)| (t.id.as_str(), i)).collect();
        let find = |id: &str| positions.get(id).copied();
        let parents = crate::plan::outline(network);
        let mut has_parts = vec![false; parents.len()];
        parents.iter().flatten().for_each(|p| has_parts[*p] = true);
        let is_effort = |t: usize| network.tasks[t].kind == TaskKind::LevelOfEffort && !has_parts[t];
        let works = |t: &usize| !has_parts[*t] && !is_effort(*t) && takes_time(&network.tasks[*t]);
        let is_done = |t: usize| network.tasks[t].progress.actual_finish.is_some();
        let tasks: Vec<usize> = (0..parents.len()).filter(works).collect();
        let unused: HashSet<usize> = schedule.unused_links.iter().copied().collect();
        let tie = |(at, link): (usize, &'n Link)| Some(Tie { at, link, from: find(&link.from)?, to: find(&link.to)? });
        let used = network.links.iter().enumerate().filter(|(at, _)| !unused.contains(at));
        let ties: Vec<Tie<'n>> = used.filter_map(tie).filter(|t| !is_effort(t.from) && !is_effort(t.to)).collect();
        let (mut before, mut after) = (vec![false; parents.len()], vec![false; parents.len()]);
        for tie in &ties {
            (after[tie.from], before[tie.to]) = (true, true);
        }
        Self {
            network,
            schedule,
            open: tasks.iter().copied().filter(|t| !is_done(*t)).collect(),
            links: ties.into_iter().filter(|tie| !is_done(tie.to)).collect(),
            before,
            after,
            tasks,
            parents,
        }
    }

    pub fn pair(&self, task: usize) -> (&'n Task, &'n TaskDates) {
        (&self.network.tasks[task], &self.schedule.tasks[task])
    }

    pub fn calendar(&self, task: usize) -> &'n WorkCalendar {
        let named = self.network.tasks[task].calendar.and_then(|c| self.network.calendars.get(c));
        named.filter(|c| c.complaint().is_none()).unwrap_or(&self.schedule.calendar)
    }

    /// The share of some open tasks among all of them, in percent.
    pub fn share_of_open(&self, found: Vec<usize>, what: &str) -> Finding {
        if self.open.is_empty() {
            return Finding::none("No task is open.");
        }
        let why = format!("{} of {} open tasks {what}.", found.len(), self.open.len());
        Finding { measured: percent(found.len(), self.open.len()), why, tasks: self.ids(&found), links: Vec::new() }
    }

    /// The share of some links among all of them, in percent; `look_at` are the positions worth a look.
    pub fn share_of_links(&self, found: usize, look_at: &[usize], what: &str) -> Finding {
        if self.links.is_empty() {
            return Finding::none("No link leads to an open task.");
        }
        let wanted: HashSet<usize> = look_at.iter().copied().collect();
        let mut ends: Vec<usize> = self.links.iter().filter(|tie| wanted.contains(&tie.at)).map(|tie| tie.to).collect();
        ends.sort_unstable();
        ends.dedup();
        let why = format!("{found} of {} links {what}.", self.links.len());
        Finding { measured: percent(found, self.links.len()), why, tasks: self.ids(&ends), links: look_at.to_vec() }
    }

    pub fn ids(&self, tasks: &[usize]) -> Vec<String> {
        tasks.iter().map(|t| self.network.tasks[*t].id.clone()).collect()
    }
}

fn takes_time(task: &Task) -> bool {
    task.kind != TaskKind::Milestone && task.duration > 0
}

/// Nothing of nothing is no share.
pub(super) fn percent(part: usize, whole: usize) -> Option<Decimal> {
    Decimal::from(part * 100).checked_div(Decimal::from(whole))
}
