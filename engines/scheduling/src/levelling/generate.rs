//! The serial generation scheme: one activity after the other, each as early as order and capacity let it.
//!
//! A plan read from its end is a plan of the mirrored problem. Generating it backwards in the order of its finishes, and
//! forwards again, closes gaps that no single pass sees (double justification: Valls, Ballestín, Quintanilla 2005).

use super::ground::{GUARD, Ground};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    Forward,
    /// Times are counted back from this period.
    Backward(u32),
}

pub(super) struct Generator<'g, const W: usize> {
    ground: &'g Ground<W>,
    /// What is left of each resource, by period.
    free: Vec<[u64; W]>,
    /// Periods from here on are untouched.
    touched: usize,
    /// Plans made.
    pub plans: u64,
}

impl<'g, const W: usize> Generator<'g, W> {
    pub fn new(ground: &'g Ground<W>) -> Self {
        Self { ground, free: Vec::new(), touched: 0, plans: 0 }
    }

    /// Starts by activity, none before its earliest, for a list in which each comes after all that hold it; returns the
    /// makespan.
    pub fn run(&mut self, list: &[u32], pass: Pass, earliest: &[u32], starts: &mut [u32]) -> u32 {
        self.plans += 1;
        self.clear(pass);
        let holders = if pass == Pass::Forward { &self.ground.before } else { &self.ground.after };
        let mut makespan = 0;
        for &n in list {
            let n = n as usize;
            let finish = |h: &u32| starts[*h as usize] + self.ground.duration[*h as usize];
            let held = holders.of(n).iter().map(finish).max().unwrap_or(0);
            starts[n] = self.place(n, held.max(earliest[n]));
            makespan = makespan.max(starts[n] + self.ground.duration[n]);
        }
        makespan
    }

    /// Makes the profile that of an empty plan.
    fn clear(&mut self, pass: Pass) {
        self.free[..self.touched].fill(self.ground.free);
        self.touched = 0;
        if self.ground.room.is_empty() {
            return;
        }
        self.touched = match pass {
            Pass::Forward => self.ground.room.len(),
            Pass::Backward(end) => end as usize,
        };
        if self.touched > self.free.len() {
            self.free.resize(self.touched.next_power_of_two(), self.ground.free);
        }
        let ground = self.ground;
        let periods = self.free[..self.touched].iter_mut();
        match pass {
            Pass::Forward => periods.zip(0..).for_each(|(free, period)| *free = ground.room_in(period)),
            Pass::Backward(_) => periods.rev().zip(0..).for_each(|(free, period)| *free = ground.room_in(period)),
        }
    }

    /// The first start from which on the activity finds room, which it then takes.
    fn place(&mut self, n: usize, from: u32) -> u32 {
        let (duration, needs) = (self.ground.duration[n] as usize, self.ground.needs[n]);
        if duration == 0 || needs == [0; W] {
            return from;
        }
        let mut start = from as usize;
        loop {
            let end = start + duration;
            if end > self.free.len() {
                self.free.resize(end.next_power_of_two(), self.ground.free);
            }
            // From the end: a period without room there saves trying all starts before it.
            match self.free[start..end].iter().rposition(|free| !has_room(free, &needs)) {
                Some(full) => start += full + 1,
                None => break,
            }
        }
        let end = start + duration;
        for free in &mut self.free[start..end] {
            (0..W).for_each(|word| free[word] -= needs[word]);
        }
        self.touched = self.touched.max(end);
        start as u32
    }
}

fn has_room<const W: usize>(free: &[u64; W], needs: &[u64; W]) -> bool {
    (0..W).all(|word| (free[word] - needs[word]) & GUARD == GUARD)
}
