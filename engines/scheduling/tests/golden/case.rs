//! One case: the network it describes, and where the engine's answer is another.

use jiff::civil::{Date, DateTime, Weekday};
use kernel::{CalendarException, Shift, Week, WorkCalendar};
use scheduling::{Criticality, Network, ProgressRule, Schedule, schedule, verify};

use super::markdown::{Document, Row};
use super::wording::{Dates, minutes};
use super::{gates, tasks};

const TABLES: [&str; 4] = ["project", "calendar", "task", "gate"];
const WEEK: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

pub fn differences(text: &str) -> Vec<String> {
    let document = Document::read(text);
    match network(&document) {
        Ok((network, dates)) => {
            let answer = schedule(&network);
            let mut found: Vec<String> =
                verify(&network, &answer).into_iter().map(|d| format!("the checker: {}", d.cause)).collect();
            found.extend(document.table("task").iter().flat_map(|row| tasks::compare(row, &answer, dates)));
            found.extend(document.table("gate").iter().flat_map(|row| gates::compare(row, &answer, dates)));
            found.extend(finish(&document, &answer, dates));
            found.extend(said(&document, &answer));
            found
        }
        Err(why) => vec![why],
    }
}

fn network(document: &Document) -> Result<(Network, Dates), String> {
    if let Some(table) = document.unknown_tables(&TABLES).first() {
        return Err(format!("a table “{table}” is not known"));
    }
    let start = told(document, "starts").ok_or("the project has no start")?;
    let year = start.split(' ').nth(3).and_then(|year| year.parse().ok()).ok_or("the start needs its year")?;
    let dates = Dates { year };
    let mut network = Network::new(dates.moment(start)?, WorkCalendar::standard());
    let moment = |what: &str| told(document, what).map(|text| dates.moment(text)).transpose();
    (network.data_date, network.must_finish_by) = (moment("data date")?, moment("must finish by")?);
    network.criticality = criticality(document)?;
    network.progress_rule = match told(document, "progress") {
        None | Some("retained logic") => ProgressRule::RetainedLogic,
        Some("progress override") => ProgressRule::ProgressOverride,
        Some("actual dates") => ProgressRule::ActualDates,
        Some(other) => return Err(format!("“{other}” is no rule for progress")),
    };
    if !document.table("calendar").is_empty() {
        network.calendars =
            document.table("calendar").iter().map(|row| calendar(row, dates)).collect::<Result<_, _>>()?;
    }
    let names: Vec<String> = network.calendars.iter().map(|c| c.name().to_owned()).collect();
    for row in document.table("task") {
        let (task, links) = tasks::read(row, &names, dates)?;
        network.tasks.push(task);
        network.links.extend(links);
    }
    network.gates = document.table("gate").iter().map(|row| gates::read(row, dates)).collect::<Result<_, _>>()?;
    Ok((network, dates))
}

/// A line of the project's table. The second column has no heading.
fn told<'d>(document: &'d Document, what: &str) -> Option<&'d str> {
    let rows = document.table("project").iter();
    rows.filter(|row| row.get("project") == Some(what)).find_map(|row| row.get(""))
}

fn criticality(document: &Document) -> Result<Criticality, String> {
    match told(document, "critical") {
        None => Ok(Criticality::default()),
        Some("longest path") => Ok(Criticality::LongestPath),
        Some(text) => {
            let float =
                text.strip_prefix("float up to ").ok_or_else(|| format!("“{text}” does not say what is critical"))?;
            Ok(Criticality::Float(minutes(float)?))
        }
    }
}

/// `Mon-Fri 08:00-12:00 13:00-17:00; Sat 07:00-11:00`, and days off.
fn calendar(row: &Row, dates: Dates) -> Result<WorkCalendar, String> {
    let name = row.get("calendar").unwrap_or_default();
    let mut week = Week::default();
    for part in row.get("works").unwrap_or_default().split("; ").filter(|part| *part != "never" && !part.is_empty()) {
        let (days, shifts) = part.split_once(' ').ok_or_else(|| format!("{name}: “{part}” has no hours"))?;
        let (first, last) = days.split_once('-').unwrap_or((days, days));
        let day = |text| WEEK.iter().position(|d| *d == text).ok_or_else(|| format!("{name}: “{text}” is no weekday"));
        let shifts: Vec<Shift> = shifts.split(' ').map(|s| s.parse()).collect::<Result<_, String>>()?;
        for at in day(first)?..=day(last)? {
            *week.day_mut(Weekday::from_monday_zero_offset(at as i8).unwrap()) = shifts.clone();
        }
    }
    let off: Vec<Date> =
        row.get("off").into_iter().flat_map(|d| d.split(", ")).map(|d| dates.day(d)).collect::<Result<_, _>>()?;
    let off = off.into_iter().map(|day| CalendarException::day_off(day, "Off")).collect();
    WorkCalendar::new(name, week, off).map_err(|d| d.cause)
}

fn finish(document: &Document, answer: &Schedule, dates: Dates) -> Option<String> {
    let expected: Result<DateTime, String> = dates.moment(told(document, "finishes")?);
    match expected {
        Err(why) => Some(format!("project, finishes: {why}")),
        Ok(at) if at == answer.finish => None,
        Ok(at) => Some(format!("project, finishes: expected {}, found {}", dates.tell(at), dates.tell(answer.finish))),
    }
}

/// `code: words`, once each; the words are part of the cause or the cure.
fn said(document: &Document, answer: &Schedule) -> Vec<String> {
    let mut left: Vec<_> = answer.diagnostics.iter().collect();
    let mut found = Vec::new();
    for expected in &document.says {
        let (code, words) = expected.split_once(": ").unwrap_or((expected, ""));
        let is_it = |d: &&kernel::Diagnostic| d.code == code && (d.cause.contains(words) || d.cure.contains(words));
        match left.iter().position(is_it) {
            Some(at) => drop(left.remove(at)),
            None => found.push(format!("did not say {expected}")),
        }
    }
    found.extend(left.into_iter().map(|d| format!("said {}: {} {}", d.code, d.cause, d.cure)));
    found
}
