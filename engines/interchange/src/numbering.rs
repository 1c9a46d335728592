//! Keys for formats whose keys are whole numbers.

use std::collections::{HashMap, HashSet};

/// From any id to a number: the number it is, or else one that nobody has.
pub(crate) struct Numbering(HashMap<String, u64>);

impl Numbering {
    /// Ids that are numbers keep them, the first of those that are the same; a prefix of ours is looked through.
    pub fn of<'i>(ids: impl Iterator<Item = &'i str> + Clone) -> Self {
        let mut taken = HashSet::new();
        let mut numbers = HashMap::new();
        for id in ids.clone() {
            if let Some(number) = id.parse::<u32>().ok().map(u64::from).filter(|n| *n > 0 && taken.insert(*n)) {
                numbers.entry(id.to_owned()).or_insert(number);
            }
        }
        let mut next = taken.iter().max().copied().unwrap_or(0) + 1;
        for id in ids {
            if !numbers.contains_key(id) {
                numbers.insert(id.to_owned(), next);
                next += 1;
            }
        }
        Self(numbers)
    }

    pub fn get(&self, id: &str) -> Option<u64> {
        self.0.get(id).copied()
    }

    pub fn show(&self, id: &str) -> String {
        self.get(id).map_or_else(|| id.to_owned(), |n| n.to_string())
    }

    /// A number that nobody has.
    pub fn next(&self) -> u64 {
        self.0.values().max().copied().unwrap_or(0) + 1
    }
}
