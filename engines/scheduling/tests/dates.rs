//! Golden cases of the passes, small enough to check by hand.

use jiff::civil::DateTime;
use kernel::{CalendarException, WorkCalendar};
use scheduling::*;

const DAY: i64 = 480;

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

/// Begins on Monday 4 May 2026 at 08:00, on the standard week.
fn network(tasks: Vec<Task>, links: Vec<Link>) -> Network {
    Network { tasks, links, ..Network::new(at("2026-05-04T08:00"), WorkCalendar::standard()) }
}

fn task(id: &str, days: i64) -> Task {
    Task::new(id, id, days * DAY)
}

fn span(schedule: &Schedule, id: &str) -> (String, String) {
    let dates = schedule.task(id).unwrap();
    (dates.start.strftime("%d %H:%M").to_string(), dates.finish.strftime("%d %H:%M").to_string())
}

fn codes(schedule: &Schedule) -> Vec<&str> {
    schedule.diagnostics.iter().map(|d| d.code.as_str()).collect()
}

fn pair(kind: LinkKind, lag: i64) -> (String, String) {
    let s = schedule(&network(vec![task("a", 2), task("b", 3)], vec![Link::new("a", "b").kind(kind).lag(lag)]));
    span(&s, "b")
}

fn told(start: &str, finish: &str) -> (String, String) {
    (start.to_owned(), finish.to_owned())
}

#[test]
fn the_four_kinds_of_link() {
    assert_eq!(pair(LinkKind::FinishStart, 0), told("06 08:00", "08 17:00"));
    assert_eq!(pair(LinkKind::StartStart, DAY), told("05 08:00", "07 17:00"));
    assert_eq!(pair(LinkKind::FinishFinish, 2 * DAY), told("05 08:00", "07 17:00"));
    assert_eq!(pair(LinkKind::StartFinish, 4 * DAY), told("05 08:00", "07 17:00"));
}

#[test]
fn a_lead_lets_the_successor_overlap() {
    assert_eq!(pair(LinkKind::FinishStart, -DAY), told("05 08:00", "07 17:00"));
    assert_eq!(pair(LinkKind::FinishStart, -30), told("05 16:30", "08 16:30"));
}

#[test]
fn elapsed_lag_runs_over_the_weekend() {
    let cure = Link::new("pour", "strip").lag(3 * 1440).lag_on(LagCalendar::Elapsed);
    let s = schedule(&network(vec![task("pour", 5), task("strip", 1)], vec![cure]));
    // Poured by Friday 17:00, cured by Monday 17:00: stripped the next morning.
    assert_eq!(span(&s, "strip"), told("12 08:00", "12 17:00"));
}

#[test]
fn lag_runs_on_the_calendar_it_names() {
    let mut n = network(vec![task("a", 4), task("b", 1)], vec![Link::new("a", "b").lag(2 * DAY)]);
    let friday_off = CalendarException::day_off("2026-05-08".parse().unwrap(), "Off");
    n.calendars.push(WorkCalendar::standard().with_exceptions([friday_off]).unwrap());
    n.tasks[1].calendar = Some(1);
    assert_eq!(span(&schedule(&n), "b").0, "12 08:00");
    n.links[0].lag_calendar = LagCalendar::Successor;
    assert_eq!(span(&schedule(&n), "b").0, "13 08:00");
    n.links[0].lag = Lag::Percent(50);
    n.links[0].lag_calendar = LagCalendar::Project;
    assert_eq!(span(&schedule(&n), "b").0, "12 08:00");
}

#[test]
fn float_is_what_a_task_can_slip() {
    let s = schedule(&network(
        vec![task("a", 1), task("b", 4), task("c", 2), task("end", 1)],
        vec![Link::new("a", "b"), Link::new("a", "c"), Link::new("b", "end"), Link::new("c", "end")],
    ));
    let c = s.task("c").unwrap();
    assert_eq!((c.total_float, c.free_float, c.critical, c.near_critical), (2 * DAY, 2 * DAY, false, true));
    assert_eq!((c.late_start, c.late_finish), (at("2026-05-07T08:00"), at("2026-05-08T17:00")));
    assert!(["a", "b", "end"].iter().all(|id| s.task(id).unwrap().critical));
    assert_eq!(s.task("end").unwrap().driver, Driver::Link { from: "b".into(), kind: LinkKind::FinishStart });
}

