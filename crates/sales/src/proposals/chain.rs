//! The record of a signature: append-only, each hash covering the event and the hash before it.

use jiff::Timestamp;
use platform::{Act, Conn, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    ProposalId,
    canonical::{canonical, sha256},
};

/// Where a request of the customer came from.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Trace {
    /// The address the connection came from.
    pub ip: String,
    /// What a proxy says about the address before it; anybody can write this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forwarded_for: Option<String>,
    pub user_agent: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ChainEvent {
    pub seq: i64,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// `created`, `sent`, `opened`, `consented`, `code_sent`, `code_wrong`, `verified`, `signed`, ...
    pub kind: String,
    pub data: Value,
    pub prev_hash: String,
    pub hash: String,
}

/// What the first event points back to.
pub(super) const START: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The hash an event must have.
pub(super) fn hash(id: ProposalId, event: &ChainEvent) -> Result<String> {
    let covered = json!({
        "proposal_id": id,
        "seq": event.seq,
        "at_us": event.at.as_microsecond(),
        "kind": event.kind,
        "data": event.data,
        "prev_hash": event.prev_hash,
    });
    Ok(sha256(canonical(&covered)?))
}

/// Adds an event. The proposal is locked, so that two events never claim the same place.
pub(super) fn append(act: &Act<'_>, id: ProposalId, kind: &str, data: Value) -> Result<()> {
    act.lock("SELECT id FROM proposal WHERE company_id = $1 AND id = $2", &[&id])?;
    let last = act.row(
        "SELECT seq, hash FROM signature_event WHERE company_id = $1 AND proposal_id = $2 ORDER BY seq DESC LIMIT 1",
        &[&id],
    )?;
    let (seq, prev_hash) = match last {
        Some(row) => (row.get::<i64>("seq")? + 1, row.get("hash")?),
        None => (1, START.to_owned()),
    };
    let mut event = ChainEvent { seq, at: act.at, kind: kind.to_owned(), data, prev_hash, hash: String::new() };
    event.hash = hash(id, &event)?;
    act.execute(
        "INSERT INTO signature_event (company_id, proposal_id, seq, at, kind, data, prev_hash, hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&id, &event.seq, &event.at, &event.kind, &canonical(&event.data)?, &event.prev_hash, &event.hash],
    )?;
    Ok(())
}

pub(super) fn events(q: &Conn<'_>, id: ProposalId) -> Result<Vec<ChainEvent>> {
    q.rows("SELECT * FROM signature_event WHERE company_id = $1 AND proposal_id = $2 ORDER BY seq", &[&id])?
        .iter()
        .map(|row| {
            Ok(ChainEvent {
                seq: row.get("seq")?,
                at: row.get("at")?,
                kind: row.get("kind")?,
                data: serde_json::from_str(&row.get::<String>("data")?)?,
                prev_hash: row.get("prev_hash")?,
                hash: row.get("hash")?,
            })
        })
        .collect()
}
