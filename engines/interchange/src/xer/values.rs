//! Cells: hours, dates, flags.

use jiff::civil::DateTime;
use kernel::Diagnostic;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::tables::refused;
use crate::Element;

pub(super) fn text(row: &Element, column: &str) -> String {
    row.text_of(column).unwrap_or_default().to_owned()
}

pub(super) fn yes(row: &Element, column: &str) -> bool {
    row.text_of(column) == Some("Y")
}

/// `2026-05-04 08:00`, perhaps with seconds.
pub(super) fn date(row: &Element, column: &str) -> Result<Option<DateTime>, Diagnostic> {
    let Some(text) = row.text_of(column) else { return Ok(None) };
    text.parse::<DateTime>()
        .map(Some)
        .map_err(|_| refused(row.line, &format!("{column} is “{text}”, which is not a date like 2026-05-04 08:00")))
}

pub(super) fn decimal(row: &Element, column: &str) -> Result<Option<Decimal>, Diagnostic> {
    let Some(text) = row.text_of(column) else { return Ok(None) };
    // Some countries' settings write a comma.
    let plain = text.replace(',', ".");
    let read = plain.parse().or_else(|_| Decimal::from_scientific(&plain));
    read.map(Some).map_err(|_| refused(row.line, &format!("{column} is “{text}”, which is not a number")))
}

/// Hours as minutes.
pub(super) fn minutes(row: &Element, column: &str) -> Result<Option<i64>, Diagnostic> {
    let Some(hours) = decimal(row, column)? else { return Ok(None) };
    let minutes = hours.checked_mul(Decimal::from(60)).and_then(|m| m.round().to_i64());
    minutes
        .filter(|m| m.abs() < 1 << 40)
        .map(Some)
        .ok_or_else(|| refused(row.line, &format!("{column} is “{hours}” hours, which is longer than any schedule")))
}

pub(super) fn show_date(at: DateTime) -> String {
    at.strftime("%Y-%m-%d %H:%M").to_string()
}

/// Minutes as hours with up to six decimals, as P6 writes them.
pub(super) fn show_hours(minutes: i64) -> String {
    (Decimal::from(minutes) / Decimal::from(60)).round_dp(6).normalize().to_string()
}
