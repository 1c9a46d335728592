//! Proposals: an estimate frozen into what the customer reads and signs. What is frozen is canonical JSON and a PDF,
//! both hashed; what happens to them afterwards is a chain of events in which each hash covers the one before.
//!
//! Verbs: prepare and create, send, open, consent, sign, decline, retire, seal. Events: `proposal.created`,
//! `proposal.sent`, `proposal.viewed`, `proposal.signed`, `proposal.declined`.

mod canonical;
mod chain;
mod codes;
mod content;
mod create;
mod declining;
mod doors;
mod letters;
mod paper;
mod prepare;
mod queries;
mod seal;
mod send;
mod signing;
mod sold;
mod types;
mod verify;
mod words;

pub use chain::{ChainEvent, Trace};
pub use codes::Outcome;
pub use content::{Content, ContentInstalment, ContentLine, ContentSection};
pub use create::{create, retire_open};
pub use declining::{decline, send_code_to_decline};
pub use doors::{behind, opened};
pub use paper::paper;
pub use prepare::{Prepared, prepare};
pub use queries::{content, get, list};
pub use seal::install;
pub use send::send;
pub use signing::{SignForm, send_code, sign};
pub use sold::{Instalment, InstalmentTrigger, SoldLine, SoldScope, SoldSection, sold_scope};
pub use types::*;
pub use verify::{AuditRecord, Check, Report, audit_record, verify, verify_record};
pub use words::{Language, date, money};
