//! Whether a signature still proves what it says. Works on the database, and offline on an exported record.

use platform::{Conn, Error, Result, files::Files};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    ChainEvent, ProposalId,
    canonical::{canonical, sha256},
    chain, get, queries,
};

/// Everything that proves a signature, apart from the PDFs, whose hashes it names.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AuditRecord {
    pub format: String,
    pub proposal_id: ProposalId,
    pub label: String,
    /// What the customer read and signed.
    pub content: Value,
    pub content_sha256: String,
    pub pdf_sha256: String,
    pub sealed_sha256: Option<String>,
    pub signer_name: Option<String>,
    pub events: Vec<ChainEvent>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Check {
    /// `content`, `chain`, `signature`, `pdf`, `sealed`, `scope`.
    pub what: String,
    pub sound: bool,
    pub detail: String,
}

// Reports are something else in the contract, so this has its own name there.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[schema(as = SealVerification)]
pub struct Report {
    pub sound: bool,
    pub checks: Vec<Check>,
}

impl Report {
    fn of(checks: Vec<Check>) -> Self {
        Self { sound: checks.iter().all(|c| c.sound), checks }
    }
}

pub fn audit_record(q: &Conn<'_>, id: ProposalId) -> Result<AuditRecord> {
    let proposal = get(q, id)?;
    Ok(AuditRecord {
        format: "ridgebeam.audit.1".into(),
        proposal_id: id,
        label: proposal.label,
        content: serde_json::from_str(&queries::stored_content(q, id)?)?,
        content_sha256: proposal.content_sha256,
        pdf_sha256: proposal.pdf_sha256,
        sealed_sha256: proposal.sealed_sha256,
        signer_name: proposal.signer_name,
        events: chain::events(q, id)?,
    })
}

/// Checks a record by itself: no database, no files.
pub fn verify_record(record: &AuditRecord) -> Result<Report> {
    Ok(Report::of(vec![content(record)?, links(record)?, signature(record)]))
}

/// Checks a proposal as it is stored: its record, and the bytes of its PDFs.
pub fn verify(q: &Conn<'_>, files: &Files, id: ProposalId) -> Result<Report> {
    let record = audit_record(q, id)?;
    let mut checks = verify_record(&record)?.checks;
    let row = q.one("SELECT scope, scope_sha256 FROM proposal WHERE company_id = $1 AND id = $2", &[&id])?;
    let (scope, told): (String, String) = (row.get("scope")?, row.get("scope_sha256")?);
    checks.push(check(
        "scope",
        sha256(scope) == told,
        "the frozen costs have their hash",
        "the frozen costs were changed",
    ));
    let stored = |hash: &str| match files.get(q.company(), hash) {
        Err(away @ Error::FilesUnreachable(_)) => Err(away),
        read => Ok(read.is_ok()),
    };
    let (whole, broken) = ("the file is there and has its hash", "the file is missing or was changed");
    checks.push(check("pdf", stored(&record.pdf_sha256)?, whole, broken));
    if let Some(sealed) = &record.sealed_sha256 {
        checks.push(check("sealed", stored(sealed)?, whole, broken));
    }
    Ok(Report::of(checks))
}

fn check(what: &str, sound: bool, yes: &str, no: &str) -> Check {
    Check { what: what.into(), sound, detail: if sound { yes } else { no }.into() }
}

fn content(record: &AuditRecord) -> Result<Check> {
    let same = sha256(canonical(&record.content)?) == record.content_sha256;
    Ok(check("content", same, "the content has its hash", "the content was changed after it was frozen"))
}

fn links(record: &AuditRecord) -> Result<Check> {
    let mut before = chain::START.to_owned();
    for (n, event) in (1..).zip(&record.events) {
        if event.seq != n || event.prev_hash != before || chain::hash(record.proposal_id, event)? != event.hash {
            let detail = format!("event {n} ({}) was changed, moved or left out", event.kind);
            return Ok(Check { what: "chain".into(), sound: false, detail });
        }
        before.clone_from(&event.hash);
    }
    let detail = format!("{} events, each linked to the one before", record.events.len());
    Ok(Check { what: "chain".into(), sound: !record.events.is_empty(), detail })
}

/// What was signed names these very hashes, after a consent and a matching code.
fn signature(record: &AuditRecord) -> Check {
    let at = |kind: &str| record.events.iter().position(|e| e.kind == kind);
    let named = |event: &ChainEvent| {
        event.data["content_sha256"] == record.content_sha256.as_str()
            && event.data["pdf_sha256"] == record.pdf_sha256.as_str()
    };
    let created = at("created").is_some_and(|n| named(&record.events[n]));
    let sound = match (at("consented"), at("verified"), at("signed")) {
        (Some(consent), Some(code), Some(signed)) => {
            let event = &record.events[signed];
            consent < code
                && code < signed
                && named(event)
                && record.signer_name.as_deref() == event.data["name"].as_str()
        }
        (_, _, None) => record.signer_name.is_none(),
        _ => false,
    };
    let detail = match (created && sound, &record.signer_name) {
        (false, _) => "the events do not bear out the signature".to_owned(),
        (true, Some(name)) => format!("signed by {name} after consent and a matching code"),
        (true, None) => "not signed".to_owned(),
    };
    Check { what: "signature".into(), sound: created && sound, detail }
}
