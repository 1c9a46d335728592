//! The daily log of a site: notes, photos, delays and visitors of a working day, in the order they were told.
//!
//! Verb: add. Event: `daily_log.entry_added`.

use std::collections::BTreeMap;

use crew::workers::{self, WorkerId};
use jiff::{Timestamp, civil::Date};
use kernel::reexport::uuid::Uuid;
use platform::{
    Act, Conn, Error, NewEvent, Result, Row, Who,
    error::Checks,
    files::{self, FileId},
};
use serde::{Deserialize, Serialize};

use crate::costs;

kernel::typed_id!(DailyLogId, "Names the log of one job and day.");
kernel::typed_id!(LogEntryId, "Names one entry of a daily log.");

kernel::text_enum! {
    /// What was told.
    pub enum LogKind {
        Note = "note",
        Photo = "photo",
        Delay = "delay",
        Visitor = "visitor",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewLogEntry {
    pub kind: LogKind,
    #[serde(default)]
    pub text: String,
    /// The picture, uploaded before.
    pub file_id: Option<FileId>,
    /// The working day it belongs to; today if absent.
    #[schema(value_type = Option<String>, format = Date)]
    pub on_date: Option<Date>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LogEntry {
    pub id: LogEntryId,
    pub kind: LogKind,
    pub text: String,
    pub file_id: Option<FileId>,
    pub worker_id: Option<WorkerId>,
    pub author: String,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

/// One day of a site.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LogDay {
    #[schema(value_type = String, format = Date)]
    pub on_date: Date,
    pub entries: Vec<LogEntry>,
}

pub fn add(act: &Act<'_>, project: Uuid, new: &NewLogEntry) -> Result<LogEntry> {
    let place = costs::reached(act, act.who, project)?;
    let photo = new.kind == LogKind::Photo;
    let today = act.today()?;
    let on_date = new.on_date.unwrap_or(today);
    Checks::new()
        .that(photo || !new.text.trim().is_empty(), "text", "Write what happened.")
        .that(!photo || new.file_id.is_some(), "file_id", "Add the picture.")
        .that(on_date <= today, "on_date", "A log tells what happened; this day is still to come.")
        .at_most("text", &new.text, 5000)
        .finish()?;
    if let Some(file) = new.file_id {
        picture(act, file)?;
    }
    let worker = act.who.user_id().map(|user| workers::of_user(act, user)).transpose()?.flatten();
    let entry = LogEntry {
        id: act.new_id(),
        kind: new.kind,
        text: new.text.trim().to_owned(),
        file_id: new.file_id,
        worker_id: worker.map(|one| one.id),
        author: act.who.actor.name().to_owned(),
        at: act.at,
    };
    let log = day_of(act, project, on_date)?;
    act.execute(
        "INSERT INTO daily_log_entry (company_id, id, daily_log_id, kind, text, file_id, worker_id, author, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[&entry.id, &log, &entry.kind, &entry.text, &entry.file_id, &entry.worker_id, &entry.author, &entry.at],
    )?;
    let told =
        serde_json::json!({ "kind": entry.kind, "text": entry.text, "file_id": entry.file_id, "on_date": on_date });
    act.emit(place.link(NewEvent::new("daily_log.entry_added", "daily_log", log).data(told)))?;
    Ok(entry)
}

/// A log shows pictures; a PDF is a document and belongs elsewhere.
fn picture(q: &Conn<'_>, file: FileId) -> Result<()> {
    if files::file(q, file)?.media_type.starts_with("image/") {
        return Ok(());
    }
    Err(Error::invalid("file_id", "The log takes pictures: JPEG, PNG or WebP."))
}

fn day_of(act: &Act<'_>, project: Uuid, on_date: Date) -> Result<DailyLogId> {
    let fresh: DailyLogId = act.new_id();
    act.execute(
        "INSERT INTO daily_log (company_id, id, project_id, on_date) VALUES ($1, $2, $3, $4)
         ON CONFLICT (company_id, project_id, on_date) DO NOTHING",
        &[&fresh, &project, &on_date],
    )?;
    let row = act.one(
        "SELECT id FROM daily_log WHERE company_id = $1 AND project_id = $2 AND on_date = $3",
        &[&project, &on_date],
    )?;
    Ok(row.get("id")?)
}

/// The last days of a site that have a log, newest day first; within a day as it was told.
pub fn list(q: &Conn<'_>, who: &Who, project: Uuid) -> Result<Vec<LogDay>> {
    costs::reached(q, who, project)?;
    let rows = q.rows(
        "SELECT l.on_date, e.* FROM daily_log l
         JOIN daily_log_entry e ON e.company_id = l.company_id AND e.daily_log_id = l.id
         WHERE l.company_id = $1 AND l.project_id = $2 AND l.on_date >= COALESCE(
           (SELECT min(d.on_date) FROM (SELECT on_date FROM daily_log WHERE company_id = $1 AND project_id = $2
              ORDER BY on_date DESC LIMIT 60) d), '')
         ORDER BY e.at, e.id",
        &[&project],
    )?;
    let mut days: BTreeMap<Date, Vec<LogEntry>> = BTreeMap::new();
    for row in &rows {
        days.entry(row.get("on_date")?).or_default().push(entry(row)?);
    }
    Ok(days.into_iter().rev().map(|(on_date, entries)| LogDay { on_date, entries }).collect())
}

fn entry(row: &Row) -> Result<LogEntry> {
    Ok(LogEntry {
        id: row.get("id")?,
        kind: row.get("kind")?,
        text: row.get("text")?,
        file_id: row.get("file_id")?,
        worker_id: row.get("worker_id")?,
        author: row.get("author")?,
        at: row.get("at")?,
    })
}
