//! Edges between nodes, small enough that a pass over a hundred thousand of them stays near the processor.

use crate::network::LinkKind;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Via {
    /// From a summary's entry to the entry of a part.
    Into,
    /// From a part's exit to the exit of its summary.
    OutOf,
    /// A link, by its position in the network.
    Link(u32),
}

/// How the backward passes turn an edge round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Turn {
    /// Not at all: the start it leaves has happened.
    Never,
    /// A sum on the work clock that both its ends go by.
    OnTheClock,
    ByDates,
}

#[derive(Debug, Clone, Copy)]
pub(crate) struct Edge {
    pub lag: i64,
    from: u32,
    to: u32,
    pub via: Via,
    /// On which of the plan's calendars the lag runs; [`Edge::ELAPSED`] for day and night.
    pub clock: u32,
    pub kind: LinkKind,
    /// Both ends are tasks on one calendar and the lag runs on it too: the edge is then a plain sum on its work clock.
    pub aligned: bool,
    pub turn: Turn,
}

impl Edge {
    pub const ELAPSED: u32 = u32::MAX;

    /// An edge without terms of its own.
    pub fn new(from: usize, to: usize, via: Via) -> Self {
        Self {
            lag: 0,
            from: from as u32,
            to: to as u32,
            via,
            clock: Self::ELAPSED,
            kind: LinkKind::FinishStart,
            aligned: false,
            turn: Turn::ByDates,
        }
    }

    pub fn from(&self) -> usize {
        self.from as usize
    }

    pub fn to(&self) -> usize {
        self.to as usize
    }

    pub fn is_link(&self) -> bool {
        matches!(self.via, Via::Link(_))
    }

    /// The link's position in the network.
    pub fn link(&self) -> Option<usize> {
        match self.via {
            Via::Link(link) => Some(link as usize),
            Via::Into | Via::OutOf => None,
        }
    }
}

/// Edges grouped by the node they enter, and found by the node they leave.
#[derive(Default)]
pub(crate) struct Edges {
    all: Vec<Edge>,
    incoming: Vec<u32>,
    outgoing: Vec<u32>,
    leaving: Vec<u32>,
}

impl std::ops::Index<usize> for Edges {
    type Output = Edge;
    fn index(&self, edge: usize) -> &Edge {
        &self.all[edge]
    }
}

impl Edges {
    /// Within each group they stay in the order given.
    pub fn new(nodes: usize, mut all: Vec<Edge>) -> Self {
        let incoming = offsets(nodes, all.iter().map(|e| e.to));
        if !all.is_sorted_by_key(|e| e.to) {
            all = grouped(&incoming, &all);
        }
        let outgoing = offsets(nodes, all.iter().map(|e| e.from));
        let (mut next, mut leaving) = (outgoing.clone(), vec![0; all.len()]);
        for (i, edge) in all.iter().enumerate() {
            let place = &mut next[edge.from()];
            leaving[*place as usize] = i as u32;
            *place += 1;
        }
        Self { all, incoming, outgoing, leaving }
    }

    pub fn at(&mut self, edge: usize) -> &mut Edge {
        &mut self.all[edge]
    }

    pub fn into_vec(self) -> Vec<Edge> {
        self.all
    }

    /// Positions of the edges that enter a node.
    pub fn entering(&self, node: usize) -> std::ops::Range<usize> {
        self.incoming[node] as usize..self.incoming[node + 1] as usize
    }

    /// Positions of the edges that leave a node.
    pub fn leaving(&self, node: usize) -> &[u32] {
        &self.leaving[self.outgoing[node] as usize..self.outgoing[node + 1] as usize]
    }

    /// The nodes, each after everything that holds it; those in a circle, and what they hold, are missing.
    pub fn walk(&self) -> Vec<u32> {
        let mut held: Vec<u32> = self.incoming.windows(2).map(|of| of[1] - of[0]).collect();
        let mut order = Vec::with_capacity(held.len());
        order.extend((0..held.len() as u32).filter(|n| held[*n as usize] == 0));
        let mut at = 0;
        while let Some(&node) = order.get(at) {
            at += 1;
            for edge in self.leaving(node as usize) {
                let to = self.all[*edge as usize].to;
                held[to as usize] -= 1;
                if held[to as usize] == 0 {
                    order.push(to);
                }
            }
        }
        order
    }
}

/// Where each node's group begins.
fn offsets(nodes: usize, ends: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut offsets = vec![0; nodes + 1];
    for node in ends {
        offsets[node as usize + 1] += 1;
    }
    for node in 0..nodes {
        offsets[node + 1] += offsets[node];
    }
    offsets
}

fn grouped(incoming: &[u32], edges: &[Edge]) -> Vec<Edge> {
    let Some(first) = edges.first() else { return Vec::new() };
    let (mut next, mut grouped) = (incoming.to_vec(), vec![*first; edges.len()]);
    for edge in edges {
        let place = &mut next[edge.to()];
        grouped[*place as usize] = *edge;
        *place += 1;
    }
    grouped
}
