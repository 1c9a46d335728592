//! Simulated schedules against what can be worked out by hand.

use jiff::SignedDuration;
use jiff::civil::{DateTime, datetime};
use kernel::{Decimal, WorkCalendar};
use scheduling::risk::*;
use scheduling::*;

/// A Monday.
const START: DateTime = datetime(2026, 1, 5, 8, 0, 0, 0);
const RUNS: u32 = 20_000;

fn run(n: &Network, risk: &Risk) -> Outlook {
    let outlook = simulate(n, risk, RUNS, 11, |_| true).unwrap();
    assert_eq!(outlook.diagnostics, []);
    outlook
}

/// Day and night, so that dates are lengths.
fn network(tasks: &[(&str, i64)], links: &[(&str, &str)]) -> Network {
    let mut n = Network::new(START, WorkCalendar::round_the_clock());
    n.tasks = tasks.iter().map(|(id, minutes)| Task::new(*id, *id, *minutes)).collect();
    n.links = links.iter().map(|(a, b)| Link::new(*a, *b)).collect();
    n
}

fn everywhere(shape: Shape) -> Risk {
    Risk { otherwise: shape, ..Risk::default() }
}

fn uniform() -> Shape {
    Shape::Quantiles { ratios: vec![0.5, 1.5] }
}

fn minutes(at: DateTime) -> f64 {
    at.duration_since(START).as_secs() as f64 / 60.0
}

fn after(minutes: i64) -> DateTime {
    START + SignedDuration::from_mins(minutes)
}

fn near(found: f64, expected: f64, by: f64) {
    assert!((found - expected).abs() <= by, "{found} is not {expected} ± {by}");
}

fn task<'o>(outlook: &'o Outlook, id: &str) -> &'o TaskRisk {
    outlook.tasks.iter().find(|t| t.id == id).unwrap()
}

#[test]
fn where_all_is_certain_every_percentile_is_the_date_of_the_schedule() {
    let mut fence = Network::new(START, WorkCalendar::standard());
    fence.tasks = vec![Task::new("dig", "", 960), Task::new("hang", "", 700), Task::milestone("done", "")];
    fence.links = vec![Link::new("dig", "hang").lag(480), Link::new("hang", "done")];
    let sure = ThreePoint::ratios(1.0, 1.0, 1.0);
    for shape in
        [Shape::Certain, Shape::Pert(sure), Shape::Triangular(sure), Shape::LogNormal { median: 1.0, sigma: 0.0 }]
    {
        let told = run(&fence, &everywhere(shape)).finish;
        let finish = schedule(&fence).finish;
        assert_eq!([told.planned, told.p10, told.p50, told.p80, told.p90], [finish; 5]);
        assert_eq!((told.planned_probability, told.deviation, told.curve.len()), (1.0, 0.0, 1));
    }
}

/// Fifty tasks one after the other: the sum of their means, and of their variances, nearly normal.
#[test]
fn a_chain_has_the_sum_of_the_means_and_of_the_variances() {
    let (a, m, b) = (600.0, 1000.0, 2000.0);
    let (pert, triangle) = ((a + 4.0 * m + b) / 6.0, (a + m + b) / 3.0);
    let expected = [
        (Shape::Pert(ThreePoint::minutes(600, 1000, 2000)), pert, (pert - a) * (b - pert) / 7.0),
        (
            Shape::Triangular(ThreePoint::minutes(600, 1000, 2000)),
            triangle,
            (a * a + m * m + b * b - a * m - a * b - m * b) / 18.0,
        ),
    ];
    let ids: Vec<String> = (0..50).map(|i| format!("t{i:02}")).collect();
    let tasks: Vec<(&str, i64)> = ids.iter().map(|id| (id.as_str(), 1000)).collect();
    let links: Vec<(&str, &str)> = ids.windows(2).map(|w| (w[0].as_str(), w[1].as_str())).collect();
    let chain = network(&tasks, &links);
    for (shape, mean, variance) in expected {
        let named = |id: &String| Uncertainty { task: id.clone(), shape: shape.clone() };
        let outlook = run(&chain, &Risk { tasks: ids.iter().map(named).collect(), ..Risk::default() });
        let deviation = f64::sqrt(50.0 * variance);
        near(outlook.finish.deviation, deviation, 0.02 * deviation);
        near(minutes(outlook.finish.p50), 50.0 * mean, 0.05 * deviation);
        // z of the normal distribution at 0.8 and 0.9
        near(minutes(outlook.finish.p80), 50.0 * mean + 0.8416 * deviation, 0.05 * deviation);
        near(minutes(outlook.finish.p90), 50.0 * mean + 1.2816 * deviation, 0.05 * deviation);
        let first = task(&outlook, "t00");
        assert_eq!(first.criticality, 1.0);
        near(first.mean_days, mean / 1440.0, 0.005);
        // One of fifty alike: its share of the variance is a fiftieth, its correlation the root of that.
        near(first.sensitivity, (1.0f64 / 50.0).sqrt(), 0.025);
        near(first.schedule_sensitivity, (1.0f64 / 50.0).sqrt(), 0.005);
    }
}

