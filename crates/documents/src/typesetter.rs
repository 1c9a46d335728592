//! Who turns a document into a PDF. A trait, so that code which only needs documents made doesn't compile the typesetter.

use crate::{InvoiceDoc, ProposalDoc, SealedProposal};

#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    #[error("the document's data can't be written down: {0}")]
    Data(#[from] serde_json::Error),
    /// A picture that can't be decoded is the likely cause; text can't be.
    #[error("the document can't be typeset: {0}")]
    Typesetting(String),
}

/// Slow (some milliseconds to a second): never inside a database write.
pub trait Typesetter: Send + Sync {
    fn proposal(&self, doc: &ProposalDoc) -> Result<Vec<u8>, DocumentError>;
    fn invoice(&self, doc: &InvoiceDoc) -> Result<Vec<u8>, DocumentError>;
    /// The proposal as signed, its certificate, and the signed PDF and the record as attachments.
    fn sealed_proposal(&self, doc: &SealedProposal) -> Result<Vec<u8>, DocumentError>;
}
