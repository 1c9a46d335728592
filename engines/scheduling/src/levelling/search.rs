//! The population search: plans are crossed, disturbed a little, and justified; the better ones stay.
//!
//! A child keeps one stretch of time of its first parent as that planned it; what lies before and after it goes in the
//! order of the second (Debels and Vanhoucke 2007). Members are plans read backwards: generating a child forwards and
//! then backwards again is the double justification.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::generate::{Direction, Generator};
use super::ground::Ground;

/// So few activities have at most 40,320 orders: all of them are tried.
pub(super) const FEW: usize = 8;
const MEMBERS: usize = 60;
/// The stretch that is kept, as a part of the plan.
const KEPT: std::ops::Range<f64> = 0.1..0.5;
/// One key in so many is disturbed, by up to so many periods.
const DISTURBED: f64 = 0.03;
const BY_UP_TO: i32 = 8;
/// Generations without a better plan after which the search begins anew.
const PATIENCE: u32 = 100;

pub(super) struct Search<'g, const W: usize> {
    ground: &'g Ground<W>,
    generator: Generator<'g, W>,
    rng: StdRng,
    tails: Vec<u32>,
    members: Vec<Member>,
    pub best: Vec<u32>,
    pub makespan: u32,
    // Room that every child uses again.
    keys: Vec<u64>,
    waits: Vec<u32>,
    ready: BinaryHeap<Reverse<(u64, u32)>>,
    list: Vec<u32>,
    starts: Vec<u32>,
    counts: Vec<u32>,
}

/// A plan read backwards.
struct Member {
    starts: Vec<u32>,
    makespan: u32,
}

impl<'g, const W: usize> Search<'g, W> {
    pub fn new(ground: &'g Ground<W>, seed: u64) -> Self {
        let n = ground.len();
        let mut search = Self {
            ground,
            generator: Generator::new(ground),
            rng: StdRng::seed_from_u64(seed),
            tails: ground.tails(),
            members: Vec::new(),
            best: vec![0; n],
            makespan: u32::MAX,
            keys: vec![0; n],
            waits: vec![0; n],
            ready: BinaryHeap::new(),
            list: Vec::with_capacity(n),
            starts: vec![0; n],
            counts: Vec::new(),
        };
        search.member(0.0);
        search
    }

    pub fn plans(&self) -> u64 {
        self.generator.plans
    }

    /// Tries every order there is, unless it is told to stop: some order makes the shortest plan. True if it tried them all.
    pub fn exhaust(&mut self, lower_bound: u32, mut go_on: impl FnMut(&Self) -> bool) -> bool {
        self.try_after(&mut Vec::with_capacity(FEW), lower_bound, &mut go_on)
    }

    fn try_after(&mut self, chosen: &mut Vec<u32>, lower_bound: u32, go_on: &mut impl FnMut(&Self) -> bool) -> bool {
        if self.makespan <= lower_bound {
            return true;
        }
        if chosen.len() == self.ground.len() {
            let span = self.generator.run(chosen, Direction::Forward, &mut self.starts);
            self.note(span, Direction::Forward);
            return go_on(self);
        }
        for next in 0..self.ground.len() as u32 {
            let held = self.ground.before.of(next as usize).iter().any(|holder| !chosen.contains(holder));
            if held || chosen.contains(&next) {
                continue;
            }
            chosen.push(next);
            let whole = self.try_after(chosen, lower_bound, go_on);
            chosen.pop();
            if !whole {
                return false;
            }
        }
        true
    }

    /// Goes on until it is told to stop, or a plan is as short as can be. The question is asked once a child.
    pub fn improve(&mut self, lower_bound: u32, mut go_on: impl FnMut(&Self) -> bool) {
        while self.makespan > lower_bound {
            self.members.clear();
            for member in 0..MEMBERS {
                if self.makespan <= lower_bound || !go_on(self) {
                    return;
                }
                let noise = if member == 0 { 0.0 } else { self.rng.random_range(0.0..1.0) };
                let member = self.member(noise);
                self.members.push(member);
            }
            let mut patience = PATIENCE;
            while patience > 0 {
                let before = self.makespan;
                for place in 0..MEMBERS {
                    if self.makespan <= lower_bound || !go_on(self) {
                        return;
                    }
                    self.breed(place);
                }
                patience = if self.makespan < before { PATIENCE } else { patience - 1 };
            }
        }
    }