/// The longer of two even spreads over 500 to 1500: its mean is two thirds up.
#[test]
fn of_two_parallel_tasks_the_longer_counts() {
    let n = network(&[("a", 1000), ("b", 1000), ("end", 0)], &[("a", "end"), ("b", "end")]);
    let outlook = run(&n, &everywhere(uniform()));
    near(minutes(outlook.finish.p50), 500.0 + 1000.0 * 0.5f64.sqrt(), 10.0);
    near(minutes(outlook.finish.p10), 500.0 + 1000.0 * 0.1f64.sqrt(), 10.0);
    // Both have to be in time.
    near(outlook.finish.planned_probability, 0.25, 0.01);
    near(task(&outlook, "a").criticality, 0.5, 0.015);
    near(outlook.finish.deviation, 1000.0 / 18.0f64.sqrt(), 5.0);
    assert_eq!(task(&outlook, "end").criticality, 1.0);
}

#[test]
fn what_makes_all_tasks_late_together_widens_the_spread() {
    let n = network(&[("a", 1000), ("b", 1000), ("c", 1000), ("d", 1000)], &[("a", "b"), ("b", "c"), ("c", "d")]);
    let apart = run(&n, &everywhere(uniform()));
    let weather = Factor {
        name: "Weather".into(),
        shape: uniform(),
        tasks: n.tasks.iter().map(|t| t.id.clone()).collect(),
        months: vec![],
    };
    let together = run(&n, &Risk { factors: vec![weather], ..Risk::default() });
    let one = 1000.0 / 12.0f64.sqrt();
    near(apart.finish.deviation, 2.0 * one, 10.0);
    near(together.finish.deviation, 4.0 * one, 20.0);
    near(task(&together, "a").sensitivity, 1.0, 1e-6);
    let bar = &together.tornado[0];
    near(bar.swing, 0.8 * 4000.0, 60.0);
    assert!(together.tornado.iter().any(|b| b.what == Swing::Factor { name: "Weather".into() }));
}

#[test]
fn a_summary_named_by_a_factor_stands_for_its_parts() {
    let mut n = network(&[("a", 1000), ("b", 1000)], &[("a", "b")]);
    n.tasks.push(Task::summary("all", "Outside"));
    n.tasks[0].parent = Some("all".into());
    let rain = Factor {
        name: "Rain".into(),
        shape: Shape::Quantiles { ratios: vec![2.0] },
        tasks: vec!["all".into()],
        months: vec![],
    };
    let outlook = run(&n, &Risk { factors: vec![rain], ..Risk::default() });
    assert_eq!(outlook.finish.p50, after(3000));
}

#[test]
fn winter_slows_only_the_work_that_falls_into_it() {
    let mut n = network(&[("a", 10 * 1440), ("b", 10 * 1440)], &[("a", "b")]);
    n.start = datetime(2026, 2, 20, 0, 0, 0, 0);
    let tasks = vec!["a".into(), "b".into()];
    let winter =
        Factor { name: "Winter".into(), shape: Shape::Quantiles { ratios: vec![1.5] }, tasks, months: vec![1, 2] };
    let outlook = run(&n, &Risk { factors: vec![winter], ..Risk::default() });
    // Nine days of February are six days' work; fourteen are left for March.
    assert_eq!(outlook.finish.p50, datetime(2026, 3, 15, 0, 0, 0, 0));
    near(task(&outlook, "a").mean_days, 13.0, 0.01);
    near(task(&outlook, "b").mean_days, 10.0, 0.01);
}

#[test]
fn a_tie_keeps_a_crew_from_being_in_two_places() {
    let n = network(&[("a", 1000), ("b", 1000)], &[]);
    let tied = Risk { ties: vec![Tie::new("a", "b")], ..everywhere(uniform()) };
    let outlook = run(&n, &tied);
    assert_eq!(outlook.finish.planned, after(2000));
    assert_eq!(task(&outlook, "a").criticality, 1.0);
    near(minutes(outlook.finish.p50), 2000.0, 15.0);
}

