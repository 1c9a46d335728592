//! Work calendars: which minutes of which days somebody works.
//!
//! A calendar is a weekly pattern of shifts plus dated exceptions. Every question is answered on the calendar's *work
//! clock*, which counts working minutes and stands still at night: `a + 8 h of work` is one look-up of `a` on that clock
//! and one look-up back. Both are a binary search over the exceptions, whatever the distance.
//!
//! Times are civil (wall clock of the site), exact to the minute; seconds are dropped.

mod clock;
mod common;
mod holidays;
mod shift;

use std::sync::Arc;

use jiff::civil::{Date, DateTime, Weekday};
use serde::{Deserialize, Serialize, Serializer};

use crate::{Diagnostic, Severity};
use clock::Clock;
pub use clock::{Almanac, HORIZON_END, HORIZON_START, date_of, day_of, from_minute, to_minute};
pub use holidays::us_federal_holidays;
pub use shift::Shift;

/// The shifts of an ordinary week.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Week {
    pub monday: Vec<Shift>,
    pub tuesday: Vec<Shift>,
    pub wednesday: Vec<Shift>,
    pub thursday: Vec<Shift>,
    pub friday: Vec<Shift>,
    pub saturday: Vec<Shift>,
    pub sunday: Vec<Shift>,
}

impl Week {
    /// The same shifts on each of the given days, nothing on the others.
    pub fn of(days: impl IntoIterator<Item = Weekday>, shifts: &[Shift]) -> Self {
        let mut week = Self::default();
        for day in days {
            *week.day_mut(day) = shifts.to_vec();
        }
        week
    }

    pub fn day(&self, day: Weekday) -> &[Shift] {
        match day {
            Weekday::Monday => &self.monday,
            Weekday::Tuesday => &self.tuesday,
            Weekday::Wednesday => &self.wednesday,
            Weekday::Thursday => &self.thursday,
            Weekday::Friday => &self.friday,
            Weekday::Saturday => &self.saturday,
            Weekday::Sunday => &self.sunday,
        }
    }

    pub fn day_mut(&mut self, day: Weekday) -> &mut Vec<Shift> {
        match day {
            Weekday::Monday => &mut self.monday,
            Weekday::Tuesday => &mut self.tuesday,
            Weekday::Wednesday => &mut self.wednesday,
            Weekday::Thursday => &mut self.thursday,
            Weekday::Friday => &mut self.friday,
            Weekday::Saturday => &mut self.saturday,
            Weekday::Sunday => &mut self.sunday,
        }
    }
}

/// Days that differ from the ordinary week: a holiday has no shifts, a Saturday worked has some.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CalendarException {
    #[schema(value_type = String, format = Date)]
    pub from: Date,
    /// The last day, included.
    #[schema(value_type = String, format = Date)]
    pub to: Date,
    #[serde(default)]
    pub name: String,
    /// What is worked on each of these days; empty means a day off.
    #[serde(default)]
    pub shifts: Vec<Shift>,
}

impl CalendarException {
    pub fn day_off(date: Date, name: &str) -> Self {
        Self { from: date, to: date, name: name.to_owned(), shifts: Vec::new() }
    }
}

/// A named work calendar. Where exceptions overlap, the one listed last counts.
///
/// ```
/// use jiff::civil::{date, datetime};
/// use kernel::{WorkCalendar, us_federal_holidays};
///
/// let calendar = WorkCalendar::standard().with_days_off(us_federal_holidays(2026)).unwrap();
/// // Two days' work begun on Thursday before Independence Day (observed on Friday the 3rd) end on Monday.
/// let finish = calendar.add_work(datetime(2026, 7, 2, 8, 0, 0, 0), 960).unwrap();
/// assert_eq!(finish, datetime(2026, 7, 6, 17, 0, 0, 0));
/// assert!(!calendar.is_work_day(date(2026, 7, 3)));
/// ```
///
/// Cloning is cheap: networks and their answers hold the same calendar.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, utoipa::ToSchema)]
#[serde(try_from = "Record")]
#[schema(value_type = Wound)]
pub struct WorkCalendar(Arc<Wound>);

#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
struct Wound {
    name: String,
    week: Week,
    exceptions: Vec<CalendarException>,
    #[serde(skip)]
    clock: Clock,
}

/// What is stored; the clock is wound when it is read.
#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    name: String,
    week: Week,
    #[serde(default)]
    exceptions: Vec<CalendarException>,
}

