//! The work clock: working minutes counted from the start of the horizon.
//!
//! The horizon is cut into stretches. In each, one pattern repeats: the ordinary week, or the same exceptional day. A
//! stretch knows what the clock shows when it begins, so a question is a search for the stretch and a division.

mod ruler;

use std::collections::BTreeSet;

use jiff::civil::{Date, DateTime};

use super::{CalendarException, Shift, Week, weekday};
use ruler::Ruler;

const DAY: i64 = 1440;

/// Calendars know the years 1900 to 2299: enough for any building, and no search runs on for ever.
pub const HORIZON_START: i64 = -25_567 * DAY;
pub const HORIZON_END: i64 = 120_530 * DAY;

/// Whole minutes since 1970-01-01 00:00 on the wall clock.
pub fn to_minute(at: DateTime) -> i64 {
    day_of(at.date()) * DAY + i64::from(at.hour()) * 60 + i64::from(at.minute())
}

/// The inverse of [`to_minute`]; what lies beyond the horizon is told as its edge.
pub fn from_minute(minute: i64) -> DateTime {
    let (day, of_day) = day_and_minute(minute);
    on_day(civil_date(day), of_day)
}

fn day_and_minute(minute: i64) -> (i64, i64) {
    let minute = minute.clamp(HORIZON_START, HORIZON_END);
    (minute.div_euclid(DAY), minute.rem_euclid(DAY))
}

fn on_day(date: Date, minute: i64) -> DateTime {
    date.at((minute / 60) as i8, (minute % 60) as i8, 0, 0)
}

/// Tells many minutes as dates. It remembers the days that it told: tasks of one project lie within few years.
pub struct Almanac(Vec<(i64, Date)>);

impl Almanac {
    const DAYS: usize = 1024;

    pub fn new() -> Self {
        Self(vec![(i64::MAX, Date::ZERO); Self::DAYS])
    }

    /// [`from_minute`], but faster.
    #[inline]
    pub fn date_time(&mut self, minute: i64) -> DateTime {
        let (day, of_day) = day_and_minute(minute);
        let known = &mut self.0[day as usize % Self::DAYS];
        if known.0 != day {
            *known = (day, civil_date(day));
        }
        on_day(known.1, of_day)
    }
}

impl Default for Almanac {
    fn default() -> Self {
        Self::new()
    }
}

/// The date so many days after 1970-01-01, by counting years from March (Howard Hinnant, "chrono-Compatible Low-Level Date
/// Algorithms"): adding a duration to the epoch is several times slower.
fn civil_date(day: i64) -> Date {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    Date::constant(year as i16, month as i8, day as i8)
}

/// Days since 1970-01-01: the inverse of [`civil_date`].
pub fn day_of(date: Date) -> i64 {
    let (month, day) = (i64::from(date.month()), i64::from(date.day()));
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let of_era = year.rem_euclid(400);
    let of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    year.div_euclid(400) * 146_097 + of_era - 719_468
}

/// The date on which a minute lies.
pub fn date_of(minute: i64) -> Date {
    from_minute(minute).date()
}

/// Work that repeats every `period` minutes, counted from the start of the horizon, which was a Monday.
///
/// Its minutes are counted in 32 bits, which hold the whole horizon and divide faster than 64.
#[derive(Debug, Clone)]
struct Pattern {
    period: u32,
    work: u32,
    spans: Vec<Span>,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    from: u32,
    to: u32,
    before: u32,
}

impl Pattern {
    fn new<'a>(days: impl ExactSizeIterator<Item = &'a [Shift]>) -> Self {
        let midnight = |day: usize| day as u32 * DAY as u32;
        let period = midnight(days.len());
        let (mut work, mut spans) = (0, Vec::new());
        for (day, shifts) in days.enumerate() {
            for shift in shifts {
                let (from, to) = (midnight(day) + u32::from(shift.from()), midnight(day) + u32::from(shift.to()));
                spans.push(Span { from, to, before: work });
                work += to - from;
            }
        }
        Self { period, work, spans }
    }

    /// `minute` lies within the horizon.
    fn reading(&self, minute: i64) -> i64 {
        let since = (minute - HORIZON_START) as u32;
        let (round, phase) = (since / self.period, since % self.period);
        let within = match self.spans.partition_point(|s| s.from <= phase) {
            0 => 0,
            n => self.spans[n - 1].before + phase.min(self.spans[n - 1].to) - self.spans[n - 1].from,
        };
        i64::from(round * self.work + within)
    }

    /// `reading` is at least 1.
    fn earliest(&self, reading: i64) -> Option<i64> {
        let reading = reading as u32;
        let round = (reading - 1).checked_div(self.work)?;
        let left = reading - round * self.work;
        let span = self.spans[self.spans.partition_point(|s| s.before < left) - 1];
        Some(HORIZON_START + i64::from(round * self.period + span.from + left - span.before))
    }

    fn latest(&self, reading: i64) -> Option<i64> {
        let reading = reading as u32;
        let round = reading.checked_div(self.work)?;
        let left = reading - round * self.work;
        let span = self.spans[self.spans.partition_point(|s| s.before <= left) - 1];
        Some(HORIZON_START + i64::from(round * self.period + span.from + left - span.before))
    }

    /// How much work is left at a reading until the next pause.
    fn until_pause(&self, reading: i64) -> i64 {
        let left = reading as u32 % self.work;
        let span = self.spans[self.spans.partition_point(|s| s.before <= left) - 1];
        i64::from(span.before + span.to - span.from - left)
    }
}