#[test]
fn ties_against_the_links_are_left_out_and_named() {
    let n = network(&[("a", 1000), ("b", 1000), ("c", 1000)], &[("a", "b")]);
    let ties = vec![Tie::new("b", "a"), Tie::new("b", "c"), Tie::new("b", "z")];
    let outlook = simulate(&n, &Risk { ties, ..Risk::default() }, 10, 1, |_| true).unwrap();
    let codes: Vec<&str> = outlook.diagnostics.iter().map(|d| d.code.as_str()).collect();
    assert_eq!(codes, ["risk.tie", "risk.ties_in_circle"]);
    assert_eq!(outlook.finish.planned, after(3000));
}

#[test]
fn what_is_done_is_certain_and_only_the_rest_of_what_has_begun_varies() {
    let mut n = network(&[("done", 1000), ("begun", 1000), ("open", 1000)], &[("done", "begun"), ("begun", "open")]);
    n.data_date = Some(after(1500));
    n.tasks[0].progress = Progress { actual_start: Some(START), actual_finish: Some(after(900)), remaining: None };
    n.tasks[1].progress = Progress { actual_start: Some(after(900)), actual_finish: None, remaining: Some(400) };
    let outlook = run(&n, &everywhere(uniform()));
    let variance = (400.0f64.powi(2) + 1000.0f64.powi(2)) / 12.0;
    near(outlook.finish.deviation, variance.sqrt(), 4.0);
    near(minutes(outlook.finish.p50), 1500.0 + 1400.0, 12.0);
    assert!(!outlook.tasks.iter().any(|t| t.id == "done"));
}

#[test]
fn a_task_that_a_delivery_holds_is_critical_and_what_comes_before_is_not() {
    let mut n = network(&[("dig", 1000), ("hang", 1000)], &[("dig", "hang")]);
    n.tasks[1] = n.tasks[1].clone().not_before(after(5000), "Panels");
    let outlook = run(&n, &everywhere(uniform()));
    assert_eq!((task(&outlook, "dig").criticality, task(&outlook, "hang").criticality), (0.0, 1.0));
    near(task(&outlook, "dig").sensitivity, 0.0, 0.03);
    let bars: Vec<&Swing> = outlook.tornado.iter().map(|bar| &bar.what).collect();
    assert_eq!(bars, [&Swing::Task { id: "hang".into() }]);
    near(task(&outlook, "hang").sensitivity, 1.0, 1e-3);
}

#[test]
fn of_a_summary_the_part_that_ends_last_is_on_the_path_of_what_follows_it() {
    let mut n = network(&[("a", 1000), ("b", 600), ("c", 1000), ("all", 0)], &[("all", "c")]);
    n.tasks[0].parent = Some("all".into());
    n.tasks[1].parent = Some("all".into());
    n.tasks[1].not_before.push(NotBefore { at: after(100), label: "Permit".into(), source: None });
    let path = |n: &Network| -> Vec<f64> {
        let outlook = run(n, &Risk::default());
        ["a", "b", "c"].map(|id| task(&outlook, id).criticality).to_vec()
    };
    assert_eq!(path(&n), [1.0, 0.0, 1.0]);
    // By its start, the part that begins first is.
    n.links[0] = n.links[0].clone().kind(LinkKind::StartStart).lag(900);
    n.tasks[0].duration = 200;
    assert_eq!(path(&n), [1.0, 0.0, 1.0]);
}

#[test]
fn what_comes_before_a_date_that_holds_against_the_links_is_not_on_the_path() {
    let mut n = network(&[("a", 1000), ("b", 1000)], &[("a", "b")]);
    n.tasks[1].constraint = Constraint::MandatoryStart(after(500));
    let outlook = run(&n, &everywhere(uniform()));
    // Only where it ends after b, which begins halfway through it as planned.
    near(task(&outlook, "a").criticality, 0.125, 0.01);
    near(task(&outlook, "b").criticality, 0.875, 0.01);
    near(outlook.promises[0].probability, 0.0, 0.001);
}

