//! The 14-point assessment, one small schedule a point.

use std::collections::HashSet;

use jiff::civil::DateTime;
use kernel::WorkCalendar;
use scheduling::dcma::{Assessment, Check, Known, Outcome, Point, assess};
use scheduling::*;

const DAY: i64 = 480;

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

fn network(tasks: Vec<Task>, links: Vec<Link>) -> Network {
    Network { tasks, links, ..Network::new(at("2026-05-04T08:00"), WorkCalendar::standard()) }
}

fn task(id: &str, days: i64) -> Task {
    Task::new(id, id, days * DAY)
}

/// So many tasks of a day, one after the other, between a first and a last milestone.
fn chain(tasks: usize) -> Network {
    let ids: Vec<String> = (1..=tasks).map(|i| format!("t{i}")).collect();
    let mut n = network(vec![Task::milestone("first", "First")], vec![]);
    n.tasks.extend(ids.iter().map(|id| task(id, 1)));
    n.tasks.push(Task::milestone("last", "Last"));
    n.links = n.tasks.windows(2).map(|pair| Link::new(&pair[0].id, &pair[1].id)).collect();
    n
}

fn of(n: &Network, known: &Known<'_>) -> Assessment {
    assess(n, &schedule(n), known)
}

fn check(n: &Network, point: Point) -> Check {
    of(n, &Known::default()).check(point).clone()
}

fn measured(check: &Check) -> (String, Outcome) {
    (check.measured.map_or("-".to_owned(), |m| m.round_dp(2).normalize().to_string()), check.outcome)
}

fn passed(measured: &str) -> (String, Outcome) {
    (measured.to_owned(), Outcome::Passed)
}

fn failed(measured: &str) -> (String, Outcome) {
    (measured.to_owned(), Outcome::Failed)
}

fn not_applicable() -> (String, Outcome) {
    ("-".to_owned(), Outcome::NotApplicable)
}

#[test]
fn a_sound_chain_passes_all_that_can_be_measured() {
    let assessment = of(&chain(20), &Known::default());
    let numbers: Vec<u8> = assessment.checks.iter().map(|c| c.number).collect();
    assert_eq!(numbers, (1..=14).collect::<Vec<u8>>());
    assert_eq!(assessment.count(Outcome::Failed), 0, "{assessment:#?}");
    // Invalid dates, resources, missed tasks and the two indices need what is not known here.
    assert_eq!(assessment.count(Outcome::NotApplicable), 5);
    assert!(assessment.checks.iter().all(|c| !c.why.is_empty() && !c.formula.is_empty()));
}

#[test]
fn point_1_counts_tasks_without_predecessor_or_successor() {
    let mut n = chain(19);
    n.tasks.push(task("loose", 1));
    n.links.push(Link::new("t1", "loose"));
    assert_eq!(measured(&check(&n, Point::Logic)), passed("5"));
    n.tasks.push(task("looser", 1));
    let logic = check(&n, Point::Logic);
    assert_eq!((measured(&logic), logic.tasks), (failed("9.52"), vec!["loose".to_owned(), "looser".to_owned()]));
}

#[test]
fn point_1_counts_the_links_of_a_summary_for_its_parts() {
    let mut n = chain(2);
    n.tasks.extend([Task::summary("s", "S"), task("part", 1).inside("s")]);
    n.links.extend([Link::new("t1", "s"), Link::new("s", "last")]);
    assert_eq!(measured(&check(&n, Point::Logic)), passed("0"));
}

#[test]
fn point_2_bears_no_lead() {
    let mut n = chain(20);
    n.links[3] = n.links[3].clone().lag(-60);
    let leads = check(&n, Point::Leads);
    assert_eq!((measured(&leads), leads.links, leads.tasks), (failed("4.76"), vec![3], vec!["t4".to_owned()]));
}

