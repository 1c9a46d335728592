//! Properties that hold for any network, however odd.

use std::collections::HashMap;

use jiff::SignedDuration;
use jiff::civil::{DateTime, datetime};
use kernel::{CalendarException, Shift, Week, WorkCalendar};
use proptest::prelude::*;
use scheduling::*;

const START: DateTime = datetime(2026, 5, 4, 8, 0, 0, 0);

fn after(hours: i64) -> DateTime {
    START + SignedDuration::from_hours(hours)
}

/// The standard week with a day off, day and night, and three long days with a short Saturday.
fn calendars() -> Vec<WorkCalendar> {
    let off = CalendarException::day_off(datetime(2026, 5, 8, 0, 0, 0, 0).date(), "Off");
    let shift = |from: u16, to: u16| Shift::new(from * 60, to * 60).unwrap();
    let week = Week {
        monday: vec![shift(6, 16)],
        tuesday: vec![shift(6, 16)],
        thursday: vec![shift(6, 12), shift(12, 18)],
        saturday: vec![shift(7, 11)],
        ..Week::default()
    };
    vec![
        WorkCalendar::standard().with_exceptions([off]).unwrap(),
        WorkCalendar::round_the_clock(),
        WorkCalendar::new("Long days", week, vec![]).unwrap(),
    ]
}

fn constraint() -> impl Strategy<Value = Constraint> {
    let date = (0i64..500).prop_map(after);
    prop_oneof![
        12 => Just(Constraint::AsSoonAsPossible),
        2 => Just(Constraint::AsLateAsPossible),
        1 => date.clone().prop_map(Constraint::StartNoEarlierThan),
        1 => date.clone().prop_map(Constraint::StartNoLaterThan),
        1 => date.clone().prop_map(Constraint::FinishNoEarlierThan),
        1 => date.clone().prop_map(Constraint::FinishNoLaterThan),
        1 => date.clone().prop_map(Constraint::StartOn),
        1 => date.clone().prop_map(Constraint::FinishOn),
        1 => date.clone().prop_map(Constraint::MandatoryStart),
        1 => date.clone().prop_map(Constraint::MandatoryFinish),
        1 => date.prop_map(Constraint::PlacedAt),
    ]
}

/// Nothing known of a task, or begun, or done; hours from the start.
fn progress() -> impl Strategy<Value = Progress> {
    prop_oneof![
        8 => Just(Progress::default()),
        1 => (0i64..100, 0i64..900).prop_map(|(at, left)| Progress {
            actual_start: Some(after(at)), actual_finish: None, remaining: Some(left)
        }),
        1 => (0i64..100, 0i64..100).prop_map(|(at, took)| Progress {
            actual_start: Some(after(at)), actual_finish: Some(after(at + took)), remaining: None
        }),
    ]
}

prop_compose! {
    fn task()(
        duration in prop_oneof![1 => Just(0i64), 4 => (1i64..200).prop_map(|q| q * 15)],
        calendar in prop::option::of(0usize..3),
        parent in prop::option::weighted(0.3, 0usize..12),
        constraint in constraint(),
        deadline in prop::option::weighted(0.1, (0i64..700).prop_map(after)),
        hold in prop::option::weighted(0.15, (0i64..300).prop_map(after)),
        progress in progress(),
        kind in prop_oneof![9 => Just(TaskKind::Task), 1 => Just(TaskKind::LevelOfEffort)],
    ) -> (Task, Option<usize>) {
        let mut task = Task { kind, duration, calendar, constraint, deadline, progress, ..Task::default() };
        task.not_before.extend(hold.map(|at| NotBefore { at, label: "Delivery".into(), source: None }));
        (task, parent)
    }
}

prop_compose! {
    fn link(tasks: usize)(
        from in 0..tasks + 1,
        to in 0..tasks,
        kind in prop::sample::select(vec![
            LinkKind::FinishStart, LinkKind::FinishStart, LinkKind::StartStart, LinkKind::FinishFinish, LinkKind::StartFinish
        ]),
        lag in prop_oneof![3 => Just(0i64), 1 => (-20i64..40).prop_map(|q| q * 45)],
        lag_calendar in prop::sample::select(vec![
            LagCalendar::Predecessor, LagCalendar::Successor, LagCalendar::Project, LagCalendar::Elapsed
        ]),
    ) -> Link {
        Link { from: format!("t{from:02}"), to: format!("t{to:02}"), kind, lag: Lag::Minutes(lag), lag_calendar }
    }
}

fn day(of: i64) -> jiff::civil::Date {
    after(24 * of).date()
}

prop_compose! {
    /// Any gate, perhaps on a task that does not exist.
    fn gate(tasks: usize)(
        held in prop::collection::vec(0..tasks + 1, 0..3),
        requested in prop::option::of((-10i64..15).prop_map(day)),
        expected in prop::option::weighted(0.2, (-5i64..15).prop_map(day)),
        granted in prop::option::weighted(0.2, (-5i64..15).prop_map(day)),
        (days, count) in (0i64..12, prop::sample::select(vec![DayCount::Working, DayCount::Calendar])),
        calendar in prop::option::of(0usize..4),
        validity in prop::option::of((0i64..15, prop::sample::select(vec![Covers::Start, Covers::Finish]))),
    ) -> Gate {
        let validity = validity.map(|(days, covers)| Validity { days, covers });
        let lead = Lead { days, count, calendar };
        let tasks: Vec<String> = held.into_iter().map(|t| format!("t{t:02}")).collect();
        Gate { requested, expected, granted, lead, validity, ..Gate::new("", GateKind::Permit, tasks) }
    }
}

prop_compose! {
    /// Any network, most of them with circles, some links leading nowhere.
    fn network()(tasks in prop::collection::vec(task(), 1..12))(
        links in prop::collection::vec(link(tasks.len()), 0..tasks.len() * 2),
        gates in prop_oneof![1 => Just(vec![]), 1 => prop::collection::vec(gate(tasks.len()), 1..4)],
        data_date in prop::option::weighted(0.5, (0i64..150).prop_map(after)),
        must_finish_by in prop::option::weighted(0.2, (0i64..800).prop_map(after)),
        rule in prop::sample::select(vec![
            ProgressRule::RetainedLogic, ProgressRule::ProgressOverride, ProgressRule::ActualDates
        ]),
        tasks in Just(tasks),
    ) -> Network {
        let mut n = Network::new(START, calendars().remove(0));
        n.calendars = calendars();
        (n.links, n.data_date, n.must_finish_by, n.progress_rule) = (links, data_date, must_finish_by, rule);
        n.gates = gates;
        for (i, gate) in n.gates.iter_mut().enumerate() {
            gate.id = format!("g{i}");
        }
        let count = tasks.len();
        n.tasks = tasks
            .into_iter()
            .enumerate()
            .map(|(i, (task, parent))| Task {
                id: format!("t{i:02}"),
                // Parents come first, so that most of them are no circle.
                parent: parent.filter(|p| *p < count && *p != i).map(|p| format!("t{p:02}")),
                ..task
            })
            .collect();
        n
    }
}

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
