//! A network made ready for the passes: ids resolved to numbers, summaries opened, links in an order that can be walked.
//!
//! Every task is a node. A summary is two: its *entry*, through which what holds the summary holds its parts, and its
//! *exit*, which knows when the parts begin and end. What can't be used is left out and named.

mod complaints;

use std::sync::LazyLock;

use hashbrown::HashMap;
use hashbrown::hash_map::Entry;
use kernel::{Diagnostic, WorkCalendar};

use crate::job::{Job, Status};
use crate::network::{Lag, LagCalendar, Link, LinkKind, Network, ProgressRule, Task, TaskKind};
use crate::{cycles, effort};
use complaints::*;

pub(crate) static STANDARD: LazyLock<WorkCalendar> = LazyLock::new(WorkCalendar::standard);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Via {
    /// From a summary's entry to the entry of a part.
    Into,
    /// From a part's exit to the exit of its summary.
    OutOf,
    /// A link, by its position in the network.
    Link(usize),
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Edge<'n> {
    pub from: usize,
    pub to: usize,
    pub via: Via,
    pub kind: LinkKind,
    pub lag: i64,
    /// `None` for elapsed time.
    pub clock: Option<&'n WorkCalendar>,
    /// Both ends are tasks on one calendar and the lag runs on it too: the edge is then a plain sum on its work clock.
    pub aligned: bool,
}

