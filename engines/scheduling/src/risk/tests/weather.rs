//! Months in which work goes at another pace.

use jiff::civil::datetime;
use kernel::WorkCalendar;
use kernel::calendar::to_minute;
use proptest::prelude::*;

use crate::risk::weather::Weather;

/// Day and night, and a climate in which June and December have the pace of factor 0.
fn climate() -> (WorkCalendar, Weather) {
    let calendar = WorkCalendar::round_the_clock();
    let mut weather = Weather::new(to_minute(datetime(2026, 2, 1, 0, 0, 0, 0)));
    weather.climate(0, &calendar, &[0], |_| 1 << 6 | 1 << 12);
    (calendar, weather)
}

#[test]
fn only_the_part_of_the_work_that_falls_into_a_month_goes_at_its_pace() {
    let (calendar, weather) = climate();
    let mut paces = Vec::new();
    weather.paces(|_| 2.0, &mut paces);
    let begins = calendar.reading(to_minute(datetime(2026, 5, 31, 0, 0, 0, 0)));
    let day = 1440;
    // One day in May at its own pace, two more in June at half of it.
    assert_eq!(weather.forward(0, begins, 3 * day, &paces), 5 * day);
    // All of June is fifteen days' work.
    assert_eq!(weather.forward(0, begins, (1 + 15 + 4) * day, &paces), (1 + 30 + 4) * day);
    assert_eq!(weather.forward(0, begins - 9 * day, 3 * day, &paces), 3 * day);
    // A December before the project.
    assert_eq!(weather.forward(0, begins - 170 * day, 3 * day, &paces), 6 * day);
}

#[test]
fn weather_in_which_nothing_goes_on_has_an_end() {
    let (_, weather) = climate();
    let mut paces = Vec::new();
    for pace in [f64::MAX, f64::INFINITY, f64::NAN, 0.0] {
        weather.paces(|_| pace, &mut paces);
        assert!(weather.forward(0, 0, 1_000_000, &paces) > 0);
        assert!(weather.back(0, 60_000_000, 1_000_000, &paces) < 60_000_000);
    }
}

proptest! {
    #[test]
    fn work_told_back_from_its_finish_begins_where_it_began(
        day in 0i64..500, work in 1i64..100_000, tenths in 5u8..30
    ) {
        let (calendar, weather) = climate();
        let mut paces = Vec::new();
        weather.paces(|_| f64::from(tenths) / 10.0, &mut paces);
        let begins = calendar.reading(to_minute(datetime(2026, 1, 1, 0, 0, 0, 0))) + day * 700;
        let length = weather.forward(0, begins, work, &paces);
        let again = weather.back(0, begins + length, work, &paces);
        prop_assert!((again - begins).abs() <= 3, "{again} is not {begins}");
    }

    #[test]
    fn weather_that_changes_nothing_changes_nothing(day in 0i64..500, work in 1i64..100_000) {
        let (calendar, weather) = climate();
        let mut paces = Vec::new();
        weather.paces(|_| 1.0, &mut paces);
        let begins = calendar.reading(to_minute(datetime(2026, 1, 1, 0, 0, 0, 0))) + day * 700;
        prop_assert_eq!(weather.forward(0, begins, work, &paces), work);
        prop_assert_eq!(weather.back(0, begins, work, &paces), begins - work);
    }
}