    /// A plan that starts first what has the longest way to go, with more or less chance mixed in.
    fn member(&mut self, noise: f64) -> Member {
        let longest = self.tails.iter().zip(&self.ground.duration).map(|(tail, d)| tail + d).max().unwrap_or(0);
        for n in 0..self.ground.len() {
            let way = 2 * self.tails[n] + self.ground.duration[n];
            let chance = noise * f64::from(longest) * self.rng.random::<f64>();
            self.keys[n] = u64::from(2 * longest + (2.0 * chance) as u32).saturating_sub(u64::from(way));
        }
        self.justified()
    }

    /// Crosses the member at a place with another; the child takes the place unless it is worse.
    fn breed(&mut self, place: usize) {
        let (a, b) = (self.rng.random_range(0..MEMBERS), self.rng.random_range(0..MEMBERS));
        let other = if self.members[a].makespan <= self.members[b].makespan { a } else { b };
        let (keeps, orders) = if self.rng.random() { (place, other) } else { (other, place) };
        self.cross(keeps, orders);
        let child = self.justified();
        if child.makespan <= self.members[place].makespan {
            self.members[place] = child;
        }
    }

    fn cross(&mut self, keeps: usize, orders: usize) {
        let (keeps, orders) = (&self.members[keeps], &self.members[orders]);
        let length = self.rng.random_range(KEPT) * f64::from(keeps.makespan);
        let begins = self.rng.random_range(-0.5 * length..f64::from(keeps.makespan) - 0.5 * length).max(0.0);
        let kept = begins as u32..=(begins + length) as u32;
        for n in 0..self.ground.len() {
            let start_in = |member: &Member| member.makespan - member.starts[n] - self.ground.duration[n];
            let own = start_in(keeps);
            let (part, key) = if own < *kept.start() {
                (0, start_in(orders))
            } else if kept.contains(&own) {
                (1, own)
            } else {
                (2, start_in(orders))
            };
            let disturbed = if self.rng.random_bool(DISTURBED) {
                key.saturating_add_signed(self.rng.random_range(-BY_UP_TO..=BY_UP_TO))
            } else {
                key
            };
            self.keys[n] = part << 32 | u64::from(disturbed);
        }
    }

    /// The plan of the current keys, generated forwards and then backwards; notes it if it is the best.
    fn justified(&mut self) -> Member {
        self.list_by_keys();
        let span = self.generator.run(&self.list, Direction::Forward, &mut self.starts);
        self.note(span, Direction::Forward);
        self.list_from_the_end(span);
        let mut backward = vec![0; self.ground.len()];
        let makespan = self.generator.run(&self.list, Direction::Backward, &mut backward);
        self.starts.copy_from_slice(&backward);
        self.note(makespan, Direction::Backward);
        Member { starts: backward, makespan }
    }

    fn note(&mut self, makespan: u32, direction: Direction) {
        if makespan >= self.makespan || (direction == Direction::Backward && !self.ground.mirrors) {
            return;
        }
        self.makespan = makespan;
        for n in 0..self.ground.len() {
            self.best[n] = match direction {
                Direction::Forward => self.starts[n],
                Direction::Backward => makespan - self.starts[n] - self.ground.duration[n],
            };
        }
    }

    /// Of what may come next, always the smallest key.
    fn list_by_keys(&mut self) {
        self.list.clear();
        for n in 0..self.ground.len() {
            self.waits[n] = self.ground.before.of(n).len() as u32;
            if self.waits[n] == 0 {
                self.ready.push(Reverse((self.keys[n], n as u32)));
            }
        }
        while let Some(Reverse((_, next))) = self.ready.pop() {
            self.list.push(next);
            for &follower in self.ground.after.of(next as usize) {
                self.waits[follower as usize] -= 1;
                if self.waits[follower as usize] == 0 {
                    self.ready.push(Reverse((self.keys[follower as usize], follower)));
                }
            }
        }
    }

    /// Last finish first, by counting; among equals the later number first, so that nothing comes before what holds it.
    fn list_from_the_end(&mut self, makespan: u32) {
        let from_end = |n: usize| (makespan - self.starts[n] - self.ground.duration[n]) as usize;
        self.counts.clear();
        self.counts.resize(makespan as usize + 2, 0);
        for n in 0..self.ground.len() {
            self.counts[from_end(n) + 1] += 1;
        }
        for period in 0..=makespan as usize {
            self.counts[period + 1] += self.counts[period];
        }
        for n in (0..self.ground.len()).rev() {
            let place = &mut self.counts[from_end(n)];
            self.list[*place as usize] = n as u32;
            *place += 1;
        }
    }
}
