//! Activities in the order of their keys, by counting where keys are small.

#[derive(Default)]
pub(super) struct Sorter {
    counts: Vec<u32>,
    list: Vec<u32>,
}

/// Keys up to so many times the number of activities are counted.
const DENSE: usize = 32;

impl Sorter {
    /// Those with equal keys stay in the order given.
    pub fn sort(&mut self, keys: &[u32], order: impl Iterator<Item = usize>) -> &[u32] {
        let largest = keys.iter().max().map_or(0, |key| *key as usize);
        self.list.clear();
        if largest > DENSE * keys.len() {
            self.list.extend(order.map(|n| n as u32));
            self.list.sort_by_key(|n| keys[*n as usize]);
            return &self.list;
        }
        self.counts.clear();
        self.counts.resize(largest + 2, 0);
        keys.iter().for_each(|key| self.counts[*key as usize + 1] += 1);
        for key in 0..=largest {
            self.counts[key + 1] += self.counts[key];
        }
        self.list.resize(keys.len(), 0);
        for n in order {
            let place = &mut self.counts[keys[n] as usize];
            self.list[*place as usize] = n as u32;
            *place += 1;
        }
        &self.list
    }
}
