//! Which tasks decided the finish of a run.

use super::net::{Held, Kind, Net, Node, State};
use crate::job::NEVER;

/// A node was reached through its start, its finish or both.
const START: u8 = 1;
const FINISH: u8 = 2;

impl Net<'_> {
    /// Goes back from whatever ends last over every edge that decides, and calls each task and milestone on the way.
    /// `marks` holds a zero for each node, before and after.
    pub fn trace(&self, work: &[i32], paces: &[f64], state: &State, marks: &mut [u8], mut on_path: impl FnMut(usize)) {
        let last: Vec<i64> = self
            .clocks
            .iter()
            .zip(&state.last)
            .map(|(clock, last)| if *last != NEVER && clock.earliest(*last) == Some(state.end) { *last } else { NEVER })
            .collect();
        for (n, node) in self.nodes.iter().enumerate().rev() {
            let ends = match node.kind {
                Kind::Work { .. } => state.clock[2 * n + 1] == last[usize::from(node.clock)],
                Kind::Point { .. } => state.minute[2 * n + 1] == state.end,
                _ => false,
            };
            let mark = marks[n] | if ends { FINISH } else { 0 };
            if mark == 0 {
                continue;
            }
            marks[n] = 0;
            match node.kind {
                Kind::Fixed => {}
                Kind::Exit => self.trace_parts(n, node, mark, state, marks),
                Kind::Entry => self.trace_edges(n, i64::from(work[n]), paces, state, marks),
                // When it began is known, whatever happens.
                Kind::Work { begun: true } | Kind::Point { begun: true } if mark & FINISH == 0 => {}
                Kind::Work { .. } | Kind::Point { .. } => {
                    on_path(n);
                    if node.held == Held::No {
                        self.trace_edges(n, i64::from(work[n]), paces, state, marks);
                    }
                }
            }
        }
    }

    fn trace_edges(&self, n: usize, work: i64, paces: &[f64], state: &State, marks: &mut [u8]) {
        let node = &self.nodes[n];
        let is_work = matches!(node.kind, Kind::Work { .. });
        for edge in self.edges_of(node) {
            let release = if is_work { self.release(edge, node, work, paces, state) } else { self.bound(edge, state) };
            if release == state.released[n] {
                marks[edge.base as usize / 2] |= if edge.base % 2 == 0 { START } else { FINISH };
            }
        }
    }

    fn trace_parts(&self, n: usize, node: &Node, mark: u8, state: &State, marks: &mut [u8]) {
        for edge in self.edges_of(node) {
            let part = edge.base as usize / 2;
            if mark & START != 0 && state.minute[2 * part] == state.minute[2 * n] {
                marks[part] |= START;
            }
            if mark & FINISH != 0 && state.minute[2 * part + 1] == state.minute[2 * n + 1] {
                marks[part] |= FINISH;
            }
        }
    }
}
