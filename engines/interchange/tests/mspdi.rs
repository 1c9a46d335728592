//! Microsoft Project files: what is read, and what is refused.

use interchange::{Format, Programme, mspdi, write};
use jiff::civil::DateTime;
use scheduling::{Constraint, Gate, GateKind, Lag, LagCalendar, LinkKind, schedule};

/// A project with the given calendars and tasks, beginning on Monday 4 May 2026.
fn project(calendars: &str, tasks: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<Project xmlns=\"http://schemas.microsoft.com/project\">\n<Name>Fence &amp; gate</Name>\n\
         <StartDate>2026-05-04T08:00:00</StartDate><CalendarUID>1</CalendarUID>\n\
         <Calendars>{calendars}</Calendars>\n<Tasks>{tasks}</Tasks></Project>"
    )
}

fn task(uid: u32, level: u32, more: &str) -> String {
    format!("<Task><UID>{uid}</UID><Name>Task {uid}</Name><OutlineLevel>{level}</OutlineLevel>{more}</Task>\n")
}

fn read(document: &str) -> Programme {
    mspdi::read(document).unwrap()
}

#[test]
fn the_outline_becomes_summaries_and_parts() {
    let tasks = [
        task(0, 0, ""),
        task(7, 1, "<Summary>1</Summary><WBS>1</WBS>"),
        task(3, 2, "<Duration>PT16H0M0S</Duration><WBS>1.1</WBS>"),
        task(4, 1, "<Duration>PT0H0M0S</Duration><Milestone>1</Milestone>"),
    ];
    let file = read(&project("", &tasks.concat()));
    assert_eq!(file.name, "Fence & gate");
    let parents: Vec<_> = file.network.tasks.iter().map(|t| (t.id.as_str(), t.parent.as_deref())).collect();
    assert_eq!(parents, [("7", None), ("3", Some("7")), ("4", None)]);
    assert_eq!((file.network.tasks[1].duration, file.activities[1].wbs.as_str()), (960, "1.1"));
}

#[test]
fn links_keep_kind_lag_and_clock() {
    let link = |from: u32, kind: u32, lag: i64, format: u32| {
        format!(
            "<PredecessorLink><PredecessorUID>{from}</PredecessorUID><Type>{kind}</Type><LinkLag>{lag}</LinkLag>\
             <LagFormat>{format}</LagFormat></PredecessorLink>"
        )
    };
    let links = [link(1, 0, 4800, 7), link(1, 1, -4800, 39), link(1, 2, 14400, 8), link(1, 3, 50, 19)].concat();
    let file = read(&project("", &[task(1, 1, ""), task(2, 1, &links)].concat()));
    let kinds: Vec<_> = file.network.links.iter().map(|l| (l.kind, l.lag, l.lag_calendar)).collect();
    assert_eq!(
        kinds,
        [
            (LinkKind::FinishFinish, Lag::Minutes(480), LagCalendar::Predecessor),
            (LinkKind::FinishStart, Lag::Minutes(-480), LagCalendar::Predecessor),
            (LinkKind::StartFinish, Lag::Minutes(1440), LagCalendar::Elapsed),
            (LinkKind::StartStart, Lag::Percent(50), LagCalendar::Predecessor),
        ]
    );
}

#[test]
fn a_derived_calendar_changes_its_base() {
    let hours = |from: &str, to: &str| {
        format!(
            "<DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>{from}</FromTime><ToTime>{to}</ToTime>\
             </WorkingTime></WorkingTimes>"
        )
    };
    let period = |day: &str| {
        format!("<TimePeriod><FromDate>{day}T00:00:00</FromDate><ToDate>{day}T23:59:00</ToDate></TimePeriod>")
    };
    let base = format!(
        "<Calendar><UID>1</UID><Name>Base</Name><BaseCalendarUID>-1</BaseCalendarUID><WeekDays>\
         <WeekDay><DayType>2</DayType>{}</WeekDay><WeekDay><DayType>3</DayType>{}</WeekDay>\
         <WeekDay><DayType>4</DayType><DayWorking>0</DayWorking></WeekDay></WeekDays>\
         <Exceptions><Exception>{}<Name>Off</Name><Type>1</Type><DayWorking>0</DayWorking></Exception></Exceptions></Calendar>",
        hours("07:00:00", "15:00:00"),
        hours("16:00:00", "00:00:00"),
        period("2026-05-04"),
    );
    let night = format!(
        "<Calendar><UID>5</UID><Name>Derived</Name><BaseCalendarUID>1</BaseCalendarUID><WeekDays>\
         <WeekDay><DayType>2</DayType>{}</WeekDay><WeekDay><DayType>0</DayType>{}{}</WeekDay></WeekDays></Calendar>",
        hours("09:00:00", "10:00:00"),
        period("2026-05-13"),
        hours("09:00:00", "12:00:00"),
    );
    let file = read(&project(&(base + &night), &task(1, 1, "<CalendarUID>5</CalendarUID>")));
    let minutes = |c: usize, day: &str| file.network.calendars[c].minutes_on(day.parse().unwrap());
    assert_eq!(file.network.tasks[0].calendar, Some(1));
    assert_eq!((minutes(0, "2026-05-11"), minutes(1, "2026-05-11")), (480, 60));
    assert_eq!((minutes(0, "2026-05-12"), minutes(1, "2026-05-12")), (480, 480));
    assert_eq!((minutes(0, "2026-05-13"), minutes(1, "2026-05-13")), (0, 180));
    assert_eq!((minutes(0, "2026-05-04"), minutes(1, "2026-05-04")), (0, 0));
}

