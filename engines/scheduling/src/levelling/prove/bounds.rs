//! Variables with a lower and an upper bound, and the trail of what moved them and why.
//!
//! A *side* is one of the two bounds of a variable: `2x` is x itself, `2x + 1` is −x. Each side has a lower bound that only
//! rises, so that every rule has to be written once.

pub type Side = u32;

/// That a side is at least some value; numbered, so that the negation differs in the last bit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lit(pub u32);

impl Lit {
    pub fn not(self) -> Self {
        Self(self.0 ^ 1)
    }

    pub fn atom(self) -> usize {
        self.0 as usize / 2
    }
}

#[derive(Debug, Clone, Copy)]
pub enum Reason {
    /// Chosen by the search, or true from the start.
    None,
    /// The other side is so much below this one.
    Arc {
        from: Side,
        weight: i32,
    },
    /// The same, as long as a literal holds.
    ArcIf {
        from: Side,
        weight: i32,
        holds: Lit,
    },
    Clause(u32),
    /// Literals written down when it happened: from and to.
    Listed(u32, u32),
}

#[derive(Debug, Clone, Copy)]
pub struct Entry {
    pub side: Side,
    pub old: i32,
    pub new: i32,
    /// The entry before this one of the same side.
    pub previous: u32,
    pub level: u32,
    pub reason: Reason,
}

pub const NOWHERE: u32 = u32::MAX;

pub struct Bounds {
    /// By side.
    bound: Vec<i32>,
    top: Vec<u32>,
    pub trail: Vec<Entry>,
    /// Where each level of decisions begins, in the trail and in the list.
    levels: Vec<(u32, u32)>,
    pub listed: Vec<Lit>,
    /// By side: what it always is at least.
    floor: Vec<i32>,
    /// By variable: the number that its literal of value zero would have.
    zero: Vec<i32>,
    /// By literal.
    meaning: Vec<(Side, i32)>,
}

impl Bounds {
    pub fn new(domains: impl Iterator<Item = (i32, i32)>) -> Self {
        let mut new = Self {
            bound: Vec::new(),
            top: Vec::new(),
            trail: Vec::new(),
            levels: Vec::new(),
            listed: Vec::new(),
            floor: Vec::new(),
            zero: Vec::new(),
            meaning: Vec::new(),
        };
        for (x, (least, most)) in domains.enumerate() {
            let side = 2 * x as Side;
            new.bound.extend([least, -most]);
            new.zero.push(new.meaning.len() as i32 - 2 * (least + 1));
            new.meaning.extend((least + 1..=most).flat_map(|value| [(side, value), (side + 1, 1 - value)]));
        }
        new.floor.clone_from(&new.bound);
        new.top = vec![NOWHERE; new.bound.len()];
        new
    }

    pub fn atoms(&self) -> usize {
        self.meaning.len() / 2
    }

    pub fn level(&self) -> u32 {
        self.levels.len() as u32
    }

    #[inline]
    pub fn of(&self, side: Side) -> i32 {
        self.bound[side as usize]
    }

    #[inline]
    pub fn lower(&self, x: usize) -> i32 {
        self.bound[2 * x]
    }

    #[inline]
    pub fn upper(&self, x: usize) -> i32 {
        -self.bound[2 * x + 1]
    }

    /// False for what needs no literal: it was always so.
    #[inline]
    pub fn can_fail(&self, side: Side, value: i32) -> bool {
        value > self.floor[side as usize]
    }

    /// The literal that a side is at least a value within its domain.
    #[inline]
    pub fn lit(&self, side: Side, value: i32) -> Lit {
        let odd = side as i32 & 1;
        let threshold = if odd == 0 { value } else { 1 - value };
        Lit((self.zero[side as usize / 2] + 2 * threshold + odd) as u32)
    }

    #[inline]
    pub fn decode(&self, lit: Lit) -> (Side, i32) {
        self.meaning[lit.0 as usize]
    }

    #[inline]
    pub fn holds(&self, lit: Lit) -> bool {
        let (side, value) = self.decode(lit);
        self.of(side) >= value
    }

    #[inline]
    pub fn fails(&self, lit: Lit) -> bool {
        self.holds(lit.not())
    }

    /// The entry that made a side reach a value, or `NOWHERE` if it always did.
    #[inline]
    pub fn entry_of(&self, side: Side, value: i32) -> u32 {
        let mut at = self.top[side as usize];
        while at != NOWHERE && self.trail[at as usize].old >= value {
            at = self.trail[at as usize].previous;
        }
        at
    }

    pub fn latest(&self, side: Side) -> u32 {
        self.top[side as usize]
    }

    #[inline]
    pub fn would_clash(&self, side: Side, value: i32) -> bool {
        value > -self.of(side ^ 1)
    }

    /// Raises a side, which must be possible.
    #[inline]
    pub fn raise(&mut self, side: Side, value: i32, reason: Reason) {
        let old = self.bound[side as usize];
        debug_assert!(value > old && !self.would_clash(side, value));
        let previous = self.top[side as usize];
        self.top[side as usize] = self.trail.len() as u32;
        self.bound[side as usize] = value;
        self.trail.push(Entry { side, old, new: value, previous, level: self.levels.len() as u32, reason });
    }

    pub fn new_level(&mut self) {
        self.levels.push((self.trail.len() as u32, self.listed.len() as u32));
    }

    /// Takes everything back that came after a level; calls back with each entry, last first.
    pub fn back_to(&mut self, level: u32, mut undo: impl FnMut(usize, &Entry)) {
        let Some(&(begin, listed)) = self.levels.get(level as usize) else { return };
        while self.trail.len() > begin as usize {
            let entry = self.trail.pop().expect("entries of the level");
            self.bound[entry.side as usize] = entry.old;
            self.top[entry.side as usize] = entry.previous;
            undo(self.trail.len(), &entry);
        }
        self.levels.truncate(level as usize);
        self.listed.truncate(listed as usize);
    }
}
