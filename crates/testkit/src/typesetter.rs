//! The typesetter that tests use: the real one with the feature `typeset`, else one that writes the words plainly.

use std::sync::Arc;

use documents::Typesetter;

#[cfg(feature = "typeset")]
pub fn typesetter() -> Arc<dyn Typesetter> {
    // Fonts take a moment to load, so all tests of a process share one.
    static PRESS: std::sync::LazyLock<Arc<documents::Press>> = std::sync::LazyLock::new(Default::default);
    PRESS.clone()
}

#[cfg(not(feature = "typeset"))]
pub fn typesetter() -> Arc<dyn Typesetter> {
    Arc::new(plain::Plain)
}

#[cfg(not(feature = "typeset"))]
mod plain {
    use documents::{DocumentError, InvoiceDoc, ProposalDoc, SealedProposal, Typesetter};

    /// Something that is recognised as a whole PDF and differs when its content does.
    pub struct Plain;

    fn page(words: String) -> Result<Vec<u8>, DocumentError> {
        Ok(format!("%PDF-1.7\n% {words}\n%%EOF\n").into_bytes())
    }

    impl Typesetter for Plain {
        fn proposal(&self, doc: &ProposalDoc) -> Result<Vec<u8>, DocumentError> {
            page(serde_json::to_string(doc)?)
        }

        fn invoice(&self, doc: &InvoiceDoc) -> Result<Vec<u8>, DocumentError> {
            page(serde_json::to_string(doc)?)
        }

        fn sealed_proposal(&self, doc: &SealedProposal) -> Result<Vec<u8>, DocumentError> {
            page(serde_json::to_string(&doc.proposal)? + &serde_json::to_string(&doc.certificate)?)
        }
    }
}
