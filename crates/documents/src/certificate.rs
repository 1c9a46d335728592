//! A sealed proposal: the proposal as signed, then a page that says how it was signed.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::ProposalDoc;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedProposal {
    /// With its `signature` filled in.
    pub proposal: ProposalDoc,
    pub certificate: CertificateOfSignature,
    /// The very bytes that were shown and hashed before signing; attached to the sealed PDF, so that the hash can be
    /// checked from this one file.
    pub signed_pdf: Vec<u8>,
    /// The signing record as JSON, attached too.
    pub record_json: Vec<u8>,
    /// The sealed PDF's creation date.
    pub sealed: Timestamp,
}

/// Times are text with their zone; hashes are hexadecimal.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CertificateOfSignature {
    /// SHA-256 of `signed_pdf`.
    pub document_sha256: String,
    /// SHA-256 of the canonical JSON of the version that was signed.
    pub version_sha256: String,
    pub signer_name: String,
    pub signer_email: String,
    pub sent_at: String,
    pub viewed_at: String,
    pub signed_at: String,
    /// The sum the signer agreed to.
    pub amount: String,
    pub ip: String,
    pub user_agent: String,
    /// The words the signer agreed to before signing electronically.
    pub consent: String,
    pub events: Vec<CertificateEvent>,
}

/// One link of the chain.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CertificateEvent {
    pub at: String,
    /// In the reader's language: "Opened", "Consent given".
    pub event: String,
    pub who: String,
    /// Address, IP, or why.
    pub detail: String,
    /// Hash of this event and the hash before it.
    pub hash: String,
}
