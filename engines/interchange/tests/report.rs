//! The object that scripts read.

use interchange::report::{Levelling, Moment, of_network, of_problem, table};
use interchange::{Format, read};
use scheduling::levelling::{Activity, Problem};

const FIELDS: [&str; 9] =
    ["diagnostics", "elapsed_ms", "finish", "lower_bound", "makespan", "moves", "proved_optimal", "tasks", "verified"];
const TASK: [&str; 14] = [
    "critical",
    "early_finish",
    "early_start",
    "finish",
    "free_float",
    "id",
    "late_finish",
    "late_start",
    "levelled_finish",
    "levelled_start",
    "name",
    "source_id",
    "start",
    "total_float",
];

fn keys(value: &serde_json::Value) -> Vec<String> {
    let mut keys: Vec<String> = value.as_object().unwrap().keys().cloned().collect();
    keys.sort();
    keys
}

/// Two crews' worth of work for one crew, and something after it.
fn problem() -> Problem {
    Problem {
        activities: vec![
            Activity::new("Dig", 3).needs([1]),
            Activity::new("Haul", 2).needs([1]),
            Activity::new("Pour", 1).after([0, 1]),
        ],
        capacities: vec![1],
        ..Problem::default()
    }
}

#[test]
fn a_levelled_problem_tells_plan_bound_and_moves() {
    let mut go_on = |_| true;
    let report = of_problem(&problem(), Some(Levelling { seed: 1, go_on: &mut go_on })).unwrap();
    assert_eq!(
        (report.makespan, report.lower_bound, report.proved_optimal, report.verified),
        (Some(6), Some(6), true, true)
    );
    assert_eq!(report.tasks[2].levelled_start, Some(Moment::Period(5)));
    assert!(report.moves.iter().any(|m| m.reason.contains("Resource 1 is taken by")), "{:?}", report.moves);
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(
        (keys(&json), keys(&json["tasks"][0])),
        (FIELDS.map(str::to_owned).to_vec(), TASK.map(str::to_owned).to_vec())
    );
    assert!(table(&report).contains("6 periods, proved shortest"));
}

#[test]
fn without_levelling_only_links_count() {
    let report = of_problem(&problem(), None).unwrap();
    assert_eq!((report.makespan, report.proved_optimal), (Some(4), false));
    let floats: Vec<_> = report.tasks.iter().map(|t| (t.total_float, t.free_float, t.critical)).collect();
    assert_eq!(floats, [(0, 0, true), (1, 1, false), (0, 0, true)]);
}

#[test]
fn a_circle_is_told() {
    let mut circle = problem();
    circle.activities[0].after.push(2);
    assert_eq!(of_problem(&circle, None).unwrap_err()[0].code, "levelling.circle");
}

#[test]
fn a_network_tells_dates_and_minutes() {
    let plan = read(include_bytes!("plan.xml"), Format::Mspdi).unwrap();
    let (report, computed) = of_network(&plan, false);
    assert_eq!((report.finish, report.verified), (Moment::Date(computed.finish), true));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(keys(&json), FIELDS.map(str::to_owned));
    assert_eq!(json["tasks"][5]["start"], "2026-05-13T08:00:00");
    assert!(table(&report).contains("Walk through"));
}

#[test]
fn levelling_a_network_is_answered_in_words() {
    let plan = read(include_bytes!("plan.xml"), Format::Mspdi).unwrap();
    let (report, _) = of_network(&plan, true);
    assert!(report.diagnostics.iter().any(|d| d.code == "schedule.not_levelled"));
    assert!(!report.proved_optimal);
}
