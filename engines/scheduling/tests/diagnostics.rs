//! What the engine has to say, in the words that a contractor reads.

use jiff::civil::DateTime;
use kernel::{Diagnostic, WorkCalendar};
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

fn said(n: &Network) -> Vec<Diagnostic> {
    let s = schedule(n);
    assert_eq!(s.tasks.len(), n.tasks.len(), "there are dates whatever there is to say");
    assert!(s.diagnostics.iter().all(|d| !d.cause.is_empty() && !d.cure.is_empty() && !d.code.is_empty()));
    s.diagnostics
}

fn codes(n: &Network) -> Vec<String> {
    said(n).into_iter().map(|d| d.code).collect()
}

fn only(n: &Network) -> Diagnostic {
    let mut said = said(n);
    assert_eq!(said.len(), 1, "{said:#?}");
    said.remove(0)
}

/// A week's work on a fence, as a win plan drafts it.
fn fence() -> Network {
    network(
        vec![
            Task::new("dig", "Dig and set posts", 2 * DAY),
            Task::new("rails", "Rails and panels", 2 * DAY),
            Task::new("gate", "Build gate", DAY),
            Task::new("stain", "Stain", DAY),
            Task::milestone("done", "Walk through with customer"),
        ],
        vec![
            Link::new("dig", "rails").lag(2880).lag_on(LagCalendar::Elapsed),
            Link::new("rails", "stain"),
            Link::new("gate", "stain"),
            Link::new("stain", "done"),
        ],
    )
}

#[test]
fn a_sound_fence_job_is_not_talked_about() {
    assert_eq!(said(&fence()), []);
}

#[test]
fn a_fence_job_with_three_troubles_hears_of_three() {
    let mut n = fence();
    n.tasks[1].not_before.push(NotBefore { at: at("2026-05-11T00:00"), label: "Panels".into(), source: None });
    n.tasks[4].deadline = Some(at("2026-05-12T17:00"));
    n.tasks.push(Task::new("haul", "Haul away spoil", DAY));
    n.links.push(Link::new("dig", "haul"));
    n.gates.push(Gate {
        label: "Utility locate".into(),
        requested: Some("2026-04-15".parse().unwrap()),
        lead: Lead::working(2),
        validity: Some(Validity { days: 14, covers: Covers::Start }),
        ..Gate::new("811", GateKind::UtilityLocate, ["dig"])
    });
    let told: Vec<String> = said(&n).into_iter().map(|d| format!("{}: {} {}", d.code, d.cause, d.cure)).collect();
    assert_eq!(
        told,
        [
            "schedule.deadline_missed: “Walk through with customer” misses its deadline (Tue 12 May 2026 17:00) by 1 day: \
             it comes to Wed 13 May 2026 17:00. The chain “Rails and panels” → “Stain” → “Walk through with customer” \
             decides it, and begins when “Panels” allows it (Mon 11 May 2026 08:00). Shorten or overlap tasks of the \
             chain, let it begin earlier, or agree a later date.",
            "schedule.open_ends: Nothing waits for “Haul away spoil”, so nothing moves when it is late. Link each to what \
             has to be done before it and to what waits for it; the last to the project's finish.",
            "gate.expires_before_work: “Utility locate” (asked for on Wed 15 Apr 2026, 2 working days, valid for 14 days) \
             holds good from Fri 17 Apr 2026 to the end of Thu 30 Apr 2026, but “Dig and set posts” begins only on Mon \
             4 May 2026 08:00. Ask again at once: to hold nothing up it had to be asked for by Thu 30 Apr 2026.",
        ]
    );
}

#[test]
fn nobody_is_told_of_open_ends_who_has_drawn_no_links() {
    let tasks = (0..100).map(|i| task(&i.to_string(), 1)).collect();
    assert_eq!(said(&network(tasks, vec![])), []);
}

#[test]
fn a_hundred_open_ends_are_one_note() {
    let mut tasks: Vec<Task> = (0..100).map(|i| task(&format!("t{i:02}"), 1)).collect();
    tasks.extend([task("a", 5), task("b", 5)]);
    let note = only(&network(tasks, vec![Link::new("a", "b")]));
    assert_eq!((note.code.as_str(), note.about.len()), ("schedule.open_ends", 100));
    assert!(note.cause.contains("“t00”, “t01”, “t02”, “t03”, “t04” and 95 more"), "{}", note.cause);
}