#[test]
fn point_3_bears_few_lags() {
    let mut n = chain(19);
    n.links[3] = n.links[3].clone().lag(60);
    assert_eq!(measured(&check(&n, Point::Lags)), passed("5"));
    n.links[4].lag = Lag::Percent(10);
    assert_eq!(measured(&check(&n, Point::Lags)), failed("10"));
}

#[test]
fn point_4_wants_nine_of_ten_links_finish_to_start() {
    let mut n = chain(19);
    for (i, kind) in [(1, LinkKind::StartStart), (2, LinkKind::FinishFinish)] {
        n.links[i].kind = kind;
    }
    assert_eq!(measured(&check(&n, Point::RelationshipTypes)), passed("90"));
    n.links[3].kind = LinkKind::StartFinish;
    let kinds = check(&n, Point::RelationshipTypes);
    assert_eq!((measured(&kinds), kinds.links), (failed("85"), vec![1, 2, 3]));
}

#[test]
fn point_5_counts_dates_that_logic_can_not_move() {
    let mut n = chain(19);
    n.tasks[1].constraint = Constraint::MandatoryStart(at("2026-05-04T08:00"));
    n.tasks[2].constraint = Constraint::StartNoEarlierThan(at("2026-05-06T08:00"));
    assert_eq!(measured(&check(&n, Point::HardConstraints)), failed("5.26"));
    n.tasks[1].constraint = Constraint::AsLateAsPossible;
    assert_eq!(measured(&check(&n, Point::HardConstraints)), passed("0"));
}

#[test]
fn point_6_counts_more_than_44_days_of_float() {
    let mut n = chain(45);
    n.tasks.push(task("side", 1));
    n.links.extend([Link::new("first", "side"), Link::new("side", "last")]);
    // 44 days to spare: a limit that is kept.
    assert_eq!(measured(&check(&n, Point::HighFloat)), passed("0"));
    n.tasks[1].duration = 2 * DAY;
    let high = check(&n, Point::HighFloat);
    assert_eq!((measured(&high), high.tasks), (passed("2.17"), vec!["side".to_owned()]));
}

#[test]
fn point_7_bears_no_negative_float() {
    let mut n = chain(20);
    n.tasks[2].deadline = Some(at("2026-05-04T17:00"));
    let negative = check(&n, Point::NegativeFloat);
    assert_eq!((measured(&negative), negative.tasks), (failed("10"), vec!["t1".to_owned(), "t2".to_owned()]));
}

#[test]
fn point_8_goes_by_the_duration_in_the_baseline() {
    let mut n = chain(10);
    n.tasks[3].duration = 45 * DAY;
    assert_eq!(measured(&check(&n, Point::HighDuration)), failed("10"));
    let kept = Baseline::of(&schedule(&chain(10)));
    let known = Known { baseline: Some(&kept), ..Known::default() };
    assert_eq!(measured(of(&n, &known).check(Point::HighDuration)), passed("0"));
    // Milestones and levels of effort take no part.
    for kind in [TaskKind::LevelOfEffort, TaskKind::Milestone] {
        n.tasks[3].kind = kind;
        assert_eq!(measured(&check(&n, Point::HighDuration)), passed("0"));
    }
}

#[test]
fn point_9_finds_plans_in_the_past_and_actual_dates_in_the_future() {
    let mut n = chain(10);
    assert_eq!(measured(&check(&n, Point::InvalidDates)), not_applicable());
    n.data_date = Some(at("2026-05-06T08:00"));
    assert_eq!(measured(&check(&n, Point::InvalidDates)), passed("0"));
    n.tasks[1].constraint = Constraint::PlacedAt(at("2026-05-05T08:00"));
    n.tasks[2].progress.actual_start = Some(at("2026-05-07T08:00"));
    let invalid = check(&n, Point::InvalidDates);
    assert_eq!((measured(&invalid), invalid.tasks), (failed("20"), vec!["t1".to_owned(), "t2".to_owned()]));
}

