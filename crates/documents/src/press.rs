//! From a job to the bytes of a PDF.

use std::sync::LazyLock;

use jiff::{Timestamp, tz::TimeZone};
use typst::diag::SourceDiagnostic;
use typst::ecow::EcoVec;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::job::Job;
use crate::world::{JobWorld, Shop};
use crate::{DocumentError, InvoiceDoc, ProposalDoc, SealedProposal, Typesetter, fonts};

/// How many documents a piece of typesetting is remembered for.
const MEMORY: usize = 8;

/// Typesets documents. Cheap to keep and to share between threads; loading its fonts takes a moment.
pub struct Press(Shop);

impl Default for Press {
    fn default() -> Self {
        Self::with_fonts(Vec::new())
    }
}

impl Press {
    /// With more fonts (the bytes of TTF, OTF or TTC files) for scripts the built-in ones lack, such as Chinese or
    /// Japanese. A different set of fonts may give different bytes.
    pub fn with_fonts(fonts: Vec<Vec<u8>>) -> Self {
        Self(Shop::new(fonts::load(fonts)))
    }

    pub fn proposal(&self, doc: &ProposalDoc) -> Result<Vec<u8>, DocumentError> {
        self.print(Job::proposal(doc)?)
    }

    pub fn invoice(&self, doc: &InvoiceDoc) -> Result<Vec<u8>, DocumentError> {
        self.print(Job::invoice(doc)?)
    }

    /// The proposal as signed, its certificate, and the signed PDF and the record as attachments.
    pub fn sealed_proposal(&self, doc: &SealedProposal) -> Result<Vec<u8>, DocumentError> {
        self.print(Job::sealed(doc)?)
    }

    fn print(&self, job: Job) -> Result<Vec<u8>, DocumentError> {
        let options = PdfOptions {
            creator: Smart::Custom(Some("Ridgebeam".to_owned())),
            timestamp: creation_date(job.created),
            ..PdfOptions::default()
        };
        let world = JobWorld { shop: &self.0, files: job.files };
        let document = typst::compile::<PagedDocument>(&world).output.map_err(explain)?;
        let pdf = typst_pdf::pdf(&document, &options).map_err(explain);
        typst::comemo::evict(MEMORY);
        pdf
    }
}

impl Typesetter for Press {
    fn proposal(&self, doc: &ProposalDoc) -> Result<Vec<u8>, DocumentError> {
        Press::proposal(self, doc)
    }

    fn invoice(&self, doc: &InvoiceDoc) -> Result<Vec<u8>, DocumentError> {
        Press::invoice(self, doc)
    }

    fn sealed_proposal(&self, doc: &SealedProposal) -> Result<Vec<u8>, DocumentError> {
        Press::sealed_proposal(self, doc)
    }
}

static PRESS: LazyLock<Press> = LazyLock::new(Press::default);

/// A proposal as PDF, with the built-in fonts.
pub fn proposal_pdf(doc: &ProposalDoc) -> Result<Vec<u8>, DocumentError> {
    PRESS.proposal(doc)
}

/// An invoice as PDF, with the built-in fonts.
pub fn invoice_pdf(doc: &InvoiceDoc) -> Result<Vec<u8>, DocumentError> {
    PRESS.invoice(doc)
}

/// A signed proposal with its certificate as PDF, with the built-in fonts.
pub fn sealed_proposal_pdf(doc: &SealedProposal) -> Result<Vec<u8>, DocumentError> {
    PRESS.sealed_proposal(doc)
}

fn creation_date(created: Timestamp) -> Option<typst_pdf::Timestamp> {
    let at = TimeZone::UTC.to_datetime(created);
    let part = |number: i8| u8::try_from(number).ok();
    let (month, day) = (part(at.month())?, part(at.day())?);
    let (hour, minute, second) = (part(at.hour())?, part(at.minute())?, part(at.second())?);
    let date = Datetime::from_ymd_hms(i32::from(at.year()), month, day, hour, minute, second)?;
    Some(typst_pdf::Timestamp::new_utc(date))
}

fn explain(problems: EcoVec<SourceDiagnostic>) -> DocumentError {
    let messages: Vec<&str> = problems.iter().map(|problem| problem.message.as_str()).collect();
    DocumentError::Typesetting(messages.join("; "))
}
