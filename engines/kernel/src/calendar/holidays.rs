//! Public holidays that follow a rule.

use jiff::civil::{Date, Weekday, date};

/// The United States' federal holidays that fall in a year, in order of date.
///
/// Title 5 U.S.C. 6103: a holiday on Saturday is kept on Friday before, one on Sunday on Monday after. Both days are
/// listed, the second as "(observed)"; so 31 December carries next year's New Year's Day when that is a Saturday.
pub fn us_federal_holidays(year: i16) -> Vec<(Date, &'static str)> {
    let year = year.clamp(1900, 2299);
    let nth = |month, nth, weekday| {
        date(year, month, 1).nth_weekday_of_month(nth, weekday).expect("every month has four of each weekday")
    };
    let mut days = vec![
        (nth(1, 3, Weekday::Monday), "Martin Luther King Jr. Day"),
        (nth(2, 3, Weekday::Monday), "Washington's Birthday"),
        (nth(5, -1, Weekday::Monday), "Memorial Day"),
        (nth(9, 1, Weekday::Monday), "Labor Day"),
        (nth(10, 2, Weekday::Monday), "Columbus Day"),
        (nth(11, 4, Weekday::Thursday), "Thanksgiving Day"),
    ];
    let fixed = [
        (date(year, 1, 1), "New Year's Day", "New Year's Day (observed)"),
        (date(year, 6, 19), "Juneteenth National Independence Day", "Juneteenth National Independence Day (observed)"),
        (date(year, 7, 4), "Independence Day", "Independence Day (observed)"),
        (date(year, 11, 11), "Veterans Day", "Veterans Day (observed)"),
        (date(year, 12, 25), "Christmas Day", "Christmas Day (observed)"),
        (date(year + 1, 1, 1), "New Year's Day", "New Year's Day (observed)"),
    ];
    for (day, name, observed_name) in fixed {
        let observed = match day.weekday() {
            Weekday::Saturday => day.yesterday(),
            Weekday::Sunday => day.tomorrow(),
            _ => Ok(day),
        }
        .expect("inside the horizon");
        days.extend([(day, name)]);
        if observed != day {
            days.push((observed, observed_name));
        }
    }
    days.retain(|(day, _)| day.year() == year);
    days.sort_unstable();
    days
}
