//! The object that scripts read.

use interchange::report::{Levelling, Moment, OfNetwork, of_network, of_problem, table};
use interchange::{Assignment, Format, Resource, read};
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

/// Says yes so many times.
fn patience() -> impl Fn() -> bool + Sync {
    let asked = std::sync::atomic::AtomicU32::new(0);
    move || asked.fetch_add(1, std::sync::atomic::Ordering::Relaxed) < 500
}

fn asked(go_on: &(dyn Fn() -> bool + Sync)) -> Levelling<'_> {
    Levelling { seed: 1, threads: 1, go_on }
}

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
    let report = of_problem(&problem(), Some(asked(&patience()))).unwrap();
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
    let OfNetwork { report, schedule: computed, .. } = of_network(&plan, None);
    assert_eq!((report.finish, report.verified), (Moment::Date(computed.finish), true));
    let json = serde_json::to_value(&report).unwrap();
    assert_eq!(keys(&json), FIELDS.map(str::to_owned));
    assert_eq!(json["tasks"][5]["start"], "2026-05-13T08:00:00");
    assert!(table(&report).contains("Walk through"));
}

#[test]
fn a_levelled_network_tells_who_is_where() {
    let mut plan = read(include_bytes!("plan.xml"), Format::Mspdi).unwrap();
    let one = Resource { id: "crew".into(), name: "Crew B".into(), most: Some(1.into()), ..Resource::default() };
    plan.resources = vec![one];
    let leaf = |t: &&scheduling::Task| t.duration > 0 && t.kind == scheduling::TaskKind::Task;
    let assign =
        |t: &scheduling::Task| Assignment { task: t.id.clone(), resource: "crew".into(), ..Assignment::default() };
    plan.assignments = plan.network.tasks.iter().filter(leaf).map(assign).collect();
    let OfNetwork { report, levelled, .. } = of_network(&plan, Some(asked(&patience())));
    assert!(report.verified, "{:?}", report.diagnostics);
    assert!(report.moves.iter().any(|m| m.reason.starts_with("Crew B is on “")), "{:?}", report.moves);
    let (kept, told) = plan.levelled(&levelled.unwrap().network);
    assert_eq!(told, []);
    assert_eq!(Moment::Date(scheduling::schedule(&kept.network).finish), report.finish);
}

#[test]
fn a_crew_without_a_number_limits_nothing_and_is_named() {
    let mut plan = read(include_bytes!("plan.xml"), Format::Mspdi).unwrap();
    plan.resources = vec![Resource { id: "crew".into(), name: "Crew B".into(), ..Resource::default() }];
    let task = plan.network.tasks[1].id.clone();
    plan.assignments = vec![Assignment { task, resource: "crew".into(), ..Assignment::default() }];
    let OfNetwork { report, .. } = of_network(&plan, Some(asked(&patience())));
    assert_eq!(report.moves, []);
    assert!(report.diagnostics.iter().any(|d| d.code == "schedule.capacity_not_told"));
}

#[test]
fn several_threads_find_what_one_finds() {
    let report = of_problem(&problem(), Some(Levelling { threads: 3, ..asked(&patience()) })).unwrap();
    assert_eq!((report.makespan, report.proved_optimal), (Some(6), true));
}
