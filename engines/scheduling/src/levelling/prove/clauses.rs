//! What was learned: of each clause at least one literal holds. Two of its literals are watched.

use super::bounds::Lit;

#[derive(Debug, Clone, Copy)]
pub struct Watch {
    pub clause: u32,
    /// Some other literal of the clause: while it holds there is nothing to do.
    pub blocker: Lit,
}

struct Clause {
    from: u32,
    to: u32,
    /// Levels that its literals were of when it was last of use; few are worth more (Audemard, Simon 2009).
    spread: u32,
    activity: f32,
}

pub struct Clauses {
    literals: Vec<Lit>,
    clauses: Vec<Clause>,
    /// By literal: the clauses to look at once it fails.
    pub watches: Vec<Vec<Watch>>,
    step: f32,
}

/// Clauses of so few levels are kept for good.
const DEAR: u32 = 2;

impl Clauses {
    pub fn new(literals: usize) -> Self {
        Self { literals: Vec::new(), clauses: Vec::new(), watches: vec![Vec::new(); literals], step: 1.0 }
    }

    pub fn len(&self) -> usize {
        self.clauses.len()
    }

    pub fn of(&self, clause: u32) -> &[Lit] {
        let c = &self.clauses[clause as usize];
        &self.literals[c.from as usize..c.to as usize]
    }

    pub fn of_mut(&mut self, clause: u32) -> &mut [Lit] {
        let c = &self.clauses[clause as usize];
        &mut self.literals[c.from as usize..c.to as usize]
    }

    /// Two literals or more, of which the first two are watched.
    pub fn add(&mut self, literals: &[Lit], spread: u32) -> u32 {
        let from = self.literals.len() as u32;
        self.literals.extend_from_slice(literals);
        self.clauses.push(Clause { from, to: self.literals.len() as u32, spread, activity: self.step });
        let clause = self.clauses.len() as u32 - 1;
        self.watch(clause);
        clause
    }

    fn watch(&mut self, clause: u32) {
        let [first, second, ..] = *self.of(clause) else { return };
        self.watches[first.0 as usize].push(Watch { clause, blocker: second });
        self.watches[second.0 as usize].push(Watch { clause, blocker: first });
    }

    pub fn used(&mut self, clause: u32) {
        self.clauses[clause as usize].activity += self.step;
    }

    pub fn decay(&mut self) {
        self.step *= 1.001;
        if self.step > 1e20 {
            self.clauses.iter_mut().for_each(|c| c.activity *= 1e-20);
            self.step *= 1e-20;
        }
    }

    /// Forgets the half that was of least use; only where no clause is the reason of anything.
    pub fn forget(&mut self) {
        let mut uses: Vec<f32> = self.clauses.iter().filter(|c| c.spread > DEAR).map(|c| c.activity).collect();
        if uses.is_empty() {
            return;
        }
        let middle = uses.len() / 2;
        let limit = *uses.select_nth_unstable_by(middle, f32::total_cmp).1;
        let old = std::mem::take(&mut self.literals);
        self.clauses.retain_mut(|c| {
            let keep = c.spread <= DEAR || c.activity >= limit;
            if keep {
                let from = self.literals.len() as u32;
                self.literals.extend_from_slice(&old[c.from as usize..c.to as usize]);
                (c.from, c.to) = (from, self.literals.len() as u32);
            }
            keep
        });
        self.watches.iter_mut().for_each(Vec::clear);
        (0..self.clauses.len() as u32).for_each(|c| self.watch(c));
    }
}
