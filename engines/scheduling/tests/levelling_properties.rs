//! Levelling: what holds for every problem, beside every order of work tried in turn.

use proptest::prelude::*;
use scheduling::levelling::{Absence, Activity, Levelled, Problem, Promise, check, level};

fn levelled(problem: &Problem, seed: u64, steps: u64) -> Levelled {
    level(problem, seed, |progress| progress.steps < steps).expect("a problem that can be levelled")
}

fn problems(most: usize) -> impl Strategy<Value = Problem> {
    let activity = (
        0u32..5,
        prop::collection::vec(0u32..4, 0..=2),
        prop::collection::vec(any::<prop::sample::Index>(), 0..3),
        0u32..4,
    );
    (prop::collection::vec(activity, 1..=most), prop::collection::vec(3u32..6, 2)).prop_map(|(rows, capacities)| {
        let activities = rows.into_iter().enumerate().map(|(n, (duration, needs, before, release))| {
            let after: Vec<usize> = if n == 0 { vec![] } else { before.iter().map(|b| b.index(n)).collect() };
            Activity { release, ..Activity::new(format!("{n}"), duration).needs(needs).after(after) }
        });
        Problem { activities: activities.collect(), capacities, ..Problem::default() }
    })
}

/// Crews are away now and then: some of one, all of it, or more than there is, and never for as long as it says nothing.
fn with_absences(most: usize) -> impl Strategy<Value = Problem> {
    let absence = (0usize..2, 0u32..12, 0u32..6, 0u32..7);
    (problems(most), prop::collection::vec(absence, 1..4)).prop_map(|(problem, away)| {
        let absence = |(resource, from, long, amount)| Absence { resource, from, until: from + long, amount };
        Problem { absences: away.into_iter().map(absence).collect(), ..problem }
    })
}

/// Some of it is promised, some of that twice or for nothing.
fn with_promises(most: usize) -> impl Strategy<Value = Problem> {
    let promise = (any::<prop::sample::Index>(), 0u32..20, 0u32..4);
    (with_absences(most), prop::collection::vec(promise, 1..4)).prop_map(|(problem, promised)| {
        let count = problem.activities.len();
        let promise = |(activity, due, weight): (prop::sample::Index, _, _)| Promise {
            activity: activity.index(count),
            due,
            weight,
        };
        Problem { promises: promised.into_iter().map(promise).collect(), ..problem }
    })
}

fn late(problem: &Problem, finish: impl Fn(usize) -> u32) -> u64 {
    let late = |p: &Promise| u64::from(finish(p.activity).saturating_sub(p.due)) * u64::from(p.weight);
    problem.promises.iter().map(late).sum()
}

/// The least lateness and the least makespan there are, each for itself, by trying every order of starting: some order
/// always gives it.
fn least(problem: &Problem) -> (u64, u32) {
    let mut best = (u64::MAX, u32::MAX);
    start_next(problem, &mut vec![None; problem.activities.len()], &mut best);
    best
}

fn start_next(problem: &Problem, starts: &mut Vec<Option<u32>>, best: &mut (u64, u32)) {
    let finish = |i: usize, starts: &[Option<u32>]| starts[i].map(|s| s + problem.activities[i].duration);
    if starts.iter().all(Option::is_some) {
        let last = (0..starts.len()).filter_map(|i| finish(i, starts)).max().unwrap_or(0);
        let lateness = late(problem, |i| finish(i, starts).unwrap_or(0));
        *best = (best.0.min(lateness), best.1.min(last));
        return;
    }
    for next in 0..starts.len() {
        let activity = &problem.activities[next];
        if starts[next].is_some() || activity.after.iter().any(|b| starts[*b].is_none()) {
            continue;
        }
        let held = activity.after.iter().filter_map(|b| finish(*b, starts)).max().unwrap_or(0);
        let mut at = held.max(activity.release);
        while (at..at + activity.duration).any(|t| !room(problem, starts, next, t)) {
            at += 1;
        }
        starts[next] = Some(at);
        start_next(problem, starts, best);
        starts[next] = None;
    }
}

fn room(problem: &Problem, starts: &[Option<u32>], next: usize, t: u32) -> bool {
    let needs = |i: usize, r: usize| problem.activities[i].needs.get(r).copied().unwrap_or(0);
    let runs = |i: &usize| starts[*i].is_some_and(|s| (s..s + problem.activities[*i].duration).contains(&t));
    (0..problem.capacities.len()).all(|r| {
        let away = problem.absences.iter().filter(|a| a.resource == r && (a.from..a.until).contains(&t));
        let there = problem.capacities[r].saturating_sub(away.map(|a| a.amount).sum());
        let taken: u32 = (0..starts.len()).filter(runs).map(|i| needs(i, r)).sum();
        needs(next, r) == 0 || taken + needs(next, r) <= there
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_plan_is_sound(problem in problems(25)) {
        prop_assert_eq!(check(&problem, &levelled(&problem, 3, 200)), []);
    }

    #[test]
    fn every_plan_around_absences_is_sound(problem in with_absences(25)) {
        prop_assert_eq!(check(&problem, &levelled(&problem, 3, 200)), []);
    }

    #[test]
    fn every_plan_of_promises_is_sound_and_as_late_as_it_says(problem in with_promises(25)) {
        let plan = levelled(&problem, 3, 200);
        prop_assert_eq!(check(&problem, &plan), []);
        prop_assert_eq!(plan.lateness, late(&problem, |i| plan.starts[i] + problem.activities[i].duration));
    }

    #[test]
    fn small_plans_are_the_shortest_there_are(problem in problems(6)) {
        prop_assert_eq!(levelled(&problem, 7, 2_000).makespan, least(&problem).1);
    }

    #[test]
    fn the_same_seed_makes_the_same_plan(problem in with_promises(12), seed: u64) {
        prop_assert_eq!(levelled(&problem, seed, 600), levelled(&problem, seed, 600));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn small_plans_around_absences_are_the_shortest_there_are(problem in with_absences(6)) {
        let plan = levelled(&problem, 7, 2_000);
        prop_assert_eq!((plan.makespan, plan.proved_optimal()), (least(&problem).1, true));
    }

    #[test]
    fn no_bound_is_above_the_best_there_is(problem in with_absences(7)) {
        let first = levelled(&problem, 7, 1).lower_bound;
        let later = levelled(&problem, 7, 2_000).lower_bound;
        let shortest = least(&problem).1;
        prop_assert!(first <= shortest && later <= shortest, "{} and {} for {}", first, later, shortest);
    }

    #[test]
    fn no_bound_of_lateness_is_above_the_least_there_is(problem in with_promises(7)) {
        let plan = levelled(&problem, 7, 600);
        let (lateness, makespan) = least(&problem);
        prop_assert!(plan.lateness_bound <= lateness && lateness <= plan.lateness, "{} to {}", lateness, plan.lateness);
        prop_assert!(plan.lower_bound <= makespan, "{} for {}", plan.lower_bound, makespan);
    }
}
