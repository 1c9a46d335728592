//! Cells as dates, amounts and names, the ways people write them.

use jiff::civil::Date;

/// Which number of `3/4/2026` is the month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateOrder {
    MonthFirst,
    DayFirst,
}

impl DateOrder {
    /// Told by the whole column: one 25 in first place shows that days stand there. Where none tells, `usual` counts.
    pub fn of<'a>(column: impl Iterator<Item = &'a str>, usual: DateOrder) -> DateOrder {
        for (first, second) in column.filter_map(|text| numbers(text).filter(|n| n[0] < 1000)).map(|n| (n[0], n[1])) {
            if first > 12 {
                return DateOrder::DayFirst;
            }
            if second > 12 {
                return DateOrder::MonthFirst;
            }
        }
        usual
    }
}

fn numbers(text: &str) -> Option<[i16; 3]> {
    let day = text.split([' ', 'T']).next()?;
    let mut parts = day.split(['/', '-', '.']).map(|part| part.parse::<i16>());
    let found = [parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?];
    parts.next().is_none().then_some(found)
}

pub(super) fn date(text: &str, order: DateOrder) -> Result<Date, String> {
    let bad = || format!("\"{text}\" is not a date; write it like 2026-03-25 or 3/25/2026.");
    let [a, b, c] = numbers(text).ok_or_else(bad)?;
    let (year, month, day) = match order {
        _ if a >= 1000 => (a, b, c),
        DateOrder::MonthFirst => (c, a, b),
        DateOrder::DayFirst => (c, b, a),
    };
    let year = if (0..100).contains(&year) { year + 2000 } else { year };
    let (month, day) = (i8::try_from(month).map_err(|_| bad())?, i8::try_from(day).map_err(|_| bad())?);
    Date::new(year, month, day).map_err(|_| bad())
}

/// A name as it is compared: `GTXPro`, `GTX Pro` and `gtx-pro` are one.
pub(super) fn folded(name: &str) -> String {
    let letters: String = name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if letters.is_empty() { name.trim().to_owned() } else { letters }
}

const SECTORS: &[&str] = &[
    "agriculture",
    "construction",
    "education",
    "employment",
    "entertainment",
    "finance",
    "government",
    "healthcare",
    "hospitality",
    "manufacturing",
    "marketing",
    "medical",
    "real estate",
    "residential",
    "retail",
    "services",
    "software",
    "technology",
    "telecommunications",
    "transportation",
];

/// The sector that was meant by a word with one letter missing, too many or wrong.
pub(super) fn sector_meant(word: &str) -> Option<&'static str> {
    let word = word.to_lowercase();
    if SECTORS.contains(&word.as_str()) {
        return None;
    }
    SECTORS.iter().find(|sector| one_slip(&word, sector)).copied()
}

fn one_slip(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    if long.len() - short.len() > 1 || short.len() < 4 {
        return false;
    }
    let same = short.iter().zip(long.iter()).take_while(|(x, y)| x == y).count();
    let rest = if short.len() == long.len() { same + 1 } else { same };
    short.get(rest..) == long.get(same + 1..)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date as day;

    #[test]
    fn the_column_tells_which_number_is_the_month() {
        let european = ["03/04/2026", "25/04/2026"];
        assert_eq!(DateOrder::of(european.into_iter(), DateOrder::MonthFirst), DateOrder::DayFirst);
        let american = ["03/04/2026", "10/20/2016"];
        assert_eq!(DateOrder::of(american.into_iter(), DateOrder::DayFirst), DateOrder::MonthFirst);
    }

    #[test]
    fn dates_are_read_in_either_order_and_iso() {
        assert_eq!(date("10/20/2016", DateOrder::MonthFirst), Ok(day(2016, 10, 20)));
        assert_eq!(date("25.4.2026", DateOrder::DayFirst), Ok(day(2026, 4, 25)));
        assert_eq!(date("2026-04-25T10:00:00", DateOrder::MonthFirst), Ok(day(2026, 4, 25)));
        assert!(date("2/30/2026", DateOrder::MonthFirst).is_err());
        assert!(date("soon", DateOrder::MonthFirst).is_err());
    }

    #[test]
    fn names_are_one_whatever_the_spaces() {
        assert_eq!(folded("GTXPro"), folded("gtx pro"));
        assert_ne!(folded("🏠"), folded("🚚"));
    }

    #[test]
    fn one_slip_of_the_pen_is_understood() {
        assert_eq!(sector_meant("technolgy"), Some("technology"));
        assert_eq!(sector_meant("retial"), None);
        assert_eq!(sector_meant("technology"), None);
    }
}
