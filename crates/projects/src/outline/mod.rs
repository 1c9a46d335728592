//! A whole plan that was made elsewhere: looked at as what a project can hold, put into an empty project at once, and
//! taken out again until the first actual.
//!
//! Verbs: fit (pure), land, take_back. Landing ends with dates worked out here; what the other program had computed
//! becomes the baseline, so that every difference stays in sight.

mod fit;
mod land;
mod take_back;

use jiff::civil::DateTime;
use scheduling::Network;

pub use fit::{MOST_TASKS, fit};
pub use land::land;
pub use take_back::take_back;

/// A plan that fits into a project. `about` stands beside `network.tasks`, one for one.
#[derive(Debug, Clone)]
pub struct Outline {
    pub network: Network,
    pub about: Vec<About>,
}

/// What is known of a task beside its logic.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// From 0 to 100.
    pub percent: i64,
    /// Who does it, in words.
    pub responsible: Option<String>,
    /// The dates the plan came with.
    pub baseline: Option<(DateTime, DateTime)>,
}

impl Outline {
    /// How many summaries lie around each task, in the order of the tasks.
    pub fn depths(&self) -> Vec<usize> {
        let mut depth = std::collections::HashMap::new();
        let mut depths = Vec::with_capacity(self.network.tasks.len());
        for task in &self.network.tasks {
            let own = task.parent.as_ref().and_then(|p| depth.get(p)).map_or(0, |d| d + 1);
            depth.insert(task.id.clone(), own);
            depths.push(own);
        }
        depths
    }

    /// The places of the tasks in the work breakdown structure: `2`, `2.1`, `2.1.1`.
    pub fn numbers(&self) -> Vec<String> {
        let mut counts: Vec<usize> = Vec::new();
        let number = |depth: usize| {
            counts.truncate(depth + 1);
            counts.resize(depth + 1, 0);
            counts[depth] += 1;
            counts.iter().map(usize::to_string).collect::<Vec<_>>().join(".")
        };
        self.depths().into_iter().map(number).collect()
    }
}
