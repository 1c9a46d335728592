//! Counting days as offices do: whole days, forward from a request and back from a need.

use jiff::ToSpan;
use jiff::civil::Date;
use kernel::WorkCalendar;
use kernel::calendar::{HORIZON_END, HORIZON_START, date_of};

use super::DayCount;

/// No office takes longer than a century; a longer lead is a slip, and nobody counts on for ever.
const MOST: i64 = 36_525;

/// The whole days of a lead, on the calendar that says which days count.
#[derive(Clone, Copy)]
pub(super) struct Days<'c> {
    pub days: i64,
    pub count: DayCount,
    pub office: &'c WorkCalendar,
}

impl Days<'_> {
    /// The day on which the lead of a request is over.
    pub fn after(&self, request: Date) -> Date {
        self.walk(request, self.number(), 1)
    }

    /// The last day to ask so that the lead is over by `need`.
    pub fn last_request(&self, need: Date) -> Date {
        match self.number() {
            0 => need,
            days => self.walk(shifted(need, 1), days + 1, -1),
        }
    }

    /// The first day to ask so that the lead is not over before `day`.
    pub fn first_request(&self, day: Date) -> Date {
        self.walk(day, self.number(), -1)
    }

    fn number(&self) -> i64 {
        self.days.clamp(0, MOST)
    }

    fn counts(&self, day: Date) -> bool {
        self.count == DayCount::Calendar || self.office.is_work_day(day)
    }

    /// So many days that count after, or before, a day which is not counted itself.
    fn walk(&self, from: Date, days: i64, step: i64) -> Date {
        let (first, last) = (date_of(HORIZON_START), date_of(HORIZON_END));
        let (mut day, mut left) = (from.clamp(first, last), days);
        while left > 0 && (first..=last).contains(&shifted(day, step)) {
            day = shifted(day, step);
            left -= i64::from(self.counts(day));
        }
        day
    }
}

/// A date moved by calendar days; beyond the years that dates have, their edge.
pub(super) fn shifted(day: Date, days: i64) -> Date {
    day.saturating_add(days.clamp(-4 * MOST, 4 * MOST).days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// November 2026 begins on a Sunday.
    fn november(day: i8) -> Date {
        date(2026, 11, day)
    }

    fn lead(days: i64, count: DayCount) -> Days<'static> {
        static OFFICE: std::sync::LazyLock<WorkCalendar> = std::sync::LazyLock::new(WorkCalendar::standard);
        Days { days, count, office: &OFFICE }
    }

    #[test]
    fn the_day_of_the_request_does_not_count() {
        let two = lead(2, DayCount::Working);
        assert_eq!(two.after(november(2)), november(4));
        assert_eq!(two.after(november(6)), november(10));
        assert_eq!(two.after(november(7)), november(10));
        assert_eq!(lead(2, DayCount::Calendar).after(november(6)), november(8));
        assert_eq!(lead(0, DayCount::Working).after(november(7)), november(7));
    }

    #[test]
    fn the_last_request_is_just_in_time() {
        let two = lead(2, DayCount::Working);
        assert_eq!(two.last_request(november(4)), november(2));
        assert_eq!(two.last_request(november(10)), november(6));
        assert_eq!(lead(2, DayCount::Calendar).last_request(november(9)), november(7));
        assert_eq!(lead(0, DayCount::Working).last_request(november(8)), november(8));
    }

    #[test]
    fn a_request_one_day_before_the_first_is_granted_too_soon() {
        for (days, count) in [(0, DayCount::Working), (3, DayCount::Working), (5, DayCount::Calendar)] {
            let lead = lead(days, count);
            for day in (9..20).map(november) {
                let first = lead.first_request(day);
                assert!(lead.after(first) >= day && lead.after(shifted(first, -1)) < day, "{days} {count:?} {day}");
            }
        }
    }

    #[test]
    fn absurd_leads_end_at_the_edge_of_the_calendar() {
        assert_eq!(lead(i64::MAX, DayCount::Calendar).after(date(2290, 1, 1)).year(), 2300);
        assert_eq!(lead(i64::MIN, DayCount::Working).after(november(2)), november(2));
    }
}
