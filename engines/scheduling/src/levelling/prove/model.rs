//! A problem as variables and rules.

use super::bounds::{Bounds, Side};
use super::{Choice, Clauses, KEPT, Learner, Profile, Prover};
use crate::levelling::ground::{GUARD, Ground};

/// When activities may start, and what there is for them in each period.
pub(in crate::levelling) struct Frame<const W: usize> {
    /// By activity: its first and its last start.
    pub windows: Vec<(i32, i32)>,
    /// By period.
    pub room: Vec<[u64; W]>,
    /// Periods that the whole may take.
    pub least: i32,
    pub most: i32,
}

impl<const W: usize> Frame<W> {
    /// For plans from `least` to `most` periods long; the longest chain must fit.
    pub fn new(ground: &Ground<W>, least: u32, most: u32) -> Self {
        let (heads, tails) = (ground.heads(), ground.tails());
        let window = |n: usize| (heads[n] as i32, (most - tails[n] - ground.duration[n]) as i32);
        Self {
            windows: (0..ground.len()).map(window).collect(),
            room: (0..most as usize).map(|period| ground.room_in(period)).collect(),
            least: least as i32,
            most: most as i32,
        }
    }
}

impl<'g, const W: usize> Prover<'g, W> {
    pub fn new(ground: &'g Ground<W>, frame: Frame<W>) -> Self {
        let n = ground.len();
        let Frame { windows, room, least, most } = frame;
        let pairs = pairs(ground, &windows);
        let domains = windows.iter().copied().chain([(least, most)]).chain(pairs.iter().map(|_| (0, 1)));
        let bounds = Bounds::new(domains);
        let known = (0..2 * n).map(|side| bounds.of(side as Side)).collect();
        let mut new = Self {
            ground,
            changed: 0..room.len() as i32,
            profile: Profile::new(ground, room, known),
            arcs: vec![Vec::new(); 2 * (n + 1)],
            arcs_if: vec![Vec::new(); 2 * (n + 1)],
            orders: Vec::new(),
            first_order: 2 * (n + 1),
            clauses: Clauses::new(2 * bounds.atoms()),
            choice: Choice::new(bounds.atoms()),
            learner: Learner::default(),
            bounds,
            done: 0,
            moved: vec![true; n],
            clash: Vec::new(),
            guide: Vec::new(),
            found: Vec::new(),
            clashes: 0,
            restarts: 0,
            kept: KEPT,
            lost: false,
        };
        new.link();
        pairs.into_iter().enumerate().for_each(|(at, pair)| new.order(n + 1 + at, pair));
        let full = new.profile.free.iter().flatten().any(|word| word & GUARD != GUARD);
        new.lost = full || !(0..2 * (n as Side + 1)).all(|side| new.follow(side));
        new
    }

    fn link(&mut self) {
        let ground = self.ground;
        for i in 0..ground.len() {
            let weight = ground.duration[i] as i32;
            ground.after.of(i).iter().for_each(|j| self.arc(i, *j as usize, weight));
            if ground.after.of(i).is_empty() {
                self.arc(i, ground.len(), weight);
            }
        }
    }

    /// j starts at least so long after i.
    fn arc(&mut self, i: usize, j: usize, weight: i32) {
        self.arcs[2 * i].push((2 * j as Side, weight));
        self.arcs[2 * j + 1].push((2 * i as Side + 1, weight));
    }

    /// The variable x says which of two comes first.
    fn order(&mut self, x: usize, (i, j): (usize, usize)) {
        let x = 2 * x as Side;
        for (holds, i, j) in [(self.bounds.lit(x, 1), i, j), (self.bounds.lit(x + 1, 0), j, i)] {
            let weight = self.ground.duration[i] as i32;
            let (ahead, back) = ((2 * i as Side, 2 * j as Side), (2 * j as Side + 1, 2 * i as Side + 1));
            self.arcs_if[ahead.0 as usize].push((ahead.1, weight, holds));
            self.arcs_if[back.0 as usize].push((back.1, weight, holds));
            self.orders.push([(ahead.0, ahead.1, weight), (back.0, back.1, weight)]);
        }
    }
}

/// Those that can't run at the same time, though neither waits for the other.
fn pairs<const W: usize>(ground: &Ground<W>, windows: &[(i32, i32)]) -> Vec<(usize, usize)> {
    let mut waits: Vec<Vec<bool>> = Vec::new();
    let mut found = Vec::new();
    for j in 0..ground.len() {
        let mut own = vec![false; j];
        for before in ground.before.of(j) {
            own[*before as usize] = true;
            waits[*before as usize].iter().enumerate().filter(|(_, w)| **w).for_each(|(i, _)| own[i] = true);
        }
        for i in (0..j).filter(|i| !own[*i] && ground.duration[*i] > 0 && ground.duration[j] > 0) {
            let together = ground.free.iter().zip(ground.needs[i]).zip(ground.needs[j]);
            let fit = together.fold(GUARD, |guard, ((free, a), b)| guard & free.wrapping_sub(a + b));
            let apart = |a: usize, b: usize| windows[a].1 + ground.duration[a] as i32 <= windows[b].0;
            if fit != GUARD && !apart(i, j) && !apart(j, i) {
                found.push((i, j));
            }
        }
        waits.push(own);
    }
    found
}
