//! From a document to what its template reads.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};
use typst::foundations::Bytes;

use crate::world::Slot;
use crate::{Company, InvoiceDoc, Language, Picture, ProposalDoc, SealedProposal, accent, labels, text};

/// Everything one PDF is made from.
pub(crate) struct Job {
    pub(crate) created: Timestamp,
    pub(crate) files: Vec<(Slot, Bytes)>,
}

impl Job {
    pub(crate) fn proposal(doc: &ProposalDoc) -> Result<Self, serde_json::Error> {
        let mut job = Self::new("proposal", doc.created, doc, doc.language, &doc.company, Value::Null)?;
        job.drawing(doc);
        Ok(job)
    }

    pub(crate) fn invoice(doc: &InvoiceDoc) -> Result<Self, serde_json::Error> {
        Self::new("invoice", doc.created, doc, doc.language, &doc.company, Value::Null)
    }

    pub(crate) fn sealed(sealed: &SealedProposal) -> Result<Self, serde_json::Error> {
        let doc = &sealed.proposal;
        let certificate = serde_json::to_value(&sealed.certificate)?;
        let mut job = Self::new("sealed", sealed.sealed, doc, doc.language, &doc.company, certificate)?;
        job.drawing(doc);
        job.files.push((Slot::SignedPdf, Bytes::new(sealed.signed_pdf.clone())));
        job.files.push((Slot::Record, Bytes::new(sealed.record_json.clone())));
        Ok(job)
    }

    fn new(
        kind: &str,
        created: Timestamp,
        doc: &impl Serialize,
        language: Language,
        company: &Company,
        certificate: Value,
    ) -> Result<Self, serde_json::Error> {
        let (bar, ink) = accent::colours(&company.accent);
        let mut data = json!({
            "kind": kind,
            "doc": doc,
            "certificate": certificate,
            "labels": labels::of(language),
            "bar": bar,
            "ink": ink,
            "logo": company.logo.is_some(),
            "drawing": false,
        });
        text::clean(&mut data);
        let mut job = Self { created, files: vec![(Slot::Data, Bytes::new(serde_json::to_vec(&data)?))] };
        job.picture(Slot::Logo, company.logo.as_ref());
        Ok(job)
    }

    fn drawing(&mut self, doc: &ProposalDoc) {
        self.picture(Slot::Drawing, doc.signature.as_ref().and_then(|signature| signature.drawing.as_ref()));
    }

    fn picture(&mut self, slot: Slot, picture: Option<&Picture>) {
        self.files.extend(picture.map(|picture| (slot, Bytes::new(picture.bytes().to_vec()))));
    }
}
