use jiff::{Timestamp, tz::TimeZone};
use kernel::reexport::uuid::Uuid;
use platform::{Act, Conn, Error, NewEvent, Result, Row, companies, error::Checks};

use super::{Booking, BookingId, BookingRange, NewBooking, ResourceKind, SubjectType, conflicts};
use crate::{
    RecordId,
    crews::{self, CrewId},
    workers::{self, WorkerId},
};

const BOOKED: &str = "SELECT b.*, COALESCE(w.name, c.name, '') AS resource_name FROM booking b
    LEFT JOIN worker w ON w.company_id = b.company_id AND w.id = b.resource_id
    LEFT JOIN crew c ON c.company_id = b.company_id AND c.id = b.resource_id";

fn booking(row: &Row) -> Result<Booking> {
    Ok(Booking {
        id: row.get("id")?,
        resource_kind: row.get("resource_kind")?,
        resource_id: row.get("resource_id")?,
        resource_name: row.get("resource_name")?,
        subject_type: row.get("subject_type")?,
        subject_id: row.get("subject_id")?,
        project_id: row.get("project_id")?,
        title: row.get("title")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        conflict: Vec::new(),
        version: row.get("version")?,
    })
}

/// Everything booked between two instants, with what collides.
pub fn between(q: &Conn<'_>, from: Timestamp, to: Timestamp) -> Result<Vec<Booking>> {
    let rows = q.rows(
        &format!(
            "{BOOKED} WHERE b.company_id = $1 AND b.state = 'booked' AND b.starts_at < $3 AND b.ends_at > $2
             ORDER BY b.starts_at, b.id"
        ),
        &[&from, &to],
    )?;
    let mut booked = rows.iter().map(booking).collect::<Result<Vec<_>>>()?;
    let mut colliding = conflicts(&booked, &crews::members(q)?);
    for one in &mut booked {
        one.conflict = colliding.remove(&one.id).unwrap_or_default();
    }
    Ok(booked)
}

/// Everything booked on the days of a range.
pub fn calendar(q: &Conn<'_>, range: &BookingRange) -> Result<Vec<Booking>> {
    let days = range.from.until(range.to).map(|span| span.get_days()).unwrap_or(-1);
    if !(0..=366).contains(&days) {
        return Err(Error::invalid("to", "Ask for one day up to one year; the last day can't be before the first."));
    }
    let zone = companies::zone(q)?;
    let after = range.to.tomorrow().map_err(|_| Error::invalid("to", "This day is beyond the calendar."))?;
    between(q, midnight(range.from, &zone)?, midnight(after, &zone)?)
}

fn midnight(day: jiff::civil::Date, zone: &TimeZone) -> Result<Timestamp> {
    zone.to_timestamp(day.at(0, 0, 0, 0)).map_err(|e| Error::invalid("from", e.to_string()))
}

/// Books, or moves what is booked already for this pair. Says what it collides with.
pub fn book(act: &Act<'_>, new: &NewBooking) -> Result<Booking> {
    Checks::new()
        .that(new.starts_at < new.ends_at, "ends_at", "A booking ends after it starts.")
        .at_most("title", &new.title, 300)
        .finish()?;
    let worker = match new.resource_kind {
        ResourceKind::Worker => workers::get(act, WorkerId(new.resource_id))?.name,
        ResourceKind::Crew => crews::get(act, CrewId(new.resource_id))?.name,
    };
    let fresh: BookingId = act.new_id();
    let id: BookingId = act
        .one(
            "INSERT INTO booking (company_id, id, resource_kind, resource_id, subject_type, subject_id, project_id, title,
               starts_at, ends_at, state)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'booked')
             ON CONFLICT (company_id, subject_type, subject_id, resource_kind, resource_id)
             DO UPDATE SET project_id = excluded.project_id, title = excluded.title, starts_at = excluded.starts_at,
               ends_at = excluded.ends_at, state = 'booked', version = booking.version + 1
             RETURNING id",
            &[
                &fresh,
                &new.resource_kind,
                &new.resource_id,
                &new.subject_type,
                &new.subject_id,
                &new.project_id,
                &new.title,
                &new.starts_at,
                &new.ends_at,
            ],
        )?
        .get("id")?;
    let booked = between(act, new.starts_at, new.ends_at)?.into_iter().find(|one| one.id == id);
    let booked = booked.ok_or_else(|| Error::Internal("a booking was lost while it was written".into()))?;
    act.emit(
        NewEvent::new("booking.booked", "booking", id)
            .link(RecordId(new.subject_id))
            .link_opt(new.project_id.map(RecordId))
            .data(serde_json::json!({
                "resource": worker, "title": new.title, "starts_at": new.starts_at, "ends_at": new.ends_at,
                "conflicts": booked.conflict.len(),
            })),
    )?;
    Ok(booked)
}

/// Frees everybody who was booked for a task or visit. Returns how many bookings that were.
pub fn release(act: &Act<'_>, subject_type: SubjectType, subject: Uuid) -> Result<u64> {
    let freed = act.execute(
        "UPDATE booking SET state = 'released', version = version + 1
         WHERE company_id = $1 AND subject_type = $2 AND subject_id = $3 AND state = 'booked'",
        &[&subject_type, &subject],
    )?;
    if freed > 0 {
        act.emit(NewEvent::new("booking.released", subject_type.as_str(), RecordId(subject)))?;
    }
    Ok(freed)
}
