//! Proofs: whether a plan shorter than the best is possible, by lazy clause generation (Ohrimenko, Stuckey, Codish 2009;
//! for projects Schutt, Feydy, Stuckey, Wallace 2011): bounds of starts are decided and what follows from them is drawn;
//! every clash teaches a clause that holds for good.

mod bounds;
mod choose;
mod clauses;
mod learn;
mod model;
mod profile;
mod propagate;

use super::ground::Ground;
use bounds::{Bounds, Lit, Reason, Side};
use choose::Choice;
use clauses::Clauses;
use learn::Learner;
pub(super) use model::Frame;
use profile::Profile;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A plan was found; it is in `found`.
    Shorter,
    /// There is none.
    None,
    /// The clashes that were allowed are used up.
    Open,
}

pub(super) struct Prover<'g, const W: usize> {
    ground: &'g Ground<W>,
    bounds: Bounds,
    profile: Profile<W>,
    /// By side: which follow it, and by how much.
    arcs: Vec<Vec<(Side, i32)>>,
    /// The same, under a condition.
    arcs_if: Vec<Vec<(Side, i32, Lit)>>,
    /// By literal of an order: the arcs that hold with it.
    orders: Vec<[(Side, Side, i32); 2]>,
    first_order: usize,
    clauses: Clauses,
    choice: Choice,
    learner: Learner,
    /// Entries of the trail up to here are propagated.
    done: usize,
    /// Periods in which more is taken than when all activities were last looked at.
    changed: std::ops::Range<i32>,
    moved: Vec<bool>,
    clash: Vec<Lit>,
    guide: Vec<u32>,
    pub found: Vec<u32>,
    pub clashes: u64,
    restarts: u32,
    kept: usize,
    lost: bool,
}

/// Clashes before the first restart; later ones follow Luby's sequence.
const RESTART: u64 = 100;
/// Clauses that are kept at first, and more after each time that half of them was forgotten.
const KEPT: usize = 10_000;
const KEPT_MORE: usize = 1_000;

impl<'g, const W: usize> Prover<'g, W> {
    /// Looks on for a plan, for so many clashes, as long as it may.
    pub fn search(&mut self, clashes: u64, mut go_on: impl FnMut(u64) -> bool) -> Verdict {
        let mut end = self.clashes + clashes;
        let mut restart = self.clashes + RESTART * luby(self.restarts);
        while !self.lost {
            if !self.propagate() {
                self.clashes += 1;
                self.lost = !self.resolve();
                if !go_on(self.clashes) {
                    end = self.clashes;
                }
            } else if self.clashes >= end.min(restart) {
                self.restart();
                if self.clashes >= end {
                    return Verdict::Open;
                }
                self.restarts += 1;
                restart = self.clashes + RESTART * luby(self.restarts);
            } else if !self.decide() {
                self.note();
                return Verdict::Shorter;
            }
        }
        Verdict::None
    }

    /// From now on only plans up to so long are looked for.
    pub fn at_most(&mut self, makespan: u32) {
        self.back_to(0);
        let side = self.makespan() + 1;
        let value = -(makespan as i32);
        if self.bounds.would_clash(side, value) {
            self.lost = true;
        } else if value > self.bounds.of(side) {
            self.bounds.raise(side, value, Reason::None);
        }
    }

    /// Starts to try first.
    pub fn guide(&mut self, starts: &[u32]) {
        self.guide.clear();
        self.guide.extend_from_slice(starts);
    }

    fn makespan(&self) -> Side {
        2 * self.ground.len() as Side
    }

    fn note(&mut self) {
        self.found = (0..self.ground.len()).map(|n| self.bounds.lower(n) as u32).collect();
    }

    fn restart(&mut self) {
        self.back_to(0);
        if self.clauses.len() > self.kept {
            self.clauses.forget();
            self.kept += KEPT_MORE;
        }
    }

    fn back_to(&mut self, level: u32) {
        if level == self.bounds.level() {
            return;
        }
        let Self { bounds, profile, ground, choice, done, .. } = self;
        let n = 2 * ground.len() as Side;
        let mut atoms = Vec::new();
        bounds.back_to(level, |at, entry| {
            if at < *done && entry.side < n {
                profile.fall(ground, entry.side, entry.old, entry.new);
            }
            atoms.push((entry.side, entry.old, entry.new));
        });
        for (side, old, new) in atoms {
            (old + 1..=new).for_each(|value| choice.put_back(bounds.lit(side, value).atom()));
        }
        *done = bounds.trail.len().min(*done);
        self.changed = 0..0;
        self.moved.fill(false);
    }

    /// False if nothing is left to decide.
    fn decide(&mut self) -> bool {
        while let Some(atom) = self.choice.pop() {
            let lit = Lit(2 * atom as u32);
            if !self.bounds.holds(lit) && !self.bounds.fails(lit) {
                self.decide_on(self.preferred(lit));
                return true;
            }
        }
        let open = (0..self.ground.len()).filter(|n| self.bounds.lower(*n) < self.bounds.upper(*n));
        let first = open.min_by_key(|n| (self.bounds.lower(*n), self.bounds.upper(*n)));
        let Some(n) = first else { return false };
        self.decide_on(self.bounds.lit(2 * n as Side + 1, -self.bounds.lower(n)));
        true
    }

    fn preferred(&self, lit: Lit) -> Lit {
        let (side, value) = self.bounds.decode(lit);
        let x = side as usize / 2;
        let late = match self.guide.get(x) {
            Some(start) => *start as i32 >= value,
            None => false,
        };
        if late { lit } else { lit.not() }
    }

    fn decide_on(&mut self, lit: Lit) {
        self.bounds.new_level();
        let (side, value) = self.bounds.decode(lit);
        self.bounds.raise(side, value, Reason::None);
    }

    /// Learns from a clash and goes back; false if it follows from nothing.
    fn resolve(&mut self) -> bool {
        let level_of = |lit: &Lit| {
            let (side, value) = self.bounds.decode(*lit);
            self.bounds.trail.get(self.bounds.entry_of(side, value) as usize).map_or(0, |entry| entry.level)
        };
        let level = self.clash.iter().map(level_of).max().unwrap_or(0);
        if level == 0 {
            return false;
        }
        let clash = std::mem::take(&mut self.clash);
        self.back_to(level);
        self.learner.learn(&clash, &self.bounds, &mut self.clauses, &mut self.choice);
        self.clash = clash;
        self.back_to(self.learner.level);
        let clause = std::mem::take(&mut self.learner.clause);
        let reason = match clause.len() {
            1 => Reason::None,
            _ => Reason::Clause(self.clauses.add(&clause, self.learner.spread)),
        };
        let (side, value) = self.bounds.decode(clause[0]);
        self.bounds.raise(side, value, reason);
        self.learner.clause = clause;
        self.choice.decay();
        self.clauses.decay();
        true
    }
}

/// 1 1 2 1 1 2 4 1 1 2 1 1 2 4 8 ... (Luby, Sinclair, Zuckerman 1993), counted from 0.
fn luby(mut at: u32) -> u64 {
    loop {
        let size = (at + 2).next_power_of_two();
        if at + 2 == size {
            return u64::from(size / 2);
        }
        at -= size / 2 - 1;
    }
}
