//! The company's work calendar: shifts, holidays, exceptions.

use db::Conn;
use kernel::calendar::WorkCalendar;

use crate::{Act, Result};

kernel::typed_id!(CalendarId, "Names one work calendar.");

pub fn default_calendar(q: &Conn<'_>) -> Result<(CalendarId, WorkCalendar)> {
    let row = q.one(
        "SELECT id, definition FROM work_calendar WHERE company_id = $1 ORDER BY is_default DESC, id LIMIT 1",
        &[],
    )?;
    Ok((row.get("id")?, serde_json::from_str(&row.get::<String>("definition")?)?))
}

pub fn add_calendar(act: &Act<'_>, name: &str, calendar: &WorkCalendar, is_default: bool) -> Result<CalendarId> {
    let id: CalendarId = act.new_id();
    act.execute(
        "INSERT INTO work_calendar (company_id, id, name, definition, is_default) VALUES ($1, $2, $3, $4, $5)",
        &[&id, &name, &serde_json::to_string(calendar)?, &is_default],
    )?;
    Ok(id)
}