#[test]
fn point_10_wants_resources_on_all_work_of_a_day() {
    let mut n = chain(4);
    n.tasks[4].duration = 60;
    let loaded: HashSet<String> = ["t1", "t2"].map(str::to_owned).into();
    let known = Known { loaded: Some(&loaded), ..Known::default() };
    let resources = of(&n, &known).check(Point::Resources).clone();
    assert_eq!((measured(&resources), resources.tasks), (failed("33.33"), vec!["t3".to_owned()]));
    assert_eq!(measured(&check(&n, Point::Resources)), not_applicable());
}

/// Four tasks of a day from Monday on, as agreed, on Thursday morning: two are done, one of them a day late.
fn on_thursday() -> (Network, Baseline) {
    let mut n = chain(4);
    let kept = Baseline::of(&schedule(&n));
    n.data_date = Some(at("2026-05-07T08:00"));
    for (task, from, to) in [(1, "2026-05-04T08:00", "2026-05-04T17:00"), (2, "2026-05-05T08:00", "2026-05-06T17:00")] {
        n.tasks[task].progress =
            Progress { actual_start: Some(at(from)), actual_finish: Some(at(to)), remaining: None };
    }
    (n, kept)
}

#[test]
fn point_11_counts_what_was_due_and_is_later() {
    let (n, kept) = on_thursday();
    let missed = of(&n, &Known { baseline: Some(&kept), ..Known::default() }).check(Point::MissedTasks).clone();
    // Due by Thursday morning: the first three. The second was late, the third will be.
    assert_eq!((measured(&missed), missed.tasks), (failed("66.67"), vec!["t2".to_owned(), "t3".to_owned()]));
}

#[test]
fn point_12_moves_the_finish_by_600_days() {
    let mut n = chain(5);
    assert_eq!(measured(&check(&n, Point::CriticalPathTest)), passed("600"));
    // Begun work is lengthened in what remains.
    n.data_date = Some(at("2026-05-05T08:00"));
    n.tasks[1].progress =
        Progress { actual_start: Some(at("2026-05-04T08:00")), actual_finish: None, remaining: Some(DAY) };
    assert_eq!(measured(&check(&n, Point::CriticalPathTest)), passed("600"));
}

#[test]
fn point_12_fails_where_a_pinned_date_takes_up_the_delay() {
    let mut n = chain(5);
    n.tasks[3].constraint = Constraint::MandatoryStart(at("2026-05-06T08:00"));
    let test = check(&n, Point::CriticalPathTest);
    assert_eq!((test.outcome, test.tasks), (Outcome::Failed, vec!["t1".to_owned()]));
}

#[test]
fn point_13_adds_the_float_of_the_finish_to_what_is_left() {
    let mut n = chain(20);
    n.must_finish_by = Some(schedule(&n).finish);
    assert_eq!(measured(&check(&n, Point::CriticalPathLengthIndex)), passed("1"));
    // Twenty days are left, and two too few: 18 / 20.
    n.must_finish_by = Some(at("2026-05-27T17:00"));
    assert_eq!(measured(&check(&n, Point::CriticalPathLengthIndex)), failed("0.9"));
}

#[test]
fn point_14_divides_what_is_done_by_what_was_due() {
    let (mut n, kept) = on_thursday();
    let index = |n: &Network| {
        let check =
            of(n, &Known { baseline: Some(&kept), ..Known::default() }).check(Point::BaselineExecutionIndex).clone();
        (measured(&check), check.tasks)
    };
    assert_eq!(index(&n), (failed("0.67"), vec!["t3".to_owned()]));
    // Work in no baseline counts as due.
    n.tasks.push(task("extra", 1));
    assert_eq!(index(&n).0, failed("0.5"));
}

#[test]
fn where_nothing_is_open_there_is_little_to_assess() {
    let assessment = of(&network(vec![], vec![]), &Known::default());
    assert_eq!(assessment.count(Outcome::NotApplicable), 14);
}
