//! The company's work calendars: shifts, holidays, exceptions.

use db::Conn;
use kernel::calendar::WorkCalendar;

use crate::{Act, Error, Result};

kernel::typed_id!(CalendarId, "Names one work calendar.");

pub fn default_calendar(q: &Conn<'_>) -> Result<(CalendarId, WorkCalendar)> {
    let row = q.one(
        "SELECT id, definition FROM work_calendar WHERE company_id = $1 ORDER BY is_default DESC, id LIMIT 1",
        &[],
    )?;
    Ok((row.get("id")?, serde_json::from_str(&row.get::<String>("definition")?)?))
}

/// One calendar of the company.
pub fn calendar(q: &Conn<'_>, id: CalendarId) -> Result<WorkCalendar> {
    let row = q
        .row("SELECT definition FROM work_calendar WHERE company_id = $1 AND id = $2", &[&id])?
        .ok_or(Error::NotFound("the work calendar"))?;
    Ok(serde_json::from_str(&row.get::<String>("definition")?)?)
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
