//! Days across a picture: a column each, from the morning's work to the evening's.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime};

use super::canvas::{Anchor, Canvas, MARGIN, QUIET, RULE, SHADE, WIDTH};

pub struct Days {
    first: Date,
    count: i32,
    left: f64,
}

impl Days {
    /// From one day to another, to the right of `left`.
    pub fn new(first: Date, last: Date, left: f64) -> Self {
        Self { first, count: days_between(first, last) + 1, left }
    }

    fn column(&self) -> f64 {
        (WIDTH - MARGIN - self.left) / f64::from(self.count)
    }

    /// Eight in the morning is the left edge of a day, five in the afternoon the right.
    pub fn x(&self, at: DateTime) -> f64 {
        let hours = f64::from(at.hour()) + f64::from(at.minute()) / 60.0;
        let share = ((hours - 8.0) / 9.0).clamp(0.0, 1.0);
        self.left + self.column() * (f64::from(days_between(self.first, at.date())) + share)
    }

    /// Names of days over shaded weekends.
    pub fn draw(&self, canvas: &mut Canvas, top: f64, bottom: f64) {
        let column = self.column();
        let (mut date, mut x) = (self.first, self.left);
        for _ in 0..self.count {
            let is_weekend = date.weekday().to_monday_zero_offset() > 4;
            if is_weekend {
                canvas.field((x, top), (column, bottom - top), SHADE);
            }
            canvas.line((x, top), (x, bottom), RULE, false);
            let middle = x + column / 2.0;
            canvas.text(middle, top - 22.0, &date.strftime("%a").to_string(), Anchor::Middle, QUIET);
            canvas.text(middle, top - 6.0, &date.strftime("%-d").to_string(), Anchor::Middle, QUIET);
            (date, x) = (date.saturating_add(1.day()), x + column);
        }
        canvas.line((x, top), (x, bottom), RULE, false);
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    from.duration_until(to).as_hours().div_euclid(24) as i32
}
