//! The first population: what is due first goes first, with more and more chance mixed in. Where much is promised, each
//! promise is also put off as a whole, and what did well is tried again with a change: which job goes before which other
//! decides more of the lateness than the order within a job.

use rand::Rng;
use rand::rngs::StdRng;

use super::ground::Ground;
use super::search::Cost;

pub(super) struct Seeds {
    /// The longest way through all.
    longest: u32,
    /// By when each promise is aimed at, in the best so far and in what is drawn now.
    best: Vec<u32>,
    drawn: Vec<u32>,
    cost: Option<Cost>,
    tried: usize,
    /// Trials that are still wanted.
    pub left: usize,
}

/// Trials for each member, where something is promised.
const TRIALS: usize = 20;
/// Orders of promises that are tried first, by due date: so many longest ways apart. One way apart, a job goes wholly
/// before the next.
const APART: [f64; 4] = [1.0, 0.5, 0.2, 0.1];

impl Seeds {
    pub fn new<const W: usize>(ground: &Ground<W>, members: usize) -> Self {
        let ways = ground.tails().into_iter().zip(&ground.duration).zip(ground.heads());
        let promises = ground.promises.len();
        Self {
            longest: ways.map(|((tail, duration), head)| head + duration + tail).max().unwrap_or(0),
            best: vec![0; promises],
            drawn: vec![0; promises],
            cost: None,
            tried: 0,
            left: if promises > 1 { TRIALS * members } else { 0 },
        }
    }

    /// Aims at the dates that were promised, then at some orders, then at the best so far with a change.
    pub fn draw<const W: usize>(&mut self, ground: &Ground<W>, rng: &mut StdRng) {
        let promises = &ground.promises;
        if self.tried > 0 && promises.len() < 2 {
            return;
        }
        if self.tried == 0 {
            self.drawn = promises.iter().map(|(_, due, _)| *due).collect();
        } else if let Some(apart) = APART.get(self.tried - 1) {
            let mut order: Vec<usize> = (0..promises.len()).collect();
            order.sort_by_key(|p| promises[*p].1);
            for (rank, p) in order.into_iter().enumerate() {
                self.drawn[p] = promises[p].1 + (rank as f64 * apart * f64::from(self.longest)) as u32;
            }
        } else {
            self.drawn.clone_from(&self.best);
            let (a, b) = (rng.random_range(0..promises.len()), rng.random_range(0..promises.len()));
            if rng.random() {
                self.drawn.swap(a, b);
            } else {
                let reach = self.longest / 2;
                self.drawn[a] = (self.best[b] + rng.random_range(0..=reach)).saturating_sub(reach / 2);
            }
        }
    }

    /// The latest starts for what was drawn, disturbed by chance.
    pub fn keys<const W: usize>(&self, ground: &Ground<W>, noise: f64, rng: &mut StdRng) -> Vec<u32> {
        let mut due = vec![self.longest; ground.len()];
        for ((n, ..), aim) in ground.promises.iter().zip(&self.drawn) {
            due[*n as usize] = (*aim).min(u32::MAX / 8);
        }
        let noise = if ground.promises.len() > 1 { 0.1 * noise } else { noise };
        let mut keys = vec![0; ground.len()];
        for n in (0..ground.len()).rev() {
            for f in ground.after.of(n) {
                due[n] = due[n].min(due[*f as usize].saturating_sub(ground.duration[*f as usize]));
            }
            let chance = noise * f64::from(self.longest) * rng.random::<f64>();
            keys[n] = (2 * due[n] + (2.0 * chance) as u32).saturating_sub(ground.duration[n]);
        }
        keys
    }

    /// Remembers what was drawn if it did as well as the best.
    pub fn judge(&mut self, cost: Cost) {
        self.tried += 1;
        self.left = self.left.saturating_sub(1);
        if self.cost.is_none_or(|best| cost <= best) {
            self.cost = Some(cost);
            self.best.clone_from(&self.drawn);
        }
    }
}
