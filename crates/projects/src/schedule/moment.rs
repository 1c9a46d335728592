//! Moments of plans: wall-clock time of the site as `YYYY-MM-DDTHH:MM`, which sorts as text.

use jiff::{Timestamp, civil::DateTime};
use platform::{Conn, Error, Result};

pub fn text(at: DateTime) -> String {
    at.strftime("%Y-%m-%dT%H:%M").to_string()
}

pub fn read(text: &str) -> Result<DateTime> {
    text.parse().map_err(|_| Error::Internal(format!("{text} is stored where a moment should be")))
}

/// What a change says about a moment: absent keeps it, empty clears it, anything else must be one.
pub fn or_cleared(field: &str, now: Option<String>, change: &Option<String>) -> Result<Option<String>> {
    match change.as_deref().map(str::trim) {
        None => Ok(now),
        Some("") => Ok(None),
        Some(typed) => {
            let moment: DateTime = typed
                .parse()
                .map_err(|_| Error::invalid(field, "Write the moment as 2026-05-08T08:00, on the site's clock."))?;
            Ok(Some(text(moment)))
        }
    }
}

/// The wall clock in the company's zone.
pub fn now(q: &Conn<'_>, at: Timestamp) -> Result<DateTime> {
    Ok(at.to_zoned_datetime(platform::companies::zone(q)?).datetime())
}
