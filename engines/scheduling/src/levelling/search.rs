//! The population search: plans are crossed, disturbed a little, and justified; the better ones stay.
//!
//! A child keeps one stretch of time of its first parent as that planned it; what lies before and after it goes in the
//! order of the second (Debels and Vanhoucke 2007). Members are plans read backwards: generating a child forwards and
//! then backwards again is the double justification.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::generate::{Generator, Pass};
use super::ground::Ground;
use super::seeds::Seeds;
use super::sort::Sorter;

/// As many members as one processor crosses in a moment, within reason.
const CROWD: usize = 48_000;
const MEMBERS: std::ops::RangeInclusive<usize> = 40..=400;
/// The stretch that is kept, as a part of the plan.
const KEPT: std::ops::Range<f64> = 0.1..0.5;
/// So many keys are disturbed, yet at most one in so many, by up to so many periods.
const DISTURBED: f64 = 6.0;
const AT_MOST: f64 = 0.05;
const BY_UP_TO: i32 = 10;
/// Generations of the first population, which is small: a good plan at once.
const FIRST: usize = 10;
/// Generations without a better plan after which the search begins anew.
const PATIENCE: usize = 100;
/// A plan is justified again if the last time made it so much less late.
const MUCH_LESS: f64 = 0.95;

/// What is to be small: first lateness, then the makespan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cost {
    pub lateness: u64,
    pub makespan: u32,
}

impl Cost {
    const MOST: Self = Self { lateness: u64::MAX, makespan: u32::MAX };
}

pub(super) struct Search<'g, const W: usize> {
    ground: &'g Ground<W>,
    generator: Generator<'g, W>,
    rng: StdRng,
    seeds: Seeds,
    members: Vec<Member>,
    size: usize,
    /// Of the population after this one.
    full_size: usize,
    /// Whose turn it is to be replaced.
    place: usize,
    patience: usize,
    pub best: Vec<u32>,
    pub cost: Cost,
    /// The least cost since the population is of its full size, and plans made until then: it has to catch up first.
    record: Cost,
    pub found_at: u64,
    // Room that every child uses again.
    keys: Vec<u32>,
    sorter: Sorter,
    starts: Vec<u32>,
    back: Vec<u32>,
    earliest: Vec<u32>,
}

/// A plan, its starts counted from the end as those of the mirrored plan.
struct Member {
    starts: Vec<u32>,
    cost: Cost,
}

impl<'g, const W: usize> Search<'g, W> {
    pub fn new(ground: &'g Ground<W>, seed: u64) -> Self {
        let n = ground.len();
        let size = *MEMBERS.start();
        let mut search = Self {
            ground,
            generator: Generator::new(ground),
            rng: StdRng::seed_from_u64(seed),
            seeds: Seeds::new(ground, size),
            members: Vec::new(),
            size,
            full_size: (CROWD / n.max(1)).clamp(size, *MEMBERS.end()),
            place: 0,
            patience: 0,
            best: vec![0; n],
            cost: Cost::MOST,
            record: Cost::MOST,
            found_at: 0,
            keys: vec![0; n],
            sorter: Sorter::default(),
            starts: vec![0; n],
            back: vec![0; n],
            earliest: vec![0; n],
        };
        search.seed();
        search
    }

    pub fn plans(&self) -> u64 {
        self.generator.plans
    }

    /// Makes one plan more: of the first population, or a child.
    pub fn step(&mut self) {
        let first = self.size < self.full_size;
        if self.members.len() < self.size || self.seeds.left > 0 {
            self.seed();
            self.patience = self.size * if first { FIRST } else { PATIENCE };
            return;
        }
        let before = self.record;
        self.breed(self.place);
        self.place = (self.place + 1) % self.size;
        self.patience = if self.record < before && !first { PATIENCE * self.size } else { self.patience - 1 };
        if self.patience == 0 {
            self.begin_anew();
        }
    }

    fn begin_anew(&mut self) {
        if self.size < self.full_size {
            self.size = self.full_size;
            self.record = Cost::MOST;
        }
        self.members.clear();
        self.place = 0;
        self.seeds = Seeds::new(self.ground, self.size);
    }

    /// One member of the first population; a better one where there are enough.
    fn seed(&mut self) {
        let noise = (self.members.len() as f64 / self.size as f64).min(1.0);
        self.seeds.draw(self.ground, &mut self.rng);
        self.keys = self.seeds.keys(self.ground, noise, &mut self.rng);
        let member = self.justified();
        self.seeds.judge(member.cost);
        if self.members.len() < self.size {
            self.members.push(member);
        } else if let Some(worst) = self.members.iter_mut().max_by_key(|m| m.cost).filter(|m| member.cost < m.cost) {
            *worst = member;
        }
    }

