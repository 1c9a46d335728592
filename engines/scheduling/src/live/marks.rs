//! Numbers marked to be looked at, taken in order however they were marked.

/// One bit for each number, so that finding the next is a look at every sixty-fourth.
#[derive(Clone)]
pub(super) struct Marks(Vec<u64>);

impl Marks {
    pub fn new(numbers: usize) -> Self {
        Self(vec![0; numbers.div_ceil(64)])
    }

    pub fn set(&mut self, number: usize) {
        self.0[number / 64] |= 1 << (number % 64);
    }

    /// Takes the first number at or after `from`.
    pub fn first(&mut self, from: usize) -> Option<usize> {
        let word = (from / 64..self.0.len()).find(|w| self.0[*w] != 0)?;
        let bit = self.0[word].trailing_zeros() as usize;
        self.0[word] &= !(1 << bit);
        Some(word * 64 + bit)
    }

    /// Takes the last number at or before `from`.
    pub fn last(&mut self, from: usize) -> Option<usize> {
        let word = (0..(from / 64 + 1).min(self.0.len())).rev().find(|w| self.0[*w] != 0)?;
        let bit = 63 - self.0[word].leading_zeros() as usize;
        self.0[word] &= !(1 << bit);
        Some(word * 64 + bit)
    }

    pub fn clear(&mut self) {
        self.0.fill(0);
    }
}
