use crew::{
    bookings::{self, NewBooking, ResourceKind, SubjectType},
    workers::{self, WorkerId},
};
use jiff::civil::Time;
use platform::{Act, Error, NewEvent, Result, companies, error::Checks};

use super::{NewVisit, Visit, VisitId, VisitMove, VisitNote, VisitState, get, plan};
use crate::agreements;

pub fn create(act: &Act<'_>, new: &NewVisit) -> Result<Visit> {
    crm::accounts::get(act, new.account_id)?;
    check_window(new.window_start, new.window_end, &new.notes)?;
    let id: VisitId = act.new_id();
    act.execute(
        "INSERT INTO visit (company_id, id, account_id, site_id, project_id, kind, state, due_on, window_start, window_end,
           assigned_worker_id, notes)
         VALUES ($1, $2, $3, $4, $5, $6, 'scheduled', $7, $8, $9, $10, $11)",
        &[
            &id,
            &new.account_id,
            &new.site_id,
            &new.project_id,
            &new.kind,
            &new.due_on,
            &new.window_start,
            &new.window_end,
            &new.assigned_worker_id,
            &new.notes,
        ],
    )?;
    let visit = get(act, id)?;
    tell(act, "visit.scheduled", &visit)?;
    keep_ledger(act, &visit)?;
    Ok(visit)
}

pub fn reschedule(act: &Act<'_>, id: VisitId, to: &VisitMove, version: i64) -> Result<Visit> {
    let before = open(act, id, version)?;
    check_window(to.window_start, to.window_end, "")?;
    let written = act.execute(
        "UPDATE visit SET due_on = $3, window_start = $4, window_end = $5, assigned_worker_id = $6, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $7",
        &[&id, &to.due_on, &to.window_start, &to.window_end, &to.assigned_worker_id, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&before));
    }
    let visit = get(act, id)?;
    tell(act, "visit.rescheduled", &visit)?;
    keep_ledger(act, &visit)?;
    Ok(visit)
}

/// The visit took place; an agreement that goes on brings the next one.
pub fn complete(act: &Act<'_>, id: VisitId, note: &VisitNote, version: i64) -> Result<Visit> {
    let visit = close(act, id, note, version, VisitState::Completed)?;
    if let Some(agreement) = visit.agreement_id {
        let agreement = agreements::get(act, agreement)?;
        // A visit brought forward was still this turn's.
        let turn = agreement.turn_of(&origin(act, id)?).unwrap_or(visit.due_on);
        if let Some(next) = agreement.turn_after(turn.max(visit.due_on))? {
            plan(act, &agreement.turn(next))?;
        }
    }
    Ok(visit)
}

fn origin(act: &Act<'_>, id: VisitId) -> Result<String> {
    let row = act.one("SELECT origin FROM visit WHERE company_id = $1 AND id = $2", &[&id])?;
    Ok(row.get::<Option<String>>("origin")?.unwrap_or_default())
}

pub fn cancel(act: &Act<'_>, id: VisitId, note: &VisitNote, version: i64) -> Result<Visit> {
    close(act, id, note, version, VisitState::Cancelled)
}

fn close(act: &Act<'_>, id: VisitId, note: &VisitNote, version: i64, state: VisitState) -> Result<Visit> {
    let before = open(act, id, version)?;
    let notes = note.notes.clone().unwrap_or_else(|| before.notes.clone());
    Checks::new().at_most("notes", &notes, 20_000).finish()?;
    let (completed_on, kind) = match state {
        VisitState::Completed => (Some(act.today()?), "visit.completed"),
        _ => (None, "visit.cancelled"),
    };
    let written = act.execute(
        "UPDATE visit SET state = $3, notes = $4, completed_on = $5, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $6",
        &[&id, &state, &notes, &completed_on, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&before));
    }
    if state == VisitState::Cancelled {
        bookings::release(act, SubjectType::Visit, id.0)?;
    }
    let visit = get(act, id)?;
    tell(act, kind, &visit)?;
    Ok(visit)
}

/// A visit that still lies ahead, at the version the caller read.
fn open(act: &Act<'_>, id: VisitId, version: i64) -> Result<Visit> {
    let visit = get(act, id)?;
    if visit.version != version {
        return Err(Error::stale(&visit));
    }
    if visit.state != VisitState::Scheduled {
        return Err(Error::refused(
            "visit.closed",
            format!("This visit is {} already.", visit.state),
            "Schedule a new visit instead.",
        ));
    }
    Ok(visit)
}

fn check_window(start: Option<Time>, end: Option<Time>, notes: &str) -> Result<()> {
    Checks::new()
        .that(start.is_none() == end.is_none(), "window_end", "Give both ends of the window, or neither.")
        .that(start.zip(end).is_none_or(|(s, e)| s < e), "window_end", "The window ends before it begins.")
        .at_most("notes", notes, 20_000)
        .finish()
}

pub(super) fn tell(act: &Act<'_>, kind: &'static str, visit: &Visit) -> Result<()> {
    act.emit(
        NewEvent::new(kind, "visit", visit.id)
            .link(visit.account_id)
            .link_opt(visit.site_id.map(VisitId))
            .link_opt(visit.project_id.map(VisitId))
            .data(serde_json::json!({
                "kind": visit.kind, "due_on": visit.due_on, "account_id": visit.account_id, "account_name": visit.account_name
            })),
    )?;
    Ok(())
}

/// Who goes at which hours stands in the one ledger, so that nobody is promised twice.
fn keep_ledger(act: &Act<'_>, visit: &Visit) -> Result<()> {
    if let Some(worker) = visit.assigned_worker_id {
        workers::get(act, WorkerId(worker))?;
    }
    bookings::release(act, SubjectType::Visit, visit.id.0)?;
    let (Some(worker), Some(start), Some(end)) = (visit.assigned_worker_id, visit.window_start, visit.window_end)
    else {
        return Ok(());
    };
    let (starts_at, ends_at) = companies::stretch(act, visit.due_on.to_datetime(start), visit.due_on.to_datetime(end))?;
    bookings::book(
        act,
        &NewBooking {
            resource_kind: ResourceKind::Worker,
            resource_id: worker,
            subject_type: SubjectType::Visit,
            subject_id: visit.id.0,
            project_id: visit.project_id,
            title: visit.account_name.clone(),
            starts_at,
            ends_at,
        },
    )?;
    Ok(())
}
