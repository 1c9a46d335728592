//! What changes do to dates: moves, holds, baselines.

use jiff::civil::DateTime;
use kernel::WorkCalendar;
use scheduling::*;

const DAY: i64 = 480;

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

fn held(at: DateTime, label: &str, source: Option<&str>) -> NotBefore {
    NotBefore { at, label: label.into(), source: source.map(Into::into) }
}

/// Dig on Monday and Tuesday, panels from Friday (delivery) to Monday, paint on Tuesday; a gate on its own.
fn fence() -> Network {
    let mut n = Network::new(at("2026-05-04T08:00"), WorkCalendar::standard());
    n.tasks = vec![
        Task::new("dig", "Dig", 2 * DAY),
        Task::new("panels", "Panels", 2 * DAY),
        Task::new("paint", "Paint", DAY),
        Task::new("gate", "Gate", DAY),
    ];
    n.tasks[1].not_before.push(held(at("2026-05-08T08:00"), "Delivery of panels", Some("d1")));
    n.links = vec![Link::new("dig", "panels"), Link::new("panels", "paint")];
    n
}

#[test]
fn a_late_delivery_moves_what_follows_and_the_finish() {
    let before = fence();
    let mut after = before.clone();
    after.tasks[1].not_before[0].at = at("2026-05-12T08:00");
    let change = impact(&schedule(&before), &schedule(&after));
    assert_eq!((change.finish_days, change.finish_minutes), (2, 2 * DAY));
    let moves: Vec<(&str, i64)> = change.moved.iter().map(|m| (m.id.as_str(), m.start_days)).collect();
    assert_eq!(moves, [("panels", 2), ("paint", 2)]);
}

#[test]
fn tasks_that_come_and_go_are_listed() {
    let before = fence();
    let mut after = before.clone();
    after.tasks[3].id = "arbour".into();
    let change = impact(&schedule(&before), &schedule(&after));
    assert_eq!((change.added, change.removed), (vec!["arbour".to_owned()], vec!["gate".to_owned()]));
    assert_eq!(change.moved, []);
}

#[test]
fn a_hold_costs_what_the_finish_would_gain_without_it() {
    let stakes = at_stake(&fence());
    assert_eq!(stakes.len(), 1);
    // Digging is done on Tuesday: panels could hang on Wednesday instead of Friday.
    assert_eq!((stakes[0].days, stakes[0].minutes), (2, 2 * DAY));
    assert_eq!(stakes[0].finish_without, at("2026-05-08T17:00"));
    assert_eq!(stakes[0].tasks, ["panels"]);
}

#[test]
fn a_hold_off_the_critical_path_costs_nothing() {
    let mut n = fence();
    n.tasks[3].not_before.push(held(at("2026-05-06T08:00"), "Gate hardware", None));
    let stakes = at_stake(&n);
    assert_eq!(
        stakes.iter().map(|s| (s.label.as_str(), s.days)).collect::<Vec<_>>(),
        [("Delivery of panels", 2), ("Gate hardware", 0)]
    );
}

#[test]
fn one_source_on_several_tasks_is_one_hold() {
    let mut n = fence();
    n.tasks[2].not_before.push(held(at("2026-05-14T08:00"), "Second lorry of the same order", Some("d1")));
    let stakes = at_stake(&n);
    assert_eq!(stakes.len(), 1);
    assert_eq!((stakes[0].days, stakes[0].tasks.len()), (4, 2));
    assert_eq!(stakes[0].label, "Second lorry of the same order");
}

#[test]
fn variance_is_told_against_the_baseline() {
    let before = fence();
    let kept = Baseline::of(&schedule(&before));
    let mut now = before.clone();
    now.tasks[0].duration = 5 * DAY;
    now.tasks.push(Task::new("extra", "Extra", DAY));
    now.tasks.remove(3);
    let v = variance(&kept, &schedule(&now));
    assert_eq!((v.finish, v.finish_days), (DAY, 1));
    assert_eq!(v.tasks[0], TaskVariance { id: "dig".into(), start: 0, finish: 3 * DAY, duration: 3 * DAY });
    assert_eq!(v.tasks[1], TaskVariance { id: "panels".into(), start: DAY, finish: DAY, duration: 0 });
    assert_eq!((v.added, v.dropped), (vec!["extra".to_owned()], vec!["gate".to_owned()]));
}
