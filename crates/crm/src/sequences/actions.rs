use platform::{Act, Conn, Error, NewEvent, Result, Row, error::Checks};

use super::{Enrolment, EnrolmentId, EnrolmentState, Sequence, SequenceChange, SequenceId, Step};
use crate::accounts::AccountId;

fn sequence(row: &Row) -> Result<Sequence> {
    Ok(Sequence {
        id: row.get("id")?,
        name: row.get("name")?,
        trigger_event: row.get("trigger_event")?,
        steps: serde_json::from_str(&row.get::<String>("steps")?)?,
        active: row.get("active")?,
        version: row.get("version")?,
    })
}

pub fn sequences(q: &Conn<'_>) -> Result<Vec<Sequence>> {
    q.rows("SELECT * FROM sequence WHERE company_id = $1 ORDER BY name, id", &[])?.iter().map(sequence).collect()
}

pub fn add(act: &Act<'_>, name: &str, trigger: &str, steps: &[Step]) -> Result<SequenceId> {
    let id: SequenceId = act.new_id();
    act.execute(
        "INSERT INTO sequence (company_id, id, name, trigger_event, steps, active) VALUES ($1, $2, $3, $4, $5, $6)",
        &[&id, &name, &trigger, &serde_json::to_string(steps)?, &true],
    )?;
    Ok(id)
}

/// Changes what is named, if the sequence is still at the version the caller read.
pub fn change(act: &Act<'_>, id: SequenceId, change: &SequenceChange, version: i64) -> Result<Sequence> {
    let now = named(act, id)?;
    if now.version != version {
        return Err(Error::stale(&now));
    }
    let steps = change.steps.given().unwrap_or(&now.steps);
    check(steps)?;
    let written = act.execute(
        "UPDATE sequence SET active = $3, steps = $4, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $5",
        &[&id, &change.active.or(now.active), &serde_json::to_string(steps)?, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&named(act, id)?));
    }
    act.emit(NewEvent::new("sequence.updated", "sequence", id).data(serde_json::json!({ "name": now.name })))?;
    named(act, id)
}

fn named(q: &Conn<'_>, id: SequenceId) -> Result<Sequence> {
    let row = q.row("SELECT * FROM sequence WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(sequence).transpose()?.ok_or(Error::NotFound("the sequence"))
}

fn check(steps: &[Step]) -> Result<()> {
    let mut checks = Checks::new();
    checks.that(!steps.is_empty(), "steps", "Keep at least one message, or switch the sequence off.");
    for (n, step) in steps.iter().enumerate() {
        checks
            .that((0..=3650).contains(&step.delay_days), &format!("steps.{n}.delay_days"), "Write 0 to 3650 days.")
            .require(&format!("steps.{n}.subject"), &step.subject, "Give the message a subject.")
            .at_most(&format!("steps.{n}.subject"), &step.subject, 200)
            .require(&format!("steps.{n}.body"), &step.body, "Write what the message says.")
            .at_most(&format!("steps.{n}.body"), &step.body, 20_000);
    }
    checks.finish()
}

const SELECT: &str = "SELECT e.*, s.name AS sequence_name FROM enrolment e
   JOIN sequence s ON s.company_id = e.company_id AND s.id = e.sequence_id WHERE e.company_id = $1";

fn enrolment(row: &Row) -> Result<Enrolment> {
    Ok(Enrolment {
        id: row.get("id")?,
        sequence_id: row.get("sequence_id")?,
        sequence_name: row.get("sequence_name")?,
        account_id: row.get("account_id")?,
        contact_id: row.get("contact_id")?,
        subject_id: row.get("subject_id")?,
        next_step: row.get("next_step")?,
        next_at: row.get("next_at")?,
        state: row.get("state")?,
        ended_reason: row.get("ended_reason")?,
    })
}

pub(super) fn one(q: &Conn<'_>, id: EnrolmentId) -> Result<Enrolment> {
    let row = q.row(&format!("{SELECT} AND e.id = $2"), &[&id])?;
    row.as_ref().map(enrolment).transpose()?.ok_or(Error::NotFound("the enrolment"))
}

pub fn enrolments(q: &Conn<'_>, account: AccountId) -> Result<Vec<Enrolment>> {
    q.rows(&format!("{SELECT} AND e.account_id = $2 ORDER BY e.id DESC"), &[&account])?.iter().map(enrolment).collect()
}

/// Nothing more of the sequence goes out to this person.
pub fn stop(act: &Act<'_>, id: EnrolmentId) -> Result<Enrolment> {
    let now = one(act, id)?;
    if now.state == EnrolmentState::Active {
        end(act, &now, EnrolmentState::Stopped, &format!("stopped by {}", act.who.actor.name()))?;
    }
    one(act, id)
}

pub(super) fn end(act: &Act<'_>, e: &Enrolment, state: EnrolmentState, why: &str) -> Result<()> {
    act.execute(
        "UPDATE enrolment SET state = $3, ended_reason = $4, next_at = NULL WHERE company_id = $1 AND id = $2",
        &[&e.id, &state, &why],
    )?;
    let event = NewEvent::new("sequence.ended", "enrolment", e.id).link(e.account_id).link(e.contact_id);
    act.emit(event.data(serde_json::json!({ "sequence": e.sequence_name, "reason": why })))?;
    Ok(())
}
