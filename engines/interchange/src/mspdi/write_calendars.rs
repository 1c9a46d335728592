//! Calendars: as the file had them while they still say the same, and made anew where not.

use jiff::civil::Weekday;
use kernel::{CalendarException, Shift, WorkCalendar};

use super::calendars;
use super::order;
use super::write::Document;
use crate::{Element, Format, Programme};

/// By calendar of the network: its key in the file. The calendar of elapsed time has none and is given one.
pub(super) fn numbers(programme: &Programme) -> Vec<u64> {
    let ids: Vec<String> = programme
        .calendars
        .iter()
        .enumerate()
        .map(|(i, c)| if c.id.is_empty() { format!("elapsed {i}") } else { c.id.clone() })
        .collect();
    let numbers = crate::numbering::Numbering::of(ids.iter().map(String::as_str));
    ids.iter().map(|id| numbers.get(id).unwrap_or_default()).collect()
}

pub(super) fn write(document: &Document<'_>) -> Vec<Element> {
    let programme = document.programme;
    let kept = kept(programme);
    let unchanged = calendars::read(&Element::of("Project", vec![Element::of("Calendars", kept.clone())]), &mut vec![]);
    let as_read = |i: usize| {
        let position = kept.iter().position(|k| k.text_of("UID") == Some(programme.calendars[i].id.as_str()))?;
        let before = unchanged.as_ref().ok()?.list.get(position)?;
        (before == &programme.network.calendars[i]).then(|| kept[position].clone())
    };
    let is_in_file = |i: &usize| !(document.own && programme.calendars[*i].id.is_empty());
    let written = (0..programme.network.calendars.len().min(programme.calendars.len())).filter(is_in_file).map(|i| {
        let mut calendar = as_read(i).unwrap_or_else(|| anew(&programme.network.calendars[i], document.calendars[i]));
        order::sort(&mut calendar.children, order::CALENDAR);
        calendar
    });
    written.collect()
}

/// The file's calendars, if it was one of this format.
fn kept(programme: &Programme) -> Vec<Element> {
    let whole = programme.calendars.iter().zip(&programme.network.calendars);
    let of_file = whole.filter(|(record, _)| programme.format == Format::Mspdi && !record.id.is_empty());
    let element = |(record, calendar): (&crate::CalendarRecord, &WorkCalendar)| {
        let mut parts = vec![Element::new("UID", &*record.id), Element::new("Name", calendar.name())];
        parts.extend(record.kept.iter().cloned());
        Element::of("Calendar", parts)
    };
    of_file.map(element).collect()
}

fn anew(calendar: &WorkCalendar, uid: u64) -> Element {
    let day = |offset: i8| {
        let weekday = Weekday::from_sunday_zero_offset(offset).expect("0 to 6 are weekdays");
        let mut parts = vec![Element::new("DayType", (offset + 1).to_string())];
        parts.extend(hours(calendar.week().day(weekday)));
        Element::of("WeekDay", parts)
    };
    Element::of(
        "Calendar",
        vec![
            Element::new("UID", uid.to_string()),
            Element::new("Name", calendar.name()),
            Element::new("IsBaseCalendar", "1"),
            Element::new("BaseCalendarUID", "-1"),
            Element::of("WeekDays", (0..7).map(day).collect()),
            Element::of("Exceptions", calendar.exceptions().iter().map(exception).collect()),
        ],
    )
}

fn hours(shifts: &[Shift]) -> Vec<Element> {
    if shifts.is_empty() {
        return vec![Element::new("DayWorking", "0")];
    }
    let time = |minute: u16| format!("{:02}:{:02}:00", minute / 60 % 24, minute % 60);
    let stretch = |shift: &Shift| {
        let parts = vec![Element::new("FromTime", time(shift.from())), Element::new("ToTime", time(shift.to()))];
        Element::of("WorkingTime", parts)
    };
    vec![Element::new("DayWorking", "1"), Element::of("WorkingTimes", shifts.iter().map(stretch).collect())]
}

fn exception(exception: &CalendarException) -> Element {
    let period = vec![
        Element::new("FromDate", format!("{}T00:00:00", exception.from)),
        Element::new("ToDate", format!("{}T23:59:00", exception.to)),
    ];
    let mut parts = vec![Element::new("EnteredByOccurrences", "0"), Element::of("TimePeriod", period)];
    if !exception.name.is_empty() {
        parts.push(Element::new("Name", &*exception.name));
    }
    parts.push(Element::new("Type", "1"));
    parts.extend(hours(&exception.shifts));
    Element::of("Exception", parts)
}
