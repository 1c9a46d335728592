use platform::{Act, Conn, Error, NewEvent, Result, Row};

use super::{Enrolment, EnrolmentId, EnrolmentState, Sequence, SequenceId, Step};
use crate::accounts::AccountId;

fn sequence(row: &Row) -> Result<Sequence> {
    Ok(Sequence {
        id: row.get("id")?,
        name: row.get("name")?,
        trigger_event: row.get("trigger_event")?,
        steps: serde_json::from_str(&row.get::<String>("steps")?)?,
        active: row.get("active")?,
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
