//! Hands on the bars of odd networks, and what a full schedule makes of them.

use proptest::prelude::*;
use scheduling::*;

use super::odd::{after, constraint, network};

prop_compose! {
    /// A hand on any task, or on none.
    pub fn change()(
        task in 0usize..13,
        to in prop_oneof![
            4 => (0i64..700).prop_map(|h| Term::Constraint(Constraint::StartNoEarlierThan(after(h)))),
            2 => (0i64..700).prop_map(|h| Term::Constraint(Constraint::PlacedAt(after(h)))),
            2 => constraint().prop_map(Term::Constraint),
            3 => prop_oneof![Just(0i64), 1i64..3_000].prop_map(Term::Duration),
            1 => prop_oneof![Just(0i64), 1i64..3_000].prop_map(Term::Remaining),
            // Beyond the last year that calendars know.
            1 => Just(Term::Duration(200_000_000)),
        ],
    ) -> Change {
        Change { task, to }
    }
}

/// An odd network in which every third lag is told in percent of its predecessor's duration.
pub fn with_percents() -> impl Strategy<Value = Network> {
    network().prop_map(|mut n| {
        for (i, link) in n.links.iter_mut().step_by(3).enumerate() {
            link.lag = Lag::Percent([25, 100, -50][i % 3]);
        }
        n
    })
}

pub fn changed(n: &Network, changes: &[Change]) -> Network {
    let mut n = n.clone();
    for change in changes {
        let Some(task) = n.tasks.get_mut(change.task) else { continue };
        match change.to {
            Term::Constraint(constraint) => task.constraint = constraint,
            Term::Duration(minutes) => task.duration = minutes,
            Term::Remaining(minutes) => task.progress.remaining = Some(minutes),
        }
    }
    n
}

/// What a drag has to say where these are the schedules before and after it.
pub fn told(before: &Schedule, after: &Schedule) -> Drag {
    let pairs = || before.tasks.iter().zip(&after.tasks).enumerate();
    let moved = pairs().filter(|(_, (a, b))| (a.start, a.finish) != (b.start, b.finish));
    let floats = pairs().filter(|(_, (a, b))| (a.total_float, a.critical) != (b.total_float, b.critical));
    Drag {
        finish_before: before.finish,
        finish_after: after.finish,
        finish_minutes: after.calendar.work_between(before.finish, after.finish),
        moved: moved
            .map(|(task, (a, b))| Moved {
                task,
                start_before: a.start,
                start_after: b.start,
                finish_before: a.finish,
                finish_after: b.finish,
            })
            .collect(),
        floats: floats
            .map(|(task, (_, b))| Floating {
                task,
                total_float: b.total_float,
                critical: b.critical,
                near_critical: b.near_critical,
            })
            .collect(),
    }
}

pub fn criticality() -> impl Strategy<Value = Criticality> {
    prop_oneof![3 => Just(Criticality::default()), 1 => Just(Criticality::LongestPath)]
}
