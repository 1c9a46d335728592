//! The papers a customer sees, as PDF: proposals, invoices, and sealed proposals with their certificate of signature.
//!
//! Plain data in, bytes out: no database, no clock, no files. Amounts, dates and times arrive as text, already written
//! the way the customer's country writes them. The same input gives the same bytes, because their SHA-256 is signed.
//! Text is data to the typesetter, never markup, so no name can break or change a document.

#[cfg(feature = "typeset")]
mod accent;
mod certificate;
#[cfg(feature = "typeset")]
mod fonts;
mod invoice;
#[cfg(feature = "typeset")]
mod job;
#[cfg_attr(not(feature = "typeset"), allow(dead_code))]
mod labels;
mod party;
#[cfg_attr(not(feature = "typeset"), allow(dead_code))]
mod picture;
#[cfg(feature = "typeset")]
mod press;
mod proposal;
#[cfg(feature = "typeset")]
mod text;
mod typesetter;
#[cfg(feature = "typeset")]
mod world;

pub use certificate::{CertificateEvent, CertificateOfSignature, SealedProposal};
pub use invoice::{InvoiceDoc, InvoiceLine};
pub use labels::Language;
pub use party::{Company, Party};
pub use picture::{Picture, PictureError};
#[cfg(feature = "typeset")]
pub use press::{Press, invoice_pdf, proposal_pdf, sealed_proposal_pdf};
pub use proposal::{Amount, CancellationNotice, Paper, Payment, ProposalDoc, ProposalLine, ProposalSection, Signature};
pub use typesetter::{DocumentError, Typesetter};