pub(crate) struct Plan<'n> {
    pub network: &'n Network,
    pub project_calendar: &'n WorkCalendar,
    /// By task.
    pub calendars: Vec<&'n WorkCalendar>,
    /// By task: which of the calendars it is, so that two can be told apart by a number.
    pub clocks: Vec<usize>,
    /// By task.
    pub jobs: Vec<Job>,
    pub parents: Vec<Option<usize>>,
    /// By task: the node that knows its finish; the task's own number unless it is a summary.
    pub exits: Vec<usize>,
    /// By node.
    pub task_of: Vec<usize>,
    /// Sorted by the node they enter.
    pub edges: Vec<Edge<'n>>,
    incoming: Vec<usize>,
    outgoing: Vec<usize>,
    leaving: Vec<usize>,
    /// Nodes, each after everything that holds it.
    pub order: Vec<usize>,
    pub unused_links: Vec<usize>,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'n> Plan<'n> {
    pub fn new(network: &'n Network) -> Self {
        let mut complaints = Vec::new();
        let index = index_by_id(network, &mut complaints);
        let project_clock = project_clock(network, &mut complaints);
        let calendar_at = |clock: usize| network.calendars.get(clock).unwrap_or(&STANDARD);
        let project_calendar = calendar_at(project_clock);
        let clocks = task_clocks(network, project_clock, &mut complaints);
        let calendars: Vec<_> = clocks.iter().map(|clock| calendar_at(*clock)).collect();
        let parents = parents(network, &index, &mut complaints);
        let (exits, task_of) = open_summaries(&parents);
        let jobs = jobs(network, &calendars, &exits);

        let mut plan = Self {
            network,
            project_calendar,
            calendars,
            clocks,
            jobs,
            parents,
            exits,
            task_of,
            edges: Vec::with_capacity(network.links.len() + network.tasks.len()),
            incoming: Vec::new(),
            outgoing: Vec::new(),
            leaving: Vec::new(),
            order: Vec::new(),
            unused_links: Vec::new(),
            diagnostics: complaints,
        };
        plan.join_parts();
        for (i, link) in network.links.iter().enumerate() {
            match plan.edge(i, link, &index, project_clock) {
                Ok(edge) => plan.edges.extend(edge),
                Err(complaint) => plan.leave_out(i, complaint),
            }
        }
        plan.put_in_order();
        plan.unused_links.sort_unstable();
        plan
    }

    pub fn is_summary(&self, task: usize) -> bool {
        self.exits[task] != task
    }

    /// Whether a node is a task with work of its own.
    pub fn is_leaf(&self, node: usize) -> bool {
        node < self.exits.len() && !self.is_summary(node)
    }

    pub fn is_exit(&self, node: usize) -> bool {
        node >= self.exits.len()
    }

    pub fn leaves(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.exits.len()).filter(|t| !self.is_summary(*t))
    }

    pub fn task(&self, node: usize) -> &'n Task {
        &self.network.tasks[self.task_of[node]]
    }

    pub fn calendar(&self, node: usize) -> &'n WorkCalendar {
        self.calendars[self.task_of[node]]
    }

    /// How far a node is; a summary counts as open.
    pub fn status(&self, node: usize) -> Status {
        if self.is_leaf(node) { self.jobs[node].status } else { Status::Open }
    }

    /// Whether it lasts as long as others do, and so has no part in the passes.
    pub fn is_effort(&self, task: usize) -> bool {
        self.jobs[task].effort
    }

    /// Whether links still tell the work of a task when to begin or to go on.
    pub fn listens(&self, task: usize) -> bool {
        let rescheduled = self.network.data_date.is_some() && self.network.progress_rule == ProgressRule::RetainedLogic;
        match self.jobs[task].status {
            Status::Open => true,
            Status::Started { .. } => rescheduled,
            Status::Done { .. } => false,
        }
    }

    /// Whether work that is under way follows on its actual start, and not on the data date.
    pub fn goes_by_actual_start(&self) -> bool {
        self.network.data_date.is_none() || self.network.progress_rule == ProgressRule::ActualDates
    }

    /// Positions in `edges`, whose slice is contiguous for one node.
    pub fn edges_into(&self, node: usize) -> std::ops::Range<usize> {
        self.incoming[node]..self.incoming[node + 1]
    }

    pub fn edges_out_of(&self, node: usize) -> impl Iterator<Item = &Edge<'n>> {
        self.leaving[self.outgoing[node]..self.outgoing[node + 1]].iter().map(|e| &self.edges[*e])
    }

    fn leave_out(&mut self, link: usize, complaint: Diagnostic) {
        self.unused_links.push(link);
        self.diagnostics.push(complaint);
    }

    fn join_parts(&mut self) {
        for (task, parent) in self.parents.iter().enumerate() {
            if let Some(parent) = *parent {
                self.edges.push(part_edge(parent, task, Via::Into));
                self.edges.push(part_edge(self.exits[task], self.exits[parent], Via::OutOf));
            }
        }
    }

    fn edge(
        &self,
        position: usize,
        link: &'n Link,
        index: &HashMap<&str, usize>,
        project_clock: usize,
    ) -> Result<Option<Edge<'n>>, Diagnostic> {
        let find = |id: &str| index.get(id).copied().ok_or_else(|| unknown_end(link, id));
        let (from, to) = (find(&link.from)?, find(&link.to)?);
        let tasks = &self.network.tasks;
        if from == to {
            return Err(links_itself(&tasks[from]));
        }
        if self.is_effort(from) || self.is_effort(to) {
            return Ok(None);
        }
        if self.is_within(from, to) || self.is_within(to, from) {
            return Err(links_its_part(&tasks[from], &tasks[to]));
        }
        if self.is_summary(to) && link.kind.enters_finish() {
            return Err(finishes_summary(link, &tasks[from], &tasks[to]));
        }
        let lag = match link.lag {
            Lag::Minutes(minutes) => minutes,
            Lag::Percent(percent) => tasks[from].duration.saturating_mul(percent) / 100,
        };
        let clock = match link.lag_calendar {
            LagCalendar::Predecessor => Some(self.calendars[from]),
            LagCalendar::Successor => Some(self.calendars[to]),
            LagCalendar::Project => Some(self.project_calendar),
            LagCalendar::Elapsed => None,
        };
        let leaves = !self.is_summary(from) && !self.is_summary(to);
        let lag_fits = match link.lag_calendar {
            _ if lag == 0 => true,
            LagCalendar::Predecessor | LagCalendar::Successor => true,
            LagCalendar::Project => project_clock == self.clocks[from],
            LagCalendar::Elapsed => false,
        };
        let aligned = leaves && lag_fits && self.clocks[from] == self.clocks[to];
        Ok(Some(Edge { from: self.exits[from], to, via: Via::Link(position), kind: link.kind, lag, clock, aligned }))
    }

    /// Whether `part` lies somewhere inside the summary `whole`.
    fn is_within(&self, part: usize, whole: usize) -> bool {
        self.is_summary(whole) && std::iter::successors(self.parents[part], |p| self.parents[*p]).any(|p| p == whole)
    }

    fn put_in_order(&mut self) {
        if !self.sorted() {
            let cycles = cycles::find(self.task_of.len(), &self.edges, |node| self.task(node).id.as_str());
            for cycle in &cycles {
                let complaint = runs_in_a_circle(self, cycle);
                self.leave_out(cycle.left_out, complaint);
            }
            let left_out: std::collections::HashSet<usize> = cycles.iter().map(|c| c.left_out).collect();
            self.edges.retain(|e| !matches!(e.via, Via::Link(link) if left_out.contains(&link)));
            let sorted = self.sorted();
            debug_assert!(sorted, "every cycle was opened");
        }
    }

    /// Sorts edges and nodes; false if some nodes hold each other in a circle.
    fn sorted(&mut self) -> bool {
        let nodes = self.task_of.len();
        self.incoming = offsets(nodes, self.edges.iter().map(|e| e.to));
        self.edges = by_node(&self.incoming, &self.edges);
        self.outgoing = offsets(nodes, self.edges.iter().map(|e| e.from));
        let mut next = self.outgoing.clone();
        self.leaving = vec![0; self.edges.len()];
        for (i, edge) in self.edges.iter().enumerate() {
            self.leaving[next[edge.from]] = i;
            next[edge.from] += 1;
        }
        let mut held: Vec<usize> = (0..nodes).map(|n| self.incoming[n + 1] - self.incoming[n]).collect();
        let mut order: Vec<usize> = (0..nodes).filter(|n| held[*n] == 0).collect();
        let mut at = 0;
        while let Some(&node) = order.get(at) {
            at += 1;
            for edge in self.edges_out_of(node) {
                held[edge.to] -= 1;
                if held[edge.to] == 0 {
                    order.push(edge.to);
                }
            }
        }
        self.order = order;
        self.order.len() == nodes
    }
}

