//! Numbers, dates and durations as the format writes them.

use std::str::FromStr;

use jiff::civil::DateTime;
use kernel::{Diagnostic, Severity};

use crate::Element;

pub(super) fn refused(line: usize, why: &str, cure: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "import.mspdi",
        format!("The schedule can't be imported (line {line}): {why}."),
        cure,
    )
}

pub(super) fn note(code: &str, cause: String, cure: &str) -> Diagnostic {
    Diagnostic::new(Severity::Note, code, cause, cure)
}

pub(super) fn number<T: FromStr>(of: &Element, name: &str) -> Result<Option<T>, Diagnostic> {
    let read = |text: &str| {
        text.parse().map_err(|_| {
            let why = format!("<{name}> of <{}> is \"{text}\", which is not a number it can have", of.name);
            refused(of.child(name).map_or(of.line, |c| c.line), &why, "Correct the value, or save the file again.")
        })
    };
    of.text_of(name).map(read).transpose()
}

/// A date with time. `NA` and dates before 1984, which mean "none" to the program, are no date.
pub(super) fn date(of: &Element, name: &str) -> Result<Option<DateTime>, Diagnostic> {
    let Some(text) = of.text_of(name).filter(|text| *text != "NA") else { return Ok(None) };
    // A zone, where a program writes one, is dropped: schedules are told in the site's own time.
    let local = text.get(..19).filter(|_| text.len() > 19).unwrap_or(text);
    let read: DateTime = local.parse().map_err(|_| {
        let why = format!("<{name}> of <{}> is \"{text}\", which is not a date like 2026-05-04T08:00:00", of.name);
        refused(of.child(name).map_or(of.line, |c| c.line), &why, "Correct the date, or save the file again.")
    })?;
    Ok(Some(read).filter(|at| at.year() >= 1985))
}

/// A duration such as `PT16H30M0S`, in minutes.
pub(super) fn duration(of: &Element, name: &str) -> Result<Option<i64>, Diagnostic> {
    let Some(text) = of.text_of(name) else { return Ok(None) };
    let read = text.parse::<jiff::Span>().ok().and_then(|span| {
        let seconds = i64::from(span.get_hours()) * 3600 + span.get_minutes() * 60 + span.get_seconds();
        let only_time = span.get_years() == 0 && span.get_months() == 0 && span.get_weeks() == 0;
        only_time.then_some((i64::from(span.get_days()) * 24 * 3600 + seconds) / 60)
    });
    read.map(Some).ok_or_else(|| {
        let why = format!("<{name}> of <{}> is \"{text}\", which is not a duration like PT16H0M0S", of.name);
        refused(of.child(name).map_or(of.line, |c| c.line), &why, "Correct the value, or save the file again.")
    })
}

pub(super) fn show_date(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S").to_string()
}

pub(super) fn show_duration(minutes: i64) -> String {
    let sign = if minutes < 0 { "-" } else { "" };
    let minutes = minutes.unsigned_abs();
    format!("{sign}PT{}H{}M0S", minutes / 60, minutes % 60)
}

pub(super) fn show_flag(yes: bool) -> &'static str {
    if yes { "1" } else { "0" }
}

/// The format's codes for elapsed minutes, hours, days, weeks, months and percent; 32 more when estimated.
pub(super) fn is_elapsed(format: Option<i32>) -> bool {
    matches!(certain(format), Some(4 | 6 | 8 | 10 | 12 | 20))
}

pub(super) fn is_percent(format: Option<i32>) -> bool {
    matches!(certain(format), Some(19 | 20))
}

fn certain(format: Option<i32>) -> Option<i32> {
    format.map(|f| if f >= 35 { f - 32 } else { f })
}
