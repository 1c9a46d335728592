//! How spans of working time are told to people.

use jiff::civil::{Date, DateTime};

/// Working minutes in days of the given length, to the half day; shorter spans in hours and minutes.
///
/// ```
/// assert_eq!(scheduling::in_days(1440, 480), "3 days");
/// assert_eq!(scheduling::in_days(-700, 480), "1.5 days");
/// assert_eq!(scheduling::in_days(90, 480), "1 h 30 min");
/// ```
pub fn in_days(minutes: i64, day: i64) -> String {
    let (minutes, day) = (bounded(minutes).abs(), day.max(2));
    if minutes * 2 < day {
        return match (minutes / 60, minutes % 60) {
            (0, m) => format!("{m} min"),
            (h, 0) => format!("{h} h"),
            (h, m) => format!("{h} h {m} min"),
        };
    }
    match half_days(minutes, day) {
        2 => "1 day".to_owned(),
        n if n % 2 == 0 => format!("{} days", n / 2),
        1 => "half a day".to_owned(),
        n => format!("{}.5 days", n / 2),
    }
}

/// Whole days, rounded half away from zero.
pub fn whole_days(minutes: i64, day: i64) -> i64 {
    let day = day.max(1);
    let minutes = bounded(minutes);
    minutes.signum() * ((minutes.abs() + day / 2) / day)
}

fn half_days(minutes: i64, day: i64) -> i64 {
    (minutes * 4 + day) / (day * 2)
}

/// A date with its time, as a sentence has it.
pub(crate) fn moment(at: DateTime) -> String {
    at.strftime("%a %-d %b %Y %H:%M").to_string()
}

/// A date, as a sentence has it.
pub(crate) fn day(on: Date) -> String {
    on.strftime("%a %-d %b %Y").to_string()
}

/// A few titles in a row, then how many more.
pub(crate) fn list<'a>(titles: impl ExactSizeIterator<Item = &'a str>) -> String {
    let (count, most) = (titles.len(), 5);
    let named: Vec<String> =
        titles.take(if count > most + 1 { most } else { count }).map(|t| format!("“{t}”")).collect();
    match named.split_last() {
        _ if named.len() < count => format!("{} and {} more", named.join(", "), count - named.len()),
        Some((last, others)) if !others.is_empty() => format!("{} and {last}", others.join(", ")),
        _ => named.concat(),
    }
}

/// A few titles as steps, then how many more.
pub(crate) fn chain<'a>(titles: impl IntoIterator<Item = &'a str>) -> String {
    let titles: Vec<String> = titles.into_iter().map(|t| format!("“{t}”")).collect();
    if titles.len() <= 8 {
        return titles.join(" → ");
    }
    format!("{} → ({} more) → {}", titles[..4].join(" → "), titles.len() - 7, titles[titles.len() - 3..].join(" → "))
}

/// No span is longer than the calendars' horizon, and sums of it stay countable.
fn bounded(minutes: i64) -> i64 {
    minutes.clamp(-(1 << 40), 1 << 40)
}
