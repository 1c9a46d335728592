//! Small networks on a calendar that never sleeps, where dates are the lengths of paths: every path is tried.

use jiff::SignedDuration;
use kernel::WorkCalendar;
use proptest::prelude::*;
use scheduling::{Link, Network, Task, schedule};
use serde::Serialize;

use crate::odd::START;

/// Minutes each task lasts, and links forward: from, to, lag.
#[derive(Debug, Clone, Serialize)]
pub struct Plain {
    lasts: Vec<i64>,
    links: Vec<(usize, usize, i64)>,
}

/// Up to eight tasks.
pub fn plain() -> impl Strategy<Value = Plain> {
    prop::collection::vec(0i64..50, 1..9).prop_flat_map(|lasts| {
        let n = lasts.len();
        let links = prop::collection::vec((0..n, 0..n, prop_oneof![3 => Just(0i64), 1 => 1i64..30]), 0..2 * n);
        links.prop_map(move |links| Plain {
            lasts: lasts.clone(),
            links: links.into_iter().filter(|(from, to, _)| from < to).collect(),
        })
    })
}

impl Plain {
    /// The longest way from the start to a task's finish, by trying every path.
    fn before(&self, task: usize) -> i64 {
        let ways = self.links.iter().filter(|(_, to, _)| *to == task).map(|(from, _, lag)| self.before(*from) + lag);
        self.lasts[task] + ways.max().unwrap_or(0)
    }

    /// The longest way from a task's start to the end of all.
    fn onward(&self, task: usize) -> i64 {
        let ways = self.links.iter().filter(|(from, ..)| *from == task).map(|(_, to, lag)| self.onward(*to) + lag);
        self.lasts[task] + ways.max().unwrap_or(0)
    }

    fn network(&self) -> Network {
        let mut n = Network::new(START, WorkCalendar::round_the_clock());
        n.tasks = self.lasts.iter().enumerate().map(|(i, lasts)| Task::new(i.to_string(), "", *lasts)).collect();
        n.links = self.links.iter().map(|(a, b, lag)| Link::new(a.to_string(), b.to_string()).lag(*lag)).collect();
        n
    }
}

pub fn are_dates(plain: &Plain) -> Result<(), String> {
    let s = schedule(&plain.network());
    let whole = (0..plain.lasts.len()).map(|t| plain.onward(t)).max().unwrap_or(0);
    let at = |minutes| START + SignedDuration::from_mins(minutes);
    if s.finish != at(whole) {
        return Err(format!("Finishes {}, and its longest path {}.", s.finish, at(whole)));
    }
    for (t, dates) in s.tasks.iter().enumerate() {
        let (before, onward) = (plain.before(t), plain.onward(t));
        let float = whole - (before + onward - plain.lasts[t]);
        if (dates.early_finish, dates.total_float) != (at(before), float) {
            return Err(format!("Task {t} ends {} with float {float} by its paths.", at(before)));
        }
    }
    Ok(())
}