fn part_edge<'n>(from: usize, to: usize, via: Via) -> Edge<'n> {
    Edge { from, to, via, kind: LinkKind::FinishStart, lag: 0, clock: None, aligned: false }
}

fn offsets(nodes: usize, ends: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut offsets = vec![0; nodes + 1];
    for node in ends {
        offsets[node + 1] += 1;
    }
    for node in 0..nodes {
        offsets[node + 1] += offsets[node];
    }
    offsets
}

fn index_by_id<'n>(network: &'n Network, complaints: &mut Vec<Diagnostic>) -> HashMap<&'n str, usize> {
    let mut index = HashMap::with_capacity(network.tasks.len());
    for (i, task) in network.tasks.iter().enumerate() {
        match index.entry(task.id.as_str()) {
            Entry::Occupied(_) => complaints.push(id_used_twice(task)),
            Entry::Vacant(free) => drop(free.insert(i)),
        }
    }
    index
}

/// Groups edges by the node they enter, keeping their order otherwise.
fn by_node<'n>(incoming: &[usize], edges: &[Edge<'n>]) -> Vec<Edge<'n>> {
    let Some(first) = edges.first() else { return Vec::new() };
    let mut next = incoming.to_vec();
    let mut grouped = vec![*first; edges.len()];
    for edge in edges {
        grouped[next[edge.to]] = *edge;
        next[edge.to] += 1;
    }
    grouped
}

/// Which calendar is the project's; one past the last for the standard week.
fn project_clock(network: &Network, complaints: &mut Vec<Diagnostic>) -> usize {
    let none = network.calendars.len();
    match network.calendars.get(network.calendar).map(WorkCalendar::complaint) {
        None => {
            complaints.push(no_such_calendar("The project", network.calendar, "the standard week"));
            none
        }
        Some(Some(complaint)) => {
            complaints.push(complaint);
            none
        }
        Some(None) => network.calendar,
    }
}

fn task_clocks(network: &Network, project: usize, complaints: &mut Vec<Diagnostic>) -> Vec<usize> {
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
            Some(_) => wanted,
        }
    };
    network.tasks.iter().map(choose).collect()
}

fn parents(network: &Network, index: &HashMap<&str, usize>, complaints: &mut Vec<Diagnostic>) -> Vec<Option<usize>> {
    let mut parents: Vec<Option<usize>> = Vec::with_capacity(network.tasks.len());
    for task in &network.tasks {
        let parent = task.parent.as_deref().and_then(|id| index.get(id).copied());
        if task.parent.is_some() && parent.is_none() {
            complaints.push(no_such_parent(task));
        }
        parents.push(parent);
    }
    // A task that is, through its parents, part of itself stands on its own instead.
    let mut settled = vec![false; parents.len()];
    for task in 0..parents.len() {
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
    effort::set_apart(network, &mut parents);
    parents
}

/// Which task each is part of, without the complaints about it.
pub(crate) fn outline(network: &Network) -> Vec<Option<usize>> {
    parents(network, &index_by_id(network, &mut Vec::new()), &mut Vec::new())
}

fn jobs(network: &Network, calendars: &[&WorkCalendar], exits: &[usize]) -> Vec<Job> {
    let job = |(i, task): (usize, &Task)| {
        let effort = task.kind == TaskKind::LevelOfEffort && exits[i] == i;
        Job::new(network, task, calendars[i], effort)
    };
    network.tasks.iter().enumerate().map(job).collect()
}

fn open_summaries(parents: &[Option<usize>]) -> (Vec<usize>, Vec<usize>) {
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
