use crm::{
    contacts,
    opportunities::{self, OpportunityChange, OpportunityState},
};
use platform::{Act, Error, Result, identity::token_hash, mail::NewMail};
use serde_json::json;

use super::{Proposal, ProposalId, ProposalState, chain, content, create::event, get, letters};
use crate::estimates::{EstimateState, touched};

kernel::typed_id!(LinkId, "Names one link to a proposal.");

/// E-mails the link and the PDF to the contact. Sending again makes another link; the earlier ones keep working.
pub fn send(act: &Act<'_>, id: ProposalId) -> Result<Proposal> {
    act.lock("SELECT id FROM proposal WHERE company_id = $1 AND id = $2", &[&id])?;
    let proposal = get(act, id)?;
    if !proposal.state.is_open() && proposal.state != ProposalState::Ready {
        return Err(Error::refused(
            "proposal.closed",
            format!("This proposal is {}.", proposal.state),
            "Make a new proposal from the estimate, or from its next revision.",
        ));
    }
    let contact = contacts::get(act, proposal.contact_id)?;
    let address = contact.email.clone().ok_or_else(|| {
        Error::refused(
            "contact.no_email",
            format!("{} has no e-mail address.", contact.name),
            "Add the address to the contact, then send again.",
        )
    })?;
    let token = act.ids().secret();
    act.execute(
        "INSERT INTO proposal_link (company_id, id, proposal_id, token_hash, created_at) VALUES ($1, $2, $3, $4, $5)",
        &[&act.new_id::<LinkId>(), &id, &token_hash(&token), &act.at],
    )?;
    let link = format!("{}/p/{token}", act.platform.settings().public_url);
    let letter = letters::proposal(&content(act, id)?, contact.first_name(), &link);
    act.send_mail(NewMail {
        to_address: address.clone(),
        to_name: contact.name.clone(),
        subject: letter.subject,
        text: letter.text,
        html: None,
        attachments: vec![proposal.pdf_file_id],
        record: Some(id.0),
    })?;
    act.execute(
        "UPDATE proposal SET state = CASE WHEN state = 'ready' THEN 'sent' ELSE state END, sent_to = $3,
           sent_at = COALESCE(sent_at, $4), version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[&id, &address, &act.at],
    )?;
    lock_estimate(act, &proposal)?;
    chain::append(act, id, "sent", json!({ "by": act.who.actor.name(), "to": address, "name": contact.name }))?;
    let sent = get(act, id)?;
    act.emit(event("proposal.sent", &sent))?;
    offered(act, &sent)?;
    Ok(sent)
}

/// What went out is what an open opportunity is worth from now on.
fn offered(act: &Act<'_>, proposal: &Proposal) -> Result<()> {
    let Some(id) = proposal.opportunity_id else { return Ok(()) };
    let now = opportunities::get(act, id)?;
    if now.state != OpportunityState::Open || now.value == proposal.total {
        return Ok(());
    }
    let worth = OpportunityChange { value: proposal.total.into(), ..Default::default() };
    opportunities::change(act, id, &worth, now.version).map(|_| ())
}

/// What went out is read-only from now on; the proposal remembers the version it belongs to.
fn lock_estimate(act: &Act<'_>, proposal: &Proposal) -> Result<()> {
    let changed = act.execute(
        "UPDATE estimate SET state = $3 WHERE company_id = $1 AND id = $2 AND state = 'draft'",
        &[&proposal.estimate_id, &EstimateState::Sent],
    )?;
    if changed == 0 {
        return Ok(());
    }
    let still: Option<platform::Row> = act.row(
        "SELECT e.id FROM estimate e JOIN proposal p ON p.company_id = e.company_id AND p.estimate_id = e.id
         WHERE e.company_id = $1 AND p.id = $2 AND e.version = p.estimate_version",
        &[&proposal.id],
    )?;
    if still.is_none() {
        return Err(Error::refused(
            "estimate.changed",
            "The estimate was changed after this proposal was made.",
            "Make a new proposal and send that one.",
        ));
    }
    touched(act, proposal.estimate_id, "sent")?;
    act.execute(
        "UPDATE proposal SET estimate_version = (SELECT version FROM estimate WHERE company_id = $1 AND id = $3)
         WHERE company_id = $1 AND id = $2",
        &[&proposal.id, &proposal.estimate_id],
    )?;
    Ok(())
}
