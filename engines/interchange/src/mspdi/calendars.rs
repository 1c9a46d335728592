//! Calendars: a base calendar's week, what a derived one changes of it, and exceptions in both of the format's styles.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::civil::{Date, Time, Weekday};
use kernel::calendar::Week;
use kernel::{CalendarException, Diagnostic, Shift, WorkCalendar};

use super::order;
use super::repeating;
use super::values::{date, note, number, refused};
use crate::{CalendarRecord, Element};

pub(super) struct Calendars {
    pub list: Vec<WorkCalendar>,
    /// Beside the list, one for one.
    pub records: Vec<CalendarRecord>,
    /// The project's own, as a position in the list.
    pub project: usize,
    /// From the file's UID to the position in the list.
    pub position: HashMap<i64, usize>,
}

/// One calendar as the file has it; `None` for a weekday it leaves to its base.
struct Draft {
    name: String,
    base: Option<i64>,
    week: [Option<Vec<Shift>>; 7],
    exceptions: Vec<CalendarException>,
}

pub(super) fn read(project: &Element, notes: &mut Vec<Diagnostic>) -> Result<Calendars, Diagnostic> {
    let mut order = Vec::new();
    let mut drafts = HashMap::new();
    let mut records = Vec::new();
    for element in project.list("Calendars", "Calendar") {
        let uid = number::<i64>(element, "UID")?.unwrap_or_default();
        let draft = draft(element, notes)?;
        if let Entry::Vacant(free) = drafts.entry(uid) {
            free.insert(draft);
            order.push(uid);
            let mut kept = element.apart_from(&["UID", "Name"]);
            order::sort(&mut kept, order::CALENDAR);
            records.push(CalendarRecord { id: uid.to_string(), kept });
        }
    }
    let mut list = Vec::with_capacity(order.len());
    for uid in &order {
        list.push(resolve(*uid, &drafts)?);
    }
    let position: HashMap<i64, usize> = order.iter().enumerate().map(|(i, uid)| (*uid, i)).collect();
    let own = number::<i64>(project, "CalendarUID")?.and_then(|uid| position.get(&uid).copied());
    let project = own.or_else(|| list.iter().position(|c| c.name() == "Standard"));
    if let (None, true) = (project, list.is_empty()) {
        list.push(WorkCalendar::standard());
        records.push(CalendarRecord { id: "1".to_owned(), kept: Vec::new() });
        notes.push(note(
            "import.no_calendar",
            "The file has no calendar; Monday to Friday, 8 to 12 and 13 to 17, is used.".to_owned(),
            "Check the project's calendar after the import.",
        ));
    }
    Ok(Calendars { list, records, project: project.unwrap_or(0), position })
}

fn draft(element: &Element, notes: &mut Vec<Diagnostic>) -> Result<Draft, Diagnostic> {
    let name = element.text_of("Name").unwrap_or("Calendar").to_owned();
    let mut draft = Draft {
        base: number::<i64>(element, "BaseCalendarUID")?.filter(|uid| *uid >= 0),
        week: Default::default(),
        exceptions: Vec::new(),
        name,
    };
    for day in element.list("WeekDays", "WeekDay") {
        match number::<i8>(day, "DayType")? {
            // The older style: an exception among the weekdays.
            Some(0) => draft.exceptions.extend(exception(day)?),
            Some(sunday_first @ 1..=7) => draft.week[usize::from((sunday_first - 1) as u8)] = Some(shifts(day)?),
            _ => {}
        }
    }
    let dated = !draft.exceptions.is_empty();
    for rule in element.list("Exceptions", "Exception") {
        if is_one_stretch(rule)? {
            draft.exceptions.extend(exception(rule)?);
        } else if !dated {
            // Project also writes each day of a repeating exception among the weekdays; other programs may not.
            match repeating::days(rule)? {
                Some(days) => draft.exceptions.extend(on_each(days, rule)?),
                None => notes.push(not_understood(&draft.name, rule)),
            }
        }
    }
    if element.list("WorkWeeks", "WorkWeek").next().is_some() {
        notes.push(note(
            "import.work_weeks",
            format!(
                "Calendar “{}” changes its week for some periods; the default week is used throughout.",
                draft.name
            ),
            "Add the differing days as exceptions.",
        ));
    }
    Ok(draft)
}