impl TryFrom<Record> for WorkCalendar {
    type Error = String;
    fn try_from(record: Record) -> Result<Self, String> {
        Self::new(record.name, record.week, record.exceptions).map_err(|d| format!("{} {}", d.cause, d.cure))
    }
}

impl Serialize for WorkCalendar {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(to)
    }
}

impl PartialEq for Wound {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.week == other.week && self.exceptions == other.exceptions
    }
}
impl Eq for Wound {}

impl WorkCalendar {
    /// Shifts are sorted; shifts that overlap and exceptions that end before they begin are refused. A calendar
    /// without working time may be made, and says so when it is asked for any.
    pub fn new(
        name: impl Into<String>,
        mut week: Week,
        mut exceptions: Vec<CalendarException>,
    ) -> Result<Self, Diagnostic> {
        let name = name.into();
        for offset in 0..7 {
            let day = Weekday::from_monday_zero_offset(offset).expect("0 to 6 are weekdays");
            shift::in_order(week.day_mut(day)).map_err(|why| refused(&name, &format!("{day:?}: {why}")))?;
        }
        for exception in &mut exceptions {
            if exception.to < exception.from {
                return Err(refused(&name, &format!("an exception ends {} before it begins", exception.to)));
            }
            shift::in_order(&mut exception.shifts)
                .map_err(|why| refused(&name, &format!("{}: {why}", exception.from)))?;
        }
        let clock = Clock::new(&week, &exceptions);
        Ok(Self(Arc::new(Wound { name, week, exceptions, clock })))
    }

    /// Monday to Friday, 08:00 to 12:00 and 13:00 to 17:00.
    pub fn standard() -> Self {
        let week = Week::of((0..5).map(weekday), &[Shift::clamped(8 * 60, 12 * 60), Shift::clamped(13 * 60, 17 * 60)]);
        Self::new("Standard", week, Vec::new()).expect("the standard week is in order")
    }

    /// Every minute of every day: for drying, curing and other things that do not stop at night.
    pub fn round_the_clock() -> Self {
        let week = Week::of((0..7).map(weekday), &[Shift::clamped(0, 24 * 60)]);
        Self::new("24 hours", week, Vec::new()).expect("the full week is in order")
    }

    pub fn named(mut self, name: impl Into<String>) -> Self {
        Arc::make_mut(&mut self.0).name = name.into();
        self
    }

    /// This calendar with further exceptions, which count over those it has.
    pub fn with_exceptions(self, more: impl IntoIterator<Item = CalendarException>) -> Result<Self, Diagnostic> {
        let Wound { name, week, mut exceptions, .. } = Arc::unwrap_or_clone(self.0);
        exceptions.extend(more);
        Self::new(name, week, exceptions)
    }

    pub fn with_days_off<N: AsRef<str>>(self, days: impl IntoIterator<Item = (Date, N)>) -> Result<Self, Diagnostic> {
        self.with_exceptions(days.into_iter().map(|(date, name)| CalendarException::day_off(date, name.as_ref())))
    }

    pub fn name(&self) -> &str {
        &self.0.name
    }

    pub fn week(&self) -> &Week {
        &self.0.week
    }

    pub fn exceptions(&self) -> &[CalendarException] {
        &self.0.exceptions
    }

    /// What is wrong with using this calendar, if anything: it never works.
    pub fn complaint(&self) -> Option<Diagnostic> {
        (self.0.clock.total() == 0).then(|| self.no_work())
    }

    /// The earliest moment by which this much work is done. Nothing to do is done at once; a negative amount counts back.
    pub fn add_work(&self, start: DateTime, minutes: i64) -> Result<DateTime, Diagnostic> {
        if minutes < 0 {
            return self.sub_work(start, minutes.saturating_neg());
        }
        self.found(self.finish_after(to_minute(start), minutes))
    }

    /// The latest moment to begin so that this much work is done by `finish`.
    pub fn sub_work(&self, finish: DateTime, minutes: i64) -> Result<DateTime, Diagnostic> {
        if minutes < 0 {
            return self.add_work(finish, minutes.saturating_neg());
        }
        self.found(self.start_before(to_minute(finish), minutes))
    }

    /// Working minutes from `a` to `b`; negative when `b` comes first.
    pub fn work_between(&self, a: DateTime, b: DateTime) -> i64 {
        self.reading(to_minute(b)) - self.reading(to_minute(a))
    }