#[test]
fn a_milestone_stays_at_the_end_of_the_day() {
    let s = schedule(&network(
        vec![task("a", 5), Task::milestone("m", "Handed over"), task("b", 1)],
        vec![Link::new("a", "m"), Link::new("m", "b")],
    ));
    assert_eq!(span(&s, "m").0, "08 17:00");
    assert_eq!(span(&s, "b").0, "11 08:00");
    assert_eq!(s.task("m").unwrap().total_float, 0);
}

#[test]
fn a_milestone_in_the_night_moves_to_the_morning() {
    let mut n = network(vec![Task::milestone("m", "Kick-off")], vec![]);
    n.start = at("2026-05-09T12:00");
    assert_eq!(span(&schedule(&n), "m").0, "11 08:00");
}

#[test]
fn as_late_as_possible_moves_nothing_else() {
    let late = |id| task(id, 1).constrained(Constraint::AsLateAsPossible);
    let s = schedule(&network(
        vec![late("order"), late("deliver"), task("dig", 4), task("fit", 1)],
        vec![Link::new("order", "deliver"), Link::new("deliver", "fit"), Link::new("dig", "fit")],
    ));
    assert_eq!(span(&s, "deliver"), told("07 08:00", "07 17:00"));
    assert_eq!(span(&s, "order"), told("06 08:00", "06 17:00"));
    assert_eq!(s.task("order").unwrap().early_start, at("2026-05-04T08:00"));
    assert_eq!(s.finish, at("2026-05-08T17:00"));
}

#[test]
fn a_summary_spans_its_parts_and_hands_links_on() {
    let s = schedule(&network(
        vec![
            task("permit", 2),
            Task::summary("ground", "Groundwork"),
            task("dig", 1).inside("ground"),
            task("pour", 3).inside("ground"),
            task("frame", 1),
        ],
        vec![Link::new("permit", "ground"), Link::new("ground", "frame")],
    ));
    assert_eq!(span(&s, "ground"), told("06 08:00", "08 17:00"));
    assert_eq!(span(&s, "frame").0, "11 08:00");
    assert_eq!(s.task("dig").unwrap().total_float, 2 * DAY);
    assert_eq!(s.task("dig").unwrap().driver, Driver::Parent { id: "ground".into() });
    assert!(s.task("ground").unwrap().critical);
    assert_eq!(s.task("permit").unwrap().total_float, 0);
}

#[test]
fn a_circle_is_named_and_the_rest_still_has_dates() {
    let s = schedule(&network(
        vec![task("a", 1), task("b", 1), task("c", 1), task("d", 1)],
        vec![Link::new("a", "b"), Link::new("b", "c"), Link::new("c", "a"), Link::new("c", "d")],
    ));
    assert_eq!(codes(&s), ["schedule.cycle"]);
    assert!(s.diagnostics[0].cause.contains("“a” → “b” → “c” → “a”"), "{}", s.diagnostics[0].cause);
    assert_eq!(s.unused_links, [2]);
    assert_eq!(span(&s, "d").0, "07 08:00");
}

#[test]
fn a_circle_through_a_summary_is_opened_at_a_link() {
    let s = schedule(&network(
        vec![Task::summary("s", "Shell"), task("a", 1).inside("s"), task("x", 1)],
        vec![Link::new("s", "x"), Link::new("x", "a")],
    ));
    assert_eq!(codes(&s), ["schedule.cycle"]);
    assert_eq!(s.unused_links.len(), 1);
}

