//! Search and proof in turns: the one finds good plans soon, the other shows that there is none better, and each gives the
//! other what it found.

use super::Progress;
use super::ground::Ground;
use super::prove::{Frame, Prover, Verdict};
use super::search::{Cost, Search};

pub(super) struct Solver<'g, const W: usize> {
    ground: &'g Ground<W>,
    pub search: Search<'g, W>,
    prover: Option<Prover<'g, W>>,
    /// No plan costs less.
    pub bound: Cost,
}

/// Plans of the first turn; later turns are longer.
const TURN: u64 = 400;
/// A clash takes as long as so many plans.
const CLASH: u64 = 10;
/// The share of the prover: while the search finds better plans or is far from the bound, and else.
const WHILE_BETTER: f64 = 0.15;
const WHEN_STUCK: f64 = 0.85;
/// So near to the bound a proof is likely.
const NEAR: f64 = 0.03;
/// Literals beyond which the prover takes too much room.
const MOST_LITERALS: u64 = 1_000_000;

impl<'g, const W: usize> Solver<'g, W> {
    pub fn new(ground: &'g Ground<W>, lower_bound: u32, seed: u64) -> Self {
        let heads = ground.heads();
        let bound = Cost { lateness: ground.lateness(|n| heads[n] + ground.duration[n]), makespan: lower_bound };
        Self { ground, search: Search::new(ground, seed), prover: None, bound }
    }

    pub fn steps(&self) -> u64 {
        self.search.plans() + self.prover.as_ref().map_or(0, |prover| prover.clashes)
    }

    fn progress(&self, clashes: u64) -> Progress {
        let Cost { makespan, lateness } = self.search.cost;
        Progress { makespan, lower_bound: self.bound.makespan, lateness, steps: self.search.plans() + clashes }
    }

    fn open(&self) -> bool {
        self.search.cost > self.bound
    }

    /// Goes on until the best plan is proved, or it is told to stop.
    pub fn run(&mut self, mut go_on: impl FnMut(Progress) -> bool) {
        let provable = self.provable();
        while self.open() {
            let plans = TURN.max(self.search.plans() / 10);
            if !self.seek(plans, &mut go_on) {
                return;
            }
            let share = if self.stuck() { WHEN_STUCK } else { WHILE_BETTER };
            let clashes = (plans as f64 * share / (1.0 - share)) as u64 / CLASH;
            if provable && self.open() && !self.prove(clashes, &mut go_on) {
                return;
            }
        }
    }

    fn stuck(&self) -> bool {
        let Cost { makespan, .. } = self.search.cost;
        let gap = f64::from(makespan - self.bound.makespan) / f64::from(makespan);
        gap < NEAR || self.search.found_at * 2 < self.search.plans()
    }

    /// The prover knows makespans only, and not too large ones.
    fn provable(&self) -> bool {
        let n = self.ground.len() as u64;
        self.ground.promises.is_empty() && n * (n + u64::from(self.search.cost.makespan)) < MOST_LITERALS
    }

    fn seek(&mut self, plans: u64, go_on: &mut impl FnMut(Progress) -> bool) -> bool {
        let end = self.search.plans() + plans;
        let clashes = self.prover.as_ref().map_or(0, |prover| prover.clashes);
        while self.open() && self.search.plans() < end {
            if !go_on(self.progress(clashes)) {
                return false;
            }
            self.search.step();
        }
        true
    }

    fn prove(&mut self, clashes: u64, go_on: &mut impl FnMut(Progress) -> bool) -> bool {
        let Cost { makespan, .. } = self.search.cost;
        let most = makespan - 1;
        let so_far = self.progress(0);
        let frame = || Frame::new(self.ground, self.bound.makespan, most);
        let prover = self.prover.get_or_insert_with(|| Prover::new(self.ground, frame()));
        prover.at_most(most);
        prover.guide(&self.search.best);
        let mut goes_on = true;
        let verdict = prover.search(clashes, |clashes| {
            goes_on = go_on(Progress { steps: so_far.steps + clashes, ..so_far });
            goes_on
        });
        match verdict {
            Verdict::Shorter => self.search.adopt(&prover.found),
            Verdict::None => self.bound.makespan = makespan,
            Verdict::Open => {}
        }
        goes_on
    }
}