#[test]
fn the_chance_of_every_promise_is_told() {
    let mut n = network(&[("a", 1000), ("b", 1000), ("held", 100)], &[("a", "b"), ("a", "held")]);
    n.tasks[0].deadline = Some(after(1250));
    n.tasks[1].constraint = Constraint::StartNoLaterThan(after(750));
    n.tasks[2].constraint = Constraint::MandatoryStart(after(900));
    n.must_finish_by = Some(after(2000));
    let outlook = run(&n, &everywhere(uniform()));
    let found: Vec<(Option<&str>, PromiseKind)> =
        outlook.promises.iter().map(|p| (p.task.as_deref(), p.kind)).collect();
    let kinds = [PromiseKind::Project, PromiseKind::Deadline, PromiseKind::StartBy, PromiseKind::HeldStart];
    assert_eq!(found, [None, Some("a"), Some("b"), Some("held")].into_iter().zip(kinds).collect::<Vec<_>>());
    for (promise, chance) in outlook.promises.iter().zip([0.5, 0.75, 0.25, 0.4]) {
        near(promise.probability, chance, 0.012);
    }
    near(minutes(outlook.promises[1].p80), 1300.0, 10.0);
    near(minutes(outlook.promises[3].p80), 1300.0, 10.0);
}

#[test]
fn costs_follow_days_worked_site_overheads_and_damages() {
    let mut n = Network::new(START, WorkCalendar::standard());
    n.tasks = vec![Task::new("dig", "", 5 * 480)];
    let cost = Cost {
        fixed: 100.into(),
        tasks: vec![TaskCost { task: "dig".into(), fixed: 50.into(), per_day: 400.into() }],
        overhead: Some(DayRate { per_day: 10.into(), days: Days::Working }),
        damages: Some(Damages {
            after: datetime(2026, 1, 9, 17, 0, 0, 0),
            rate: DayRate { per_day: "0.25".parse().unwrap(), days: Days::Calendar },
        }),
    };
    let twice = Shape::Quantiles { ratios: vec![1.0, 2.0, 2.0] };
    let told = run(&n, &Risk { cost: Some(cost), ..everywhere(twice) }).cost.unwrap();
    assert_eq!(told.planned, Decimal::from(100 + 50 + 2000 + 50));
    // Ten days' work, until Friday the 16th: a week of damages.
    assert_eq!(told.p80, "4251.75".parse().unwrap());
    assert!(told.p10 < told.p50 && told.mean < told.p80 && told.planned_probability < 0.01);
    assert_eq!(told.curve.last().unwrap().cumulative, 1.0);
}

#[test]
fn a_crane_on_hire_costs_for_as_long_as_it_is_needed() {
    let mut n = network(&[("steel", 1440), ("roof", 1440), ("crane", 0)], &[("steel", "roof")]);
    n.tasks[2].kind = TaskKind::LevelOfEffort;
    n.links.push(Link::new("steel", "crane").kind(LinkKind::StartStart));
    n.links.push(Link::new("roof", "crane").kind(LinkKind::FinishFinish));
    let crane = TaskCost { task: "crane".into(), fixed: 300.into(), per_day: 100.into() };
    let slow = Shape::Quantiles { ratios: vec![1.5] };
    let cost = Cost { tasks: vec![crane], ..Cost::default() };
    let told = run(&n, &Risk { cost: Some(cost), ..everywhere(slow) }).cost.unwrap();
    assert_eq!((told.planned, told.p50), (500.into(), 600.into()));
}

#[test]
fn the_curve_rises_from_the_first_finish_to_the_last() {
    let n = network(&[("a", 1000)], &[]);
    let outlook = run(&n, &everywhere(uniform()));
    let curve = &outlook.finish.curve;
    assert_eq!((curve.len(), curve[39].cumulative), (Outlook::POINTS, 1.0));
    near(curve.iter().map(|p| p.share).sum(), 1.0, 1e-9);
    assert!(curve.windows(2).all(|w| w[0].at < w[1].at && w[0].cumulative <= w[1].cumulative));
}

#[test]
fn the_same_seed_gives_the_same_answer_and_another_another() {
    let n = network(&[("a", 1000), ("b", 1000)], &[("a", "b")]);
    let of = |seed| simulate(&n, &everywhere(uniform()), 500, seed, |_| true).unwrap();
    assert_eq!(of(1), of(1));
    assert_ne!(of(1).finish.p50, of(2).finish.p50);
}

/// What somebody does about one task is not hidden by other luck in all the others.
#[test]
fn a_task_more_leaves_the_luck_of_the_others_as_it_was() {
    let n = network(&[("a", 1000), ("b", 1000)], &[("a", "b")]);
    let more = network(&[("0", 1), ("a", 1000), ("b", 1000)], &[("a", "b")]);
    let of = |n| simulate(n, &everywhere(uniform()), 500, 1, |_| true).unwrap();
    assert_eq!(of(&n).finish.p50, of(&more).finish.p50);
}