#[test]
fn constraints_and_hand_placed_tasks_are_kept() {
    let date = "<ConstraintDate>2026-05-07T08:00:00</ConstraintDate>";
    let tasks = [
        task(1, 1, &format!("<ConstraintType>4</ConstraintType>{date}")),
        task(2, 1, "<ConstraintType>2</ConstraintType>"),
        task(3, 1, "<Manual>1</Manual><Start>2026-05-06T08:00:00</Start>"),
        task(4, 1, "<Duration>PT48H0M0S</Duration><DurationFormat>8</DurationFormat>"),
        task(5, 1, "<Active>0</Active>"),
    ];
    let file = read(&project("", &tasks.concat()));
    let at = |text: &str| -> DateTime { text.parse().unwrap() };
    let constraints: Vec<_> = file.network.tasks.iter().map(|t| t.constraint).collect();
    assert_eq!(
        constraints,
        [
            Constraint::StartNoEarlierThan(at("2026-05-07T08:00")),
            Constraint::AsSoonAsPossible,
            Constraint::PlacedAt(at("2026-05-06T08:00")),
            Constraint::AsSoonAsPossible,
        ]
    );
    let codes: Vec<&str> = file.diagnostics.iter().map(|n| n.code.as_str()).collect();
    assert_eq!(
        codes,
        ["import.no_calendar", "import.placed_by_hand", "import.inactive", "import.constraint_without_date"]
    );
    // Two elapsed days from Monday morning.
    assert_eq!(schedule(&file.network).task("4").unwrap().finish, at("2026-05-06T08:00"));
}

fn refused(document: &str) -> String {
    mspdi::read(document).unwrap_err().cause
}

#[test]
fn what_is_no_project_is_refused_with_its_line() {
    assert!(refused("").contains("no elements"));
    assert!(refused("PK\u{3}\u{4}").contains("no elements"));
    assert!(refused("<html/>").contains("<html>"));
    let cut = project("", &task(1, 1, "<Duration>PT8H0M0S</Duration>"));
    assert!(refused(&cut[..cut.len() - 30]).contains("line 6"));
    let wrong = refused(&project("", &task(1, 1, "\n<Duration>two days</Duration>")));
    assert!(wrong.contains("line 7") && wrong.contains("two days"), "{wrong}");
    assert!(refused(&"<a>".repeat(100_000)).contains("too deeply"));
}

#[test]
fn gates_are_kept_as_json_and_told_lost_elsewhere() {
    let mut file = read(&project("", &task(1, 1, "<Duration>PT8H0M0S</Duration>")));
    file.network.gates.push(Gate::new("permit", GateKind::Permit, ["1"]));
    let told = |format| write(&file, format).diagnostics.into_iter().map(|d| d.code).collect::<Vec<_>>();
    assert_eq!(told(Format::Json), [""; 0]);
    assert_eq!(told(Format::Mspdi), ["interchange.gates"]);
    assert!(told(Format::Xer).contains(&"interchange.gates".to_owned()));
    let kept = interchange::read(&write(&file, Format::Json).bytes, Format::Json).unwrap();
    assert_eq!(kept.network.gates, file.network.gates);
}

/// The days on which a calendar with one repeating day off is off, and what there is to say.
fn off_by(rule: &str) -> (Vec<String>, Vec<String>) {
    let calendar = format!(
        "<Calendar><UID>1</UID><Name>Standard</Name><Exceptions><Exception>{rule}<DayWorking>0</DayWorking>\
         </Exception></Exceptions></Calendar>"
    );
    let file = read(&project(&calendar, &task(1, 1, "")));
    let days = file.network.calendars[0].exceptions().iter().map(|e| e.from.strftime("%a %-d %b %Y").to_string());
    (days.collect(), codes(&file))
}

fn codes(file: &Programme) -> Vec<String> {
    file.diagnostics.iter().map(|d| d.code.clone()).filter(|code| code.contains("exception")).collect()
}

fn within(from: &str, to: &str) -> String {
    format!("<TimePeriod><FromDate>{from}T00:00:00</FromDate><ToDate>{to}T23:59:00</ToDate></TimePeriod>")
}

