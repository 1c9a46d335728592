//! Who hands a crew on to whom: the order of a levelled plan as links.

use std::collections::BTreeMap;

use kernel::calendar::to_minute;

use super::pool::Pool;
use super::{LEVELLING, Levelling};
use crate::network::Network;
use crate::risk::Tie;

impl Levelling {
    /// Pairs of tasks of which the first hands a crew on to the second. Tasks that take longer or shorter than planned and
    /// follow these too have no crew in two places (the resource flow of Artigues and Roubellat 2000).
    pub fn ties(&self, pool: &Pool) -> Vec<Tie> {
        let dates: BTreeMap<&str, (i64, i64)> = self
            .schedule
            .tasks
            .iter()
            .map(|t| (t.id.as_str(), (to_minute(t.resume.unwrap_or(t.start)), to_minute(t.finish))))
            .collect();
        let mut ties = Vec::new();
        for resource in &pool.resources {
            let mut users: Vec<(i64, i64, &str, i64)> = self
                .assigned
                .iter()
                .filter(|a| a.resource == resource.id)
                .filter_map(|a| dates.get(a.task.as_str()).map(|d| (d.0, d.1, a.task.as_str(), i64::from(a.amount))))
                .collect();
            users.sort_unstable();
            hand_on(i64::from(resource.capacity), &users, &mut ties);
        }
        ties.sort_by(|a: &Tie, b| (&a.from, &a.to).cmp(&(&b.from, &b.to)));
        ties.dedup();
        ties
    }

    /// The network on the calendars of its crews, without dates that only levelling holds: with [`Self::ties`] the order of
    /// the plan holds instead, and tasks may begin sooner when those before them are done sooner.
    pub fn without_holds(&self) -> Network {
        let mut network = self.network.clone();
        for task in &mut network.tasks {
            task.not_before.retain(|hold| hold.source.as_deref() != Some(LEVELLING));
        }
        network
    }
}

/// Each user takes what it needs from those that were done last before it begins.
fn hand_on(capacity: i64, users: &[(i64, i64, &str, i64)], ties: &mut Vec<Tie>) {
    // From when on, how much, and who had it.
    let mut free: Vec<(i64, i64, Option<&str>)> = vec![(i64::MIN, capacity, None)];
    for &(start, finish, task, amount) in users {
        let mut wanted = amount;
        free.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
        for (_, left, from) in free.iter_mut().filter(|(at, ..)| *at <= start) {
            let taken = wanted.min(*left);
            if taken > 0 {
                (wanted, *left) = (wanted - taken, *left - taken);
                ties.extend(from.map(|from| Tie::new(from, task)));
            }
        }
        free.retain(|(_, left, _)| *left > 0);
        free.push((finish, amount - wanted, Some(task)));
    }
}
