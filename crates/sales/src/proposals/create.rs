use platform::{Act, Error, NewEvent, Result, files};
use serde_json::json;

use super::{Language, Prepared, Proposal, ProposalId, ProposalState, canonical::sha256, chain, get};
use crate::estimates::{self, EstimateId};

/// Stores a prepared proposal with its typeset PDF, which was put by its hash before. An earlier open proposal of the
/// same estimate makes way.
pub fn create(act: &Act<'_>, prepared: &Prepared, pdf_sha256: &str, pdf_size: usize) -> Result<Proposal> {
    let (content, of) = (&prepared.content, &prepared.document.estimate);
    act.lock("SELECT id FROM estimate WHERE company_id = $1 AND id = $2", &[&of.id])?;
    if estimates::get(act, of.id)?.version != of.version {
        return Err(Error::refused(
            "estimate.changed",
            "The estimate was changed while the proposal was being made.",
            "Look at the estimate and make the proposal again.",
        ));
    }
    let id: ProposalId = act.new_id();
    let file = files::record(act, &format!("{}.pdf", content.label), "application/pdf", pdf_sha256, pdf_size)?;
    act.execute(
        "INSERT INTO proposal (company_id, id, number, issue, estimate_id, estimate_revision, estimate_version,
           opportunity_id, account_id, contact_id, site_id, name, state, language, valid_until, content, content_sha256,
           scope, scope_sha256, pdf_file_id, pdf_sha256, total_minor, currency, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'ready', $13, $14, $15, $16, $17, $18, $19, $20, $21,
           $22, $23)",
        &[
            &id,
            &of.number,
            &prepared.issue,
            &of.id,
            &of.revision,
            &of.version,
            &of.opportunity_id,
            &of.account_id,
            &prepared.new.contact_id,
            &of.site_id,
            &content.title,
            &prepared.new.language.unwrap_or(Language::English),
            &content.valid_until,
            &prepared.canonical,
            &prepared.content_sha256,
            &prepared.scope,
            &sha256(&prepared.scope),
            &file.id,
            &pdf_sha256,
            &content.total.minor,
            &content.total.currency,
            &act.at,
        ],
    )?;
    retire_open(act, of.id, Some(id))?;
    let hashes = json!({
        "by": act.who.actor.name(), "content_sha256": prepared.content_sha256, "pdf_sha256": pdf_sha256,
        "total_minor": content.total.minor, "currency": content.total.currency,
    });
    chain::append(act, id, "created", hashes)?;
    let proposal = get(act, id)?;
    act.emit(event("proposal.created", &proposal))?;
    Ok(proposal)
}

/// Closes the open proposals of an estimate: another took their place, or the estimate was withdrawn.
pub fn retire_open(act: &Act<'_>, estimate: EstimateId, by: Option<ProposalId>) -> Result<()> {
    let open = act.rows(
        "SELECT id FROM proposal WHERE company_id = $1 AND estimate_id = $2 AND state IN ('ready', 'sent', 'viewed')",
        &[&estimate],
    )?;
    for row in open {
        let id: ProposalId = row.get("id")?;
        if Some(id) == by {
            continue;
        }
        act.execute(
            "UPDATE proposal SET state = $3, superseded_by = $4, version = version + 1 WHERE company_id = $1 AND id = $2",
            &[&id, &ProposalState::Superseded, &by],
        )?;
        chain::append(act, id, "superseded", json!({ "by": by }))?;
    }
    Ok(())
}

/// An event of a proposal, on the timelines of everybody concerned.
pub(super) fn event(kind: &'static str, p: &Proposal) -> NewEvent {
    let data = json!({
        "label": p.label, "name": p.name, "estimate_id": p.estimate_id, "opportunity_id": p.opportunity_id,
        "account_id": p.account_id, "contact_id": p.contact_id, "total_minor": p.total.minor, "currency": p.total.currency,
    });
    NewEvent::new(kind, "proposal", p.id)
        .link(p.account_id)
        .link(p.contact_id)
        .link(p.estimate_id)
        .link_opt(p.opportunity_id)
        .data(data)
}
