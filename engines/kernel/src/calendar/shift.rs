//! One stretch of work within one day.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// From one minute of the day up to another, written `08:00-12:00`; `24:00` is the midnight that ends the day.
///
/// A night shift is written as two, one on each day: `22:00-24:00` and `00:00-06:00`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shift {
    from: u16,
    to: u16,
}

impl Shift {
    /// Minutes since midnight; `None` unless `from < to <= 1440`.
    pub fn new(from: u16, to: u16) -> Option<Self> {
        (from < to && to <= 1440).then_some(Self { from, to })
    }

    pub(super) const fn clamped(from: u16, to: u16) -> Self {
        Self { from, to }
    }

    pub fn from(self) -> u16 {
        self.from
    }

    pub fn to(self) -> u16 {
        self.to
    }
}

pub(super) fn minutes(shifts: &[Shift]) -> i64 {
    shifts.iter().map(|s| i64::from(s.to - s.from)).sum()
}

/// Sorts a day's shifts and joins those that touch; says which overlap.
pub(super) fn in_order(shifts: &mut Vec<Shift>) -> Result<(), String> {
    shifts.sort_unstable();
    if let Some(pair) = shifts.windows(2).find(|pair| pair[1].from < pair[0].to) {
        return Err(format!("the shifts {} and {} overlap", pair[0], pair[1]));
    }
    shifts.dedup_by(|next, last| {
        let touch = next.from == last.to;
        if touch {
            last.to = next.to;
        }
        touch
    });
    Ok(())
}

impl fmt::Display for Shift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}-{:02}:{:02}", self.from / 60, self.from % 60, self.to / 60, self.to % 60)
    }
}

impl fmt::Debug for Shift {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Shift {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let minute = |part: &str| {
            let (hour, minute) = part.trim().split_once(':')?;
            let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
            (hour <= 24 && minute < 60).then(|| hour * 60 + minute)
        };
        text.split_once('-')
            .and_then(|(from, to)| Self::new(minute(from)?, minute(to)?))
            .ok_or_else(|| format!("\"{text}\" is not a shift; write it like 08:00-12:00, ending by 24:00"))
    }
}

impl Serialize for Shift {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Shift {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

impl utoipa::PartialSchema for Shift {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        use utoipa::openapi::schema::{ObjectBuilder, Type};
        ObjectBuilder::new()
            .schema_type(Type::String)
            .pattern(Some("^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$"))
            .examples(["08:00-12:00"])
            .into()
    }
}

impl utoipa::ToSchema for Shift {}
