use jiff::civil::{Date, DateTime, date, datetime};
use proptest::prelude::*;

use super::*;

fn at(text: &str) -> DateTime {
    text.parse().unwrap()
}

fn calendar(json: &str) -> WorkCalendar {
    serde_json::from_str(json).unwrap()
}

#[test]
fn a_finish_is_told_at_the_end_of_a_shift_and_a_start_at_its_beginning() {
    let c = WorkCalendar::standard();
    assert_eq!(c.add_work(at("2026-03-06T08:00"), 480).unwrap(), at("2026-03-06T17:00"));
    assert_eq!(c.next_work(at("2026-03-06T17:00")).unwrap(), at("2026-03-09T08:00"));
    assert_eq!(c.prev_work(at("2026-03-09T08:00")).unwrap(), at("2026-03-06T17:00"));
    assert_eq!(c.sub_work(at("2026-03-09T12:00"), 480).unwrap(), at("2026-03-06T13:00"));
}

#[test]
fn no_work_takes_no_time() {
    let c = WorkCalendar::standard();
    assert_eq!(c.add_work(at("2026-03-07T11:11"), 0).unwrap(), at("2026-03-07T11:11"));
}

#[test]
fn work_between_counts_back_when_turned_round() {
    let c = WorkCalendar::standard();
    assert_eq!(c.work_between(at("2026-03-06T16:00"), at("2026-03-09T09:00")), 120);
    assert_eq!(c.work_between(at("2026-03-09T09:00"), at("2026-03-06T16:00")), -120);
}

#[test]
fn a_worked_saturday_counts_over_a_shutdown_listed_before_it() {
    let shutdown =
        CalendarException { from: date(2026, 12, 21), to: date(2027, 1, 3), name: "Shutdown".into(), shifts: vec![] };
    let saturday = CalendarException {
        from: date(2026, 12, 26),
        to: date(2026, 12, 26),
        name: "Emergency".into(),
        shifts: vec!["09:00-12:00".parse().unwrap()],
    };
    let c = WorkCalendar::standard().with_exceptions([shutdown, saturday]).unwrap();
    assert_eq!(c.minutes_on(date(2026, 12, 26)), 180);
    assert_eq!(c.minutes_on(date(2026, 12, 28)), 0);
    assert_eq!(c.add_work(at("2026-12-18T16:00"), 60 + 180 + 1).unwrap(), at("2027-01-04T08:01"));
}

