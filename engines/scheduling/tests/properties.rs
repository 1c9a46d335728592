//! Properties that hold for any network, however odd.

mod odd;

use std::collections::HashMap;

use jiff::SignedDuration;
use kernel::WorkCalendar;
use odd::{START, network};
use proptest::prelude::*;
use scheduling::*;

/// The network as it would be written to a file, without its calendars.
fn text(n: &Network) -> String {
    serde_json::to_string(&Network { calendars: vec![], ..n.clone() }).unwrap()
}

/// Dates by id, which is what must not depend on the order of input.
fn by_id(schedule: &Schedule) -> HashMap<String, TaskDates> {
    schedule.tasks.iter().map(|t| (t.id.clone(), t.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(2_000)
    ))]

    #[test]
    fn every_schedule_stands_up_to_the_checker(n in network()) {

        let found = verify(&n, &schedule(&n));
        prop_assert!(found.is_empty(), "{:#?}\n{}", found.iter().map(|d| &d.cause).collect::<Vec<_>>(), text(&n));
    }

    #[test]
    fn the_order_of_input_does_not_matter(n in network(), by in 0usize..12) {
        let mut turned = n.clone();
        let (tasks, links) = (turned.tasks.len(), turned.links.len());
        turned.tasks.rotate_left(by % tasks);
        turned.tasks.reverse();
        turned.links.rotate_left((by % links.max(1)).min(links));
        let (a, b) = (schedule(&n), schedule(&turned));
        prop_assert_eq!(by_id(&a), by_id(&b));
        prop_assert_eq!(a.unused_links.len(), b.unused_links.len());
    }

    #[test]
    fn negative_float_is_put_into_words(mut n in network()) {
        // How late a date is missed is told on one calendar; on another there may be work in that time, or none.
        n.tasks.iter_mut().for_each(|t| t.calendar = None);
        n.links.iter_mut().for_each(|l| l.lag_calendar = LagCalendar::Project);
        const MISSES: [&str; 4] = [
            "schedule.constraint_missed",
            "schedule.deadline_missed",
            "schedule.finish_missed",
            "schedule.pinned_before_logic",
        ];
        let s = schedule(&n);
        let told = s.diagnostics.iter().any(|d| MISSES.contains(&d.code.as_str()));
        // A start before a milestone that is pinned in the night has to be a minute before it; nobody misses a date by that.
        let works = |id: &String| n.tasks.iter().any(|t| t.id == *id && t.kind != TaskKind::LevelOfEffort);
        let short = s.tasks.iter().find(|t| t.total_float < -1 && works(&t.id));
        prop_assert!(told || short.is_none(), "{:?}\n{}", short, text(&n));
    }

    #[test]
    fn independent_float_is_a_part_of_free_float(n in network()) {
        let s = schedule(&n);
        for (independent, dates) in independent_float(&n, &s).into_iter().zip(&s.tasks) {
            prop_assert!(independent >= 0 && (independent == 0 || independent <= dates.free_float));
        }
    }

    #[test]
    fn nothing_open_begins_before_its_gate(n in network()) {
        let s = schedule(&n);
        let fixed = |t: &Task| matches!(
            t.constraint, Constraint::PlacedAt(_) | Constraint::MandatoryStart(_) | Constraint::MandatoryFinish(_)
        );
        for (gate, dates) in n.gates.iter().zip(&s.gates) {
            for task in n.tasks.iter().filter(|t| gate.tasks.contains(&t.id) && t.kind == TaskKind::Task) {
                let has_parts = n.tasks.iter().any(|t| t.parent.as_ref() == Some(&task.id));
                let begun = task.progress.actual_start.or(task.progress.actual_finish).is_some();
                if !has_parts && !begun && !fixed(task) {
                    prop_assert!(s.task(&task.id).unwrap().early_start >= dates.opens);
                }
            }
        }
    }

    #[test]
    fn a_gate_that_costs_something_has_no_slack(n in network()) {
        for gate in schedule(&n).gates {
            prop_assert!(gate.costs >= 0);
            prop_assert!(gate.costs == 0 || gate.slack_days.is_some_and(|days| days <= 0), "{:?}\n{}", gate, text(&n));
        }
    }

    #[test]
    fn a_hold_never_brings_the_finish_forward(n in network()) {
        for stake in at_stake(&n) {
            prop_assert!(stake.minutes >= 0);
        }
    }
}

/// Plain finish-to-start networks on one calendar that never sleeps, where path lengths are dates.
fn plain() -> impl Strategy<Value = (Vec<i64>, Vec<(usize, usize)>)> {
    prop::collection::vec(0i64..50, 1..9).prop_flat_map(|durations| {
        let n = durations.len();
        let pairs = prop::collection::vec((0..n, 0..n), 0..2 * n);
        (Just(durations), pairs.prop_map(|p| p.into_iter().filter(|(a, b)| a < b).collect()))
    })
}

/// The longest chain that begins (or ends) with a task, by trying every path.
fn longest(task: usize, durations: &[i64], links: &[(usize, usize)], onward: bool) -> i64 {
    let next = links.iter().filter_map(|(a, b)| match onward {
        true => (*a == task).then_some(*b),
        false => (*b == task).then_some(*a),
    });
    durations[task] + next.map(|t| longest(t, durations, links, onward)).max().unwrap_or(0)
}

proptest! {
    #[test]
    fn dates_are_the_lengths_of_all_paths((durations, links) in plain()) {
        let mut n = Network::new(START, WorkCalendar::round_the_clock());
        n.tasks = durations.iter().enumerate().map(|(i, d)| Task::new(i.to_string(), "", *d)).collect();
        n.links = links.iter().map(|(a, b)| Link::new(a.to_string(), b.to_string())).collect();
        let s = schedule(&n);
        let whole = (0..durations.len()).map(|t| longest(t, &durations, &links, true)).max().unwrap();
        prop_assert_eq!(s.finish, START + SignedDuration::from_mins(whole));
        for (t, dates) in s.tasks.iter().enumerate() {
            let (before, onward) = (longest(t, &durations, &links, false), longest(t, &durations, &links, true));
            prop_assert_eq!(dates.early_finish, START + SignedDuration::from_mins(before));
            prop_assert_eq!(dates.total_float, whole - (before + onward - durations[t]));
        }
    }

    #[test]
    fn any_schedule_can_be_assessed(n in network()) {
        let (s, known) = (schedule(&n), dcma::Known::default());
        let assessment = dcma::assess(&n, &s, &known);
        prop_assert_eq!(assessment.checks.len(), 14);
        for check in assessment.checks {
            let met = check.measured.map(|measured| check.threshold.is_met(measured));
            prop_assert_eq!(met.is_none(), check.outcome == dcma::Outcome::NotApplicable);
            prop_assert_eq!(met == Some(true), check.outcome == dcma::Outcome::Passed);
        }
    }

    #[test]
    fn every_circle_is_named(size in 2usize..9, turn in 0usize..9) {
        let mut n = Network::new(START, WorkCalendar::standard());
        n.tasks = (0..size).map(|i| Task::new(i.to_string(), "", 60)).collect();
        n.links = (0..size).map(|i| Link::new(i.to_string(), ((i + 1) % size).to_string())).collect();
        n.links.rotate_left(turn % size);
        let s = schedule(&n);
        prop_assert_eq!(s.diagnostics.len(), 1);
        prop_assert_eq!(s.diagnostics[0].code.as_str(), "schedule.cycle");
        prop_assert_eq!(s.diagnostics[0].about.len(), size);
        prop_assert_eq!(verify(&n, &s), []);
    }
}