#[test]
fn exceptions_that_repeat_become_days() {
    let year = within("2026-01-01", "2026-12-31");
    let rule = |rule: &str| off_by(&format!("{year}{rule}")).0;
    let three = "<EnteredByOccurrences>1</EnteredByOccurrences><Occurrences>3</Occurrences>";
    let days = rule(&format!("{three}<Type>7</Type><Period>5</Period>"));
    assert_eq!(days, ["Thu 1 Jan 2026", "Tue 6 Jan 2026", "Sun 11 Jan 2026"]);
    // The week of the first of January begins on the Sunday before; its Monday is over.
    let days = rule(&format!("{three}<Type>6</Type><Period>2</Period><DaysOfWeek>34</DaysOfWeek>"));
    assert_eq!(days, ["Fri 2 Jan 2026", "Mon 12 Jan 2026", "Fri 16 Jan 2026"]);
    let days = rule("<Type>5</Type><Period>6</Period><MonthItem>8</MonthItem><MonthPosition>4</MonthPosition>");
    assert_eq!(days, ["Fri 30 Jan 2026", "Fri 31 Jul 2026"]);
    assert_eq!(rule("<Type>4</Type><Period>8</Period><MonthDay>15</MonthDay>"), ["Thu 15 Jan 2026", "Tue 15 Sep 2026"]);
    let days = rule("<Type>3</Type><Month>10</Month><MonthItem>7</MonthItem><MonthPosition>3</MonthPosition>");
    assert_eq!(days, ["Thu 26 Nov 2026"]);
    assert_eq!(rule("<Type>2</Type><Month>6</Month><MonthDay>4</MonthDay>"), ["Sat 4 Jul 2026"]);
}

#[test]
fn a_repeating_exception_that_is_not_certain_is_named() {
    let year = within("2026-01-20", "2026-12-31");
    for rule in [
        "<Type>4</Type><Period>1</Period><MonthDay>31</MonthDay>",
        "<Type>4</Type><Period>3</Period><MonthDay>15</MonthDay>",
        "<Type>5</Type><Period>1</Period><MonthItem>1</MonthItem><MonthPosition>0</MonthPosition>",
        "<Type>6</Type><Period>1</Period>",
        "<Type>2</Type><Month>12</Month><MonthDay>4</MonthDay>",
        "<Type>3</Type><Month>-9223372036854775808</Month><MonthItem>9223372036854775807</MonthItem>",
    ] {
        assert_eq!(off_by(&format!("{year}{rule}")), (vec![], vec!["import.repeating_exception".to_owned()]), "{rule}");
    }
    let for_ever = format!("{}<Type>7</Type><Period>1</Period>", within("2026-01-01", "2049-12-31"));
    assert_eq!(off_by(&for_ever).1, ["import.repeating_exception"]);
}

/// In this file Project wrote each day beside its rules: without those days the rules have to give the same.
#[test]
fn the_rules_of_a_stored_file_give_the_days_it_lists() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = "shared/data/schedules/mspdi/calendar-recurring-exceptions-project2010-mspdi.xml";
    let Some(listed) = root.ancestors().find_map(|dir| std::fs::read_to_string(dir.join(path)).ok()) else {
        println!("skipped: no {path} beside the repository");
        return;
    };
    // Dates before 1985 mean none, so the file's own years will do.
    let ruled = listed.replace("<DayType>0</DayType>", "<DayType>9</DayType>");
    assert_ne!(ruled, listed);
    let days = |document: &str| {
        let file = read(document);
        let mut days: Vec<_> = file.network.calendars[0].exceptions().iter().map(|e| (e.from, e.to)).collect();
        days.sort_unstable();
        days.dedup();
        (days, codes(&file))
    };
    assert_eq!(days(&ruled), days(&listed));
    assert!(days(&ruled).0.len() > 130);
}

#[test]
fn a_damaged_file_never_does_worse_than_be_refused() {
    let link =
        "<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type><LinkLag>4800</LinkLag></PredecessorLink>";
    let whole = project(
        "<Calendar><UID>1</UID><BaseCalendarUID>-1</BaseCalendarUID><WeekDays><WeekDay><DayType>2</DayType>\
         <DayWorking>1</DayWorking><WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>17:00:00</ToTime>\
         </WorkingTime></WorkingTimes></WeekDay></WeekDays></Calendar>",
        &[task(1, 1, "<Duration>PT8H0M0S</Duration>"), task(2, 1, link)].concat(),
    );
    for at in 0..whole.len() {
        for put in ["", "9", "-", "<", "&", "é"] {
            let damaged = format!("{}{put}{}", &whole[..at], &whole[at + 1..]);
            if let Ok(file) = mspdi::read(&damaged) {
                assert_eq!(schedule(&file.network).tasks.len(), file.activities.len());
            }
        }
    }
}
