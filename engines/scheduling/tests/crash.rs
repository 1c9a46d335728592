//! Shortening a project at the least cost, against every way there is to shorten it.

use kernel::Decimal;
use proptest::prelude::*;
use scheduling::crash::*;

fn activity(name: &str, after: &[usize], duration: i64, crash_duration: i64, cost: i64) -> Activity {
    Activity { name: name.into(), after: after.to_vec(), duration, crash_duration, cost_per_period: cost.into() }
}

/// Roof and wiring both follow the walls, and plaster follows both.
fn house() -> Vec<Activity> {
    vec![
        activity("Walls", &[], 4, 2, 900),
        activity("Roof", &[0], 5, 3, 400),
        activity("Wiring", &[0], 5, 4, 300),
        activity("Plaster", &[1, 2], 3, 3, 0),
    ]
}

#[test]
fn two_paths_that_decide_are_shortened_together() {
    let answer = shorten(&house(), 11).unwrap();
    // Roof and wiring by a week each is 700; walls alone would be 900.
    assert_eq!(answer.cost, 700.into());
    let cuts: Vec<(usize, i64)> = answer.cuts.iter().map(|c| (c.activity, c.by)).collect();
    assert_eq!(cuts, [(1, 1), (2, 1)]);
}

#[test]
fn the_line_bends_where_the_next_week_is_dearer() {
    let points: Vec<(i64, Decimal)> = trade_off(&house()).unwrap().iter().map(|p| (p.duration, p.cost)).collect();
    assert_eq!(points, [(12, 0.into()), (11, 700.into()), (9, 2500.into())]);
}

#[test]
fn what_is_late_enough_costs_nothing() {
    let answer = shorten(&house(), 20).unwrap();
    assert_eq!((answer.duration, answer.cost, answer.cuts.len()), (12, Decimal::ZERO, 0));
}

#[test]
fn what_can_not_be_reached_is_refused_and_the_shortest_is_named() {
    let why = shorten(&house(), 8).unwrap_err();
    assert_eq!(why[0].code, "crash.too_short");
    assert!(why[0].cause.contains("it takes 9"), "{}", why[0].cause);
}

/// A bridge of two banks: what is cheapest for a week lies across both, and is given back for two.
#[test]
fn an_activity_is_given_time_back_where_that_is_cheaper() {
    let bridge = vec![
        activity("A", &[], 5, 3, 3),
        activity("B", &[], 3, 2, 3),
        activity("M", &[1], 2, 0, 4),
        activity("C", &[0], 3, 1, 3),
        activity("D", &[0], 3, 1, 3),
        activity("E", &[2, 3], 5, 3, 3),
    ];
    for target in (0..=13).rev() {
        assert_eq!(shorten(&bridge, target).ok().map(|s| s.cost), by_trying(&bridge, target), "{target}");
    }
}

#[test]
fn what_is_odd_is_named() {
    let codes = |activities: &[Activity]| -> Vec<String> {
        trade_off(activities).unwrap_err().into_iter().map(|d| d.code).collect()
    };
    assert_eq!(codes(&[activity("A", &[1], 1, 1, 0), activity("B", &[0], 1, 1, 0)]), ["activities.circle"]);
    assert_eq!(codes(&[activity("A", &[7], 1, 1, 0)]), ["activities.unknown_predecessor"]);
    assert_eq!(codes(&[activity("A", &[], 1, 2, 0), activity("B", &[], 1, 0, -1)]), ["crash.activity"; 2]);
    assert_eq!(trade_off(&[]).unwrap().len(), 1);
}

/// The textbook cases beside the repository that are about a method, if they are there.
fn cases(method: &str) -> Vec<serde_json::Value> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = "shared/data/evm/pmcontrols-validation-cases.json";
    let Some(text) = root.ancestors().find_map(|dir| std::fs::read_to_string(dir.join(path)).ok()) else {
        println!("skipped: no {path} beside the repository");
        return Vec::new();
    };
    let suite: serde_json::Value = serde_json::from_str(&text).unwrap();
    let cases = suite["cases"].as_array().unwrap().iter().filter(|c| c["method"] == method).cloned().collect();
    assert_eq!(Vec::len(&cases), 1);
    cases
}