/// Type 1 is daily; with a period of one day that is every day of the stretch. Without a type it is an older file.
fn is_one_stretch(rule: &Element) -> Result<bool, Diagnostic> {
    let kind = number::<i32>(rule, "Type")?.unwrap_or(1);
    let period = number::<i32>(rule, "Period")?.unwrap_or(1);
    Ok(kind == 9 || (kind == 1 && period <= 1))
}

fn exception(element: &Element) -> Result<Option<CalendarException>, Diagnostic> {
    let Some(period) = element.child("TimePeriod") else { return Ok(None) };
    let (Some(from), Some(to)) = (date(period, "FromDate")?, date(period, "ToDate")?) else { return Ok(None) };
    // Midnight at the end belongs to the day before.
    let last =
        if to.time() == Time::midnight() && to > from { to.date().yesterday().unwrap_or(to.date()) } else { to.date() };
    let name = element.text_of("Name").unwrap_or_default().to_owned();
    Ok((from.date() <= last).then_some(CalendarException {
        from: from.date(),
        to: last,
        name,
        shifts: shifts(element)?,
    }))
}

fn on_each(days: Vec<Date>, rule: &Element) -> Result<impl Iterator<Item = CalendarException>, Diagnostic> {
    let (name, shifts) = (rule.text_of("Name").unwrap_or_default().to_owned(), shifts(rule)?);
    let on = move |day| CalendarException { from: day, to: day, name: name.clone(), shifts: shifts.clone() };
    Ok(days.into_iter().map(on))
}

fn shifts(day: &Element) -> Result<Vec<Shift>, Diagnostic> {
    if day.text_of("DayWorking") != Some("1") {
        return Ok(Vec::new());
    }
    let mut shifts = Vec::new();
    for stretch in day.list("WorkingTimes", "WorkingTime") {
        let (Some(from), Some(to)) = (minute(stretch, "FromTime")?, minute(stretch, "ToTime")?) else { continue };
        // A stretch up to 00:00 ends with the day.
        let to = if to <= from { 24 * 60 } else { to };
        shifts.extend(Shift::new(from, to));
    }
    if shifts.is_empty() {
        shifts.extend(WorkCalendar::standard().week().day(Weekday::Monday));
    }
    Ok(shifts)
}

fn minute(of: &Element, name: &str) -> Result<Option<u16>, Diagnostic> {
    let Some(text) = of.text_of(name) else { return Ok(None) };
    // Some programs write a whole date here.
    let time = text.rsplit('T').next().unwrap_or(text);
    let read: Time = time.parse().map_err(|_| {
        let why = format!("<{name}> is \"{text}\", which is not a time like 08:00:00");
        refused(of.line, &why, "Correct the time, or save the file again.")
    })?;
    Ok(Some(read.hour() as u16 * 60 + read.minute() as u16))
}

/// A calendar with what it takes from its bases, the nearest counting first.
fn resolve(uid: i64, drafts: &HashMap<i64, Draft>) -> Result<WorkCalendar, Diagnostic> {
    let mut line = Vec::new();
    let mut next = Some(uid);
    while let Some(draft) = next.and_then(|uid| drafts.get(&uid)) {
        // A base that is derived from its own heir ends the line.
        if line.len() > drafts.len() {
            break;
        }
        line.push(draft);
        next = draft.base;
    }
    let mut week = Week::default();
    for sunday_offset in 0..7 {
        let own = line.iter().find_map(|draft| draft.week[sunday_offset].as_ref());
        let day = Weekday::from_sunday_zero_offset(sunday_offset as i8).expect("0 to 6 are weekdays");
        let standard = || WorkCalendar::standard().week().day(day).to_vec();
        *week.day_mut(day) = own.cloned().unwrap_or_else(standard);
    }
    let exceptions = line.iter().rev().flat_map(|draft| draft.exceptions.iter().cloned()).collect();
    let name = line.first().map_or("Calendar", |draft| draft.name.as_str());
    WorkCalendar::new(name, week, exceptions)
}

fn not_understood(calendar: &str, rule: &Element) -> Diagnostic {
    note(
        "import.repeating_exception",
        format!(
            "Calendar “{calendar}” repeats the exception “{}” by a rule that is not understood; its days are worked as usual.",
            rule.text_of("Name").unwrap_or("without a name")
        ),
        "Add the days as exceptions.",
    )
}