#[test]
fn where_a_milestone_begins_and_ends_the_plan_everything_hangs_on_it() {
    let mut n = network(
        vec![Task::milestone("start", "Start"), task("a", 4), task("b", 3), Task::milestone("end", "End")],
        vec![Link::new("start", "a"), Link::new("a", "end")],
    );
    let note = only(&n);
    assert_eq!(note.about, ["b"]);
    assert!(note.cause.contains("Nothing waits for “b”") && note.cause.contains("Nothing tells when “b” can begin"));
    // A date of its own says when it begins, and work that has begun asks no more.
    n.tasks[2].constraint = Constraint::StartNoEarlierThan(at("2026-05-05T08:00"));
    n.links.push(Link::new("b", "end"));
    assert_eq!(said(&n), []);
}

#[test]
fn what_is_linked_through_its_summary_has_no_open_end() {
    let n = network(
        vec![
            task("permit", 2),
            Task::summary("ground", "Groundwork"),
            task("dig", 1).inside("ground"),
            task("pour", 3).inside("ground"),
            task("frame", 1),
        ],
        vec![Link::new("permit", "ground"), Link::new("ground", "frame")],
    );
    assert_eq!(said(&n), []);
}

#[test]
fn a_circle_is_told_link_by_link() {
    let mut n = network(
        vec![task("a", 1), task("b", 1), task("c", 1)],
        vec![
            Link::new("a", "b"),
            Link::new("b", "c").kind(LinkKind::StartStart).lag(2 * DAY),
            Link { lag: Lag::Percent(-50), ..Link::new("c", "a") },
        ],
    );
    assert!(only(&n).cause.contains("“a” → “b” –SS + 2 days→ “c” –FS − 50 %→ “a”."), "{}", only(&n).cause);
    assert_eq!(only(&n).about, ["a", "b", "c"]);

    n.tasks = vec![Task::summary("s", "Shell"), task("a", 1).inside("s"), task("x", 1)];
    n.links = vec![Link::new("s", "x"), Link::new("x", "a")];
    assert!(only(&n).cause.contains("“Shell” → “x” → “a” → “Shell”."), "{}", only(&n).cause);
}

#[test]
fn a_long_circle_is_told_by_its_ends() {
    let tasks = (10..40).map(|i| task(&i.to_string(), 1)).collect();
    let links = (0..30).map(|i| Link::new((10 + i).to_string(), (10 + (i + 1) % 30).to_string())).collect();
    let told = only(&network(tasks, links)).cause;
    assert!(told.contains("“10” → “11” → “12” → “13” → “14” → (23 more) → “38” → “39” → “10”."), "{told}");
}

#[test]
fn a_date_set_by_hand_before_the_delivery_is_named() {
    for pin in [Constraint::PlacedAt, Constraint::MandatoryStart] {
        let panels = task("panels", 1).not_before(at("2026-05-08T00:00"), "Delivery of panels");
        let told = only(&network(vec![panels.constrained(pin(at("2026-05-05T08:00")))], vec![]));
        assert_eq!(told.code, "schedule.pinned_before_hold");
        assert!(told.cause.contains("“Delivery of panels” allows it only from Fri 8 May 2026 00:00 on, 3 days later"));
    }
}

#[test]
fn a_missed_project_date_names_the_chain_and_what_its_beginning_waits_for() {
    let mut n = fence();
    n.must_finish_by = Some(at("2026-05-08T17:00"));
    n.tasks[0].constraint = Constraint::StartNoEarlierThan(at("2026-05-06T08:00"));
    let told = only(&n);
    assert_eq!(told.code, "schedule.finish_missed");
    // Posts are set on Thursday evening and cure until Saturday evening: panels on Monday and Tuesday, stain on Wednesday.
    assert!(
        told.cause.contains("by Fri 8 May 2026 17:00 and comes to Wed 13 May 2026 17:00, 3 days later"),
        "{told:?}"
    );
    assert!(told.cause.contains("“Dig and set posts” → “Rails and panels” → “Stain”"), "{told:?}");
    assert!(told.cause.contains("begins on Wed 6 May 2026 08:00, where it is pinned"), "{told:?}");
}

#[test]
fn progress_that_can_not_be_is_named() {
    let mut n = network(vec![task("a", 4), task("b", 2)], vec![Link::new("a", "b")]);
    n.data_date = Some(at("2026-05-06T08:00"));
    n.tasks[0].progress.actual_start = Some(at("2026-05-07T08:00"));
    assert_eq!(codes(&n), ["schedule.actual_after_data_date"]);
    n.tasks[0].progress.actual_start = None;
    n.tasks[1].progress.actual_start = Some(at("2026-05-05T08:00"));
    let told = only(&n);
    assert_eq!((told.code.as_str(), told.about), ("schedule.out_of_sequence", vec!["a".to_owned(), "b".to_owned()]));
}

#[test]
fn an_id_used_twice_is_named() {
    let n = network(vec![task("a", 1), task("a", 2)], vec![]);
    assert_eq!(codes(&n), ["schedule.duplicate_id"]);
}
