//! Capacity and promise: when a job can credibly begin, and what keeps it.

use jiff::civil::{DateTime, datetime};
use kernel::WorkCalendar;
use scheduling::resources::*;
use scheduling::{Link, Network, Task};

const DAY: i64 = 480;
const MONDAY: DateTime = datetime(2026, 5, 4, 8, 0, 0, 0);

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

fn fence(name: &str, days: i64) -> Work {
    let mut network = Network::new(MONDAY, WorkCalendar::standard());
    network.tasks = vec![Task::new("dig", "Dig", DAY), Task::new("hang", "Hang panels", (days - 1) * DAY)];
    network.links = vec![Link::new("dig", "hang")];
    Work { name: name.into(), network, needs: vec![Need::new("dig", "b"), Need::new("hang", "b")] }
}

fn crew(away: &[(&str, &str)]) -> Resource {
    let booked = |(from, until): &(&str, &str)| Away {
        from: at(from),
        until: at(until),
        amount: None,
        why: "is on Elm St".into(),
    };
    Resource { away: away.iter().map(booked).collect(), ..Resource::new("b", "Crew B", 1) }
}

fn prospect(name: &str, days: i64, chance: f64) -> Prospect {
    Prospect { work: fence(name, days), chance, decided: MONDAY }
}

fn asked(resources: &[Resource], pipeline: &[Prospect], job: &Work) -> Credible {
    credible(&Outlook { calendars: &[], resources, pipeline, job }, 400, 1)
}

#[test]
fn with_nothing_booked_a_job_begins_at_once() {
    let found = asked(&[crew(&[])], &[], &fence("Oak Ave", 3));
    assert_eq!((found.start.p80, found.finish.p80), (MONDAY, at("2026-05-06T17:00")));
    assert_eq!(found.bindings, []);
}

#[test]
fn booked_work_comes_first_and_its_crew_is_named() {
    let found = asked(&[crew(&[("2026-05-04T08:00", "2026-05-08T17:00")])], &[], &fence("Oak Ave", 3));
    assert_eq!((found.start.earliest, found.finish.earliest), (at("2026-05-11T08:00"), at("2026-05-13T17:00")));
    assert_eq!(found.bindings, [Binding::Resource { id: "b".into(), name: "Crew B".into(), minutes: 5 * DAY }]);
}

#[test]
fn a_job_fits_between_two_bookings_where_there_is_room() {
    let booked = crew(&[("2026-05-04T08:00", "2026-05-05T17:00"), ("2026-05-07T08:00", "2026-05-20T17:00")]);
    let found = asked(&[booked], &[], &fence("Oak Ave", 2));
    // A day before the second booking is too short for both tasks, and long enough for the first.
    assert_eq!((found.start.earliest, found.finish.earliest), (at("2026-05-06T08:00"), at("2026-05-21T17:00")));
}

#[test]
fn what_may_be_won_widens_the_range() {
    let found = asked(&[crew(&[])], &[prospect("Elm St", 5, 0.6)], &fence("Oak Ave", 3));
    assert_eq!(found.finish.earliest, at("2026-05-06T17:00"));
    assert_eq!((found.finish.p50, found.finish.p80), (at("2026-05-13T17:00"), at("2026-05-13T17:00")));
}

#[test]
fn what_is_unlikely_is_no_reason_to_promise_later() {
    let found = asked(&[crew(&[])], &[prospect("Elm St", 5, 0.1)], &fence("Oak Ave", 3));
    assert_eq!(found.finish.p80, found.finish.earliest);
}

#[test]
fn what_is_decided_later_takes_its_crew_later() {
    let mut later = prospect("Elm St", 5, 1.0);
    later.decided = at("2026-05-07T08:00");
    let found = asked(&[crew(&[])], &[later], &fence("Oak Ave", 3));
    assert_eq!(found.finish.p80, at("2026-05-06T17:00"));
}

#[test]
fn a_permit_that_comes_after_the_crew_is_what_binds() {
    let mut job = fence("Oak Ave", 3);
    let mut dig = job.network.tasks.remove(0).not_before(at("2026-05-18T08:00"), "Permit");
    dig.not_before[0].source = Some("permit".into());
    job.network.tasks.insert(0, dig);
    let found = asked(&[crew(&[("2026-05-04T08:00", "2026-05-08T17:00")])], &[], &job);
    assert_eq!(found.start.p50, at("2026-05-18T08:00"));
    let permit = Binding::NotBefore { label: "Permit".into(), source: Some("permit".into()), minutes: 5 * DAY };
    assert_eq!(found.bindings, [permit]);
}

#[test]
fn the_same_seed_gives_the_same_answer() {
    let pipeline: Vec<Prospect> = (1..8).map(|i| prospect(&format!("Job {i}"), i, 0.4)).collect();
    let ask = || asked(&[crew(&[])], &pipeline, &fence("Oak Ave", 3));
    assert_eq!(ask(), ask());
    assert!(ask().finish.earliest < ask().finish.p50 && ask().finish.p50 < ask().finish.p80);
}
