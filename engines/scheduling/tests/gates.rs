//! Gates: permits, locates, deposits and what they mean for the dates.

use jiff::civil::{Date, DateTime};
use kernel::WorkCalendar;
use scheduling::*;

const DAY: i64 = 480;

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// Monday 4 May 2026: lay out for two days, then dig for three, then set posts for two.
fn fence(gate: Gate) -> Network {
    let mut n = Network::new(at("2026-05-04T08:00"), WorkCalendar::standard());
    n.tasks =
        vec![Task::new("lay", "Lay out", 2 * DAY), Task::new("dig", "Dig", 3 * DAY), Task::new("set", "Set", 2 * DAY)];
    n.links = vec![Link::new("lay", "dig"), Link::new("dig", "set")];
    n.gates = vec![gate];
    n
}

fn permit() -> Gate {
    Gate { label: "Permit".into(), ..Gate::new("permit", GateKind::Permit, ["dig"]) }
}

/// Good for ten days, of which the day it is granted is the first.
fn locate(requested: &str) -> Gate {
    Gate {
        label: "Locate".into(),
        requested: Some(day(requested)),
        lead: Lead::working(2),
        validity: Some(Validity { days: 10, covers: Covers::Start }),
        ..Gate::new("811", GateKind::UtilityLocate, ["dig"])
    }
}

fn answer(n: &Network) -> Schedule {
    let s = schedule(n);
    assert_eq!(verify(n, &s), []);
    s
}

fn opens(gate: Gate) -> Date {
    answer(&fence(gate)).gates[0].opens.date()
}

fn said(s: &Schedule, code: &str) -> (String, String) {
    let found = s.diagnostics.iter().find(|d| d.code == code).unwrap_or_else(|| panic!("{code}: {:?}", s.diagnostics));
    (found.cause.clone(), found.cure.clone())
}

fn codes(s: &Schedule) -> Vec<&str> {
    s.diagnostics.iter().map(|d| d.code.as_str()).collect()
}

#[test]
fn a_gate_opens_when_it_is_granted_promised_or_its_lead_is_over() {
    let asked = Gate { requested: Some(day("2026-05-01")), lead: Lead::working(10), ..permit() };
    let promised = Gate { expected: Some(day("2026-05-13")), ..asked.clone() };
    let granted = Gate { granted: Some(day("2026-05-06")), ..promised.clone() };
    assert_eq!(opens(Gate { lead: Lead::calendar(10), ..permit() }), day("2026-05-14"));
    assert_eq!(opens(asked), day("2026-05-15"));
    assert_eq!(opens(promised), day("2026-05-13"));
    assert_eq!(opens(granted), day("2026-05-06"));
}

#[test]
fn what_is_overdue_opens_on_the_data_date_at_the_earliest() {
    let mut n = fence(Gate { expected: Some(day("2026-05-05")), ..permit() });
    n.data_date = Some(at("2026-05-07T08:00"));
    assert_eq!(answer(&n).gates[0].opens, at("2026-05-07T00:00"));
    n.gates[0] = Gate { lead: Lead::working(1), ..permit() };
    assert_eq!(answer(&n).gates[0].opens, at("2026-05-08T00:00"));
}

#[test]
fn a_closed_gate_drives_its_task_and_tells_what_it_costs() {
    let n = fence(Gate { requested: Some(day("2026-05-04")), lead: Lead::working(5), ..permit() });
    let s = answer(&n);
    let dig = s.task("dig").unwrap();
    assert_eq!(dig.start, at("2026-05-11T08:00"));
    assert_eq!(dig.driver, Driver::NotBefore { label: "Permit".into(), source: Some("permit".into()) });
    let gate = &s.gates[0];
    assert_eq!((gate.slack_days, gate.costs, gate.ask_by), (Some(-3), 3 * DAY, Some(day("2026-04-29"))));
    let (cause, cure) = said(&s, "gate.holds_up");
    assert!(
        cause.contains("asked for on Mon 4 May 2026, 5 working days") && cause.contains("costs the project 3 days")
    );
    assert!(cause.contains("“Dig” could begin on Wed 6 May 2026 08:00"), "{cause}");
    assert!(cure.contains("Press for an earlier day"), "{cure}");
    // The same through the question that knows nothing of gates.
    let stakes = at_stake(&n);
    assert_eq!((stakes[0].label.as_str(), stakes[0].days), ("Permit", 3));
}

#[test]
fn an_open_gate_holds_nothing_and_tells_its_slack() {
    let n = fence(Gate { granted: Some(day("2026-05-01")), ..permit() });
    let s = answer(&n);
    let gate = &s.gates[0];
    assert_eq!((gate.first_task.as_deref(), gate.first_start), (Some("dig"), Some(at("2026-05-06T08:00"))));
    assert_eq!((gate.slack_days, gate.costs), (Some(3), 0));
    assert!(codes(&s).is_empty() && at_stake(&n).is_empty());
}

#[test]
fn the_office_may_work_other_days_than_the_crew() {
    let mut n = fence(Gate { requested: Some(day("2026-05-04")), ..permit() });
    n.calendars.push(WorkCalendar::round_the_clock());
    n.gates[0].lead = Lead { days: 7, count: DayCount::Working, calendar: Some(1) };
    assert_eq!(answer(&n).gates[0].opens, at("2026-05-11T00:00"));
    n.gates[0].lead.calendar = Some(9);
    assert_eq!(answer(&n).gates[0].opens, at("2026-05-13T00:00"));
    assert!(codes(&answer(&n)).contains(&"gate.unknown_calendar"));
}

