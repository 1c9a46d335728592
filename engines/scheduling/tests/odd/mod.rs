//! Odd networks: every kind of link, constraint and progress, three calendars, summaries in each other, circles and links
//! that lead nowhere.

use jiff::SignedDuration;
use jiff::civil::{DateTime, datetime};
use kernel::{CalendarException, Shift, Week, WorkCalendar};
use proptest::prelude::*;
use scheduling::*;

pub const START: DateTime = datetime(2026, 5, 4, 8, 0, 0, 0);

pub fn after(hours: i64) -> DateTime {
    START + SignedDuration::from_hours(hours)
}

/// The standard week with a day off, day and night, and three long days with a short Saturday.
pub fn calendars() -> Vec<WorkCalendar> {
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

pub fn constraint() -> impl Strategy<Value = Constraint> {
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
    pub fn network()(tasks in prop::collection::vec(task(), 1..12))(
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