#[test]
fn a_calendar_without_working_time_says_so() {
    let c = calendar(r#"{"name": "Closed", "week": {}}"#);
    assert_eq!(c.add_work(at("2026-01-01T08:00"), 1).unwrap_err().code, "calendar.no_working_time");
    assert_eq!(c.next_work(at("2026-01-01T08:00")).unwrap_err().code, "calendar.no_working_time");
    assert_eq!(c.work_between(at("2026-01-01T08:00"), at("2027-01-01T08:00")), 0);
}

#[test]
fn work_beyond_the_horizon_is_refused() {
    let c = WorkCalendar::standard();
    assert_eq!(c.add_work(at("2026-01-01T08:00"), i64::MAX).unwrap_err().code, "calendar.horizon");
    assert_eq!(c.sub_work(at("2026-01-01T08:00"), i64::MAX).unwrap_err().code, "calendar.horizon");
    assert_eq!(c.next_work(at("9000-01-01T08:00")).unwrap_err().code, "calendar.horizon");
}

#[test]
fn a_night_shift_is_two_stretches() {
    let c = calendar(
        r#"{"name": "Nights", "week": {"monday": ["22:00-24:00"], "tuesday": ["00:00-06:00", "22:00-24:00"], "wednesday": ["00:00-06:00"]}}"#,
    );
    assert_eq!(c.add_work(at("2026-03-09T22:00"), 480).unwrap(), at("2026-03-10T06:00"));
    assert_eq!(c.day_minutes(), 480);
}

/// A calendar is the wall's: where summer time begins and ends (8 March and 1 November 2026 in the United States) a
/// working day keeps its hours and a night shift keeps its ends. How long such a night really was is told by instants.
#[test]
fn summer_time_changes_no_working_hours() {
    let days = WorkCalendar::standard();
    let nights = calendar(r#"{"week": {"saturday": ["22:00-24:00"], "sunday": ["00:00-06:00"]}}"#);
    for sunday in [date(2026, 3, 8), date(2026, 11, 1)] {
        let friday = sunday.checked_sub(jiff::ToSpan::days(2)).unwrap().at(8, 0, 0, 0);
        let monday = sunday.tomorrow().unwrap();
        assert_eq!(days.minutes_on(monday), 480);
        assert_eq!(days.add_work(friday, 960).unwrap(), monday.at(17, 0, 0, 0));
        assert_eq!(days.next_work(sunday.at(2, 30, 0, 0)).unwrap(), monday.at(8, 0, 0, 0));
        let saturday = sunday.yesterday().unwrap().at(22, 0, 0, 0);
        assert_eq!(nights.add_work(saturday, 480).unwrap(), sunday.at(6, 0, 0, 0));
        assert_eq!(nights.work_between(sunday.at(1, 0, 0, 0), sunday.at(3, 0, 0, 0)), 120);
    }
}

#[test]
fn shifts_that_overlap_are_named() {
    let bad = serde_json::from_str::<WorkCalendar>(r#"{"week": {"friday": ["08:00-12:00", "11:00-15:00"]}}"#);
    let why = bad.unwrap_err().to_string();
    assert!(why.contains("Friday") && why.contains("11:00-15:00"), "{why}");
    assert!(serde_json::from_str::<Shift>("\"22:00-06:00\"").unwrap_err().to_string().contains("22:00-06:00"));
}

#[test]
fn the_wire_form_comes_back_the_same() {
    let c = WorkCalendar::standard().with_days_off(us_federal_holidays(2026)).unwrap();
    let text = serde_json::to_string(&c).unwrap();
    assert!(text.contains(r#""monday":["08:00-12:00","13:00-17:00"]"#), "{text}");
    assert_eq!(calendar(&text), c);
}

#[test]
fn minutes_and_dates_turn_into_each_other() {
    assert_eq!(to_minute(datetime(1969, 12, 31, 23, 59, 59, 0)), -1);
    assert_eq!(from_minute(HORIZON_START), at("1900-01-01T00:00"));
    assert_eq!(from_minute(HORIZON_END), at("2300-01-01T00:00"));
    assert_eq!(date_of(day_of(date(2026, 2, 28)) * 1440 + 1439), date(2026, 2, 28));
}

/// The table of public holidays beside the repository, if it is there.
fn holiday_table() -> Option<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    root.ancestors()
        .find_map(|dir| std::fs::read_to_string(dir.join("shared/data/holidays/us-ca-gb-2024-2030.csv")).ok())
}

#[test]
fn federal_holidays_match_the_published_table() {
    let Some(table) = holiday_table() else {
        println!("skipped: no table of holidays beside the repository");
        return;
    };
    for year in 2024..=2029i16 {
        let mut expected: Vec<(Date, &str)> = table
            .lines()
            .filter_map(|line| line.strip_prefix("US,,"))
            .filter_map(|line| line.split_once(','))
            .map(|(day, rest)| (day.parse().unwrap(), rest.split_once(',').unwrap().1))
            .filter(|(day, _): &(Date, &str)| day.year() == year)
            .collect();
        expected.sort_unstable();
        assert_eq!(us_federal_holidays(year), expected);
    }
}

/// Minute by minute, without any clock.
fn works(c: &WorkCalendar, minute: i64) -> bool {
    let (day, of_day) = (date_of(minute), minute.rem_euclid(1440) as u16);
    let exception = c.exceptions().iter().rev().find(|e| e.from <= day && day <= e.to);
    let shifts = exception.map_or(c.week().day(day.weekday()), |e| &e.shifts);
    shifts.iter().any(|s| s.from() <= of_day && of_day < s.to())
}

prop_compose! {
    fn some_shifts()(cuts in prop::collection::btree_set(0u16..=96, 0..6)) -> Vec<Shift> {
        let cuts: Vec<u16> = cuts.into_iter().map(|c| c * 15).collect();
        cuts.chunks_exact(2).filter_map(|pair| Shift::new(pair[0], pair[1])).collect()
    }
}

fn near_or_far() -> impl Strategy<Value = i64> {
    prop_oneof![2 => 0i64..40, 1 => -9_000i64..90_000]
}

prop_compose! {
    fn some_calendar()(
        days in prop::collection::vec(some_shifts(), 7),
        exceptions in prop::collection::vec((near_or_far(), 0i64..5, some_shifts()), 0..12),
    ) -> WorkCalendar {
        let mut week = Week::default();
        for (day, shifts) in days.into_iter().enumerate() {
            *week.day_mut(weekday(day as i8)) = shifts;
        }
        let exceptions = exceptions.into_iter().map(|(from, length, shifts)| CalendarException {
            from: date_of((20_500 + from) * 1440),
            to: date_of((20_500 + from + length) * 1440),
            name: String::new(),
            shifts,
        });
        WorkCalendar::new("Any", week, exceptions.collect()).unwrap()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_minute_comes_back_from_its_date(minute in HORIZON_START..=HORIZON_END) {
        let date = from_minute(minute);
        prop_assert_eq!(to_minute(date), minute);
        let mut almanac = Almanac::new();
        // A day that lies in the same place of its memory does not disturb it.
        almanac.date_time(minute + 1024 * 1440);
        prop_assert_eq!(almanac.date_time(minute), date);
        let since = date.duration_since(datetime(1970, 1, 1, 0, 0, 0, 0));
        prop_assert_eq!(since.as_secs(), minute * 60);
    }

    #[test]
    fn the_clock_agrees_with_counting_minutes(c in some_calendar(), from in 0i64..20_000, length in 0i64..20_000) {
        let from = 20_500 * 1440 + from;
        let worked = (from..from + length).filter(|m| works(&c, *m)).count() as i64;
        prop_assert_eq!(c.work_between(from_minute(from), from_minute(from + length)), worked);
    }

    #[test]
    fn adding_work_stops_at_the_minute_it_is_done(c in some_calendar(), from in 0i64..20_000, work in 1i64..6_000) {
        let from = 20_500 * 1440 + from;
        if let Some(finish) = c.finish_after(from, work) {
            prop_assert!(works(&c, finish - 1));
            prop_assert_eq!(c.reading(finish) - c.reading(from), work);
            let start = c.start_before(finish, work).unwrap();
            prop_assert!(works(&c, start) && start >= from);
            prop_assert_eq!(c.reading(finish) - c.reading(start), work);
        } else {
            // Only a calendar that works on a few dated days alone can run out.
            prop_assert_eq!(c.week(), &Week::default());
        }
    }

    #[test]
    fn two_calendars_have_in_common_when_both_work(a in some_calendar(), b in some_calendar(), from in 0i64..50_000) {
        let both = a.in_common_with(&b);
        for minute in (0..1440).map(|m| 20_500 * 1440 + from + m) {
            prop_assert_eq!(works(&both, minute), works(&a, minute) && works(&b, minute));
        }
    }

    #[test]
    fn stretches_are_the_minutes_worked(c in some_calendar(), from in 0i64..20_000, length in 0i64..9_000) {
        let from = 20_500 * 1440 + from;
        let told: Vec<i64> = c.stretches(from, from + length).flat_map(|(begins, ends)| begins..ends).collect();
        let worked: Vec<i64> = (from..from + length).filter(|m| works(&c, *m)).collect();
        prop_assert_eq!(told, worked);
    }
}
