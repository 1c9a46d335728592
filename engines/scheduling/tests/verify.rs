//! The checker finds what is wrong.

use jiff::SignedDuration;
use jiff::civil::{DateTime, datetime};
use kernel::WorkCalendar;
use scheduling::*;

const START: DateTime = datetime(2026, 5, 4, 8, 0, 0, 0);

/// a, then b; c beside them.
fn sound() -> (Network, Schedule) {
    let mut n = Network::new(START, WorkCalendar::standard());
    n.tasks = vec![
        Task::summary("s", "Shell"),
        Task::new("a", "A", 480).inside("s"),
        Task::new("b", "B", 960).inside("s"),
        Task::new("c", "C", 480),
    ];
    n.links = vec![Link::new("a", "b")];
    let s = schedule(&n);
    assert_eq!(verify(&n, &s), []);
    (n, s)
}

/// What the checker says of a schedule that was spoilt.
fn spoilt(spoil: impl Fn(&mut Schedule)) -> Vec<String> {
    let (n, mut s) = sound();
    spoil(&mut s);
    verify(&n, &s).into_iter().map(|d| d.code).collect()
}

fn an_hour() -> SignedDuration {
    SignedDuration::from_hours(1)
}

#[test]
fn a_task_moved_into_its_predecessor() {
    let codes = spoilt(|s| {
        s.tasks[2].early_start -= SignedDuration::from_hours(24);
        s.tasks[2].early_finish -= SignedDuration::from_hours(24);
    });
    assert!(codes.contains(&"verify.early".to_owned()), "{codes:?}");
}

#[test]
fn a_task_that_waits_for_nothing() {
    let codes = spoilt(|s| {
        s.tasks[3].early_start += an_hour();
        s.tasks[3].early_finish = datetime(2026, 5, 5, 9, 0, 0, 0);
    });
    assert!(codes.contains(&"verify.early".to_owned()), "{codes:?}");
}

#[test]
fn work_cut_short() {
    assert!(spoilt(|s| s.tasks[3].finish -= an_hour()).contains(&"verify.span".to_owned()));
}

#[test]
fn float_that_is_not_there() {
    assert!(spoilt(|s| s.tasks[3].total_float += 60).contains(&"verify.float".to_owned()));
    assert!(spoilt(|s| s.tasks[3].free_float += 60).contains(&"verify.free_float".to_owned()));
    assert!(spoilt(|s| s.tasks[3].free_float -= 60).contains(&"verify.free_float".to_owned()));
}

#[test]
fn late_dates_that_are_too_late_or_too_early() {
    let moved = |s: &mut Schedule, by: SignedDuration| {
        s.tasks[1].late_start += by;
        s.tasks[1].late_finish += by;
    };
    assert!(spoilt(|s| moved(s, SignedDuration::from_hours(24))).contains(&"verify.late".to_owned()));
    assert!(spoilt(|s| moved(s, -SignedDuration::from_hours(72))).contains(&"verify.late".to_owned()));
}

#[test]
fn a_link_left_out_without_need() {
    assert!(spoilt(|s| s.unused_links.push(0)).contains(&"verify.link".to_owned()));
}

#[test]
fn a_critical_task_that_is_not_called_so() {
    assert!(spoilt(|s| s.tasks[2].critical = false).contains(&"verify.critical".to_owned()));
}

#[test]
fn a_summary_that_does_not_span_its_parts() {
    assert_eq!(spoilt(|s| s.tasks[0].finish += an_hour()), ["verify.summary", "verify.finish"]);
}

#[test]
fn another_networks_schedule() {
    assert_eq!(spoilt(|s| s.tasks.swap(1, 2)), ["verify.tasks"]);
}

/// What the checker says of the answer for a permit that opens a day before "C" and is good for a week.
fn gate_spoilt(spoil: impl Fn(&mut GateDates)) -> Vec<String> {
    let (mut n, _) = sound();
    let lead = Lead::calendar(2);
    let validity = Some(Validity { days: 7, covers: Covers::Start });
    n.gates = vec![Gate { lead, validity, ..Gate::new("permit", GateKind::Permit, ["c"]) }];
    n.tasks[3].not_before.push(NotBefore { at: START + 72 * an_hour(), label: "Panels".into(), source: None });
    let mut s = schedule(&n);
    assert_eq!(verify(&n, &s), []);
    spoil(&mut s.gates[0]);
    verify(&n, &s).into_iter().map(|d| d.code).collect()
}

#[test]
fn a_gate_told_wrong() {
    let day = jiff::Span::new().days(1);
    assert_eq!(gate_spoilt(|g| g.opens -= an_hour()), ["verify.gate"]);
    assert_eq!(gate_spoilt(|g| g.expires = Some(g.opens)), ["verify.gate"]);
    assert_eq!(gate_spoilt(|g| g.first_start = None), ["verify.gate"]);
    assert_eq!(gate_spoilt(|g| g.ask_by = g.ask_by.map(|d| d.saturating_sub(day))), ["verify.gate"]);
    assert_eq!(gate_spoilt(|g| g.ask_by = g.ask_by.map(|d| d.saturating_add(day))), ["verify.gate"]);
    assert_eq!(gate_spoilt(|g| g.ask_from = g.ask_from.map(|d| d.saturating_sub(day))), ["verify.gate"]);
    assert_eq!(gate_spoilt(|g| g.ask_from = g.ask_from.map(|d| d.saturating_add(day))), ["verify.gate"]);
    assert_eq!(gate_spoilt(|g| g.id = "another".into()), ["verify.gates"]);
}

#[test]
fn work_before_its_permit() {
    let (mut n, s) = sound();
    n.gates = vec![Gate { lead: Lead::calendar(2), ..Gate::new("permit", GateKind::Permit, ["c"]) }];
    let codes: Vec<String> = verify(&n, &s).into_iter().map(|d| d.code).collect();
    assert!(codes.contains(&"verify.early".to_owned()), "{codes:?}");
}