#[derive(Debug, Clone)]
struct Stretch {
    begins: i64,
    /// What the work clock shows at `begins`.
    shows: i64,
    /// The work clock's lead over the pattern's own count.
    lead: i64,
    pattern: usize,
}

#[derive(Clone, Default)]
pub(super) struct Clock {
    patterns: Vec<Pattern>,
    stretches: Vec<Stretch>,
    /// Where among the stretches to look for a minute, and for a reading.
    by_minute: Ruler,
    by_reading: Ruler,
    total: i64,
}

/// Short, because the calendar's own fields say it all.
impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Clock of {} stretches", self.stretches.len())
    }
}

impl Clock {
    pub fn new(week: &Week, exceptions: &[CalendarException]) -> Self {
        let mut clock = Self::default();
        clock.patterns.push(Pattern::new((0..7).map(|d| week.day(weekday(d)))));
        let mut kinds: Vec<&[Shift]> = Vec::new();
        for (begins, exception) in stretches(exceptions) {
            let pattern = match exception.map(|e| exceptions[e].shifts.as_slice()) {
                None => 0,
                Some(shifts) => match kinds.iter().position(|k| *k == shifts) {
                    Some(known) => known + 1,
                    None => {
                        kinds.push(shifts);
                        clock.patterns.push(Pattern::new(std::iter::once(shifts)));
                        kinds.len()
                    }
                },
            };
            clock.begin(begins, pattern);
        }
        let end =
            clock.stretches.last().map_or(0, |last| last.lead + clock.patterns[last.pattern].reading(HORIZON_END));
        clock.total = end;
        clock.by_minute = Ruler::new(clock.stretches.iter().map(|s| s.begins));
        clock.by_reading = Ruler::new(clock.stretches.iter().map(|s| s.shows));
        clock
    }

    fn begin(&mut self, begins: i64, pattern: usize) {
        let count = |pattern: usize| self.patterns[pattern].reading(begins);
        let shows = self.stretches.last().map_or(0, |last| last.lead + count(last.pattern));
        self.stretches.push(Stretch { begins, shows, lead: shows - count(pattern), pattern });
    }

    pub fn total(&self) -> i64 {
        self.total
    }

    pub fn reading(&self, minute: i64) -> i64 {
        let minute = minute.clamp(HORIZON_START, HORIZON_END);
        match self.by_minute.count(minute, |n| self.stretches[n].begins <= minute) {
            0 => 0,
            n => self.stretches[n - 1].lead + self.patterns[self.stretches[n - 1].pattern].reading(minute),
        }
    }

    pub fn earliest(&self, reading: i64) -> Option<i64> {
        if reading < 1 || reading > self.total {
            return None;
        }
        let stretch = &self.stretches[self.by_reading.count(reading - 1, |n| self.stretches[n].shows < reading) - 1];
        self.patterns[stretch.pattern].earliest(reading - stretch.lead)
    }

    pub fn latest(&self, reading: i64) -> Option<i64> {
        if reading < 0 || reading >= self.total {
            return None;
        }
        let stretch = &self.stretches[self.by_reading.count(reading, |n| self.stretches[n].shows <= reading) - 1];
        self.patterns[stretch.pattern].latest(reading - stretch.lead)
    }

    /// How much work is left at a reading until the next pause; shifts end with their day, and so within their stretch.
    pub fn until_pause(&self, reading: i64) -> Option<i64> {
        if reading < 0 || reading >= self.total {
            return None;
        }
        let stretch = &self.stretches[self.stretches.partition_point(|s| s.shows <= reading) - 1];
        Some(self.patterns[stretch.pattern].until_pause(reading - stretch.lead))
    }
}

/// Where the horizon changes from the week to an exception and back; the exception listed last wins.
fn stretches(exceptions: &[CalendarException]) -> Vec<(i64, Option<usize>)> {
    let mut turns: Vec<(i64, bool, usize)> = Vec::with_capacity(exceptions.len() * 2);
    for (i, exception) in exceptions.iter().enumerate() {
        let from = (day_of(exception.from) * DAY).clamp(HORIZON_START, HORIZON_END);
        let to = ((day_of(exception.to) + 1) * DAY).clamp(HORIZON_START, HORIZON_END);
        if from < to {
            turns.extend([(from, true, i), (to, false, i)]);
        }
    }
    turns.sort_unstable();
    let mut open = BTreeSet::new();
    let mut cuts: Vec<(i64, Option<usize>)> = vec![(HORIZON_START, None)];
    for (at, opens, i) in turns {
        if opens {
            open.insert(i)
        } else {
            open.remove(&i)
        };
        let now = (at, open.last().copied());
        match cuts.last_mut() {
            Some(last) if last.0 == at => *last = now,
            _ => cuts.push(now),
        }
    }
    cuts.dedup_by(|next, last| next.1 == last.1);
    cuts
}
