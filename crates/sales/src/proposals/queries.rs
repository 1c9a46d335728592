use kernel::Money;
use platform::{Conn, Cursor, Error, Page, Result, Row};

use super::{Content, Proposal, ProposalFilter, ProposalId};

pub fn get(q: &Conn<'_>, id: ProposalId) -> Result<Proposal> {
    let row = q.row("SELECT * FROM proposal WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(proposal).transpose()?.ok_or(Error::NotFound("the proposal"))
}

/// The canonical text that was frozen, as it is stored now.
pub(super) fn stored_content(q: &Conn<'_>, id: ProposalId) -> Result<String> {
    let row = q.row("SELECT content FROM proposal WHERE company_id = $1 AND id = $2", &[&id])?;
    Ok(row.ok_or(Error::NotFound("the proposal"))?.get("content")?)
}

/// What the customer reads and signs.
pub fn content(q: &Conn<'_>, id: ProposalId) -> Result<Content> {
    Ok(serde_json::from_str(&stored_content(q, id)?)?)
}

/// The newest first.
pub fn list(q: &Conn<'_>, filter: &ProposalFilter, cursor: &Cursor) -> Result<Page<Proposal>> {
    let before: ProposalId = cursor.key()?.unwrap_or(ProposalId(uuid::Uuid::max()));
    let rows = q.rows(
        "SELECT * FROM proposal
         WHERE company_id = $1 AND id < $2 AND (CAST($3 AS TEXT) IS NULL OR state = $3)
           AND (CAST($4 AS UUID) IS NULL OR estimate_id = $4) AND (CAST($5 AS UUID) IS NULL OR opportunity_id = $5)
           AND (CAST($6 AS UUID) IS NULL OR account_id = $6)
         ORDER BY id DESC LIMIT $7",
        &[&before, &filter.state, &filter.estimate_id, &filter.opportunity_id, &filter.account_id, &cursor.fetch()],
    )?;
    Ok(cursor.page(rows.iter().map(proposal).collect::<Result<Vec<_>>>()?, |p| p.id))
}

fn proposal(row: &Row) -> Result<Proposal> {
    let (number, issue): (i64, i64) = (row.get("number")?, row.get("issue")?);
    Ok(Proposal {
        id: row.get("id")?,
        label: format!("{number}-{issue}"),
        estimate_id: row.get("estimate_id")?,
        estimate_revision: row.get("estimate_revision")?,
        opportunity_id: row.get("opportunity_id")?,
        account_id: row.get("account_id")?,
        contact_id: row.get("contact_id")?,
        site_id: row.get("site_id")?,
        name: row.get("name")?,
        state: row.get("state")?,
        language: row.get("language")?,
        valid_until: row.get("valid_until")?,
        total: Money::new(row.get("total_minor")?, row.get("currency")?),
        content_sha256: row.get("content_sha256")?,
        pdf_file_id: row.get("pdf_file_id")?,
        pdf_sha256: row.get("pdf_sha256")?,
        sent_to: row.get("sent_to")?,
        sent_at: row.get("sent_at")?,
        viewed_at: row.get("viewed_at")?,
        signed_at: row.get("signed_at")?,
        declined_at: row.get("declined_at")?,
        decline_reason: row.get("decline_reason")?,
        signer_name: row.get("signer_name")?,
        sealed_file_id: row.get("sealed_file_id")?,
        sealed_sha256: row.get("sealed_sha256")?,
        version: row.get("version")?,
        created_at: row.get("created_at")?,
    })
}
