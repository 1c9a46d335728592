//! What follows from the bounds there are: by clauses, by links, and by what is surely taken.

use super::Prover;
use super::bounds::{Lit, Reason, Side};
use super::clauses::Watch;
use crate::levelling::ground::GUARD;

impl<const W: usize> Prover<'_, W> {
    /// False on a clash, which is then written down.
    pub(super) fn propagate(&mut self) -> bool {
        loop {
            while self.done < self.bounds.trail.len() {
                let entry = self.bounds.trail[self.done];
                self.done += 1;
                let fine = self.fill(entry.side, entry.new)
                    && self.follow(entry.side)
                    && (entry.old + 1..=entry.new).all(|value| self.watched(self.bounds.lit(entry.side, value).not()));
                if !fine {
                    return false;
                }
            }
            if !self.sweep() {
                return false;
            }
            if self.done == self.bounds.trail.len() {
                return true;
            }
        }
    }

    /// Raises a side unless it is there; on a clash the reasons are those that `why` gives.
    fn raise(&mut self, side: Side, value: i32, reason: Reason) -> bool {
        if self.bounds.of(side) >= value {
            return true;
        }
        if !self.bounds.would_clash(side, value) {
            self.bounds.raise(side, value, reason);
            return true;
        }
        self.clash.clear();
        match reason {
            Reason::None => {}
            Reason::Arc { from, weight } => self.clash_if(from, value - weight),
            Reason::ArcIf { from, weight, holds } => {
                self.clash_if(from, value - weight);
                self.clash.push(holds);
            }
            Reason::Clause(c) => self.clash.extend(self.clauses.of(c)[1..].iter().map(|lit| lit.not())),
            Reason::Listed(from, to) => {
                self.clash.extend_from_slice(&self.bounds.listed[from as usize..to as usize]);
            }
        }
        self.clash_if(side ^ 1, 1 - value);
        false
    }

    fn clash_if(&mut self, side: Side, value: i32) {
        if self.bounds.can_fail(side, value) {
            self.clash.push(self.bounds.lit(side, value));
        }
    }

    /// Takes what the activity now surely takes.
    fn fill(&mut self, side: Side, value: i32) -> bool {
        if side as usize >= 2 * self.ground.len() {
            return true;
        }
        self.moved[side as usize / 2] = true;
        let (changed, over) = self.profile.rise(self.ground, side, value);
        if self.changed.is_empty() {
            self.changed = changed;
        } else if !changed.is_empty() {
            self.changed = self.changed.start.min(changed.start)..self.changed.end.max(changed.end);
        }
        let Some(period) = over else { return true };
        let mut clash = std::mem::take(&mut self.clash);
        clash.clear();
        self.explain(period, [0; W], usize::MAX, &mut clash);
        self.clash = clash;
        false
    }

    pub(super) fn follow(&mut self, side: Side) -> bool {
        if let Some(order) = (side as usize).checked_sub(self.first_order) {
            let holds = self.bounds.lit(side, self.bounds.of(side));
            return self.orders[order].into_iter().all(|(from, to, weight)| {
                let value = self.bounds.of(from) + weight;
                self.raise(to, value, Reason::ArcIf { from, weight, holds })
            });
        }
        let value = self.bounds.of(side);
        for at in 0..self.arcs[side as usize].len() {
            let (to, weight) = self.arcs[side as usize][at];
            if !self.raise(to, value + weight, Reason::Arc { from: side, weight }) {
                return false;
            }
        }
        for at in 0..self.arcs_if[side as usize].len() {
            let (to, weight, holds) = self.arcs_if[side as usize][at];
            let wanted = value + weight;
            if self.bounds.of(to) >= wanted || self.bounds.fails(holds) {
                continue;
            }
            let fine = if self.bounds.holds(holds) {
                self.raise(to, wanted, Reason::ArcIf { from: side, weight, holds })
            } else {
                !self.bounds.would_clash(to, wanted) || self.exclude(side, to, wanted, weight, holds)
            };
            if !fine {
                return false;
            }
        }
        true
    }

    /// An order that no longer fits does not hold.
    fn exclude(&mut self, side: Side, to: Side, wanted: i32, weight: i32, holds: Lit) -> bool {
        let from = self.bounds.listed.len() as u32;
        // As much of the overlap as possible is given to the side that needs no literal.
        let mut value = wanted - weight;
        let against = 1 - wanted;
        let spare = self.bounds.of(to ^ 1) - against;
        value -= spare.max(0);
        if self.bounds.can_fail(side, value) {
            self.bounds.listed.push(self.bounds.lit(side, value));
        }
        let against = 1 - (value + weight);
        if self.bounds.can_fail(to ^ 1, against) {
            self.bounds.listed.push(self.bounds.lit(to ^ 1, against));
        }
        let reason = Reason::Listed(from, self.bounds.listed.len() as u32);
        let (side, value) = self.bounds.decode(holds.not());
        self.raise(side, value, reason)
    }

    /// Looks at the clauses of a literal that fails now.
    fn watched(&mut self, failed: Lit) -> bool {
        let mut watches = std::mem::take(&mut self.clauses.watches[failed.0 as usize]);
        let (mut read, mut write) = (0, 0);
        let mut fine = true;
        while read < watches.len() {
            let watch = watches[read];
            read += 1;
            if self.bounds.holds(watch.blocker) {
                watches[write] = watch;
                write += 1;
                continue;
            }
            let bounds = &self.bounds;
            let literals = self.clauses.of_mut(watch.clause);
            if literals[0] == failed {
                literals.swap(0, 1);
            }
            let first = literals[0];
            let kept = Watch { clause: watch.clause, blocker: first };
            if first != watch.blocker && bounds.holds(first) {
                watches[write] = kept;
                write += 1;
                continue;
            }
            if let Some(other) = (2..literals.len()).find(|k| !bounds.fails(literals[*k])) {
                literals.swap(1, other);
                let now = literals[1];
                self.clauses.watches[now.0 as usize].push(kept);
                continue;
            }
            watches[write] = kept;
            write += 1;
            let (side, value) = self.bounds.decode(first);
            if !self.raise(side, value, Reason::Clause(watch.clause)) {
                fine = false;
                break;
            }
        }
        watches.copy_within(read.., write);
        watches.truncate(write + watches.len() - read);
        self.clauses.watches[failed.0 as usize] = watches;
        fine
    }

    /// Moves every activity out of periods without room, at both of its ends.
    fn sweep(&mut self) -> bool {
        let changed = std::mem::take(&mut self.changed);
        for n in 0..self.ground.len() {
            let (first, last) = (self.bounds.lower(n), self.bounds.upper(n));
            let duration = self.ground.duration[n] as i32;
            let touched = first < changed.end && changed.start < last + duration;
            if !std::mem::take(&mut self.moved[n]) && !touched {
                continue;
            }
            if first < last && duration > 0 && !(self.sweep_ahead(n) && self.sweep_back(n)) {
                return false;
            }
        }
        true
    }

    fn sweep_ahead(&mut self, n: usize) -> bool {
        let duration = self.ground.duration[n] as i32;
        loop {
            let (first, last) = (self.bounds.lower(n), self.bounds.upper(n));
            let end = last.min(first + duration);
            let Some(full) = (first..end).rev().find(|period| !self.has_room(n, *period)) else { return true };
            if !self.push_out(n, full, (2 * n as Side, full + 1 - duration), (2 * n as Side, full + 1)) {
                return false;
            }
        }
    }

    fn sweep_back(&mut self, n: usize) -> bool {
        let duration = self.ground.duration[n] as i32;
        loop {
            let (first, last) = (self.bounds.lower(n), self.bounds.upper(n));
            let begin = last.max(first + duration);
            let Some(full) = (begin..last + duration).find(|period| !self.has_room(n, *period)) else { return true };
            if !self.push_out(n, full, (2 * n as Side + 1, -full), (2 * n as Side + 1, duration - full)) {
                return false;
            }
        }
    }

    fn has_room(&self, n: usize, period: i32) -> bool {
        let free = self.profile.free[period as usize].iter();
        free.zip(self.ground.needs[n]).all(|(free, need)| (free - need) & GUARD == GUARD)
    }

    /// Who would run in a full period by the one bound must keep to the other.
    fn push_out(&mut self, n: usize, full: i32, because: (Side, i32), then: (Side, i32)) -> bool {
        let from = self.bounds.listed.len() as u32;
        let mut listed = std::mem::take(&mut self.bounds.listed);
        if self.bounds.can_fail(because.0, because.1) {
            listed.push(self.bounds.lit(because.0, because.1));
        }
        self.explain(full, self.ground.needs[n], n, &mut listed);
        let to = listed.len() as u32;
        self.bounds.listed = listed;
        self.raise(then.0, then.1, Reason::Listed(from, to))
    }

    /// Why a period has no room for so much more: enough of those that surely run in it.
    fn explain(&self, period: i32, more: [u64; W], besides: usize, why: &mut Vec<Lit>) {
        let (lane, capacity) = self.overfull(period, more);
        let amount = |words: &[u64; W]| (words[lane / 4] >> (16 * (lane % 4)) & 0xffff) as i32;
        let mut missing = capacity + 1 - amount(&more);
        let mut taken: Vec<(i32, usize)> = Vec::new();
        for n in (0..self.ground.len()).filter(|n| *n != besides) {
            let need = amount(&self.ground.needs[n]);
            if need == 0 || self.bounds.upper(n) > period || self.bounds.lower(n) + self.duration(n) <= period {
                continue;
            }
            if self.because(n, period).iter().all(|(side, value)| !self.bounds.can_fail(*side, *value)) {
                missing -= need;
            } else {
                taken.push((need, n));
            }
        }
        taken.sort_unstable_by(|a, b| b.cmp(a));
        for (need, n) in taken {
            if missing <= 0 {
                break;
            }
            missing -= need;
            for (side, value) in self.because(n, period) {
                if self.bounds.can_fail(side, value) {
                    why.push(self.bounds.lit(side, value));
                }
            }
        }
    }

    fn duration(&self, n: usize) -> i32 {
        self.ground.duration[n] as i32
    }

    /// The bounds by which an activity surely runs in a period.
    fn because(&self, n: usize, period: i32) -> [(Side, i32); 2] {
        [(2 * n as Side, period + 1 - self.duration(n)), (2 * n as Side + 1, -period)]
    }

    /// A resource that lacks room in a period, and its capacity.
    fn overfull(&self, period: i32, more: [u64; W]) -> (usize, i32) {
        for (word, free) in self.profile.free[period as usize].iter().enumerate() {
            let lacking = !free.wrapping_sub(more[word]) & GUARD;
            if lacking != 0 {
                let lane = lacking.trailing_zeros() as usize / 16;
                let capacity = self.profile.room[period as usize][word] >> (16 * lane) & 0x7fff;
                return (4 * word + lane, capacity as i32);
            }
        }
        unreachable!("called for a period without room")
    }
}
