//! A calendar's work clock with its days laid out, for the years a project may run into: each question is a look-up, where
//! the calendar itself searches. Outside those years the calendar is asked.

use jiff::civil::Weekday;
use kernel::calendar::{HORIZON_END, HORIZON_START, day_of};
use kernel::{Shift, WorkCalendar};

const DAY: i64 = 1440;
/// Readings that share a bucket, as a power of two: about an hour, so that hardly any has two days in it.
const BUCKET: u32 = 6;

pub(super) struct Clock<'n> {
    calendar: &'n WorkCalendar,
    /// The first minute laid out.
    origin: i64,
    /// By day: what the clock shows at midnight, and where its kind of day begins in `worked`. (Readings and minutes of the
    /// calendars' years fit into 32 bits, and what is small stays near.)
    days: Vec<(i32, u32)>,
    workdays: Vec<Workday>,
    /// By readings since the first: the first working day that may have them.
    buckets: Vec<u32>,
    /// By kind of day, minute by minute: minutes worked before it.
    worked: Vec<u16>,
    /// By kind of day, from nothing worked on: the first and the last minute of the day at which so much is.
    turns: Vec<(u16, u16)>,
}

/// A day with work; the last one is beyond.
#[derive(Clone, Copy)]
struct Workday {
    /// What the clock shows at its midnight.
    shows: i32,
    midnight: i32,
    /// Where its kind of day begins in `turns`.
    kind: u32,
}

/// A kind of day: where it begins in the tables, and the minutes worked on it.
#[derive(Clone, Copy)]
struct Kind {
    worked: u32,
    turns: u32,
    work: i64,
}

impl<'n> Clock<'n> {
    /// Lays out the days on which these minutes fall and all between them.
    pub fn new(calendar: &'n WorkCalendar, from: i64, to: i64) -> Self {
        let first = from.clamp(HORIZON_START, HORIZON_END - DAY).div_euclid(DAY);
        let last = to.clamp(HORIZON_START, HORIZON_END - DAY).div_euclid(DAY).max(first);
        let mut clock = Self {
            calendar,
            origin: first * DAY,
            days: Vec::new(),
            workdays: Vec::new(),
            buckets: Vec::new(),
            worked: Vec::new(),
            turns: Vec::new(),
        };
        clock.lay_out(first, last);
        clock.file();
        clock
    }

    fn lay_out(&mut self, first: i64, last: i64) {
        let mut shapes: Vec<&[Shift]> = Vec::new();
        let week: [usize; 7] = std::array::from_fn(|d| {
            // 1970-01-01 was a Thursday.
            let day = Weekday::from_monday_zero_offset((first + 3 + d as i64).rem_euclid(7) as i8);
            kind_of(&mut shapes, day.map_or(&[], |day| self.calendar.week().day(day)))
        });
        let mut kinds: Vec<usize> = (first..=last).map(|day| week[(day - first) as usize % 7]).collect();
        for exception in self.calendar.exceptions() {
            let (from, to) = (day_of(exception.from).max(first), day_of(exception.to).min(last));
            if from <= to {
                let kind = kind_of(&mut shapes, &exception.shifts);
                kinds[(from - first) as usize..=(to - first) as usize].fill(kind);
            }
        }
        let known: Vec<Kind> = shapes.iter().map(|shifts| self.minutes_of(shifts)).collect();
        let mut shows = self.calendar.reading(self.origin);
        for (kind, midnight) in kinds.into_iter().zip((self.origin..).step_by(DAY as usize)) {
            let kind = known[kind];
            self.days.push((shows as i32, kind.worked));
            if kind.work > 0 {
                self.workdays.push(Workday { shows: shows as i32, midnight: midnight as i32, kind: kind.turns });
            }
            shows += kind.work;
        }
        self.workdays.push(Workday { shows: shows as i32, midnight: i32::MAX, kind: 0 });
    }

    /// Lays out one kind of day.
    fn minutes_of(&mut self, shifts: &[Shift]) -> Kind {
        let kind = Kind { worked: self.worked.len() as u32, turns: self.turns.len() as u32, work: 0 };
        let mut sum = 0u16;
        self.turns.push((0, 0));
        for minute in 0..DAY as u16 {
            self.worked.push(sum);
            if shifts.iter().any(|s| s.from() <= minute && minute < s.to()) {
                if let Some(last) = self.turns.last_mut() {
                    last.1 = minute;
                }
                sum += 1;
                self.turns.push((minute + 1, minute + 1));
            }
        }
        Kind { work: i64::from(sum), ..kind }
    }

