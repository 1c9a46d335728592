//! The codes that are mailed to the customer: who only has the link, has none.

use crm::contacts;
use jiff::{SignedDuration, Timestamp};
use platform::{Act, Error, Result, mail::NewMail};
use serde_json::json;
use subtle::ConstantTimeEq;

use super::{Content, Proposal, ProposalId, chain, letters};

kernel::typed_id!(CodeId, "Names one code.");

const CODE_LIVES: SignedDuration = SignedDuration::from_mins(10);
/// A clock may be put back by so much while a code is on its way.
const CLOCK_STEP: SignedDuration = SignedDuration::from_mins(1);
const TRIES: i64 = 5;
const CODES_AN_HOUR: i64 = 5;

/// What a code is good for, and for nothing else.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Sign,
    Decline,
}

/// What came of it. A wrong code is counted, so it is an outcome and not an error that undoes the count.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// Signed or declined, as was asked.
    Done(Box<Proposal>),
    WrongCode {
        left: i64,
    },
    /// No code that still works: too many tries, too old, or none was asked for.
    NoCode,
}

/// Mails a fresh code and says to which address; earlier codes stop working.
pub(super) fn mail(act: &Act<'_>, proposal: &Proposal, content: &Content, purpose: Purpose) -> Result<String> {
    not_too_many(act, proposal.id)?;
    let contact = contacts::get(act, proposal.contact_id)?;
    let address = proposal.sent_to.clone().or(contact.email).ok_or(Error::NotFound("the address of the contact"))?;
    let (code_id, code) = (act.new_id::<CodeId>(), act.ids().code());
    act.execute(
        "UPDATE signing_code SET used_at = $3 WHERE company_id = $1 AND proposal_id = $2 AND used_at IS NULL",
        &[&proposal.id, &act.at],
    )?;
    let (hash, until) = (hashed(code_id, purpose, &code), act.at + CODE_LIVES);
    act.execute(
        "INSERT INTO signing_code (company_id, id, proposal_id, code_hash, sent_to, attempts, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, 0, $6, $7)",
        &[&code_id, &proposal.id, &hash, &address, &act.at, &until],
    )?;
    let letter = match purpose {
        Purpose::Sign => letters::code(content, &code),
        Purpose::Decline => letters::code_to_decline(content, &code),
    };
    let mail = NewMail {
        to_address: address.clone(),
        to_name: contact.name,
        subject: letter.subject,
        text: letter.text,
        html: None,
        attachments: Vec::new(),
        record: None,
    };
    act.send_code(mail, &code, until)?;
    Ok(address)
}

fn not_too_many(act: &Act<'_>, id: ProposalId) -> Result<()> {
    let hour_ago: Timestamp = act.at - SignedDuration::from_hours(1);
    let sent: i64 = act
        .one(
            "SELECT count(*) AS n FROM signing_code
             WHERE company_id = $1 AND proposal_id = $2 AND created_at > $3 AND created_at <= $4",
            &[&id, &hour_ago, &act.at],
        )?
        .get("n")?;
    if sent >= CODES_AN_HOUR { Err(Error::TooMany { retry_after_s: 3600 }) } else { Ok(()) }
}

/// The code alone has a million values, so its id salts it.
fn hashed(id: CodeId, purpose: Purpose, code: &str) -> Vec<u8> {
    platform::identity::token_hash(&match purpose {
        Purpose::Sign => format!("{id}:{code}"),
        Purpose::Decline => format!("{id}:decline:{code}"),
    })
}

/// Uses up a try of the code that was mailed last, the only one left; says why it was not taken, if it was not.
pub(super) fn used(act: &Act<'_>, id: ProposalId, purpose: Purpose, code: &str) -> Result<Option<Outcome>> {
    let row = act.row(
        "SELECT id, code_hash, attempts, expires_at FROM signing_code
         WHERE company_id = $1 AND proposal_id = $2 AND used_at IS NULL",
        &[&id],
    )?;
    let Some(row) = row else { return Ok(Some(Outcome::NoCode)) };
    let (code_id, hash): (CodeId, Vec<u8>) = (row.get("id")?, row.get("code_hash")?);
    let attempts = row.get::<i64>("attempts")? + 1;
    if attempts > TRIES {
        return Ok(Some(Outcome::NoCode));
    }
    // One that reaches further than a code can was mailed while the clock was ahead. What is over is used up, so that a
    // clock put back does not revive it.
    let expires: Timestamp = row.get("expires_at")?;
    if expires <= act.at || expires > act.at + CODE_LIVES + CLOCK_STEP {
        let over = "UPDATE signing_code SET used_at = $3 WHERE company_id = $1 AND id = $2";
        act.execute(over, &[&code_id, &act.at])?;
        return Ok(Some(Outcome::NoCode));
    }
    let right = bool::from(hashed(code_id, purpose, code.trim()).ct_eq(&hash));
    let used_at = right.then_some(act.at);
    act.execute(
        "UPDATE signing_code SET attempts = $3, used_at = $4 WHERE company_id = $1 AND id = $2",
        &[&code_id, &attempts, &used_at],
    )?;
    if right {
        return Ok(None);
    }
    chain::append(act, id, "code_wrong", json!({ "try": attempts }))?;
    Ok(Some(Outcome::WrongCode { left: TRIES - attempts }))
}