#[test]
fn the_printed_costs_of_shorter_durations_come_out() {
    for case in cases("crash") {
        let rows = case["inputs"]["activities"].as_array().unwrap();
        let position = |id: &serde_json::Value| rows.iter().position(|r| r["id"] == *id).unwrap();
        let number = |row: &serde_json::Value, key: &str| row[key].as_i64().unwrap();
        let read = |row: &serde_json::Value| {
            let after: Vec<usize> = row["predecessors"].as_array().unwrap().iter().map(position).collect();
            let (normal, crashed) = (number(row, "duration"), number(row, "crash_duration"));
            activity(row["id"].as_str().unwrap(), &after, normal, crashed, number(row, "crash_cost"))
        };
        let activities: Vec<Activity> = rows.iter().map(read).collect();
        for (key, cost) in case["expected"].as_object().unwrap() {
            let target = key.strip_prefix("cost_to_").unwrap().parse().unwrap();
            assert_eq!(shorten(&activities, target).unwrap().cost, cost.as_i64().unwrap().into(), "{key}");
        }
    }
}

/// The cost of the cheapest of all plans, if one is short enough.
fn by_trying(activities: &[Activity], target: i64) -> Option<Decimal> {
    let mut best: Option<Decimal> = None;
    let mut durations: Vec<i64> = activities.iter().map(|a| a.crash_duration).collect();
    loop {
        if lasts(activities, &durations) <= target {
            let cost =
                activities.iter().zip(&durations).map(|(a, d)| a.cost_per_period * Decimal::from(a.duration - d));
            let cost: Decimal = cost.sum();
            best = Some(best.map_or(cost, |b| b.min(cost)));
        }
        let Some(next) = (0..durations.len()).find(|i| durations[*i] < activities[*i].duration) else { return best };
        durations[next] += 1;
        for i in 0..next {
            durations[i] = activities[i].crash_duration;
        }
    }
}

/// Activities come after earlier ones only.
fn lasts(activities: &[Activity], durations: &[i64]) -> i64 {
    let mut finish = vec![0; durations.len()];
    for i in 0..durations.len() {
        finish[i] = activities[i].after.iter().map(|b| finish[*b]).max().unwrap_or(0) + durations[i];
    }
    finish.into_iter().max().unwrap_or(0)
}

prop_compose! {
    fn project()(rows in prop::collection::vec((0i64..5, 0i64..4, 0i64..6, prop::collection::vec(0usize..7, 0..3)), 1..8))
        -> Vec<Activity> {
        rows.into_iter().enumerate().map(|(i, (crash, more, cost, after))| {
            let after: Vec<usize> = after.into_iter().filter(|b| *b < i).collect();
            activity(&i.to_string(), &after, crash + more, crash, cost)
        }).collect()
    }
}

proptest! {
    #[test]
    fn no_plan_is_cheaper(activities in project()) {
        let line = trade_off(&activities).unwrap();
        for target in 0..=line[0].duration {
            let answer = shorten(&activities, target).ok();
            prop_assert_eq!(answer.as_ref().map(|a| a.cost), by_trying(&activities, target), "{}", target);
            let Some(answer) = answer else { continue };
            let mut durations: Vec<i64> = activities.iter().map(|a| a.duration).collect();
            for cut in &answer.cuts {
                durations[cut.activity] -= cut.by;
                prop_assert!(durations[cut.activity] >= activities[cut.activity].crash_duration);
            }
            prop_assert!(lasts(&activities, &durations) <= target);
            // On the line, too.
            let (a, b) = line.windows(2).map(|w| (w[0], w[1])).find(|(_, b)| b.duration <= target).unwrap_or((line[0], line[0]));
            let slope = (b.cost - a.cost) / Decimal::from((a.duration - b.duration).max(1));
            prop_assert_eq!(answer.cost, a.cost + slope * Decimal::from(a.duration - target));
        }
    }
}
