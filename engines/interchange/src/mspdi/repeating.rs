//! Exceptions that repeat by a rule: "every second Tuesday", "the last Friday of every sixth month", day by day.
//!
//! What the rules mean was taken from a file in which Project wrote both the rules and the days they stand for. A rule that
//! is not certain stays unread and is named: the thirty-first of months that have none, "the first weekday", and a month
//! whose day is over when a rule with a period begins.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use kernel::Diagnostic;

use super::values::{date, number};
use crate::Element;

/// More days than anybody writes into a calendar: ten years, every day.
const MOST: usize = 3_660;

/// The days of a rule in order; nothing where it is not understood.
pub(super) fn days(rule: &Element) -> Result<Option<Vec<Date>>, Diagnostic> {
    let Some(period) = rule.child("TimePeriod") else { return Ok(None) };
    let (Some(from), Some(to)) = (date(period, "FromDate")?, date(period, "ToDate")?) else { return Ok(None) };
    let asked = |name: &str| number::<i64>(rule, name);
    let every = asked("Period")?.unwrap_or(1).clamp(1, 10_000);
    let (from, to) = (from.date(), to.date());
    let days = match (asked("Type")?, asked("MonthDay")?) {
        (Some(7), _) => steps(from, every.days()),
        (Some(6), _) => weekly(from, every, asked("DaysOfWeek")?.unwrap_or_default()),
        (Some(5), _) => months(from, every, on_weekday(asked("MonthItem")?, asked("MonthPosition")?)),
        (Some(4), Some(day)) => months(from, every, on_day(day)),
        (Some(3), _) => years(from, asked("Month")?, on_weekday(asked("MonthItem")?, asked("MonthPosition")?)),
        (Some(2), Some(day)) => years(from, asked("Month")?, on_day(day)),
        _ => None,
    };
    let most = match asked("EnteredByOccurrences")? {
        Some(1) => asked("Occurrences")?.and_then(|n| usize::try_from(n).ok()).unwrap_or(MOST),
        _ => MOST,
    };
    let Some(days) = days else { return Ok(None) };
    let mut found: Vec<Date> = days.take_while(|day| *day <= to).filter(|day| *day >= from).take(MOST + 1).collect();
    if found.len() > MOST {
        return Ok(None);
    }
    found.truncate(most);
    Ok(Some(found))
}

type Days = Box<dyn Iterator<Item = Date>>;

/// Finds the day of a month, given its first.
type InMonth = Box<dyn Fn(Date) -> Option<Date>>;

fn steps(from: Date, step: jiff::Span) -> Option<Days> {
    Some(Box::new(from.series(step)))
}

/// Weeks begin on Sunday, and the one in which the rule begins is the first. `mask` has Sunday as 1, Monday as 2, and so on.
fn weekly(from: Date, every: i64, mask: i64) -> Option<Days> {
    let sunday = from.checked_sub(i64::from(from.weekday().to_sunday_zero_offset()).days()).ok()?;
    let offsets: Vec<i64> = (0..7).filter(|offset| mask & (1 << offset) != 0).collect();
    let in_week =
        move |sunday: Date| offsets.clone().into_iter().filter_map(move |o| sunday.checked_add(o.days()).ok());
    (mask & 0x7f != 0).then(|| Box::new(sunday.series((7 * every).days()).flat_map(in_week)) as Days)
}

/// Every so many months from the one in which the rule begins.
fn months(from: Date, every: i64, day: Option<InMonth>) -> Option<Days> {
    let day = day?;
    let missed = day(from.first_of_month()).is_none_or(|first| first < from);
    (!missed || every == 1).then(|| Box::new(from.first_of_month().series(every.months()).map_while(day)) as Days)
}

/// Once a year in a month, of which January is 0.
fn years(from: Date, month: Option<i64>, day: Option<InMonth>) -> Option<Days> {
    let (month, day) = (i8::try_from(month?).ok()?.checked_add(1)?, day?);
    let first = Date::new(from.year(), month, 1).ok()?;
    Some(Box::new(first.series(1.year()).map_while(day)))
}

/// Every month has 28 days; what a rule means by a later one is not known.
fn on_day(day: i64) -> Option<InMonth> {
    let day = i8::try_from(day).ok().filter(|day| (1..=28).contains(day))?;
    Some(Box::new(move |first| first.with().day(day).build().ok()))
}

/// The weekdays are 3 (Sunday) to 9; the positions 0 to 3 are first to fourth, and 4 is the last.
fn on_weekday(item: Option<i64>, position: Option<i64>) -> Option<InMonth> {
    let item = i8::try_from(item?).ok().filter(|item| (3..=9).contains(item))?;
    let weekday = Weekday::from_sunday_zero_offset(item - 3).ok()?;
    let nth = match position? {
        place @ 0..=3 => place as i8 + 1,
        4 => -1,
        _ => return None,
    };
    Some(Box::new(move |first| first.nth_weekday_of_month(nth, weekday).ok()))
}
