//! What a link asks of its successor, told with the calendars' everyday operations.

use jiff::SignedDuration;
use jiff::civil::DateTime;
use kernel::WorkCalendar;

/// A moment moved by a lag: the first at which so much working time has passed (or, for a lead, is still to come).
pub(super) fn moved(at: DateTime, lag: i64, calendar: Option<&WorkCalendar>) -> Option<DateTime> {
    match calendar {
        _ if lag == 0 => Some(at),
        None => at.checked_add(SignedDuration::from_mins(lag)).ok(),
        Some(c) if lag > 0 => c.add_work(at, lag).ok(),
        Some(c) => c.prev_work(c.sub_work(at, lag.checked_neg()?).ok()?).ok(),
    }
}

/// Whether a task whose start or finish is `actual` has waited for `asked`: no working time of its own lies between.
/// Without work there is nothing to count, and the moments themselves are compared.
pub(super) fn waited(calendar: &WorkCalendar, work: i64, asked: DateTime, actual: DateTime) -> bool {
    asked <= actual || (work > 0 && calendar.work_between(actual, asked) == 0)
}