    fn file(&mut self) {
        let (first, end) = self.reach();
        let mut day = 0;
        self.buckets = (first..end)
            .step_by(1 << BUCKET)
            .map(|reading| {
                while i64::from(self.workdays[day + 1].shows) < reading {
                    day += 1;
                }
                day as u32
            })
            .collect();
    }

    /// The first reading laid out, and the first beyond.
    #[inline]
    fn reach(&self) -> (i64, i64) {
        (self.workdays[0].shows.into(), self.workdays[self.workdays.len() - 1].shows.into())
    }

    /// What the clock shows at a minute.
    #[inline]
    pub fn reading(&self, minute: i64) -> i64 {
        let since = minute.wrapping_sub(self.origin) as u64;
        match self.days.get((since / DAY as u64) as usize) {
            Some((shows, kind)) => {
                i64::from(*shows) + i64::from(self.worked[*kind as usize + (since % DAY as u64) as usize])
            }
            None => self.calendar.reading(minute),
        }
    }

    /// The first minute at which the clock shows this.
    #[inline]
    pub fn earliest(&self, reading: i64) -> Option<i64> {
        let (first, end) = self.reach();
        if reading <= first || reading >= end {
            return self.calendar.earliest_at(reading);
        }
        let day = self.day_of(reading as i32, reading as i32 - 1);
        Some(i64::from(day.midnight) + i64::from(self.turn(day, reading as i32).0))
    }

    /// The last minute at which the clock shows this.
    #[inline]
    pub fn latest(&self, reading: i64) -> Option<i64> {
        let (first, end) = self.reach();
        if reading < first || reading >= end {
            return self.calendar.latest_at(reading);
        }
        let day = self.day_of(reading as i32, reading as i32);
        Some(i64::from(day.midnight) + i64::from(self.turn(day, reading as i32).1))
    }

    /// The day of a reading that is laid out: the last one that begins with `begins` at most.
    #[inline]
    fn day_of(&self, reading: i32, begins: i32) -> Workday {
        let mut day = self.buckets[((reading - self.workdays[0].shows) >> BUCKET) as usize] as usize;
        while self.workdays[day + 1].shows <= begins {
            day += 1;
        }
        self.workdays[day]
    }

    #[inline]
    fn turn(&self, day: Workday, reading: i32) -> (u16, u16) {
        self.turns[day.kind as usize + (reading - day.shows) as usize]
    }

    pub fn day_minutes(&self) -> i64 {
        self.calendar.day_minutes()
    }
}

fn kind_of<'s>(shapes: &mut Vec<&'s [Shift]>, shifts: &'s [Shift]) -> usize {
    shapes.iter().position(|known| *known == shifts).unwrap_or_else(|| {
        shapes.push(shifts);
        shapes.len() - 1
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::calendar::to_minute;
    use kernel::{CalendarException, Week};

    use super::*;

    /// Long and short days, a shift up to midnight, a shutdown, and a Saturday worked in it.
    fn odd() -> WorkCalendar {
        let shift = |from: u16, to: u16| Shift::new(from, to).unwrap();
        let week = Week {
            monday: vec![shift(360, 725), shift(800, 1440)],
            tuesday: vec![shift(0, 119)],
            friday: vec![shift(480, 720), shift(780, 1020)],
            ..Week::default()
        };
        let off = |from, to, shifts| CalendarException { from, to, name: String::new(), shifts };
        let exceptions = vec![
            off(date(2026, 6, 1), date(2026, 6, 20), vec![]),
            off(date(2026, 6, 6), date(2026, 6, 6), vec![shift(540, 541)]),
        ];
        WorkCalendar::new("Odd", week, exceptions).unwrap()
    }

    #[test]
    fn the_laid_out_clock_shows_what_the_calendar_shows() {
        let start = to_minute(date(2026, 5, 3).at(0, 0, 0, 0));
        for calendar in [odd(), WorkCalendar::standard(), WorkCalendar::round_the_clock()] {
            let clock = Clock::new(&calendar, start + 77, start + 60 * DAY);
            for minute in start - 9 * DAY..start + 70 * DAY {
                let reading = calendar.reading(minute);
                assert_eq!(clock.reading(minute), reading);
                assert_eq!(clock.earliest(reading), calendar.earliest_at(reading), "{reading}");
                assert_eq!(clock.latest(reading), calendar.latest_at(reading), "{reading}");
            }
        }
    }

    #[test]
    fn a_calendar_without_work_in_those_years_is_asked_itself() {
        let never = WorkCalendar::new("Never", Week::default(), vec![]).unwrap();
        let clock = Clock::new(&never, 0, 10 * DAY);
        assert_eq!((clock.reading(5000), clock.earliest(1), clock.latest(0)), (0, None, None));
        assert_eq!(clock.reading(i64::MIN), 0);
    }
}