#[test]
fn links_that_lead_nowhere_are_named() {
    let mut n = network(
        vec![Task::summary("s", "Shell"), task("a", 1).inside("s"), task("b", 1)],
        vec![
            Link::new("a", "ghost"),
            Link::new("a", "a"),
            Link::new("a", "s"),
            Link::new("b", "s").kind(LinkKind::FinishFinish),
        ],
    );
    n.tasks[2].calendar = Some(7);
    n.tasks[2].parent = Some("nobody".into());
    assert_eq!(
        codes(&schedule(&n)),
        [
            "schedule.unknown_calendar",
            "schedule.unknown_parent",
            "schedule.dangling_link",
            "schedule.link_to_itself",
            "schedule.link_within_summary",
            "schedule.link_into_summary_finish"
        ]
    );
}

#[test]
fn a_parent_circle_is_opened() {
    let s = schedule(&network(vec![task("a", 1).inside("b"), task("b", 1).inside("a")], vec![]));
    assert_eq!(codes(&s), ["schedule.parent_circle"]);
    assert_eq!(s.tasks.len(), 2);
}

#[test]
fn a_calendar_that_never_works_is_replaced_and_named() {
    let mut n = network(vec![task("a", 1)], vec![]);
    n.calendars.push(serde_json::from_str(r#"{"name": "Closed", "week": {}}"#).unwrap());
    n.tasks[0].calendar = Some(1);
    let s = schedule(&n);
    assert_eq!(codes(&s), ["calendar.no_working_time"]);
    assert_eq!(span(&s, "a"), told("04 08:00", "04 17:00"));
}

#[test]
fn a_pin_that_logic_misses_gives_negative_float_in_words() {
    let mut n = network(
        vec![task("dig", 2), task("set", 3), task("inspect", 1)],
        vec![Link::new("dig", "set"), Link::new("set", "inspect")],
    );
    n.tasks[2].constraint = Constraint::FinishNoLaterThan(at("2026-05-06T17:00"));
    n.tasks[0].not_before.push(NotBefore { at: at("2026-05-05T08:00"), label: "Permit".into(), source: None });
    let s = schedule(&n);
    assert!(s.tasks.iter().all(|t| t.total_float == -4 * DAY && t.critical));
    assert_eq!(codes(&s), ["schedule.constraint_missed"]);
    let cause = &s.diagnostics[0].cause;
    assert!(cause.contains("by 4 days") && cause.contains("“dig” → “set” → “inspect”"), "{cause}");
    assert!(cause.contains("when “Permit” allows it"), "{cause}");
}

#[test]
fn a_mandatory_date_holds_against_the_links() {
    let mut n = network(vec![task("a", 5), task("b", 1)], vec![Link::new("a", "b")]);
    n.tasks[1].constraint = Constraint::MandatoryStart(at("2026-05-07T08:00"));
    let s = schedule(&n);
    assert_eq!(span(&s, "b").0, "07 08:00");
    assert_eq!((s.task("a").unwrap().total_float, s.task("b").unwrap().total_float), (-2 * DAY, 0));
    assert_eq!(codes(&s), ["schedule.pinned_before_logic"]);
    let cause = &s.diagnostics[0].cause;
    assert!(
        cause.contains("by 2 days") && cause.contains("“a” → “b”") && cause.contains("begins on Mon 4 May"),
        "{cause}"
    );
}

#[test]
fn a_task_placed_by_hand_stays_and_keeps_its_float() {
    let mut n = network(vec![task("a", 2), task("b", 1), task("c", 5)], vec![Link::new("a", "b")]);
    n.tasks[1].constraint = Constraint::PlacedAt(at("2026-05-05T08:00"));
    let s = schedule(&n);
    assert_eq!(span(&s, "b").0, "05 08:00");
    assert_eq!((s.task("a").unwrap().total_float, s.task("b").unwrap().total_float), (2 * DAY, 3 * DAY));
    assert_eq!(codes(&s), ["schedule.pinned_before_logic", "schedule.open_ends"]);
    assert_eq!(verify(&n, &s), []);
}

#[test]
fn a_deadline_eats_float_and_complains() {
    let mut n = network(vec![task("a", 2), task("b", 5)], vec![]);
    n.tasks[0].deadline = Some(at("2026-05-06T17:00"));
    assert_eq!(schedule(&n).task("a").unwrap().total_float, DAY);
    n.tasks[0].deadline = Some(at("2026-05-04T17:00"));
    assert_eq!(codes(&schedule(&n)), ["schedule.deadline_missed"]);
}

#[test]
fn the_project_date_sets_the_float() {
    let mut n = network(vec![task("a", 2)], vec![]);
    n.must_finish_by = Some(at("2026-05-08T17:00"));
    assert_eq!(schedule(&n).tasks[0].total_float, 3 * DAY);
    n.must_finish_by = Some(at("2026-05-04T17:00"));
    let s = schedule(&n);
    assert_eq!((s.tasks[0].total_float, codes(&s)), (-DAY, vec!["schedule.finish_missed"]));
}

#[test]
fn started_work_goes_on_after_the_data_date() {
    let mut n = network(vec![task("a", 4), task("b", 1)], vec![Link::new("a", "b")]);
    n.data_date = Some(at("2026-05-07T08:00"));
    n.tasks[0].progress =
        Progress { actual_start: Some(at("2026-05-05T08:00")), actual_finish: None, remaining: Some(3 * DAY) };
    let s = schedule(&n);
    assert_eq!(span(&s, "a"), told("05 08:00", "11 17:00"));
    assert_eq!(s.task("a").unwrap().resume, Some(at("2026-05-07T08:00")));
    assert_eq!(span(&s, "b").0, "12 08:00");
    assert!(s.task("a").unwrap().critical);
}

#[test]
fn retained_logic_makes_out_of_sequence_work_wait() {
    let mut n = network(vec![task("a", 4), task("b", 2)], vec![Link::new("a", "b")]);
    n.data_date = Some(at("2026-05-06T08:00"));
    n.tasks[1].progress =
        Progress { actual_start: Some(at("2026-05-05T08:00")), actual_finish: None, remaining: Some(DAY) };
    let s = schedule(&n);
    assert_eq!(span(&s, "b"), told("05 08:00", "12 17:00"));
    assert_eq!(codes(&s), ["schedule.out_of_sequence"]);
}

#[test]
fn finished_work_keeps_its_dates_and_has_no_float() {
    let mut n = network(vec![task("a", 4), task("b", 2)], vec![Link::new("a", "b")]);
    n.data_date = Some(at("2026-05-06T08:00"));
    n.tasks[0].progress.actual_start = Some(at("2026-05-04T08:00"));
    n.tasks[0].progress.actual_finish = Some(at("2026-05-05T12:00"));
    let s = schedule(&n);
    assert_eq!(span(&s, "a"), told("04 08:00", "05 12:00"));
    assert!(!s.task("a").unwrap().critical);
    assert_eq!(span(&s, "b").0, "06 08:00");
    assert_eq!(s.task("b").unwrap().driver, Driver::DataDate);
}

#[test]
fn the_longest_path_ignores_float_from_calendars() {
    let mut n = network(vec![task("a", 5), task("b", 1), task("c", 1)], vec![Link::new("a", "b")]);
    n.criticality = Criticality::LongestPath;
    n.must_finish_by = Some(at("2026-06-30T17:00"));
    let s = schedule(&n);
    assert_eq!(s.tasks.iter().map(|t| t.critical).collect::<Vec<_>>(), [true, true, false]);
}

#[test]
fn nothing_to_schedule_is_no_error() {
    let s = schedule(&network(vec![], vec![]));
    assert_eq!((s.finish, s.tasks.len(), s.diagnostics.len()), (at("2026-05-04T08:00"), 0, 0));
}

#[test]
fn absurd_durations_are_named_and_do_not_overflow() {
    let mut n = network(vec![task("a", 1), task("b", 1)], vec![Link::new("a", "b").lag(i64::MIN)]);
    n.tasks[0].duration = i64::MAX;
    assert_eq!(codes(&schedule(&n)), ["schedule.beyond_calendar"]);
}

#[test]
fn a_chain_of_a_hundred_thousand_does_not_recurse() {
    let tasks: Vec<Task> = (0..100_000).map(|i| Task::new(i.to_string(), "", 10)).collect();
    let links = (1..100_000).map(|i| Link::new((i - 1).to_string(), i.to_string())).collect();
    let s = schedule(&network(tasks, links));
    assert!(s.tasks.iter().all(|t| t.critical));
}

#[test]
fn a_level_of_effort_lasts_as_long_as_what_it_is_tied_to() {
    let site = Task { kind: TaskKind::LevelOfEffort, ..task("site", 1) };
    let mut n = network(
        vec![task("dig", 2), task("pour", 3), site, task("clean", 1)],
        vec![
            Link::new("dig", "pour"),
            Link::new("dig", "site").kind(LinkKind::StartStart),
            Link::new("site", "pour").kind(LinkKind::FinishFinish),
        ],
    );
    let s = schedule(&n);
    assert_eq!(span(&s, "site"), told("04 08:00", "08 17:00"));
    assert_eq!((s.finish, s.task("site").unwrap().critical), (at("2026-05-08T17:00"), false));
    assert_eq!(verify(&n, &s), []);
    // It holds nothing up, however it is linked.
    n.links.push(Link::new("site", "clean"));
    assert_eq!(span(&schedule(&n), "clean"), told("04 08:00", "04 17:00"));
}

#[test]
fn a_level_of_effort_without_links_spans_its_summary() {
    let mut tasks = vec![Task::summary("s", "S"), task("a", 2).inside("s"), task("b", 3).inside("s")];
    tasks.push(Task { kind: TaskKind::LevelOfEffort, ..task("site", 9).inside("s") });
    let n = network(tasks, vec![Link::new("a", "b")]);
    let s = schedule(&n);
    assert_eq!(span(&s, "site"), told("04 08:00", "08 17:00"));
    assert_eq!(span(&s, "s"), told("04 08:00", "08 17:00"));
    assert_eq!(verify(&n, &s), []);
}

/// "b" began before "a", which it follows, was done; progress is known up to Wednesday morning.
fn out_of_sequence(rule: ProgressRule) -> (String, String) {
    let mut n = network(vec![task("a", 5), task("b", 3)], vec![Link::new("a", "b")]);
    n.data_date = Some(at("2026-05-06T08:00"));
    n.tasks[1].progress =
        Progress { actual_start: Some(at("2026-05-04T08:00")), actual_finish: None, remaining: Some(2 * DAY) };
    n.progress_rule = rule;
    let s = schedule(&n);
    assert_eq!(verify(&n, &s), []);
    let b = s.task("b").unwrap();
    (b.resume.unwrap().strftime("%d %H:%M").to_string(), b.finish.strftime("%d %H:%M").to_string())
}

#[test]
fn work_out_of_sequence_goes_on_by_the_rule_that_was_chosen() {
    assert_eq!(out_of_sequence(ProgressRule::RetainedLogic), told("13 08:00", "14 17:00"));
    assert_eq!(out_of_sequence(ProgressRule::ProgressOverride), told("06 08:00", "07 17:00"));
    // One day is done, from Monday morning on.
    assert_eq!(out_of_sequence(ProgressRule::ActualDates), told("04 17:00", "06 17:00"));
}

#[test]
fn independent_float_is_shared_with_nobody() {
    let n = network(
        vec![task("a", 1), task("long", 6), task("b", 1), task("c", 1), task("end", 1)],
        vec![
            Link::new("a", "b"),
            Link::new("long", "end"),
            Link::new("b", "c"),
            Link::new("c", "end"),
            Link::new("a", "end"),
        ],
    );
    let s = schedule(&n);
    // "c" has free float, but "b" can use it up; nothing but "c" itself can be late when "b" must not be.
    assert_eq!(s.task("c").unwrap().free_float, 3 * DAY);
    assert_eq!(independent_float(&n, &s), [0, 0, 0, 0, 0]);
    let n = network(
        vec![task("long", 6), task("c", 1), task("end", 1)],
        vec![Link::new("long", "end"), Link::new("c", "end")],
    );
    assert_eq!(independent_float(&n, &schedule(&n)), [0, 5 * DAY, 0]);
}
