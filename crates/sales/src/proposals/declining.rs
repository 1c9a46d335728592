//! The customer says no: with a code as well, since whoever was shown the link could end the offer otherwise.

use platform::{Act, Result};
use serde_json::json;

use super::{
    Outcome, ProposalId, ProposalState, Trace, chain,
    codes::{self, Purpose},
    content,
    create::event,
    get,
    signing::signable,
};

/// Mails the customer a code to decline with; a code to sign with stops working.
pub fn send_code_to_decline(act: &Act<'_>, id: ProposalId, trace: &Trace) -> Result<()> {
    let proposal = signable(act, id)?;
    let address = codes::mail(act, &proposal, &content(act, id)?, Purpose::Decline)?;
    chain::append(act, id, "code_sent", json!({ "to": address, "for": "decline", "from": trace }))
}

/// Declines. Doing it twice is the same no.
pub fn decline(act: &Act<'_>, id: ProposalId, reason: &str, code: &str, trace: &Trace) -> Result<Outcome> {
    act.lock("SELECT id FROM proposal WHERE company_id = $1 AND id = $2", &[&id])?;
    let proposal = get(act, id)?;
    if proposal.state == ProposalState::Declined {
        return Ok(Outcome::Done(Box::new(proposal)));
    }
    signable(act, id)?;
    if let Some(refusal) = codes::used(act, id, Purpose::Decline, code)? {
        return Ok(refusal);
    }
    let reason: String = reason.trim().chars().take(2_000).collect();
    act.execute(
        "UPDATE proposal SET state = $3, declined_at = $4, decline_reason = $5, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &ProposalState::Declined, &act.at, &reason],
    )?;
    chain::append(act, id, "declined", json!({ "reason": reason, "code": "matched", "from": trace }))?;
    let declined = get(act, id)?;
    act.emit(event("proposal.declined", &declined))?;
    Ok(Outcome::Done(Box::new(declined)))
}
