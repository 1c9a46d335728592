//! What is taken of a resource at every moment: a step function of its time.

#[derive(Debug, Clone)]
pub(super) struct Ledger {
    capacity: i64,
    /// From each time on, so much is taken; in order, the first before all time.
    steps: Vec<(i64, i64)>,
}

impl Ledger {
    pub fn new(capacity: i64) -> Self {
        Self { capacity, steps: vec![(i64::MIN, 0)] }
    }

    pub fn capacity(&self) -> i64 {
        self.capacity
    }

    /// When more is taken for the first time than there is.
    pub fn overloaded(&self) -> Option<i64> {
        self.steps.iter().find(|step| step.1 > self.capacity).map(|step| step.0)
    }

    /// When the last stretch between two times ends in which there is not so much left; nothing if there always is.
    pub fn blocked_until(&self, from: i64, to: i64, amount: i64) -> Option<i64> {
        let last = self.steps.partition_point(|step| step.0 < to);
        let first = self.steps.partition_point(|step| step.0 <= from) - 1;
        let full = self.steps[first..last].iter().rposition(|step| step.1 + amount > self.capacity)?;
        Some(self.steps.get(first + full + 1).map_or(i64::MAX, |next| next.0))
    }

    pub fn take(&mut self, from: i64, to: i64, amount: i64) {
        if from >= to {
            return;
        }
        let first = self.cut(from);
        let last = self.cut(to);
        for step in &mut self.steps[first..last] {
            step.1 += amount;
        }
    }

    /// The position of the step that begins at a time, which is made if there is none.
    fn cut(&mut self, at: i64) -> usize {
        let next = self.steps.partition_point(|step| step.0 < at);
        if self.steps.get(next).is_none_or(|step| step.0 != at) {
            let taken = self.steps[next - 1].1;
            self.steps.insert(next, (at, taken));
        }
        next
    }

    /// Makes this one the same as another, in the room it has.
    pub fn copy(&mut self, other: &Self) {
        self.capacity = other.capacity;
        self.steps.clone_from(&other.steps);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_is_taken_only_then() {
        let mut ledger = Ledger::new(2);
        ledger.take(10, 20, 1);
        ledger.take(15, 30, 1);
        assert_eq!(ledger.blocked_until(0, 15, 1), None);
        assert_eq!(ledger.blocked_until(0, 16, 1), Some(20));
        assert_eq!(ledger.blocked_until(20, 40, 1), None);
        assert_eq!(ledger.blocked_until(20, 40, 2), Some(30));
        assert_eq!(ledger.blocked_until(0, 40, 3), Some(i64::MAX));
    }
}
