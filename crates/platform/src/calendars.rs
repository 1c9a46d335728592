//! The company's work calendars: shifts, holidays, exceptions.

use std::{cell::RefCell, collections::HashMap};

use db::Conn;
use kernel::calendar::WorkCalendar;

use crate::{Act, Error, Result};

kernel::typed_id!(CalendarId, "Names one work calendar.");

pub fn default_calendar(q: &Conn<'_>) -> Result<(CalendarId, WorkCalendar)> {
    let row = q.one(
        "SELECT id, definition FROM work_calendar WHERE company_id = $1 ORDER BY is_default DESC, id LIMIT 1",
        &[],
    )?;
    Ok((row.get("id")?, wound(row.get("definition")?)?))
}

/// One calendar of the company.
pub fn calendar(q: &Conn<'_>, id: CalendarId) -> Result<WorkCalendar> {
    let row = q
        .row("SELECT definition FROM work_calendar WHERE company_id = $1 AND id = $2", &[&id])?
        .ok_or(Error::NotFound("the work calendar"))?;
    wound(row.get("definition")?)
}

/// How many calendars a thread keeps wound.
const KEPT: usize = 64;

thread_local! {
    static WOUND: RefCell<HashMap<String, WorkCalendar>> = RefCell::default();
}

/// The calendar of a definition. The same text is always the same calendar, and winding its clock takes longer than
/// dating a small project, so those used lately are kept.
fn wound(definition: String) -> Result<WorkCalendar> {
    WOUND.with_borrow_mut(|kept| {
        if let Some(calendar) = kept.get(&definition) {
            return Ok(calendar.clone());
        }
        let calendar: WorkCalendar = serde_json::from_str(&definition)?;
        if kept.len() == KEPT {
            kept.clear();
        }
        kept.insert(definition, calendar.clone());
        Ok(calendar)
    })
}

/// The calendar of the company that is just like this one; it is added where there is none.
pub fn like(act: &Act<'_>, calendar: &WorkCalendar) -> Result<CalendarId> {
    let definition = serde_json::to_string(calendar)?;
    let found = act.row(
        "SELECT id FROM work_calendar WHERE company_id = $1 AND definition = $2 ORDER BY id LIMIT 1",
        &[&definition],
    )?;
    match found {
        Some(row) => Ok(row.get("id")?),
        None => add_calendar(act, calendar.name(), calendar, false),
    }
}

pub fn add_calendar(act: &Act<'_>, name: &str, calendar: &WorkCalendar, is_default: bool) -> Result<CalendarId> {
    let id: CalendarId = act.new_id();
    act.execute(
        "INSERT INTO work_calendar (company_id, id, name, definition, is_default) VALUES ($1, $2, $3, $4, $5)",
        &[&id, &name, &serde_json::to_string(calendar)?, &is_default],
    )?;
    Ok(id)
}