#[test]
fn told_to_stop_it_answers_from_the_runs_it_made() {
    let n = network(&[("a", 1000)], &[]);
    let mut asked = 0;
    let some = simulate(&n, &everywhere(uniform()), 100_000, 1, |_| {
        asked += 1;
        asked < 5
    });
    let made = some.unwrap().runs;
    assert!(made > 0 && made < 1_000);
    assert_eq!(simulate(&n, &Risk::default(), 100, 1, |_| false), None);
    assert_eq!(simulate(&n, &Risk::default(), 0, 1, |_| true), None);
}

#[test]
fn what_can_not_be_used_is_left_out_and_named() {
    let n = network(&[("a", 1000), ("m", 0)], &[]);
    let about = |task: &str, shape| Uncertainty { task: task.into(), shape };
    let risk = Risk {
        tasks: vec![
            about("z", Shape::Certain),
            about("a", Shape::Pert(ThreePoint::ratios(2.0, 1.0, 3.0))),
            about("m", Shape::Triangular(ThreePoint::minutes(1, 2, 3))),
        ],
        otherwise: Shape::LogNormal { median: f64::NAN, sigma: 1.0 },
        factors: vec![
            Factor { name: "f".into(), shape: Shape::Quantiles { ratios: vec![] }, tasks: vec![], months: vec![] },
            Factor { name: "g".into(), shape: uniform(), tasks: vec!["z".into()], months: vec![13] },
        ],
        ..Risk::default()
    };
    let outlook = simulate(&n, &risk, 10, 1, |_| true).unwrap();
    let codes: Vec<&str> = outlook.diagnostics.iter().map(|d| d.code.as_str()).collect();
    assert_eq!(codes, ["risk.shape", "risk.unknown_task", "risk.shape", "risk.shape", "risk.shape", "risk.shape"]);
    assert_eq!(outlook.finish.p90, after(1000));
}

#[test]
fn nothing_to_do_is_done_at_the_start() {
    let n = network(&[], &[]);
    assert_eq!(run(&n, &Risk::default()).finish.p90, START);
}

#[test]
fn the_wire_form_comes_back_the_same() {
    let text = r#"{
        "tasks": [{"task": "dig", "shape": {"shape": "pert", "low": 400, "likely": 480, "high": 900, "unit": "minutes"}}],
        "otherwise": {"shape": "triangular", "low": 0.9, "likely": 1, "high": 1.5},
        "factors": [{"name": "Winter", "shape": {"shape": "log_normal", "median": 1.2, "sigma": 0.3}, "tasks": ["dig"], "months": [12, 1]}],
        "ties": [{"from": "dig", "to": "hang"}],
        "cost": {"overhead": {"per_day": "250"}, "damages": {"after": "2026-05-08T17:00:00", "per_day": "500", "days": "working"}}
    }"#;
    let risk: Risk = serde_json::from_str(text).unwrap();
    assert_eq!(risk.tasks[0].shape, Shape::Pert(ThreePoint::minutes(400, 480, 900)));
    assert_eq!(risk.cost.as_ref().unwrap().damages.unwrap().rate.days, Days::Working);
    assert_eq!(serde_json::from_str::<Risk>(&serde_json::to_string(&risk).unwrap()).unwrap(), risk);
    let outlook = run(&network(&[("dig", 480), ("hang", 480)], &[]), &risk);
    let told = serde_json::to_string(&outlook).unwrap();
    assert_eq!(serde_json::from_str::<Outlook>(&told).unwrap().promises, outlook.promises);
}

#[test]
fn amounts_and_ratios_beyond_all_measure_break_nothing() {
    let mut n = network(&[("a", i64::MAX), ("b", 1000)], &[("a", "b")]);
    n.links[0] = n.links[0].clone().lag(i64::MAX);
    let storm = |months| Factor {
        name: "Storm".into(),
        shape: Shape::Quantiles { ratios: vec![0.0, f64::MAX] },
        tasks: vec!["a".into(), "b".into()],
        months,
    };
    let most = Decimal::MAX;
    let cost = Cost {
        fixed: most,
        tasks: vec![TaskCost { task: "b".into(), fixed: -most, per_day: most }],
        overhead: Some(DayRate { per_day: most, days: Days::Calendar }),
        damages: None,
    };
    let risk = Risk { factors: vec![storm(vec![]), storm(vec![1, 2, 3])], cost: Some(cost), ..everywhere(uniform()) };
    assert_eq!(simulate(&n, &risk, 100, 1, |_| true).unwrap().runs, 100);
}
