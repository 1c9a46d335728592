//! Microsoft Project files: what is read, what is refused, and whether the dates come out as the program had them.

use std::path::PathBuf;

use integrations::schedules::{ImportedSchedule, mspdi};
use jiff::civil::DateTime;
use kernel::WorkCalendar;
use scheduling::{Constraint, Lag, LagCalendar, LinkKind, schedule, verify};

fn shared() -> Option<PathBuf> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = root.ancestors().map(|dir| dir.join("shared/data/schedules")).find(|dir| dir.is_dir());
    if found.is_none() {
        println!("skipped: no shared/data/schedules beside the repository");
    }
    found
}

/// How many open tasks come out with the stored value: start, finish, late finish, slack.
#[derive(Debug, Default, PartialEq, Eq, Clone, Copy)]
struct Agreement {
    tasks: usize,
    start: usize,
    finish: usize,
    late_finish: usize,
    slack: usize,
}

fn agreement(file: &ImportedSchedule) -> Agreement {
    let computed = schedule(&file.network);
    assert_eq!(verify(&file.network, &computed), []);
    let parents: std::collections::HashSet<&str> =
        file.network.tasks.iter().filter_map(|t| t.parent.as_deref()).collect();
    let mut sum = Agreement::default();
    for ((task, about), dates) in file.network.tasks.iter().zip(&file.tasks).zip(&computed.tasks) {
        if about.summary || parents.contains(task.id.as_str()) || task.progress.actual_finish.is_some() {
            continue;
        }
        let calendar = &file.network.calendars[task.calendar.unwrap_or(file.network.calendar)];
        let same = |stored: Option<DateTime>, now| stored.is_some_and(|s| agree(calendar, s, now)) as usize;
        sum.tasks += 1;
        sum.start += same(about.stored.early_start.or(about.stored.start), dates.early_start);
        sum.finish += same(about.stored.early_finish.or(about.stored.finish), dates.early_finish);
        sum.late_finish += same(about.stored.late_finish, dates.late_finish);
        sum.slack += (about.stored.total_slack == Some(dates.total_float)) as usize;
        if std::env::var_os("SHOW").is_some() {
            println!("{} {:?} {dates:?}", task.title(), about.stored);
        }
    }
    sum
}

/// The same to the minute of working time: Friday 17:00 is Monday 08:00.
fn agree(calendar: &WorkCalendar, stored: DateTime, computed: DateTime) -> bool {
    calendar.work_between(stored, computed) == 0
}

#[test]
fn stored_dates_come_out_to_the_minute() {
    let Some(folder) = shared() else { return };
    let table = std::fs::read_to_string(folder.join("stored-dates.csv")).unwrap();
    let (mut whole, mut short) = (0, Vec::new());
    for row in table.lines().filter(|row| row.starts_with("mspdi/")) {
        let f: Vec<&str> = row.split(',').collect();
        let file = mspdi::parse(&std::fs::read_to_string(folder.join(f[0])).unwrap()).unwrap();
        let count = |i: usize| f[i].parse::<usize>().unwrap_or(0);
        let wanted = Agreement {
            tasks: count(13),
            start: count(14),
            finish: count(15),
            late_finish: count(16),
            slack: count(17),
        };
        let found = agreement(&file);
        let enough = found.tasks == wanted.tasks
            && found.start >= wanted.start
            && found.finish >= wanted.finish
            && found.late_finish >= wanted.late_finish
            && found.slack >= wanted.slack;
        if !enough {
            short.push(format!("{}: {found:?}, wanted {wanted:?}", f[0]));
        }
        whole += usize::from(enough && wanted.tasks > 0 && wanted.slack == wanted.tasks);
        println!("{} {found:?}", f[0]);
    }
    assert_eq!(short, Vec::<String>::new());
    assert!(whole >= 11, "only {whole} files come out whole");
}

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

fn read(document: &str) -> ImportedSchedule {
    mspdi::parse(document).unwrap()
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
    assert_eq!((file.network.tasks[1].duration, file.tasks[1].wbs.as_str()), (960, "1.1"));
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
    let codes: Vec<&str> = file.notes.iter().map(|n| n.code.as_str()).collect();
    assert_eq!(
        codes,
        ["import.no_calendar", "import.placed_by_hand", "import.inactive", "import.constraint_without_date"]
    );
    // Two elapsed days from Monday morning.
    assert_eq!(schedule(&file.network).task("4").unwrap().finish, at("2026-05-06T08:00"));
}

fn refused(document: &str) -> String {
    mspdi::parse(document).unwrap_err().cause
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
            if let Ok(file) = mspdi::parse(&damaged) {
                assert_eq!(schedule(&file.network).tasks.len(), file.tasks.len());
            }
        }
    }
}
