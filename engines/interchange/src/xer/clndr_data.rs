//! The text in which P6 packs a calendar's week and exceptions: nested `(0||name(key|value|…)(children))`.

use jiff::civil::{Date, Weekday};
use kernel::calendar::Week;
use kernel::{CalendarException, Shift, WorkCalendar};

/// Deeper than the format goes.
const MAX_DEPTH: usize = 16;

/// A week and its exceptions; `None` for the week where the text has none of its own.
pub(super) struct Data {
    pub week: Option<Week>,
    pub exceptions: Vec<CalendarException>,
}

/// What is wrong, in words.
pub(super) fn parse(text: &str) -> Result<Data, String> {
    let mut reader = Reader { rest: text };
    let root = reader.node(0)?;
    let week = root.children.iter().find(|n| n.name == "DaysOfWeek").map(week).transpose()?;
    let mut exceptions = Vec::new();
    for day in root.children.iter().filter(|n| n.name == "Exceptions").flat_map(|n| &n.children) {
        exceptions.push(exception(day)?);
    }
    exceptions.sort_by_key(|e: &CalendarException| e.from);
    Ok(Data { week, exceptions })
}

fn week(node: &Node<'_>) -> Result<Week, String> {
    let mut week = Week::default();
    for day in &node.children {
        // Sunday is 1.
        let number = day.name.parse::<i8>().ok().filter(|n| (1..=7).contains(n));
        let number = number.ok_or_else(|| format!("“{}” is not a day of the week from 1 to 7", day.name))?;
        let weekday = Weekday::from_sunday_zero_offset(number - 1).expect("0 to 6 are weekdays");
        *week.day_mut(weekday) = shifts(day)?;
    }
    Ok(week)
}

fn exception(node: &Node<'_>) -> Result<CalendarException, String> {
    let serial = node.value("d").and_then(|d| d.trim().parse::<i32>().ok());
    let serial = serial.ok_or_else(|| "an exception has no day".to_owned())?;
    let date = epoch().checked_add(jiff::Span::new().try_days(serial).map_err(|e| e.to_string())?);
    let date = date.map_err(|_| format!("{serial} is not the number of a day"))?;
    Ok(CalendarException { from: date, to: date, name: String::new(), shifts: shifts(node)? })
}

/// Days are counted as spreadsheets do.
fn epoch() -> Date {
    jiff::civil::date(1899, 12, 30)
}

fn shifts(node: &Node<'_>) -> Result<Vec<Shift>, String> {
    let mut shifts = Vec::new();
    for part in &node.children {
        let (Some(from), Some(to)) = (part.value("s"), part.value("f")) else { continue };
        let (from, to) = (minute(from)?, minute(to)?);
        // Up to midnight is written 00:00.
        let to = if to == 0 { 24 * 60 } else { to };
        // One that ends before it begins is work without length, as P6 reads it.
        shifts.extend(Shift::new(from, to));
    }
    Ok(shifts)
}

fn minute(text: &str) -> Result<u16, String> {
    let read = |text: &str| {
        let (hour, minute) = text.trim().split_once(':')?;
        let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.get(..2)?.parse().ok()?);
        (hour <= 24 && minute < 60).then(|| hour * 60 + minute)
    };
    read(text).ok_or_else(|| format!("“{text}” is not a time like 08:00"))
}

/// One node: its name, its keys and values, its children.
struct Node<'t> {
    name: &'t str,
    values: Vec<&'t str>,
    children: Vec<Node<'t>>,
}

impl Node<'_> {
    fn value(&self, key: &str) -> Option<&str> {
        self.values.chunks(2).find(|pair| pair[0].trim() == key).and_then(|pair| pair.get(1)).copied()
    }
}

struct Reader<'t> {
    rest: &'t str,
}

impl<'t> Reader<'t> {
    fn node(&mut self, depth: usize) -> Result<Node<'t>, String> {
        if depth > MAX_DEPTH {
            return Err("it is nested too deeply".to_owned());
        }
        self.expect("(")?;
        let head = self.until('(')?;
        let name = head.split_once("||").map_or(head, |(_, name)| name).trim();
        let values = self.until(')')?;
        let values = if values.is_empty() { Vec::new() } else { values.split('|').collect() };
        self.expect("(")?;
        let mut children = Vec::new();
        while !self.skip(")") {
            children.push(self.node(depth + 1)?);
        }
        self.expect(")")?;
        Ok(Node { name, values, children })
    }

    fn skip(&mut self, mark: &str) -> bool {
        self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || c.is_control());
        match self.rest.strip_prefix(mark) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, mark: &str) -> Result<(), String> {
        if self.skip(mark) {
            return Ok(());
        }
        let there: String = self.rest.chars().take(12).collect();
        Err(format!("“{mark}” is expected where it says “{there}”"))
    }

    fn until(&mut self, mark: char) -> Result<&'t str, String> {
        let (before, after) = self.rest.split_once(mark).ok_or_else(|| format!("it ends without “{mark}”"))?;
        self.rest = after;
        Ok(before)
    }
}

pub(super) fn print(calendar: &WorkCalendar) -> String {
    let mut out = String::from("(0||CalendarData()((0||DaysOfWeek()(");
    for offset in 0..7 {
        let weekday = Weekday::from_sunday_zero_offset(offset).expect("0 to 6 are weekdays");
        out.push_str(&format!("(0||{}()({}))", offset + 1, print_shifts(calendar.week().day(weekday))));
    }
    out.push_str("))(0||VIEW(ShowTotal|N)())(0||Exceptions()(");
    for (i, (day, shifts)) in days(calendar).enumerate() {
        let serial = (day - epoch()).get_days();
        out.push_str(&format!("(0||{i}(d|{serial})({}))", print_shifts(shifts)));
    }
    out.push_str("))))");
    out
}

fn print_shifts(shifts: &[Shift]) -> String {
    let time = |minute: u16| format!("{:02}:{:02}", minute / 60 % 24, minute % 60);
    let shift = |(i, s): (usize, &Shift)| format!("(0||{i}(s|{}|f|{})())", time(s.from()), time(s.to()));
    shifts.iter().enumerate().map(shift).collect()
}

/// Every day of every exception; where two fall on a day, the later in the list counts.
fn days(calendar: &WorkCalendar) -> impl Iterator<Item = (Date, &[Shift])> {
    let mut days = std::collections::BTreeMap::new();
    for exception in calendar.exceptions() {
        for day in exception.from.series(jiff::Span::new().days(1)).take_while(|d| *d <= exception.to).take(MOST_DAYS) {
            days.insert(day, exception.shifts.as_slice());
        }
    }
    days.into_iter()
}

/// An exception that is longer than forty years is another week, not an exception.
const MOST_DAYS: usize = 40 * 366;
