//! The act of signing: consent, a fresh code, a name, and a yes to the sum.

use crm::{contacts, opportunities};
use jiff::{SignedDuration, Timestamp};
use platform::{Act, Error, Result, companies, mail::NewMail};
use serde_json::json;
use subtle::ConstantTimeEq;

use super::{
    Proposal, ProposalId, ProposalState, Trace, canonical::sha256, chain, content, create::event, get, letters, queries,
};
use crate::estimates::EstimateState;

kernel::typed_id!(CodeId, "Names one signing code.");

const CODE_LIVES: SignedDuration = SignedDuration::from_mins(10);
/// A clock may be put back by so much while a code is on its way.
const CLOCK_STEP: SignedDuration = SignedDuration::from_mins(1);
const TRIES: i64 = 5;
const CODES_AN_HOUR: i64 = 5;

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

/// What came of it. A wrong code is counted, so it is an outcome and not an error that undoes the count.
#[derive(Debug, Clone)]
pub enum SignOutcome {
    Signed(Box<Proposal>),
    WrongCode {
        left: i64,
    },
    /// No code that still works: too many tries, too old, or none was asked for.
    NoCode,
}

/// The customer agrees to sign electronically and gets a fresh code by e-mail; earlier codes stop working.
pub fn send_code(act: &Act<'_>, id: ProposalId, consented: bool, trace: &Trace) -> Result<()> {
    let proposal = signable(act, id)?;
    let content = content(act, id)?;
    if !consented {
        return Err(Error::invalid("consent", "Tick the box to sign electronically, or ask us for a paper copy."));
    }
    let hour_ago: Timestamp = act.at - SignedDuration::from_hours(1);
    let sent: i64 = act
        .one(
            "SELECT count(*) AS n FROM signing_code
             WHERE company_id = $1 AND proposal_id = $2 AND created_at > $3 AND created_at <= $4",
            &[&id, &hour_ago, &act.at],
        )?
        .get("n")?;
    if sent >= CODES_AN_HOUR {
        return Err(Error::TooMany { retry_after_s: 3600 });
    }
    let contact = contacts::get(act, proposal.contact_id)?;
    let address = proposal.sent_to.clone().or(contact.email).ok_or(Error::NotFound("the address of the contact"))?;
    let (code_id, code) = (act.new_id::<CodeId>(), act.ids().code());
    act.execute(
        "UPDATE signing_code SET used_at = $3 WHERE company_id = $1 AND proposal_id = $2 AND used_at IS NULL",
        &[&id, &act.at],
    )?;
    act.execute(
        "INSERT INTO signing_code (company_id, id, proposal_id, code_hash, sent_to, attempts, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, 0, $6, $7)",
        &[&code_id, &id, &hashed(code_id, &code), &address, &act.at, &(act.at + CODE_LIVES)],
    )?;
    let letter = letters::code(&content, &code);
    let mail = NewMail {
        to_address: address.clone(),
        to_name: contact.name,
        subject: letter.subject,
        text: letter.text,
        html: None,
        attachments: Vec::new(),
        record: None,
    };
    act.send_code(mail, &code, act.at + CODE_LIVES)?;
    chain::append(act, id, "consented", json!({ "words": content.consent, "from": trace }))?;
    chain::append(act, id, "code_sent", json!({ "to": address }))
}

/// The code alone has a million values, so its id salts it.
fn hashed(id: CodeId, code: &str) -> Vec<u8> {
    platform::identity::token_hash(&format!("{id}:{code}"))
}

/// Signs. Doing it twice is the same signature.
pub fn sign(act: &Act<'_>, id: ProposalId, form: &SignForm, trace: &Trace) -> Result<SignOutcome> {
    act.lock("SELECT id FROM proposal WHERE company_id = $1 AND id = $2", &[&id])?;
    let proposal = get(act, id)?;
    if proposal.state == ProposalState::Signed {
        return Ok(SignOutcome::Signed(Box::new(proposal)));
    }
    let proposal = signable(act, id)?;
    unchanged(act, &proposal, form)?;
    if form.name.trim().is_empty() || form.name.chars().count() > 200 {
        return Err(Error::invalid("name", "Write your full name, as you sign."));
    }
    if !form.accepted {
        return Err(Error::invalid("accept", "Tick the box beside the sum to accept it."));
    }
    match used(act, id, form.code.trim())? {
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
    Ok(SignOutcome::Signed(Box::new(signed)))
}

/// The proposal, if it can be signed today.
fn signable(act: &Act<'_>, id: ProposalId) -> Result<Proposal> {
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

/// Uses up a try of the code that was mailed last, the only one left; says why it can't be signed, if it can't.
fn used(act: &Act<'_>, id: ProposalId, code: &str) -> Result<Option<SignOutcome>> {
    let row = act.row(
        "SELECT id, code_hash, attempts, expires_at FROM signing_code
         WHERE company_id = $1 AND proposal_id = $2 AND used_at IS NULL",
        &[&id],
    )?;
    let Some(row) = row else { return Ok(Some(SignOutcome::NoCode)) };
    let (code_id, hash): (CodeId, Vec<u8>) = (row.get("id")?, row.get("code_hash")?);
    let attempts = row.get::<i64>("attempts")? + 1;
    if attempts > TRIES {
        return Ok(Some(SignOutcome::NoCode));
    }
    // One that reaches further than a code can was mailed while the clock was ahead. What is over is used up, so that a
    // clock put back does not revive it.
    let expires: Timestamp = row.get("expires_at")?;
    if expires <= act.at || expires > act.at + CODE_LIVES + CLOCK_STEP {
        let over = "UPDATE signing_code SET used_at = $3 WHERE company_id = $1 AND id = $2";
        act.execute(over, &[&code_id, &act.at])?;
        return Ok(Some(SignOutcome::NoCode));
    }
    let right = bool::from(hashed(code_id, code).ct_eq(&hash));
    let used_at = right.then_some(act.at);
    act.execute(
        "UPDATE signing_code SET attempts = $3, used_at = $4 WHERE company_id = $1 AND id = $2",
        &[&code_id, &attempts, &used_at],
    )?;
    if right {
        return Ok(None);
    }
    chain::append(act, id, "code_wrong", json!({ "try": attempts }))?;
    Ok(Some(SignOutcome::WrongCode { left: TRIES - attempts }))
}

/// The customer says no.
pub fn decline(act: &Act<'_>, id: ProposalId, reason: &str, trace: &Trace) -> Result<Proposal> {
    act.lock("SELECT id FROM proposal WHERE company_id = $1 AND id = $2", &[&id])?;
    let proposal = get(act, id)?;
    if proposal.state == ProposalState::Declined {
        return Ok(proposal);
    }
    signable(act, id)?;
    let reason: String = reason.trim().chars().take(2_000).collect();
    act.execute(
        "UPDATE proposal SET state = $3, declined_at = $4, decline_reason = $5, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &ProposalState::Declined, &act.at, &reason],
    )?;
    chain::append(act, id, "declined", json!({ "reason": reason, "from": trace }))?;
    let declined = get(act, id)?;
    act.emit(event("proposal.declined", &declined))?;
    Ok(declined)
}
