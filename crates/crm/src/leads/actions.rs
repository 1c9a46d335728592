use platform::{Act, Error, NewEvent, Result};

use super::{CallOfLead, CalledLead, DisqualifyLead, Lead, LeadId, LeadState, get};
use crate::{
    communications::{self, Channel, Direction, NewCommunication},
    typed,
};

/// Writes down a call to who asked. The first one stops the clock.
pub fn call(act: &Act<'_>, id: LeadId, call: &CallOfLead) -> Result<CalledLead> {
    let lead = open(act, id)?;
    let entry = NewCommunication {
        channel: Channel::Call,
        direction: Direction::Out,
        subject: String::new(),
        body: call.note.clone(),
        outcome: Some(call.outcome.to_string()),
        occurred_at: None,
        account_id: lead.account_id,
        contact_id: lead.contact_id,
        lead_id: Some(id),
        opportunity_id: None,
        project_id: None,
    };
    let communication = communications::log(act, &entry)?;
    respond(act, &lead)?;
    Ok(CalledLead { lead: get(act, id)?, communication })
}

/// Stops the clock if it still runs.
pub(super) fn respond(act: &Act<'_>, lead: &Lead) -> Result<()> {
    // The clock may have been put back since they asked.
    let at = act.at.max(lead.received_at);
    act.execute(
        "UPDATE lead SET state = $3, first_response_at = coalesce(first_response_at, $4), updated_at = $4,
           version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&lead.id, &LeadState::Contacted, &at],
    )?;
    if lead.first_response_at.is_none() {
        let waited = at.duration_since(lead.received_at).as_secs() / 60;
        let event = NewEvent::new("lead.responded", "lead", lead.id).link_opt(lead.account_id);
        act.emit(event.link_opt(lead.contact_id).data(serde_json::json!({
            "name": lead.name, "waited_minutes": waited, "in_time": at <= lead.respond_by,
        })))?;
    }
    Ok(())
}

/// Ends a lead from which nothing will come.
pub fn disqualify(act: &Act<'_>, id: LeadId, why: &DisqualifyLead) -> Result<Lead> {
    let lead = open(act, id)?;
    let reason = typed::filled(Some(&why.reason))
        .ok_or_else(|| Error::invalid("reason", "Say why nothing will come of it; the reports learn from it."))?;
    act.execute(
        "UPDATE lead SET state = $3, closed_reason = $4, updated_at = $5, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &LeadState::Disqualified, &reason, &act.at],
    )?;
    let event = NewEvent::new("lead.disqualified", "lead", id).link_opt(lead.account_id).link_opt(lead.contact_id);
    act.emit(event.data(serde_json::json!({ "name": lead.name, "reason": reason })))?;
    get(act, id)
}

/// The lead, if it is still open; two people may have it on their screens.
pub(super) fn open(act: &Act<'_>, id: LeadId) -> Result<Lead> {
    act.lock("SELECT id FROM lead WHERE company_id = $1 AND id = $2", &[&id])?;
    let lead = get(act, id)?;
    if lead.state.is_open() {
        return Ok(lead);
    }
    Err(Error::refused(
        "lead.closed",
        format!("This lead is {} already.", lead.state),
        "Open what it became; a new inquiry of the same person begins a new lead.",
    ))
}
