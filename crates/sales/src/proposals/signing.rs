//! The act of signing: consent, a fresh code, a name, and a yes to the sum.

use crm::opportunities;
use platform::{Act, Error, Result, companies};
use serde_json::json;

use super::{
    Outcome, Proposal, ProposalId, ProposalState, Trace,
    canonical::sha256,
    chain,
    codes::{self, Purpose},
    content,
    create::event,
    get, queries,
};
use crate::estimates::EstimateState;

/// What the customer fills in.
#[derive(Debug, Clone)]
pub struct SignForm {
    pub name: String,
    pub code: String,
    /// The box beside the sum was ticked.
    pub accepted: bool,
    /// The hash of the content that was on the screen.
    pub content_sha256: String,
}

/// The customer agrees to sign electronically and gets a fresh code by e-mail; earlier codes stop working.
pub fn send_code(act: &Act<'_>, id: ProposalId, consented: bool, trace: &Trace) -> Result<()> {
    let proposal = signable(act, id)?;
    let content = content(act, id)?;
    if !consented {
        return Err(Error::invalid("consent", "Tick the box to sign electronically, or ask us for a paper copy."));
    }
    let address = codes::mail(act, &proposal, &content, Purpose::Sign)?;
    chain::append(act, id, "consented", json!({ "words": content.consent, "from": trace }))?;
    chain::append(act, id, "code_sent", json!({ "to": address }))
}

/// Signs. Doing it twice is the same signature.
pub fn sign(act: &Act<'_>, id: ProposalId, form: &SignForm, trace: &Trace) -> Result<Outcome> {
    act.lock("SELECT id FROM proposal WHERE company_id = $1 AND id = $2", &[&id])?;
    let proposal = get(act, id)?;
    if proposal.state == ProposalState::Signed {
        return Ok(Outcome::Done(Box::new(proposal)));
    }
    let proposal = signable(act, id)?;
    unchanged(act, &proposal, form)?;
    if form.name.trim().is_empty() || form.name.chars().count() > 200 {
        return Err(Error::invalid("name", "Write your full name, as you sign."));
    }
    if !form.accepted {
        return Err(Error::invalid("accept", "Tick the box beside the sum to accept it."));
    }
    match codes::used(act, id, Purpose::Sign, &form.code)? {
        None => {}
        Some(refusal) => return Ok(refusal),
    }
    chain::append(act, id, "verified", json!({ "code": "matched", "to": proposal.sent_to }))?;
    let signature = json!({
        "name": form.name.trim(), "total_minor": proposal.total.minor, "currency": proposal.total.currency,
        "content_sha256": proposal.content_sha256, "pdf_sha256": proposal.pdf_sha256, "from": trace,
    });
    chain::append(act, id, "signed", signature)?;
    act.execute(
        "UPDATE proposal SET state = $3, signed_at = $4, signer_name = $5, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &ProposalState::Signed, &act.at, &form.name.trim()],
    )?;
    act.execute(
        "UPDATE estimate SET state = $3, version = version + 1 WHERE company_id = $1 AND id = $2",
        &[&proposal.estimate_id, &EstimateState::Signed],
    )?;
    let signed = get(act, id)?;
    act.emit(event("proposal.signed", &signed))?;
    if let Some(opportunity) = signed.opportunity_id {
        opportunities::mark_won(act, opportunity)?;
    }
    Ok(Outcome::Done(Box::new(signed)))
}

/// The proposal, if it can be signed or declined today.
pub(super) fn signable(act: &Act<'_>, id: ProposalId) -> Result<Proposal> {
    let proposal = get(act, id)?;
    let closed = |code: &str, cause: &str| Err(Error::refused(code, cause, "Ask us for the current proposal."));
    match proposal.state {
        ProposalState::Superseded => return closed("proposal.superseded", "A newer offer took the place of this one."),
        ProposalState::Declined => return closed("proposal.declined", "This proposal was declined."),
        ProposalState::Signed => return closed("proposal.signed", "This proposal is signed already."),
        ProposalState::Ready => return closed("proposal.not_sent", "This proposal was not sent yet."),
        ProposalState::Sent | ProposalState::Viewed => {}
    }
    if proposal.valid_until.is_some_and(|last| last < companies::today(act, act.at).unwrap_or(last)) {
        return closed("proposal.expired", "The day until which this proposal holds is over.");
    }
    Ok(proposal)
}

/// What is signed is what was frozen, and the estimate still says the same.
fn unchanged(act: &Act<'_>, proposal: &Proposal, form: &SignForm) -> Result<()> {
    let stored = sha256(queries::stored_content(act, proposal.id)?);
    let same = act.row(
        "SELECT p.id FROM proposal p JOIN estimate e ON e.company_id = p.company_id AND e.id = p.estimate_id
         WHERE p.company_id = $1 AND p.id = $2 AND e.version = p.estimate_version AND e.state = 'sent'",
        &[&proposal.id],
    )?;
    if stored == proposal.content_sha256 && form.content_sha256 == stored && same.is_some() {
        return Ok(());
    }
    Err(Error::refused(
        "proposal.changed",
        "The offer was changed after it was sent, so this version can't be signed.",
        "Ask us for the current proposal.",
    ))
}
