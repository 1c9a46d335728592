//! Resources, and who works on which task. Work resources of the format are labour here.

use std::collections::HashMap;

use jiff::civil::DateTime;
use kernel::{Diagnostic, WorkCalendar};

use super::order;
use super::values::{date, duration, number};
use crate::{Assignment, Element, Programme, Resource, ResourceKind};

pub(super) const KNOWN: &[&str] = &["UID", "Name", "Type", "MaxUnits", "CalendarUID"];
pub(super) const KNOWN_OF_ASSIGNMENT: &[&str] = &["UID", "TaskUID", "ResourceUID", "Units", "Work", "RemainingWork"];

pub(super) fn read(
    project: &Element,
    programme: &mut Programme,
    calendars: &HashMap<i64, usize>,
) -> Result<(), Diagnostic> {
    for element in project.list("Resources", "Resource") {
        programme.resources.push(resource(element, calendars)?);
    }
    let index: HashMap<String, usize> =
        programme.activities.iter().enumerate().map(|(i, a)| (a.source_id.clone(), i)).collect();
    for element in project.list("Assignments", "Assignment") {
        let assignment = assignment(element)?;
        if let Some(&task) = index.get(&assignment.task) {
            let (network, activity) = (&programme.network, &mut programme.activities[task]);
            let calendar = &network.calendars[network.tasks[task].calendar.unwrap_or(network.calendar)];
            let pieces = pieces(element, calendar)?;
            if pieces.len() > 1 && activity.splits.is_empty() {
                activity.splits = pieces;
            }
        }
        programme.assignments.push(assignment);
    }
    Ok(())
}

fn resource(element: &Element, calendars: &HashMap<i64, usize>) -> Result<Resource, Diagnostic> {
    let kind = match element.text_of("Type") {
        Some("0") => ResourceKind::Material,
        Some("2") => ResourceKind::Cost,
        _ => ResourceKind::Labour,
    };
    let uid = number::<i64>(element, "CalendarUID")?;
    let calendar = uid.and_then(|uid| calendars.get(&uid).copied());
    let mut kept = element.apart_from(KNOWN);
    // A calendar that the file does not hold stays as it is.
    kept.extend(element.each("CalendarUID").filter(|_| calendar.is_none()).cloned());
    order::sort(&mut kept, order::RESOURCE);
    Ok(Resource {
        id: element.text_of("UID").unwrap_or_default().to_owned(),
        name: element.text_of("Name").unwrap_or_default().to_owned(),
        kind,
        calendar,
        most: number(element, "MaxUnits")?,
        kept,
    })
}

fn assignment(element: &Element) -> Result<Assignment, Diagnostic> {
    let text = |name| element.text_of(name).unwrap_or_default().to_owned();
    let mut kept = element.apart_from(KNOWN_OF_ASSIGNMENT);
    order::sort(&mut kept, order::ASSIGNMENT);
    Ok(Assignment {
        id: text("UID"),
        task: text("TaskUID"),
        resource: text("ResourceUID"),
        units: number(element, "Units")?,
        work: duration(element, "Work")?,
        remaining: duration(element, "RemainingWork")?,
        kept,
    })
}

/// The stretches in which work is planned or done; between two of them the calendar works and the task does not.
///
/// Timephased data of type 1 is remaining work and of type 2 actual work, told hour by hour or day by day; a stretch
/// without a value has no work in it.
fn pieces(assignment: &Element, calendar: &WorkCalendar) -> Result<Vec<(DateTime, DateTime)>, Diagnostic> {
    let mut pieces: Vec<(DateTime, DateTime)> = Vec::new();
    for part in assignment.each("TimephasedData").filter(|p| matches!(p.text_of("Type"), Some("1" | "2"))) {
        let worked = duration(part, "Value").unwrap_or(None).unwrap_or(0) > 0;
        let (Some(start), Some(finish)) = (date(part, "Start")?, date(part, "Finish")?) else { continue };
        match pieces.last_mut() {
            _ if !worked => {}
            Some(last) if calendar.work_between(last.1, start) <= 0 => last.1 = last.1.max(finish),
            _ => pieces.push((start, finish)),
        }
    }
    Ok(pieces)
}
