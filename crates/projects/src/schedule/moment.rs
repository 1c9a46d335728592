//! Moments of plans: wall-clock time of the site as `YYYY-MM-DDTHH:MM`, which sorts as text.

use jiff::{Timestamp, civil::DateTime};
use platform::{Conn, Error, Patch, Result};

pub fn text(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}

pub fn read(text: &str) -> Result<DateTime> {
    text.parse().map_err(|_| Error::Internal(format!("{text} is stored where a moment should be")))
}

/// What a change says about a moment: absent keeps it, null and empty clear it, anything else must be one.
pub fn or_cleared(field: &str, now: Option<String>, change: &Patch<Option<String>>) -> Result<Option<String>> {
    change.given().map_or(Ok(now), |said| typed(field, said.as_deref()))
}

/// The moment somebody typed, if something was typed.
pub fn typed(field: &str, said: Option<&str>) -> Result<Option<String>> {
    let Some(said) = said.map(str::trim).filter(|said| !said.is_empty()) else { return Ok(None) };
    let moment: DateTime = said
        .parse()
        .map_err(|_| Error::invalid(field, "Write the moment as 2026-05-08T08:00, on the site's clock."))?;
    Ok(Some(text(moment)))
}

/// The wall clock in the company's zone.
pub fn now(q: &Conn<'_>, at: Timestamp) -> Result<DateTime> {
    Ok(at.to_zoned_datetime(platform::companies::zone(q)?).datetime())
}