#[test]
fn a_locate_that_expires_before_the_dig_says_when_to_ask_again() {
    // Marked on Thursday 23 April, good to Saturday 2 May; the dig begins on Wednesday 6 May.
    let s = answer(&fence(Gate { evidence: Some("ticket 4711".into()), ..locate("2026-04-21") }));
    assert_eq!(s.gates[0].expires, Some(at("2026-05-03T00:00")));
    let (cause, cure) = said(&s, "gate.expires_before_work");
    assert!(cause.contains("2 working days, valid for 10 days, ticket 4711"), "{cause}");
    assert!(cause.contains("from Thu 23 Apr 2026 to the end of Sat 2 May 2026"), "{cause}");
    assert!(cause.contains("“Dig” begins only on Wed 6 May 2026 08:00"), "{cause}");
    assert!(cure.contains("Ask again today"), "{cure}");

    let mut late = fence(locate("2026-04-21"));
    late.tasks[0].duration = DAY;
    late.gates[0].granted = Some(day("2026-04-23"));
    late.data_date = Some(at("2026-05-05T08:00"));
    let (_, cure) = said(&answer(&late), "gate.expires_before_work");
    assert!(cure.contains("at once: to hold nothing up it had to be asked for by Mon 4 May 2026"), "{cure}");

    let mut later = fence(locate("2026-04-21"));
    later.tasks[0].duration = 10 * DAY;
    let (_, cure) = said(&answer(&later), "gate.expires_before_work");
    // The dig moves to Monday 18 May: marked on the 9th it would still hold good; the 14th is the last day to ask.
    assert!(cure.contains("between Thu 7 May 2026 and Thu 14 May 2026"), "{cure}");
}

#[test]
fn a_dig_on_the_last_day_of_a_locate_is_in_time() {
    // Marked on Monday 27 April it is good to the 6th of May, on which the dig begins.
    assert_eq!(codes(&answer(&fence(locate("2026-04-23")))), [""; 0]);
    assert_eq!(codes(&answer(&fence(locate("2026-04-22")))), ["gate.expires_before_work"]);
}

#[test]
fn where_the_dig_has_to_be_done_in_time_its_finish_counts() {
    // Marked on Thursday 30 April, good to Saturday 9 May; the dig ends on Friday the 8th.
    let finish = |days| Gate { validity: Some(Validity { days, covers: Covers::Finish }), ..locate("2026-04-28") };
    assert_eq!(codes(&answer(&fence(finish(9)))), [""; 0]);
    let s = answer(&fence(finish(8)));
    assert!(said(&s, "gate.expires_before_work").0.contains("“Dig” is done only on Fri 8 May 2026 17:00"));
}

#[test]
fn work_that_lasts_longer_than_a_locate_needs_more_than_one() {
    let short = Gate { validity: Some(Validity { days: 2, covers: Covers::Finish }), ..locate("2026-05-04") };
    let s = answer(&fence(short));
    assert!(s.gates[0].ask_from > s.gates[0].ask_by);
    assert!(said(&s, "gate.expires_before_work").1.contains("does not hold good long enough"));
}

#[test]
fn nobody_has_asked_yet_so_nothing_expires() {
    let s = answer(&fence(Gate { requested: None, ..locate("2026-05-04") }));
    assert_eq!((s.gates[0].expires, codes(&s)), (None, vec![]));
    assert_eq!((s.gates[0].ask_from, s.gates[0].ask_by), (Some(day("2026-04-23")), Some(day("2026-05-04"))));
}

#[test]
fn a_gate_before_a_summary_holds_its_parts() {
    let mut n = fence(Gate { expected: Some(day("2026-05-11")), ..permit() });
    n.tasks.push(Task::summary("ground", "Groundwork"));
    n.tasks[1].parent = Some("ground".into());
    n.gates[0].tasks = vec!["ground".into()];
    let s = answer(&n);
    assert_eq!(s.task("dig").unwrap().start, at("2026-05-11T08:00"));
    assert_eq!((s.gates[0].first_task.as_deref(), s.gates[0].costs), (Some("dig"), 3 * DAY));
    assert!(matches!(&s.task("dig").unwrap().driver, Driver::NotBefore { label, .. } if label == "Permit"));
    // A part that has begun goes on.
    n.tasks[1].progress.actual_start = Some(at("2026-05-05T08:00"));
    n.data_date = Some(at("2026-05-06T08:00"));
    assert_eq!(answer(&n).task("dig").unwrap().resume, Some(at("2026-05-08T08:00")));
}

#[test]
fn work_that_has_begun_needs_its_gate_no_longer() {
    let mut n = fence(Gate { expected: Some(day("2026-05-20")), ..permit() });
    n.tasks[1].progress.actual_start = Some(at("2026-05-04T08:00"));
    let s = answer(&n);
    assert_eq!((s.gates[0].first_task.as_deref(), s.gates[0].slack_days, s.gates[0].costs), (None, None, 0));
}

#[test]
fn gates_that_hold_nothing_are_named() {
    let mut n = fence(Gate { tasks: vec!["ghost".into()], ..permit() });
    n.gates.push(Gate::new("deposit", GateKind::Deposit, [""; 0]));
    assert_eq!(codes(&answer(&n)), ["gate.unknown_task", "gate.without_work", "gate.without_work"]);
}

#[test]
fn a_gate_reads_from_little() {
    let gate: Gate = serde_json::from_str(r#"{"id": "hoa", "kind": "approval", "tasks": ["dig"]}"#).unwrap();
    assert_eq!(gate, Gate::new("hoa", GateKind::Approval, ["dig"]));
}