    /// The first moment at or after `at` when work can go on.
    pub fn next_work(&self, at: DateTime) -> Result<DateTime, Diagnostic> {
        self.found(self.latest_at(self.reading(to_minute(at))))
    }

    /// The last moment at or before `at` when work can have ended.
    pub fn prev_work(&self, at: DateTime) -> Result<DateTime, Diagnostic> {
        self.found(self.earliest_at(self.reading(to_minute(at))))
    }

    pub fn is_work_day(&self, date: Date) -> bool {
        self.minutes_on(date) > 0
    }

    pub fn minutes_on(&self, date: Date) -> i64 {
        let midnight = day_of(date) * 1440;
        self.reading(midnight + 1440) - self.reading(midnight)
    }

    /// The length of an ordinary working day: what "one day" means when minutes are told in days. 480 if unknown.
    pub fn day_minutes(&self) -> i64 {
        let days: Vec<i64> = (0..7).map(|d| shift::minutes(self.0.week.day(weekday(d)))).filter(|m| *m > 0).collect();
        let most = days.iter().copied().max_by_key(|m| (days.iter().filter(|d| *d == m).count(), *m));
        most.unwrap_or(480)
    }

    // What follows speaks in minutes (see `to_minute`) and is what the engines use.

    /// What the work clock shows at a minute: working minutes since the horizon began.
    pub fn reading(&self, minute: i64) -> i64 {
        self.0.clock.reading(minute)
    }

    /// The first minute at which the work clock shows this, as a finish is told: Friday 17:00.
    pub fn earliest_at(&self, reading: i64) -> Option<i64> {
        self.0.clock.earliest(reading)
    }

    /// The last minute at which the work clock shows this, as a start is told: Monday 08:00.
    pub fn latest_at(&self, reading: i64) -> Option<i64> {
        self.0.clock.latest(reading)
    }

    /// [`Self::add_work`] in minutes; `work` is not negative.
    pub fn finish_after(&self, start: i64, work: i64) -> Option<i64> {
        if work == 0 { Some(start) } else { self.earliest_at(self.reading(start).checked_add(work)?) }
    }

    /// [`Self::sub_work`] in minutes; `work` is not negative.
    pub fn start_before(&self, finish: i64, work: i64) -> Option<i64> {
        if work == 0 { Some(finish) } else { self.latest_at(self.reading(finish).checked_sub(work)?) }
    }

    /// The stretches of work between two minutes, in order, without the pauses.
    pub fn stretches(&self, from: i64, to: i64) -> impl Iterator<Item = (i64, i64)> + '_ {
        let (mut at, end) = (self.reading(from), self.reading(to));
        std::iter::from_fn(move || {
            let work = self.0.clock.until_pause(at)?.min(end - at);
            let begins = self.latest_at(at).filter(|_| work > 0)?;
            at += work;
            Some((begins, begins + work))
        })
    }

    fn found(&self, minute: Option<i64>) -> Result<DateTime, Diagnostic> {
        minute.map(from_minute).ok_or_else(|| self.complaint().unwrap_or_else(|| self.out_of_reach()))
    }

    fn no_work(&self) -> Diagnostic {
        Diagnostic::new(
            Severity::Error,
            "calendar.no_working_time",
            format!("Calendar “{}” has no working time on any day.", self.0.name),
            "Give at least one weekday a shift, or choose another calendar.",
        )
        .about([&self.0.name])
    }

    fn out_of_reach(&self) -> Diagnostic {
        Diagnostic::new(
            Severity::Error,
            "calendar.horizon",
            format!(
                "Calendar “{}” has not that much working time between the years {} and {}.",
                self.0.name,
                from_minute(HORIZON_START).year(),
                from_minute(HORIZON_END).year()
            ),
            "Check the date and the duration for a typing slip, and that the calendar's ordinary week has shifts.",
        )
        .about([&self.0.name])
    }
}

fn weekday(monday_offset: i8) -> Weekday {
    Weekday::from_monday_zero_offset(monday_offset).expect("0 to 6 are weekdays")
}

fn refused(name: &str, why: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "calendar.shifts",
        format!("Calendar “{name}” can't be used: {why}."),
        "Write the shifts of a day one after the other, such as 08:00-12:00 and 13:00-17:00.",
    )
    .about([name])
}

#[cfg(test)]
mod tests;
