//! A network made ready for the passes: ids resolved to numbers, summaries opened, links in an order that can be walked.
//!
//! Every task is a node. A summary is two: its *entry*, through which what holds the summary holds its parts, and its
//! *exit*, which knows when the parts begin and end. What can't be used is left out and named.

mod complaints;
mod edge;
mod ids;
mod terms;

use std::borrow::Cow;
use std::sync::LazyLock;

use kernel::{Diagnostic, WorkCalendar};

use crate::cycles;
use crate::effort::Tie;
use crate::gates;
use crate::job::{Job, Status};
use crate::network::{Lag, LagCalendar, Network, ProgressRule, Task, TaskKind};
use complaints::{finishes_summary, links_its_part, links_itself, runs_in_a_circle, unknown_end};
pub(crate) use edge::{Edge, Edges, Turn, Via};
use ids::Ids;
pub(crate) use terms::outline;
use terms::{open_summaries, parents, project_clock, task_clocks};

/// For what names no calendar that can be used.
pub(crate) static STANDARD: LazyLock<WorkCalendar> = LazyLock::new(WorkCalendar::standard);

pub(crate) struct Plan<'n> {
    /// With the holds of its gates.
    pub network: Cow<'n, Network>,
    /// Those of the network, then the standard week.
    calendars: Vec<WorkCalendar>,
    /// By task: which of the calendars it is on, so that two can be told apart by a number.
    pub clocks: Vec<u32>,
    project_clock: u32,
    /// By task.
    pub jobs: Vec<Job>,
    pub parents: Vec<Option<usize>>,
    /// By task: the node that knows its finish; the task's own number unless it is a summary.
    pub exits: Vec<usize>,
    /// By node.
    pub task_of: Vec<usize>,
    /// Tasks that last as long as others do, and so have no part in the passes.
    pub efforts: Vec<usize>,
    /// By level of effort: the summary that it is said to be part of.
    pub effort_parents: Vec<Option<usize>>,
    /// Links at levels of effort, sorted by them.
    ties: Vec<Tie>,
    pub edges: Edges,
    /// Nodes, each after everything that holds it.
    order: Vec<u32>,
    pub unused_links: Vec<usize>,
    pub diagnostics: Vec<Diagnostic>,
}

impl<'n> Plan<'n> {
    pub fn new(network: &'n Network) -> Self {
        Self::of(Cow::Borrowed(network))
    }

