//! How cases write lengths of time and dates: `2d`, `Mon 4 May 08:00`.

use jiff::civil::{Date, DateTime};
use scheduling::in_days;

pub const DAY: i64 = 480;

/// `2d`, `-1.5d`, `4h`, `30m`; a day is eight hours.
pub fn minutes(text: &str) -> Result<i64, String> {
    let text = text.trim();
    let (number, unit) = text.split_at(text.len().saturating_sub(1));
    let unit = match unit {
        "d" => DAY,
        "h" => 60,
        "m" => 1,
        _ => return Err(format!("“{text}” is no length of time, such as 2d, 4h or 30m")),
    };
    let number: f64 =
        number.trim().parse().map_err(|_| format!("“{text}” is no length of time, such as 2d, 4h or 30m"))?;
    Ok((number * unit as f64).round() as i64)
}

pub fn length(minutes: i64) -> String {
    match minutes {
        0 => "0d".to_owned(),
        m if m % (DAY / 2) == 0 => format!("{}d", m as f64 / DAY as f64),
        m if m % 60 == 0 => format!("{}h", m / 60),
        m => format!("{m}m ({})", in_days(m, DAY)),
    }
}

/// Reads dates; the year may be left out where it is the project's.
#[derive(Clone, Copy)]
pub struct Dates {
    pub year: i16,
}

impl Dates {
    pub fn moment(self, text: &str) -> Result<DateTime, String> {
        let wrong = || format!("“{text}” is no date, such as Mon 4 May 08:00");
        let (day, time) = text.trim().rsplit_once(' ').ok_or_else(wrong)?;
        let time: jiff::civil::Time = time.parse().map_err(|_| wrong())?;
        Ok(self.day(day).map_err(|_| wrong())?.to_datetime(time))
    }

    pub fn day(self, text: &str) -> Result<Date, String> {
        let wrong = || format!("“{text}” is no date, such as Mon 4 May");
        let words: Vec<&str> = text.split_whitespace().collect();
        let year = self.year.to_string();
        let (weekday, day, month, year) = match words[..] {
            [weekday, day, month] => (weekday, day, month, year.as_str()),
            [weekday, day, month, year] => (weekday, day, month, year),
            _ => return Err(wrong()),
        };
        let date = Date::strptime("%d %b %Y", format!("{day} {month} {year}")).map_err(|_| wrong())?;
        if date.strftime("%a").to_string() == weekday { Ok(date) } else { Err(wrong()) }
    }

    pub fn tell(self, at: DateTime) -> String {
        let year = if at.year() == self.year { "" } else { " %Y" };
        at.strftime(&format!("%a %-d %b{year} %H:%M")).to_string()
    }

    pub fn tell_day(self, on: Date) -> String {
        let year = if on.year() == self.year { "" } else { " %Y" };
        on.strftime(&format!("%a %-d %b{year}")).to_string()
    }
}
