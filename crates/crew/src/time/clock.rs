use jiff::{SignedDuration, Timestamp};
use platform::{Act, Error, NewEvent, Reach, Result, companies, error::Checks};

use super::{
    ClockIn, ClockOut, TimeEntry, TimeEntryId, get, labour_cost, minutes_between, queries::worker_of, running,
};
use crate::{
    RecordId,
    workers::{self, WorkerId, rate_on},
};

/// Phones stay without signal for weeks; what they tell from before that is taken for a wrong clock.
const OLDEST: SignedDuration = SignedDuration::from_hours(24 * 31);
const FASTEST_CLOCK: SignedDuration = SignedDuration::from_mins(5);

pub fn clock_in(act: &Act<'_>, new: &ClockIn) -> Result<TimeEntry> {
    Checks::new()
        .that(new.project_id.is_some() || new.visit_id.is_some(), "project_id", "Say which job the time is for.")
        .at_most("note", &new.note, 2000)
        .finish()?;
    let worker = workers::get(act, whose(act, new.worker_id)?)?;
    if !worker.active {
        return Err(Error::refused(
            "time.not_active",
            format!("{} doesn't work here any more.", worker.name),
            "Make the worker active again in the list of workers.",
        ));
    }
    let id: TimeEntryId = act.new_id();
    let at = told(act.at, new.device_time);
    let on_date = companies::today(act, at)?;
    act.execute(
        "INSERT INTO time_entry (company_id, id, worker_id, project_id, task_id, visit_id, clock_in, on_date, device_time,
           currency, state, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11)",
        &[
            &id,
            &worker.id,
            &new.project_id,
            &new.task_id,
            &new.visit_id,
            &at,
            &on_date,
            &new.device_time,
            &companies::currency(act)?,
            &new.note.trim(),
        ],
    )?;
    let entry = get(act, id)?;
    announce(act, "time.clocked_in", &entry, serde_json::json!({}))?;
    Ok(entry.for_reader(act.who.rights()))
}

/// Stops a clock and costs its minutes at the rate of the day it was started.
pub fn clock_out(act: &Act<'_>, stop: &ClockOut) -> Result<TimeEntry> {
    let worker = whose(act, stop.worker_id)?;
    let entry = match stop.time_entry_id {
        Some(id) => get(act, id)?,
        None => running(act, worker)?.ok_or_else(not_running)?,
    };
    if entry.worker_id != worker && act.who.role.reach() == Reach::Assigned {
        return Err(Error::NotFound("the time entry"));
    }
    if entry.clock_out.is_some() {
        return Err(not_running());
    }
    let out = told(act.at, stop.device_time).max(entry.clock_in);
    let note = stop.note.as_ref().map_or(entry.note.clone(), |note| note.trim().to_owned());
    settle(act, &entry, entry.clock_in, out, &note)?;
    act.execute(
        "UPDATE time_entry SET device_time_out = $3 WHERE company_id = $1 AND id = $2",
        &[&entry.id, &stop.device_time],
    )?;
    let closed = get(act, entry.id)?;
    announce(act, "time.clocked_out", &closed, serde_json::json!({ "minutes": closed.minutes }))?;
    Ok(closed.for_reader(act.who.rights()))
}

/// Writes start, end, minutes and cost of an entry that is still at the version read.
pub(super) fn settle(
    act: &Act<'_>,
    entry: &TimeEntry,
    clock_in: Timestamp,
    clock_out: Timestamp,
    note: &str,
) -> Result<()> {
    let on_date = companies::today(act, clock_in)?;
    let minutes = minutes_between(clock_in, clock_out);
    let rate = rate_on(act, entry.worker_id, on_date)?;
    let currency = companies::currency(act)?;
    let cost = rate.as_ref().map(|r| labour_cost(minutes, r.hourly_rate, r.burden_percent, currency)).transpose()?;
    let written = act.execute(
        "UPDATE time_entry SET clock_in = $3, clock_out = $4, on_date = $5, minutes = $6, hourly_rate = $7,
           burden_percent = $8, cost_minor = $9, note = $10, state = 'closed', approved_by = NULL, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $11",
        &[
            &entry.id,
            &clock_in,
            &clock_out,
            &on_date,
            &minutes,
            &rate.as_ref().map(|r| r.hourly_rate),
            &rate.as_ref().map(|r| r.burden_percent),
            &cost.map(|money| money.minor),
            &note,
            &entry.version,
        ],
    )?;
    if written == 0 {
        return Err(Error::stale(&get(act, entry.id)?.for_reader(act.who.rights())));
    }
    Ok(())
}

/// Timelines are read by people who may not see cost, so the event carries minutes and never money.
pub(super) fn announce(act: &Act<'_>, kind: &'static str, entry: &TimeEntry, more: serde_json::Value) -> Result<()> {
    let mut data = serde_json::json!({
        "time_entry_id": entry.id, "worker": entry.worker_name, "project_id": entry.project_id, "task_id": entry.task_id,
    });
    if let (Some(data), Some(more)) = (data.as_object_mut(), more.as_object()) {
        data.extend(more.clone());
    }
    act.emit(
        NewEvent::new(kind, "time_entry", entry.id)
            .link_opt(entry.project_id.map(RecordId))
            .link_opt(entry.task_id.map(RecordId))
            .link_opt(entry.visit_id.map(RecordId))
            .data(data),
    )?;
    Ok(())
}

/// Whose clock: the caller's own, or somebody's whom the caller may act for.
fn whose(act: &Act<'_>, asked: Option<WorkerId>) -> Result<WorkerId> {
    match asked {
        None => worker_of(act, act.who),
        Some(other) if act.who.role.reach() == Reach::All => Ok(other),
        Some(other) if worker_of(act, act.who)? == other => Ok(other),
        Some(_) => {
            Err(Error::Forbidden("Everybody stops and starts only his own clock; the office may for others.".into()))
        }
    }
}

/// The phone's time where it can be true, ours where its clock must be wrong. What it said is kept either way.
fn told(now: Timestamp, device: Option<Timestamp>) -> Timestamp {
    device.filter(|said| *said <= now + FASTEST_CLOCK && *said >= now - OLDEST).unwrap_or(now)
}

fn not_running() -> Error {
    Error::refused("time.not_running", "No clock is running.", "Clock in first, or correct the entry that was stopped.")
}