    pub fn owning(network: Network) -> Plan<'static> {
        Plan::of(Cow::Owned(network))
    }

    fn of(network: Cow<'n, Network>) -> Self {
        let network = gates::with_holds(network);
        let mut complaints = gates::unusable(&network);
        let ids = Ids::new(&network.tasks, &mut complaints);
        let project_clock = project_clock(&network, &mut complaints);
        let clocks = task_clocks(&network, project_clock, &mut complaints);
        let parents = parents(&network, &ids, &mut complaints);
        let (exits, task_of) = open_summaries(&parents);
        let mut plan = Self {
            calendars: network.calendars.iter().cloned().chain([STANDARD.clone()]).collect(),
            clocks,
            project_clock,
            jobs: Vec::with_capacity(network.tasks.len()),
            parents,
            exits,
            task_of,
            efforts: Vec::new(),
            effort_parents: Vec::new(),
            ties: Vec::new(),
            edges: Edges::default(),
            order: Vec::new(),
            unused_links: Vec::new(),
            diagnostics: complaints,
            network,
        };
        for task in 0..plan.exits.len() {
            plan.jobs.push(plan.job(task));
        }
        plan.efforts = plan.leaves().filter(|t| plan.is_effort(*t)).collect();
        let tasks = &plan.network.tasks;
        let parent = |effort: &usize| tasks[*effort].parent.as_deref().and_then(|id| ids.find(tasks, id));
        plan.effort_parents = plan.efforts.iter().map(parent).collect();
        let mut edges = plan.parts();
        plan.links(&ids, &mut edges);
        plan.ties.sort_by_key(|tie| tie.effort);
        plan.put_in_order(edges);
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

    pub fn task(&self, node: usize) -> &Task {
        &self.network.tasks[self.task_of[node]]
    }

    /// A task's calendar.
    pub fn calendar(&self, task: usize) -> &WorkCalendar {
        &self.calendars[self.clocks[task] as usize]
    }

    pub fn project_calendar(&self) -> &WorkCalendar {
        &self.calendars[self.project_clock as usize]
    }

    /// The calendar on which an edge's lag runs; `None` for elapsed time.
    pub fn lag_calendar(&self, edge: &Edge) -> Option<&WorkCalendar> {
        self.calendars.get(edge.clock as usize)
    }

    /// How many calendars `clocks` can name.
    pub fn calendar_count(&self) -> usize {
        self.calendars.len()
    }

    /// How far a node is; a summary counts as open.
    pub fn status(&self, node: usize) -> Status {
        if self.is_leaf(node) { self.jobs[node].status } else { Status::Open }
    }

    pub fn is_effort(&self, task: usize) -> bool {
        self.jobs[task].effort
    }

    /// Whether links still tell the work of a task when to begin or to go on.
    pub fn listens(&self, task: usize) -> bool {
        match self.jobs[task].status {
            Status::Open => true,
            Status::Started { .. } => {
                self.network.data_date.is_some() && self.network.progress_rule == ProgressRule::RetainedLogic
            }
            Status::Done { .. } => false,
        }
    }

    /// Whether work that is under way follows on its actual start, and not on the data date.
    pub fn goes_by_actual_start(&self) -> bool {
        self.network.data_date.is_none() || self.network.progress_rule == ProgressRule::ActualDates
    }

    /// Nodes, each after everything that holds it.
    pub fn order(&self) -> impl DoubleEndedIterator<Item = usize> + ExactSizeIterator + '_ {
        self.order.iter().map(|node| *node as usize)
    }

    pub fn node_at(&self, place: usize) -> usize {
        self.order[place] as usize
    }

    /// Positions in `edges`, whose slice is contiguous for one node.
    pub fn edges_into(&self, node: usize) -> std::ops::Range<usize> {
        self.edges.entering(node)
    }

    pub fn edges_out_of(&self, node: usize) -> impl Iterator<Item = &Edge> {
        self.edges.leaving(node).iter().map(|e| &self.edges[*e as usize])
    }

    /// The links at a level of effort, which is told by its place in `efforts`.
    pub fn ties_of(&self, effort: usize) -> &[Tie] {
        let task = self.efforts[effort];
        let from = self.ties.partition_point(|tie| tie.effort < task);
        let length = self.ties[from..].partition_point(|tie| tie.effort == task);
        &self.ties[from..from + length]
    }

    /// A task's terms as the network has them now.
    pub fn job(&self, task: usize) -> Job {
        let subject = &self.network.tasks[task];
        let effort = subject.kind == TaskKind::LevelOfEffort && !self.is_summary(task);
        Job::new(&self.network, subject, self.calendar(task), effort)
    }

    /// Makes a task's terms anew, and those of the edges at it, after the network changed.
    pub fn refit(&mut self, task: usize) {
        self.jobs[task] = self.job(task);
        let out = self.edges.leaving(self.exits[task]).iter().map(|e| *e as usize);
        for e in self.edges_into(task).chain(out).collect::<Vec<_>>() {
            let mut edge = self.edges[e];
            self.fit(&mut edge);
            *self.edges.at(e) = edge;
        }
    }

    fn leave_out(&mut self, link: usize, complaint: Diagnostic) {
        self.unused_links.push(link);
        self.diagnostics.push(complaint);
    }

    /// The edges between summaries and their parts.
    fn parts(&self) -> Vec<Edge> {
        let mut edges = Vec::with_capacity(self.network.links.len() + 2 * self.exits.len());
        for (task, parent) in self.parents.iter().enumerate() {
            if let Some(parent) = *parent {
                edges.push(Edge::new(parent, task, Via::Into));
                edges.push(Edge::new(self.exits[task], self.exits[parent], Via::OutOf));
            }
        }
        edges
    }

    fn links(&mut self, ids: &Ids, edges: &mut Vec<Edge>) {
        let mut last = 0;
        for link in 0..self.network.links.len() {
            match self.ends(link, ids, last) {
                Err(complaint) => self.leave_out(link, complaint),
                Ok((from, to)) => {
                    last = to;
                    match (self.is_effort(from), self.is_effort(to)) {
                        (false, false) => edges.push(self.link_edge(link, from, to)),
                        (true, false) => self.ties.push(Tie { link, effort: from, other: to }),
                        (false, true) => self.ties.push(Tie { link, effort: to, other: from }),
                        (true, true) => {}
                    }
                }
            }
        }
    }

    /// The tasks that a link ties, if it can be used. `last` is the one that the link before it leads to.
    fn ends(&self, link: usize, ids: &Ids, last: usize) -> Result<(usize, usize), Diagnostic> {
        let (link, tasks) = (&self.network.links[link], &self.network.tasks);
        let from = ids.find(tasks, &link.from).ok_or_else(|| unknown_end(link, &link.from))?;
        let to = ids.find_near(last, tasks, &link.to).ok_or_else(|| unknown_end(link, &link.to))?;
        if from == to {
            return Err(links_itself(&tasks[from]));
        }
        if self.is_effort(from) || self.is_effort(to) {
            return Ok((from, to));
        }
        if self.is_within(from, to) || self.is_within(to, from) {
            return Err(links_its_part(&tasks[from], &tasks[to]));
        }
        if self.is_summary(to) && link.kind.enters_finish() {
            return Err(finishes_summary(link, &tasks[from], &tasks[to]));
        }
        Ok((from, to))
    }

    fn link_edge(&self, link: usize, from: usize, to: usize) -> Edge {
        let mut edge = Edge::new(self.exits[from], to, Via::Link(link as u32));
        self.fit(&mut edge);
        edge
    }

    /// Sets an edge's terms from its link and from the jobs at its ends.
    pub fn fit(&self, edge: &mut Edge) {
        let Some(position) = edge.link() else { return };
        let link = &self.network.links[position];
        let (from, to) = (self.task_of[edge.from()], edge.to());
        let (clock, leaves) = (&self.clocks, !self.is_summary(from) && !self.is_summary(to));
        edge.kind = link.kind;
        edge.lag = match link.lag {
            Lag::Minutes(minutes) => minutes,
            Lag::Percent(percent) => self.network.tasks[from].duration.saturating_mul(percent) / 100,
        };
        edge.clock = match link.lag_calendar {
            LagCalendar::Predecessor => clock[from],
            LagCalendar::Successor => clock[to],
            LagCalendar::Project => self.project_clock,
            LagCalendar::Elapsed => Edge::ELAPSED,
        };
        edge.aligned = leaves && clock[from] == clock[to] && (edge.lag == 0 || edge.clock == clock[from]);
        edge.turn = if link.kind.leaves_start() && self.status(edge.from()) != Status::Open {
            Turn::Never
        } else if edge.aligned && self.jobs[from].work > 0 && self.jobs[to].work > 0 {
            Turn::OnTheClock
        } else {
            Turn::ByDates
        };
    }

    /// Whether `part` lies somewhere inside the summary `whole`.
    fn is_within(&self, part: usize, whole: usize) -> bool {
        self.is_summary(whole) && std::iter::successors(self.parents[part], |p| self.parents[*p]).any(|p| p == whole)
    }

    fn put_in_order(&mut self, edges: Vec<Edge>) {
        let nodes = self.task_of.len();
        self.edges = Edges::new(nodes, edges);
        self.order = self.edges.walk();
        if self.order.len() < nodes {
            let mut edges = std::mem::take(&mut self.edges).into_vec();
            let cycles = cycles::find(nodes, &edges, |node| self.task(node).id.as_str());
            for cycle in &cycles {
                let complaint = runs_in_a_circle(self, cycle);
                self.leave_out(cycle.left_out, complaint);
            }
            let left_out: std::collections::HashSet<usize> = cycles.iter().map(|c| c.left_out).collect();
            edges.retain(|e| e.link().is_none_or(|link| !left_out.contains(&link)));
            self.edges = Edges::new(nodes, edges);
            self.order = self.edges.walk();
            debug_assert!(self.order.len() == nodes, "every cycle was opened");
        }
    }
}
