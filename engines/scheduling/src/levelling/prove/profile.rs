//! What is surely taken in each period: of an activity that starts between `a` and `b`, the periods from `b` to `a` plus
//! its duration (time-tabling: Lahrichi 1982; explained by periods: Schutt, Feydy, Stuckey, Wallace 2011).

use crate::levelling::ground::{GUARD, Ground};

pub struct Profile<const W: usize> {
    /// What is left in each period; the guard of a resource is gone where too much is taken.
    pub free: Vec<[u64; W]>,
    /// What there is.
    pub room: Vec<[u64; W]>,
    /// The bounds that the profile knows of, by side.
    known: Vec<i32>,
}

impl<const W: usize> Profile<W> {
    pub fn new(ground: &Ground<W>, room: Vec<[u64; W]>, known: Vec<i32>) -> Self {
        let mut new = Self { free: room.clone(), room, known };
        for n in 0..ground.len() {
            let (from, to) = (-new.known[2 * n + 1], new.known[2 * n] + ground.duration[n] as i32);
            new.take(ground, n, from, to);
        }
        new
    }

    /// A side rose: what is newly taken, and the first period in which that is too much.
    pub fn rise(&mut self, ground: &Ground<W>, side: u32, new: i32) -> (std::ops::Range<i32>, Option<i32>) {
        let changed = self.change(ground, side, new);
        self.known[side as usize] = new;
        let over = self.take(ground, side as usize / 2, changed.start, changed.end);
        (changed, over)
    }

    /// Takes back a rise to `new`.
    pub fn fall(&mut self, ground: &Ground<W>, side: u32, old: i32, new: i32) {
        self.known[side as usize] = old;
        let changed = self.change(ground, side, new);
        let needs = ground.needs[side as usize / 2];
        for period in changed {
            for (word, need) in self.free[period as usize].iter_mut().zip(needs) {
                *word += need;
            }
        }
    }

    /// The periods that are surely taken once a known side has risen to `new`, and were not before.
    fn change(&self, ground: &Ground<W>, side: u32, new: i32) -> std::ops::Range<i32> {
        let n = side as usize / 2;
        let duration = ground.duration[n] as i32;
        if side & 1 == 0 {
            let latest = -self.known[side as usize + 1];
            latest.max(self.known[side as usize] + duration)..new + duration
        } else {
            let end = self.known[side as usize - 1] + duration;
            -new..end.min(-self.known[side as usize])
        }
    }

    fn take(&mut self, ground: &Ground<W>, n: usize, from: i32, to: i32) -> Option<i32> {
        let needs = ground.needs[n];
        let mut over = None;
        for period in from..to {
            let mut guard = GUARD;
            for (word, need) in self.free[period as usize].iter_mut().zip(needs) {
                *word = word.wrapping_sub(need);
                guard &= *word;
            }
            if guard != GUARD && over.is_none() {
                over = Some(period);
            }
        }
        over
    }
}
