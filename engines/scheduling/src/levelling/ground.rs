//! A problem made ready for the search: neighbours in flat lists, needs packed four to a word.

use super::problem::Problem;

/// Neighbours of every activity, one slice each.
pub(super) struct Neighbours {
    from: Vec<u32>,
    all: Vec<u32>,
}

impl Neighbours {
    pub fn new(lists: &[Vec<u32>]) -> Self {
        let mut from = vec![0];
        let mut all = Vec::new();
        for list in lists {
            all.extend_from_slice(list);
            from.push(all.len() as u32);
        }
        Self { from, all }
    }

    pub fn of(&self, activity: usize) -> &[u32] {
        &self.all[self.from[activity] as usize..self.from[activity + 1] as usize]
    }
}

/// Four resources of sixteen bits. The top bit of each stays set as long as not more was taken than there is.
pub(super) const GUARD: u64 = 0x8000_8000_8000_8000;

/// Activities are numbered so that each comes after all it waits for.
pub(super) struct Ground<const W: usize> {
    /// By own number: the number in the problem.
    pub activity: Vec<u32>,
    pub duration: Vec<u32>,
    pub release: Vec<u32>,
    pub needs: Vec<[u64; W]>,
    /// What there is in each period of the beginning, and from then on.
    pub room: Vec<[u64; W]>,
    pub free: [u64; W],
    /// Activities that are promised, when, and what a period later costs.
    pub promises: Vec<(u32, u32, u64)>,
    pub before: Neighbours,
    pub after: Neighbours,
    /// A plan read backwards is as good a plan: nothing is held to a date.
    pub mirrors: bool,
}

impl<const W: usize> Ground<W> {
    /// `order` is the problem's own, each activity after those it waits for.
    pub fn new(problem: &Problem, order: Vec<u32>) -> Self {
        let mut number = vec![0; order.len()];
        for (n, activity) in order.iter().enumerate() {
            number[*activity as usize] = n as u32;
        }
        let mut before: Vec<Vec<u32>> = vec![Vec::new(); order.len()];
        let mut after = before.clone();
        for (n, activity) in order.iter().enumerate() {
            for earlier in &problem.activities[*activity as usize].after {
                before[n].push(number[*earlier]);
                after[number[*earlier] as usize].push(n as u32);
            }
        }
        let of = |n: &u32| &problem.activities[*n as usize];
        Self {
            duration: order.iter().map(|n| of(n).duration).collect(),
            release: order.iter().map(|n| of(n).release).collect(),
            needs: order.iter().map(|n| packed(&of(n).needs)).collect(),
            room: room(problem),
            free: packed(&problem.capacities).map(|word| word | GUARD),
            promises: problem.promises.iter().map(|p| (number[p.activity], p.due, u64::from(p.weight))).collect(),
            before: Neighbours::new(&before),
            after: Neighbours::new(&after),
            mirrors: problem.activities.iter().all(|a| a.release == 0)
                && problem.absences.is_empty()
                && problem.promises.is_empty(),
            activity: order,
        }
    }

    pub fn len(&self) -> usize {
        self.activity.len()
    }

    /// What there is in a period.
    pub fn room_in(&self, period: usize) -> [u64; W] {
        self.room.get(period).copied().unwrap_or(self.free)
    }

    /// How late a plan is, by when its activities are finished.
    pub fn lateness(&self, finish: impl Fn(usize) -> u32) -> u64 {
        let late = |(n, due, weight): &(u32, u32, u64)| u64::from(finish(*n as usize).saturating_sub(*due)) * weight;
        self.promises.iter().map(late).sum()
    }

    /// By activity: how soon it may start for all that it waits for.
    pub fn heads(&self) -> Vec<u32> {
        let mut heads = self.release.clone();
        for n in 0..self.len() {
            let held = self.before.of(n).iter().map(|h| heads[*h as usize] + self.duration[*h as usize]);
            heads[n] = held.max().unwrap_or(0).max(heads[n]);
        }
        heads
    }

    /// By activity: the longest way from its finish to the end.
    pub fn tails(&self) -> Vec<u32> {
        let mut tails = vec![0; self.len()];
        for n in (0..self.len()).rev() {
            let follow = |f: &u32| tails[*f as usize] + self.duration[*f as usize];
            tails[n] = self.after.of(n).iter().map(follow).max().unwrap_or(0);
        }
        tails
    }
}

/// What there is in each period up to the end of the last absence.
fn room<const W: usize>(problem: &Problem) -> Vec<[u64; W]> {
    let last = problem.absences.iter().map(|a| a.until).max().unwrap_or(0);
    let mut left = vec![problem.capacities.clone(); last as usize];
    for absence in &problem.absences {
        for amounts in left.iter_mut().take(absence.until as usize).skip(absence.from as usize) {
            amounts[absence.resource] = amounts[absence.resource].saturating_sub(absence.amount);
        }
    }
    left.iter().map(|amounts| packed(amounts).map(|word| word | GUARD)).collect()
}

fn packed<const W: usize>(amounts: &[u32]) -> [u64; W] {
    let mut words = [0; W];
    for (i, amount) in amounts.iter().enumerate().take(4 * W) {
        words[i / 4] |= u64::from(*amount) << (16 * (i % 4));
    }
    words
}
