//! Levelling: crews of odd networks held against the checker, and small problems against every order there is.

use proptest::prelude::*;
use scheduling::Network;
use scheduling::levelling::{self, Activity, Problem};
use scheduling::resources::{self, Pool};

use crate::networks::{json, nothing};
use crate::odd::network;
use crate::pools::odd_pool;
use crate::row::Row;

pub fn rows() -> Vec<Row> {
    let pools = (network(), odd_pool()).boxed();
    vec![
        Row::new("levelling: capacities, absences and links hold", 10, pools, json, proposal_is_sound),
        Row::new("levelling: no plan is shorter, no bound above it", 10, problems().boxed(), json, shortest_is_found),
    ]
}

fn proposal_is_sound((n, pool): &(Network, Pool)) -> Result<(), String> {
    let proposal = resources::level(n, pool, 1, |progress| progress.steps < 30);
    nothing(&resources::check(n, pool, &proposal))
}

/// Up to eight activities on two resources.
fn problems() -> impl Strategy<Value = Problem> {
    let activity = (1u32..5, [0u32..4, 0u32..4], prop::collection::vec(0usize..8, 0..3), 0u32..4);
    let most = prop_oneof![6 => 1usize..6, 2 => Just(6usize), 1 => Just(7), 1 => Just(8)];
    let rows = most.prop_flat_map(move |most| prop::collection::vec(activity.clone(), most));
    (rows, [3u32..6, 3u32..6]).prop_map(|(rows, capacities)| {
        let activity = |(i, (lasts, needs, before, release)): (usize, (u32, [u32; 2], Vec<usize>, u32))| Activity {
            release,
            ..Activity::new(i.to_string(), lasts).needs(needs).after(before.into_iter().filter(|b| *b < i))
        };
        let activities = rows.into_iter().enumerate().map(activity).collect();
        Problem { activities, capacities: capacities.to_vec(), ..Problem::default() }
    })
}

fn shortest_is_found(problem: &Problem) -> Result<(), String> {
    let plan = levelling::level(problem, 3, |progress| progress.steps < 2_000).map_err(|told| format!("{told:?}"))?;
    nothing(&levelling::check(problem, &plan))?;
    let mut orders = Orders { problem, starts: vec![None; problem.activities.len()], best: u32::MAX };
    orders.go_on(0);
    let best = orders.best;
    if plan.lower_bound > best || plan.makespan < best || (plan.proved_optimal() && plan.makespan != best) {
        return Err(format!("{} long, bound {}; the shortest is {best}.", plan.makespan, plan.lower_bound));
    }
    if plan.makespan == best {
        Ok(())
    } else {
        Err(format!("{} long, not proved; the shortest is {best}.", plan.makespan))
    }
}

/// Every order in which activities can be started as soon as there is room; some order makes the shortest plan.
struct Orders<'a> {
    problem: &'a Problem,
    starts: Vec<Option<u32>>,
    best: u32,
}

impl Orders<'_> {
    /// No deeper than there are activities, which are eight.
    fn go_on(&mut self, end: u32) {
        if self.starts.iter().all(Option::is_some) {
            self.best = self.best.min(end);
        }
        for next in 0..self.starts.len() {
            let Some(start) = self.first_start(next) else { continue };
            let end = end.max(start + self.problem.activities[next].duration);
            if end < self.best {
                self.starts[next] = Some(start);
                self.go_on(end);
                self.starts[next] = None;
            }
        }
    }

    fn first_start(&self, next: usize) -> Option<u32> {
        let activity = &self.problem.activities[next];
        if self.starts[next].is_some() {
            return None;
        }
        let mut held = activity.release;
        for before in &activity.after {
            held = held.max(self.starts[*before]? + self.problem.activities[*before].duration);
        }
        (held..).find(|at| (*at..at + activity.duration).all(|period| self.has_room(next, period)))
    }

    fn has_room(&self, next: usize, period: u32) -> bool {
        let running = |(i, start): (usize, &Option<u32>)| {
            let activity = &self.problem.activities[i];
            start.is_some_and(|s| (s..s + activity.duration).contains(&period)).then_some(activity)
        };
        self.problem.capacities.iter().enumerate().all(|(resource, capacity)| {
            let taken: u32 = self.starts.iter().enumerate().filter_map(running).map(|a| a.needs[resource]).sum();
            taken + self.problem.activities[next].needs[resource] <= *capacity
        })
    }
}
