//! Several searches side by side, each with its own seed; the best answer counts.

use std::sync::atomic::{AtomicBool, Ordering};

/// What is asked of the search.
pub struct Levelling<'a> {
    pub seed: u64,
    /// At least one. With one, the same seed and the same answers of `go_on` make the same plan; more of them stop each
    /// other when one has its proof, whenever that is.
    pub threads: usize,
    /// Asked again and again; the search ends when it says no.
    pub go_on: &'a (dyn Fn() -> bool + Sync),
}

impl Levelling<'_> {
    /// The answer with the least rank. `one` searches with a seed as long as it is told to go on; `proved` says that no
    /// answer can be better.
    pub(super) fn best<T: Send, R: Ord>(
        &self,
        one: impl Fn(u64, &dyn Fn() -> bool) -> T + Sync,
        proved: impl Fn(&T) -> bool + Sync,
        rank: impl Fn(&T) -> R,
    ) -> Option<T> {
        let done = AtomicBool::new(false);
        let search = |thread: u64| {
            let answer = one(self.seed.wrapping_add(thread), &|| !done.load(Ordering::Relaxed) && (self.go_on)());
            if proved(&answer) {
                done.store(true, Ordering::Relaxed);
            }
            answer
        };
        let others = 1..self.threads.max(1) as u64;
        std::thread::scope(|scope| {
            let search = &search;
            let others: Vec<_> = others.map(|thread| scope.spawn(move || search(thread))).collect();
            let first = std::iter::once(search(0));
            first.chain(others.into_iter().filter_map(|other| other.join().ok())).min_by_key(rank)
        })
    }
}
