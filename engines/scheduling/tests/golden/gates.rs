//! The table of gates: what is asked, and what has to be answered.

use scheduling::{Covers, Gate, GateDates, GateKind, Lead, Schedule, Validity};

use super::markdown::Row;
use super::wording::{Dates, length, minutes};

const ASKED: [&str; 7] = ["gate", "holds", "asked", "takes", "promised", "granted", "good for"];
const ANSWERED: [&str; 7] = ["opens", "expires", "first work", "slack", "costs", "ask from", "ask by"];

pub fn read(row: &Row, dates: Dates) -> Result<Gate, String> {
    let name = row.get("gate").unwrap_or_default();
    let told = |column: &str, why: String| format!("{name}, {column}: {why}");
    if let Some(column) = row.columns().find(|c| !ASKED.contains(c) && !ANSWERED.contains(c)) {
        return Err(told(column, "no such column".to_owned()));
    }
    let day = |column: &str| row.get(column).map(|text| dates.day(text)).transpose().map_err(|why| told(column, why));
    let mut gate = Gate::new(name, GateKind::Other, row.get("holds").into_iter().flat_map(|held| held.split(", ")));
    (gate.requested, gate.expected, gate.granted) = (day("asked")?, day("promised")?, day("granted")?);
    if let Some(text) = row.get("takes") {
        gate.lead = lead(text).map_err(|why| told("takes", why))?;
    }
    if let Some(text) = row.get("good for") {
        gate.validity = Some(validity(text).map_err(|why| told("good for", why))?);
    }
    Ok(gate)
}

/// `10 working days`, `14 calendar days`.
fn lead(text: &str) -> Result<Lead, String> {
    let wrong = || format!("“{text}” is no lead, such as 10 working days");
    let (number, sort) = text.split_once(' ').ok_or_else(wrong)?;
    let days = number.parse().map_err(|_| wrong())?;
    match sort {
        "working days" | "working day" => Ok(Lead::working(days)),
        "calendar days" | "calendar day" => Ok(Lead::calendar(days)),
        _ => Err(wrong()),
    }
}

/// `14 days to begin`, `30 days to finish`.
fn validity(text: &str) -> Result<Validity, String> {
    let wrong = || format!("“{text}” does not say for how many days to begin or to finish");
    let (number, covers) = text.split_once(" days to ").ok_or_else(wrong)?;
    let covers = match covers {
        "begin" => Covers::Start,
        "finish" => Covers::Finish,
        _ => return Err(wrong()),
    };
    Ok(Validity { days: number.parse().map_err(|_| wrong())?, covers })
}

/// Where the answer for one gate is not that of its row.
pub fn compare(row: &Row, schedule: &Schedule, dates: Dates) -> Vec<String> {
    let name = row.get("gate").unwrap_or_default();
    let Some(found) = schedule.gates.iter().find(|g| g.id == name) else {
        return vec![format!("{name}: is not in the answer")];
    };
    let mut wrong = Vec::new();
    for column in ANSWERED {
        let Some(expected) = row.get(column) else { continue };
        match (normal(column, expected, dates), answer(column, found, dates)) {
            (Err(why), _) => wrong.push(format!("{name}, {column}: {why}")),
            (Ok(expected), found) if expected == found => {}
            (Ok(expected), found) => wrong.push(format!("{name}, {column}: expected {expected}, found {found}")),
        }
    }
    wrong
}

fn normal(column: &str, expected: &str, dates: Dates) -> Result<String, String> {
    match column {
        _ if expected == "never" => Ok(expected.to_owned()),
        "opens" | "expires" => dates.moment(expected).map(|at| dates.tell(at)),
        "ask from" | "ask by" => dates.day(expected).map(|on| dates.tell_day(on)),
        "slack" | "costs" => minutes(expected).map(length),
        _ => Ok(expected.to_owned()),
    }
}

fn answer(column: &str, found: &GateDates, dates: Dates) -> String {
    let never = || "never".to_owned();
    match column {
        "opens" => dates.tell(found.opens),
        "expires" => found.expires.map_or_else(never, |at| dates.tell(at)),
        "first work" => found.first_task.clone().unwrap_or_else(never),
        "slack" => found.slack_days.map_or_else(never, |days| length(days * 480)),
        "costs" => length(found.costs),
        "ask from" => found.ask_from.map_or_else(never, |on| dates.tell_day(on)),
        _ => found.ask_by.map_or_else(never, |on| dates.tell_day(on)),
    }
}