    /// Takes a plan that was found elsewhere.
    pub fn adopt(&mut self, starts: &[u32]) {
        self.starts.copy_from_slice(starts);
        let (caught_up, record) = (self.record <= self.cost, self.record);
        let member = self.noted();
        if !caught_up {
            // It would take over a population that has not found its own way yet.
            self.record = record;
        } else if let Some(worst) = self.members.iter_mut().max_by_key(|m| m.cost) {
            *worst = member;
        }
    }

    /// Crosses the member at a place with another; the child takes the place unless it is worse.
    fn breed(&mut self, place: usize) {
        let (a, b) = (self.rng.random_range(0..self.size), self.rng.random_range(0..self.size));
        let other = if self.members[a].cost <= self.members[b].cost { a } else { b };
        let (keeps, orders) = if self.rng.random() { (place, other) } else { (other, place) };
        self.cross(keeps, orders);
        let child = self.justified();
        if child.cost <= self.members[place].cost {
            self.members[place] = child;
        }
    }

    fn cross(&mut self, keeps: usize, orders: usize) {
        let (keeps, orders) = (&self.members[keeps], &self.members[orders]);
        let span = keeps.cost.makespan;
        let length = self.rng.random_range(KEPT) * f64::from(span);
        let begins = self.rng.random_range(-0.5 * length..=f64::from(span) - 0.5 * length).max(0.0);
        let kept = begins as u32..=(begins + length) as u32;
        let disturbed = (DISTURBED / self.ground.len() as f64).min(AT_MOST);
        let part_size = span.max(orders.cost.makespan) + 1;
        for n in 0..self.ground.len() {
            let start_in = |member: &Member| member.cost.makespan - member.starts[n] - self.ground.duration[n];
            let own = start_in(keeps);
            let (part, key) = if own < *kept.start() {
                (0, start_in(orders))
            } else if kept.contains(&own) {
                (1, own)
            } else {
                (2, start_in(orders))
            };
            let disturbed = if self.rng.random_bool(disturbed) {
                key.saturating_add_signed(self.rng.random_range(-BY_UP_TO..=BY_UP_TO)).min(part_size - 1)
            } else {
                key
            };
            self.keys[n] = part * part_size + disturbed;
        }
    }

    /// The plan of the current keys, generated forwards, backwards and, unless it is as good read from its end, forwards
    /// again: as often as that makes it much less late.
    fn justified(&mut self) -> Member {
        self.forward();
        let mut plan = self.noted();
        loop {
            let end = plan.cost.makespan;
            let makespan = self.backward(end);
            let ground = self.ground;
            if ground.mirrors {
                for n in 0..ground.len() {
                    self.starts[n] = makespan - self.back[n] - ground.duration[n];
                }
                return self.noted();
            }
            for n in 0..ground.len() {
                self.keys[n] = end - self.back[n] - ground.duration[n];
            }
            self.forward();
            let before = std::mem::replace(&mut plan, self.noted()).cost.lateness;
            if plan.cost.lateness as f64 >= before as f64 * MUCH_LESS {
                return plan;
            }
        }
    }

    /// The current plan generated from its end.
    fn backward(&mut self, end: u32) -> u32 {
        let ground = self.ground;
        for n in 0..ground.len() {
            self.keys[n] = end - self.starts[n] - ground.duration[n];
        }
        if !ground.mirrors {
            // What is promised is not put off until all is finished.
            ground.promises.iter().for_each(|(n, ..)| self.earliest[*n as usize] = self.keys[*n as usize]);
        }
        let list = self.sorter.sort(&self.keys, (0..ground.len()).rev());
        self.generator.run(list, Pass::Backward(end), &self.earliest, &mut self.back)
    }

    /// Generates by keys, yet nothing before what holds it: that has the smaller number and, made so here, no larger key.
    fn forward(&mut self) {
        let ground = self.ground;
        for n in 0..ground.len() {
            let held = ground.before.of(n).iter().map(|h| self.keys[*h as usize]);
            self.keys[n] = held.max().unwrap_or(0).max(self.keys[n]);
        }
        let list = self.sorter.sort(&self.keys, 0..ground.len());
        self.generator.run(list, Pass::Forward, &ground.release, &mut self.starts);
    }

    /// The plan of the current starts, which is the best so far or not.
    fn noted(&mut self) -> Member {
        let ground = self.ground;
        let finish = |n: usize| self.starts[n] + ground.duration[n];
        let makespan = (0..ground.len()).map(finish).max().unwrap_or(0);
        let cost = Cost { lateness: ground.lateness(finish), makespan };
        if cost < self.cost {
            self.cost = cost;
            self.best.copy_from_slice(&self.starts);
        }
        if cost < self.record {
            self.record = cost;
            self.found_at = self.generator.plans;
        }
        Member { starts: (0..ground.len()).map(|n| makespan - finish(n)).collect(), cost }
    }
}
