//! What a link opens: the customer's way in, without a sign-in and read-only but for signing.

use jiff::{SignedDuration, Timestamp};
use platform::{Act, CompanyId, Error, Platform, Result, identity::token_hash};
use serde_json::json;

use super::{Proposal, ProposalId, ProposalState, Trace, chain, create::event, get};

/// One visit: looking at the page again within this time is not another opening.
const VISIT: SignedDuration = SignedDuration::from_mins(30);

/// The company and the proposal a link belongs to.
pub async fn behind(platform: &Platform, token: &str) -> Result<(CompanyId, ProposalId)> {
    let hash = token_hash(token);
    platform
        .store()
        .system_read(move |q| {
            let row = q.row("SELECT company_id, proposal_id FROM proposal_link WHERE token_hash = $1", &[&hash])?;
            let row = row.ok_or(Error::NotFound("the proposal"))?;
            Ok((row.get("company_id")?, row.get("proposal_id")?))
        })
        .await
}

/// The customer looks at it. The first look makes it "viewed"; each visit is an event.
pub fn opened(act: &Act<'_>, id: ProposalId, trace: &Trace) -> Result<Proposal> {
    let proposal = get(act, id)?;
    if seen_lately(act, id, trace)? {
        return Ok(proposal);
    }
    chain::append(act, id, "opened", serde_json::to_value(trace)?)?;
    act.execute(
        "UPDATE proposal SET viewed_at = COALESCE(viewed_at, $3), state = CASE WHEN state = 'sent' THEN $4 ELSE state END
         WHERE company_id = $1 AND id = $2",
        &[&id, &act.at, &ProposalState::Viewed],
    )?;
    let proposal = get(act, id)?;
    if proposal.state == ProposalState::Viewed {
        act.emit(event("proposal.viewed", &proposal))?;
    }
    Ok(proposal)
}

fn seen_lately(act: &Act<'_>, id: ProposalId, trace: &Trace) -> Result<bool> {
    let since: Timestamp = act.at - VISIT;
    let rows = act.rows(
        "SELECT data FROM signature_event WHERE company_id = $1 AND proposal_id = $2 AND kind = 'opened' AND at > $3",
        &[&id, &since],
    )?;
    let who = json!([trace.ip, trace.user_agent]);
    for row in rows {
        let data: serde_json::Value = serde_json::from_str(&row.get::<String>("data")?)?;
        if json!([data["ip"], data["user_agent"]]) == who {
            return Ok(true);
        }
    }
    Ok(false)
}
