//! A ruler laid along sorted numbers: it tells roughly where one lies, so that little is left to search.

/// Even steps from the first number to the last, several for each number so that most hold none; what lies outside is told as its edge.
#[derive(Clone, Default)]
pub(super) struct Ruler {
    first: i64,
    /// A step is two to the power of this.
    shift: u32,
    /// By step: how many numbers are at or below where it begins.
    below: Vec<u32>,
}

impl Ruler {
    pub fn new(numbers: impl ExactSizeIterator<Item = i64> + Clone) -> Self {
        // The first stretch begins with the horizon, long before anything that is asked for.
        let first = numbers.clone().nth(1).unwrap_or(0);
        let length = numbers.clone().last().map_or(0, |last| (last - first).max(0)) as u64;
        let mut shift = 0;
        while length >> shift > 8 * numbers.len() as u64 {
            shift += 1;
        }
        let steps = (length >> shift) as usize + 1;
        let mut below = vec![0u32; steps + 1];
        for number in numbers {
            // Counted from the first step that begins at or after it.
            let step = if number <= first { 0 } else { (((number - first - 1) as u64) >> shift) as usize + 1 };
            below[step] += 1;
        }
        for step in 1..below.len() {
            below[step] += below[step - 1];
        }
        Self { first, shift, below }
    }

    /// How many of the numbers are at or below `at`; `is_below` tells it of one.
    #[inline]
    pub fn count(&self, at: i64, is_below: impl Fn(usize) -> bool) -> usize {
        let last = self.below.len() - 2;
        let (mut from, to) = if at < self.first {
            (0, self.below[0])
        } else {
            let step = (((at - self.first) as u64 >> self.shift) as usize).min(last);
            (self.below[step], self.below[step + 1])
        };
        let mut left = to - from;
        while left > 0 {
            let half = left / 2;
            if is_below((from + half) as usize) {
                from += half + 1;
                left -= half + 1;
            } else {
                left = half;
            }
        }
        from as usize
    }
}
