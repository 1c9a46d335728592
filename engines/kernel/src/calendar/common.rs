//! The time that two calendars have in common: when a crew can work on a site.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;

use super::{CalendarException, Shift, Week, WorkCalendar, weekday};

impl WorkCalendar {
    /// Works when both do.
    ///
    /// ```
    /// use jiff::civil::date;
    /// use kernel::WorkCalendar;
    ///
    /// let site = WorkCalendar::round_the_clock();
    /// let crew = WorkCalendar::standard().with_days_off([(date(2026, 7, 3), "Holiday")]).unwrap();
    /// let both = site.in_common_with(&crew);
    /// assert_eq!((both.minutes_on(date(2026, 7, 2)), both.minutes_on(date(2026, 7, 3))), (480, 0));
    /// ```
    pub fn in_common_with(&self, other: &Self) -> Self {
        if self.week() == other.week() && self.exceptions() == other.exceptions() {
            return self.clone();
        }
        let mut week = Week::default();
        for day in (0..7).map(weekday) {
            *week.day_mut(day) = overlap(self.week().day(day), other.week().day(day));
        }
        let mut exceptions: Vec<CalendarException> = Vec::new();
        for date in dates(self).chain(dates(other)).collect::<BTreeSet<_>>() {
            let shifts = overlap(self.shifts_on(date), other.shifts_on(date));
            match exceptions.last_mut() {
                Some(last) if last.shifts == shifts && last.to.tomorrow().is_ok_and(|next| next == date) => {
                    last.to = date
                }
                _ => exceptions.push(CalendarException { from: date, to: date, name: String::new(), shifts }),
            }
        }
        let name = format!("{} / {}", self.name(), other.name());
        Self::new(name, week, exceptions).expect("what two ordered days have in common is in order")
    }

    /// What is worked on a day.
    pub fn shifts_on(&self, date: Date) -> &[Shift] {
        let exception = self.exceptions().iter().rev().find(|e| e.from <= date && date <= e.to);
        exception.map_or(self.week().day(date.weekday()), |e| &e.shifts)
    }
}

/// Days that differ from the ordinary week.
fn dates(calendar: &WorkCalendar) -> impl Iterator<Item = Date> + '_ {
    calendar.exceptions().iter().flat_map(|e| e.from.series(1.day()).take_while(|date| *date <= e.to))
}

fn overlap(a: &[Shift], b: &[Shift]) -> Vec<Shift> {
    let both = |x: &Shift, y: &Shift| Shift::new(x.from().max(y.from()), x.to().min(y.to()));
    a.iter().flat_map(|x| b.iter().filter_map(move |y| both(x, y))).collect()
}
