//! Calendars. One that is based on another has that one's exceptions too.

use std::collections::HashMap;

use kernel::calendar::Week;
use kernel::{CalendarException, Diagnostic, WorkCalendar};

use super::clndr_data;
use super::tables::refused;
use super::values::text;
use crate::{CalendarRecord, Element};

#[derive(Default)]
pub(super) struct Calendars {
    pub list: Vec<WorkCalendar>,
    /// Beside the list, one for one.
    pub records: Vec<CalendarRecord>,
    /// From the file's key to the position in the list.
    pub position: HashMap<String, usize>,
}

struct Draft {
    name: String,
    base: Option<String>,
    week: Option<Week>,
    exceptions: Vec<CalendarException>,
}

pub(super) fn read(rows: &[Element]) -> Result<Calendars, Diagnostic> {
    let mut calendars = Calendars::default();
    let mut drafts = Vec::new();
    for row in rows {
        let id = text(row, "clndr_id");
        if calendars.position.contains_key(&id) {
            continue;
        }
        calendars.position.insert(id.clone(), drafts.len());
        calendars.records.push(CalendarRecord { id, kept: row.apart_from(&["clndr_id", "clndr_name"]) });
        drafts.push(draft(row)?);
    }
    for at in 0..drafts.len() {
        calendars.list.push(resolve(at, &drafts, &calendars.position)?);
    }
    Ok(calendars)
}

fn draft(row: &Element) -> Result<Draft, Diagnostic> {
    let name = text(row, "clndr_name");
    let data = match row.text_of("clndr_data") {
        None => clndr_data::Data { week: None, exceptions: Vec::new() },
        Some(data) => clndr_data::parse(data)
            .map_err(|why| refused(row.line, &format!("clndr_data of calendar “{name}” can't be read: {why}")))?,
    };
    let base = row.text_of("base_clndr_id").map(str::to_owned);
    Ok(Draft { name, base, week: data.week, exceptions: data.exceptions })
}

fn resolve(at: usize, drafts: &[Draft], position: &HashMap<String, usize>) -> Result<WorkCalendar, Diagnostic> {
    let mut line = vec![at];
    while let Some(base) = drafts[line[line.len() - 1]].base.as_ref().and_then(|id| position.get(id)) {
        // A base that is derived from its own heir ends the line.
        if line.contains(base) {
            break;
        }
        line.push(*base);
    }
    let week = line.iter().find_map(|d| drafts[*d].week.clone());
    let week = week.unwrap_or_else(|| WorkCalendar::standard().week().clone());
    let exceptions = line.iter().rev().flat_map(|d| drafts[*d].exceptions.iter().cloned()).collect();
    WorkCalendar::new(&*drafts[at].name, week, exceptions)
}

/// The row of a calendar: as the file had it while it still says the same, and made anew where not.
pub(super) fn write(rows_as_read: &[Element], calendars: &[WorkCalendar], numbers: &[String]) -> Vec<Element> {
    let before = read(rows_as_read).unwrap_or_default();
    let row = |(i, calendar): (usize, &WorkCalendar)| {
        let known = before.position.get(&numbers[i]).filter(|at| before.list[**at] == *calendar);
        known.map(|at| rows_as_read[*at].clone()).unwrap_or_else(|| anew(calendar, &numbers[i]))
    };
    calendars.iter().enumerate().take(numbers.len()).map(row).collect()
}

fn anew(calendar: &WorkCalendar, id: &str) -> Element {
    let day = calendar.day_minutes();
    let hours = |minutes: i64| super::values::show_hours(minutes);
    let cells = [
        ("clndr_id", id.to_owned()),
        ("default_flag", "N".to_owned()),
        ("clndr_name", calendar.name().to_owned()),
        ("clndr_type", "CA_Base".to_owned()),
        ("day_hr_cnt", hours(day)),
        ("week_hr_cnt", hours(day * 5)),
        ("month_hr_cnt", hours(day * 20)),
        ("year_hr_cnt", hours(day * 240)),
        ("clndr_data", clndr_data::print(calendar)),
    ];
    Element::of("row", cells.into_iter().map(|(name, text)| Element::new(name, text)).collect())
}
