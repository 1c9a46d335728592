//! Finds tasks that wait for each other in a circle, and one link of each circle to leave out.

use crate::plan::Edge;

pub(crate) struct Cycle {
    /// Its links once round, by their positions in the network. Where one does not begin at the task at which the last
    /// ended, one of the two is a summary around the other.
    pub links: Vec<usize>,
    /// The link, by its position in the network, without which the circle is open.
    pub left_out: usize,
}

#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// One step of the walk: a node, the edge it was reached by, and how many of its edges were followed.
struct Step {
    node: usize,
    by: Option<usize>,
    followed: usize,
}

/// Walks depth first, in the order of ids so that the answer does not depend on the order of input. An edge back to an
/// open node closes a circle; its last link is left out. (The edges between a summary and its parts can't be.)
pub(crate) fn find<'a>(nodes: usize, edges: &[Edge], id: impl Fn(usize) -> &'a str) -> Vec<Cycle> {
    let mut leaving: Vec<Vec<usize>> = vec![Vec::new(); nodes];
    for (i, edge) in edges.iter().enumerate() {
        leaving[edge.from()].push(i);
    }
    for out in &mut leaving {
        out.sort_by_key(|e| (id(edges[*e].to()), edges[*e].to(), edges[*e].kind.code(), edges[*e].lag));
    }
    let mut roots: Vec<usize> = (0..nodes).collect();
    roots.sort_by_key(|n| (id(*n), *n));

    let mut walk =
        Walk { edges, leaving, marks: vec![Mark::New; nodes], dropped: vec![false; edges.len()], cycles: Vec::new() };
    for root in roots {
        if walk.marks[root] == Mark::New {
            walk.from(root);
        }
    }
    walk.cycles
}

struct Walk<'e> {
    edges: &'e [Edge],
    leaving: Vec<Vec<usize>>,
    marks: Vec<Mark>,
    dropped: Vec<bool>,
    cycles: Vec<Cycle>,
}

impl Walk<'_> {
    fn from(&mut self, root: usize) {
        let mut path = vec![Step { node: root, by: None, followed: 0 }];
        self.marks[root] = Mark::Open;
        while let Some(step) = path.last_mut() {
            let Some(&edge) = self.leaving[step.node].get(step.followed) else {
                self.marks[step.node] = Mark::Done;
                path.pop();
                continue;
            };
            step.followed += 1;
            if self.dropped[edge] {
                continue;
            }
            let to = self.edges[edge].to();
            match self.marks[to] {
                Mark::Done => {}
                Mark::New => {
                    self.marks[to] = Mark::Open;
                    path.push(Step { node: to, by: Some(edge), followed: 0 });
                }
                Mark::Open => self.open_circle(&mut path, edge, to),
            }
        }
    }

    /// Leaves out the last link of the circle that `closing` closes, and steps back to where that link began.
    fn open_circle(&mut self, path: &mut Vec<Step>, closing: usize, to: usize) {
        let begin = path.iter().position(|s| s.node == to).unwrap_or(0);
        let circle: Vec<usize> = path[begin + 1..].iter().filter_map(|s| s.by).chain([closing]).collect();
        let Some((last, link)) = circle.iter().enumerate().rev().find_map(|(i, e)| Some((i, self.edges[*e].link()?)))
        else {
            return;
        };
        self.dropped[circle[last]] = true;
        let links = circle.iter().filter_map(|e| self.edges[*e].link());
        self.cycles.push(Cycle { links: links.collect(), left_out: link });
        for step in path.drain(begin + 1 + last..) {
            self.marks[step.node] = Mark::New;
        }
    }
}
