use jiff::{Timestamp, civil::Date};
use kernel::{Currency, Money};
use platform::{Conn, Cursor, Error, Page, Reach, Result, Row, Who};

use super::{PastCorrection, TimeEntry, TimeEntryId, TimeFilter};
use crate::workers::{self, WorkerId};

const ENTRY: &str = "SELECT t.*, w.name AS worker_name,
      EXISTS (SELECT 1 FROM time_correction c WHERE c.company_id = t.company_id AND c.time_entry_id = t.id) AS corrected
    FROM time_entry t JOIN worker w ON w.company_id = t.company_id AND w.id = t.worker_id";

fn entry(row: &Row) -> Result<TimeEntry> {
    let currency: Currency = row.get("currency")?;
    Ok(TimeEntry {
        id: row.get("id")?,
        worker_id: row.get("worker_id")?,
        worker_name: row.get("worker_name")?,
        project_id: row.get("project_id")?,
        task_id: row.get("task_id")?,
        visit_id: row.get("visit_id")?,
        clock_in: row.get("clock_in")?,
        clock_out: row.get("clock_out")?,
        on_date: row.get("on_date")?,
        device_time: row.get("device_time")?,
        minutes: row.get("minutes")?,
        hourly_rate: row.get("hourly_rate")?,
        burden_percent: row.get("burden_percent")?,
        cost: row.get::<Option<i64>>("cost_minor")?.map(|minor| Money::new(minor, currency)),
        state: row.get("state")?,
        note: row.get("note")?,
        overlaps: Vec::new(),
        corrected: row.get("corrected")?,
        version: row.get("version")?,
    })
}

/// An entry that is still open runs on, so it overlaps whatever comes after its start.
fn with_overlaps(q: &Conn<'_>, mut entry: TimeEntry) -> Result<TimeEntry> {
    let end = entry.clock_out.unwrap_or(Timestamp::MAX);
    let rows = q.rows(
        "SELECT id FROM time_entry WHERE company_id = $1 AND worker_id = $2 AND id <> $3
           AND clock_in < $4 AND (clock_out IS NULL OR clock_out > $5) ORDER BY clock_in, id",
        &[&entry.worker_id, &entry.id, &end, &entry.clock_in],
    )?;
    entry.overlaps = rows.iter().map(|row| Ok(row.get("id")?)).collect::<Result<_>>()?;
    Ok(entry)
}

pub fn get(q: &Conn<'_>, id: TimeEntryId) -> Result<TimeEntry> {
    let row = q.row(&format!("{ENTRY} WHERE t.company_id = $1 AND t.id = $2"), &[&id])?;
    let row = row.ok_or(Error::NotFound("the time entry"))?;
    with_overlaps(q, entry(&row)?)
}

/// The clock of a worker that was started last and still runs.
pub fn running(q: &Conn<'_>, worker: WorkerId) -> Result<Option<TimeEntry>> {
    let row = q.row(
        &format!(
            "{ENTRY} WHERE t.company_id = $1 AND t.worker_id = $2 AND t.state = 'open'
             ORDER BY t.clock_in DESC, t.id DESC LIMIT 1"
        ),
        &[&worker],
    )?;
    row.as_ref().map(entry).transpose()?.map(|one| with_overlaps(q, one)).transpose()
}

/// The worker a caller is.
pub fn worker_of(q: &Conn<'_>, who: &Who) -> Result<WorkerId> {
    let worker = who.user_id().map(|user| workers::of_user(q, user)).transpose()?.flatten();
    worker.map(|one| one.id).ok_or_else(|| {
        Error::refused(
            "time.no_worker",
            "Nobody on the list of workers signs in as you, so there is no clock of yours.",
            "Ask the office to open the list of workers and link your sign-in to your name.",
        )
    })
}

/// Newest first. Somebody with assigned reach gets his own entries only.
pub fn list(q: &Conn<'_>, who: &Who, filter: &TimeFilter, cursor: &Cursor) -> Result<Page<TimeEntry>> {
    let worker = match who.role.reach() {
        Reach::All => filter.worker_id,
        Reach::Assigned => Some(worker_of(q, who)?),
    };
    let (before, id): (Timestamp, TimeEntryId) =
        cursor.key()?.unwrap_or((Timestamp::MAX, TimeEntryId(kernel::reexport::uuid::Uuid::max())));
    let day = |day: Option<Date>, absent: &str| day.map_or_else(|| absent.to_owned(), |d| d.to_string());
    let rows = q.rows(
        &format!(
            "{ENTRY} WHERE t.company_id = $1 AND (t.clock_in, t.id) < ($2, $3)
               AND (t.project_id = $4 OR $4 IS NULL) AND (t.worker_id = $5 OR $5 IS NULL)
               AND (t.state = $6 OR $6 IS NULL) AND t.on_date >= $7 AND t.on_date <= $8
             ORDER BY t.clock_in DESC, t.id DESC LIMIT $9"
        ),
        &[
            &before,
            &id,
            &filter.project_id,
            &worker,
            &filter.state,
            &day(filter.from, "0000-01-01"),
            &day(filter.to, "9999-12-31"),
            &cursor.fetch(),
        ],
    )?;
    let items = rows.iter().map(entry).collect::<Result<Vec<_>>>()?;
    let page = cursor.page(items, |one| (one.clock_in, one.id));
    let items = page.items.into_iter().map(|one| Ok(with_overlaps(q, one)?.for_reader(who.rights())));
    Ok(Page { items: items.collect::<Result<Vec<_>>>()?, next: page.next })
}

/// What an entry said before each correction, newest first.
pub fn corrections(q: &Conn<'_>, who: &Who, id: TimeEntryId) -> Result<Vec<PastCorrection>> {
    let entry = get(q, id)?;
    if who.role.reach() == Reach::Assigned && entry.worker_id != worker_of(q, who)? {
        return Err(Error::NotFound("the time entry"));
    }
    let rows = q.rows(
        "SELECT * FROM time_correction WHERE company_id = $1 AND time_entry_id = $2 ORDER BY at DESC, id DESC",
        &[&id],
    )?;
    rows.iter()
        .map(|row| {
            Ok(PastCorrection {
                at: row.get("at")?,
                by_name: row.get("by_name")?,
                reason: row.get("reason")?,
                clock_in_before: row.get("clock_in_before")?,
                clock_out_before: row.get("clock_out_before")?,
            })
        })
        .collect()
}
