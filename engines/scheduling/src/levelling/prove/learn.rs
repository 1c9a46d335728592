//! Why a clash came about, as a clause that forbids it: literals are traded for their reasons until only one of the last
//! level is left (first unique implication point), then those that follow from others are left out.

use super::bounds::{Bounds, Lit, NOWHERE, Reason};
use super::choose::Choice;
use super::clauses::Clauses;

#[derive(Default)]
pub struct Learner {
    /// By entry of the trail: whether the clash rests on it, and on which value.
    asked: Vec<Option<i32>>,
    /// By entry: the value that follows from others, or at which that was tried in vain.
    follows: Vec<Option<i32>>,
    stays: Vec<Option<i32>>,
    touched: Vec<u32>,
    lower: Vec<u32>,
    /// The clause; its first literal is to be made true at `level`, and the second is of that level.
    pub clause: Vec<Lit>,
    pub level: u32,
    pub spread: u32,
    room: Vec<Lit>,
    levels: Vec<u32>,
}

/// Reasons of reasons that are looked at to leave a literal out.
const DEEP: u32 = 12;

impl Learner {
    /// From literals that hold together and must not, at least one of them of the current level.
    pub fn learn(&mut self, clash: &[Lit], bounds: &Bounds, clauses: &mut Clauses, choice: &mut Choice) {
        let size = bounds.trail.len();
        self.asked.resize(size.max(self.asked.len()), None);
        self.follows.resize(self.asked.len(), None);
        self.stays.resize(self.asked.len(), None);
        let mut open = 0;
        for lit in clash {
            open += self.ask(*lit, bounds, choice);
        }
        let mut at = size;
        let first = loop {
            at -= 1;
            let Some(value) = self.asked[at] else { continue };
            let entry = &bounds.trail[at];
            if open == 1 {
                break bounds.lit(entry.side, value);
            }
            open -= 1;
            if let Reason::Clause(c) = entry.reason {
                clauses.used(c);
            }
            let mut why = std::mem::take(&mut self.room);
            reasons(at, value, bounds, clauses, &mut why);
            for lit in why.drain(..) {
                open += self.ask(lit, bounds, choice);
            }
            self.room = why;
        };
        self.write(first, at as u32, bounds, clauses);
        for entry in self.touched.drain(..) {
            self.asked[entry as usize] = None;
            self.follows[entry as usize] = None;
            self.stays[entry as usize] = None;
        }
        self.lower.clear();
    }

    /// 1 if that is a new entry of the current level.
    fn ask(&mut self, lit: Lit, bounds: &Bounds, choice: &mut Choice) -> usize {
        let (side, value) = bounds.decode(lit);
        let at = bounds.entry_of(side, value);
        if at == NOWHERE || bounds.trail[at as usize].level == 0 {
            return 0;
        }
        choice.bump(lit.atom());
        if let Some(before) = self.asked[at as usize] {
            self.asked[at as usize] = Some(before.max(value));
            return 0;
        }
        self.asked[at as usize] = Some(value);
        self.touched.push(at);
        if bounds.trail[at as usize].level == bounds.level() {
            return 1;
        }
        self.lower.push(at);
        0
    }

    fn write(&mut self, first: Lit, first_at: u32, bounds: &Bounds, clauses: &Clauses) {
        self.clause.clear();
        self.clause.push(first.not());
        self.level = 0;
        let mut lower = std::mem::take(&mut self.lower);
        lower.retain(|at| !self.left_out(*at, bounds, clauses));
        // Of a side the last that is left asks for the most.
        let left = Left { entries: &lower, first_at };
        let strongest: Vec<u32> = lower.iter().copied().filter(|at| !left.asks_more(*at, bounds)).collect();
        lower = strongest;
        self.levels.clear();
        for at in &lower {
            let entry = &bounds.trail[*at as usize];
            let value = self.asked[*at as usize].expect("asked");
            self.clause.push(bounds.lit(entry.side, value).not());
            self.levels.push(entry.level);
            if entry.level > self.level {
                self.level = entry.level;
                let last = self.clause.len() - 1;
                self.clause.swap(1, last);
            }
        }
        self.levels.sort_unstable();
        self.levels.dedup();
        self.spread = self.levels.len() as u32 + 1;
        self.lower = lower;
    }

    fn left_out(&mut self, at: u32, bounds: &Bounds, clauses: &Clauses) -> bool {
        let value = self.asked[at as usize].expect("asked");
        self.reasons_follow(at, value, bounds, clauses, DEEP)
    }

    fn reasons_follow(&mut self, at: u32, value: i32, bounds: &Bounds, clauses: &Clauses, deep: u32) -> bool {
        if deep == 0 || matches!(bounds.trail[at as usize].reason, Reason::None) {
            return false;
        }
        let mut why = Vec::new();
        reasons(at as usize, value, bounds, clauses, &mut why);
        why.into_iter().all(|lit| self.known(lit, bounds, clauses, deep - 1))
    }

    /// True from the start, in the clause, or following from what is.
    fn known(&mut self, lit: Lit, bounds: &Bounds, clauses: &Clauses, deep: u32) -> bool {
        let (side, value) = bounds.decode(lit);
        let at = bounds.entry_of(side, value);
        if at == NOWHERE || bounds.trail[at as usize].level == 0 {
            return true;
        }
        let place = at as usize;
        let lower = bounds.trail[place].level < bounds.level();
        if lower && (self.asked[place] >= Some(value) || self.follows[place] >= Some(value)) {
            return true;
        }
        if !lower || self.stays[place].is_some_and(|tried| tried <= value) {
            return false;
        }
        let follows = self.reasons_follow(at, value, bounds, clauses, deep);
        let memory = if follows { &mut self.follows } else { &mut self.stays };
        memory[place] = Some(value);
        self.touched.push(at);
        follows
    }
}

/// What is left of a clause, in the order it came in.
struct Left<'l> {
    entries: &'l [u32],
    first_at: u32,
}

impl Left<'_> {
    /// Whether a later entry of the same side is there, too.
    fn asks_more(&self, at: u32, bounds: &Bounds) -> bool {
        let mut later = bounds.latest(bounds.trail[at as usize].side);
        while later != at {
            if later == self.first_at || self.entries.contains(&later) {
                return true;
            }
            later = bounds.trail[later as usize].previous;
        }
        false
    }
}

/// Literals from which an entry follows, as far as a value is concerned.
fn reasons(at: usize, value: i32, bounds: &Bounds, clauses: &Clauses, why: &mut Vec<Lit>) {
    let entry = &bounds.trail[at];
    let mut arc = |from: u32, weight: i32| {
        if bounds.can_fail(from, value - weight) {
            why.push(bounds.lit(from, value - weight));
        }
    };
    match entry.reason {
        Reason::None => {}
        Reason::Arc { from, weight } => arc(from, weight),
        Reason::ArcIf { from, weight, holds } => {
            arc(from, weight);
            why.push(holds);
        }
        Reason::Clause(c) => why.extend(clauses.of(c)[1..].iter().map(|lit| lit.not())),
        Reason::Listed(from, to) => why.extend_from_slice(&bounds.listed[from as usize..to as usize]),
    }
}
