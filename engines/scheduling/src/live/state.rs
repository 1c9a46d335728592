//! The dates of a whole network that can be changed in part: a step of a pass is done again only where what it goes by is
//! another than before.

use std::collections::HashSet;

use super::marks::Marks;
use crate::backward::{self, Backward, Walk};
use crate::effort::{self, Stretched};
use crate::forward::{self, Early, Ignoring, Recall};
use crate::plan::{Plan, Via};
use crate::solve;

pub(super) struct State {
    pub early: Early,
    pub backward: Backward,
    /// By task.
    pub critical: Vec<bool>,
    /// By the plan's list of levels of effort.
    pub efforts: Vec<Stretched>,
}

/// Which nodes a change went through.
#[derive(Default)]
pub(super) struct Touched {
    pub forward: Vec<u32>,
    pub backward: Vec<u32>,
    /// The finish moved, which bounds everything: the way back was walked as a whole.
    pub all_backward: bool,
}

/// Nodes that wait to be dated again, in the plan's order.
pub(super) struct Waiting {
    /// By node: its place in the order.
    places: Vec<u32>,
    forward: Marks,
    backward: Marks,
    /// Exits of summaries whose parts changed.
    gathers: Marks,
}

impl Waiting {
    pub fn new(plan: &Plan<'_>) -> Self {
        let nodes = plan.task_of.len();
        let mut places = vec![0; nodes];
        for (place, node) in (0..).zip(plan.order()) {
            places[node] = place;
        }
        Self { places, forward: Marks::new(nodes), backward: Marks::new(nodes), gathers: Marks::new(nodes) }
    }

    /// A task's own terms are others: everything about it, and what the tasks at its links go by.
    pub fn changed(&mut self, plan: &Plan<'_>, task: usize) {
        for node in [task, plan.exits[task]] {
            self.forward(node);
            self.backward(node);
            plan.edges_into(node).for_each(|e| self.backward(plan.edges[e].from()));
            plan.edges_out_of(node).for_each(|edge| self.forward(edge.to()));
        }
    }

    fn forward(&mut self, node: usize) {
        self.forward.set(self.places[node] as usize);
    }

    fn backward(&mut self, node: usize) {
        self.backward.set(self.places[node] as usize);
    }

    /// The exit of the summary that a node is part of, if it is the node by which that knows it.
    fn gather_above(&mut self, plan: &Plan<'_>, node: usize) {
        for edge in plan.edges_out_of(node).filter(|e| e.via == Via::OutOf) {
            self.gathers.set(self.places[edge.to()] as usize);
        }
    }
}

impl State {
    pub fn new(plan: &Plan<'_>) -> Self {
        let early = forward::pass(plan, Ignoring::NOTHING);
        let backward = backward::pass(plan, &early);
        let critical = solve::critical(plan, &early, &backward.late);
        let efforts = effort::stretched(plan, &early, &backward.late, &backward.free);
        Self { early, backward, critical, efforts }
    }

    /// Dates again what waits, and whatever changes with it. `kept` is what this was before.
    pub fn settle(&mut self, plan: &Plan<'_>, kept: &Self, waiting: &mut Waiting, touched: &mut Touched) {
        self.go_forward(plan, waiting, touched);
        self.early.conclude(plan);
        if self.early.end != kept.early.end {
            touched.all_backward = true;
            waiting.backward.clear();
            self.backward.run(plan, &self.early);
        } else {
            if std::mem::take(&mut touched.all_backward) {
                self.backward.copy(&kept.backward);
            }
            self.go_backward(plan, waiting, touched);
        }
        self.critical = solve::critical(plan, &self.early, &self.backward.late);
        self.efforts = effort::stretched(plan, &self.early, &self.backward.late, &self.backward.free);
    }

    fn go_forward(&mut self, plan: &Plan<'_>, waiting: &mut Waiting, touched: &mut Touched) {
        let (early, mut recall, mut at) = (&mut self.early, Recall::new(plan), 0);
        let mut beyond = std::mem::take(&mut early.beyond);
        while let Some(place) = waiting.forward.first(at) {
            at = place;
            let node = plan.node_at(place);
            let before = early.dates(plan, node);
            early.step(plan, node, Ignoring::NOTHING, &mut recall);
            touched.forward.push(node as u32);
            if early.dates(plan, node) == before {
                continue;
            }
            waiting.backward(node);
            plan.edges_out_of(node).for_each(|edge| waiting.forward(edge.to()));
            if plan.is_exit(node) {
                // Which part holds the start of its summary is told by their early starts.
                plan.edges_into(node).for_each(|e| waiting.backward(plan.edges[e].from()));
            }
        }
        if !beyond.is_empty() {
            let again: HashSet<usize> = touched.forward.iter().map(|node| *node as usize).collect();
            beyond.retain(|task| !again.contains(task));
            early.beyond.append(&mut beyond);
        }
    }

    fn go_backward(&mut self, plan: &Plan<'_>, waiting: &mut Waiting, touched: &mut Touched) {
        let (backward, mut walk, mut at) = (&mut self.backward, Walk::new(plan, &self.early), plan.task_of.len());
        while let Some(place) = waiting.backward.last(at) {
            at = place;
            let node = plan.node_at(place);
            let before = backward.room(plan, node);
            backward.step(&mut walk, node);
            touched.backward.push(node as u32);
            if backward.room(plan, node) != before {
                plan.edges_into(node).for_each(|e| waiting.backward(plan.edges[e].from()));
            }
            if plan.is_exit(node) {
                waiting.gathers.set(place);
            }
            waiting.gather_above(plan, node);
        }
        at = 0;
        while let Some(place) = waiting.gathers.first(at) {
            at = place;
            let exit = plan.node_at(place);
            backward.gather(plan, exit);
            touched.backward.push(exit as u32);
            waiting.gather_above(plan, exit);
        }
    }

    /// Takes over what another state says of the nodes touched. The way back as a whole is left to whoever needs it.
    pub fn take(&mut self, plan: &Plan<'_>, other: &Self, touched: &mut Touched) {
        for node in touched.forward.drain(..) {
            self.early.take(plan, &other.early, node as usize);
        }
        for node in touched.backward.drain(..) {
            self.backward.take(plan, &other.backward, node as usize);
        }
        self.early.end = other.early.end;
        self.early.beyond.clone_from(&other.early.beyond);
        self.critical.clone_from(&other.critical);
        self.efforts.clone_from(&other.efforts);
    }
}
