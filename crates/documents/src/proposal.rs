//! A proposal: what will be done, for how much, on what terms, and where to sign.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Company, Language, Party, Picture};

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    #[default]
    UsLetter,
    A4,
}

/// Amounts are text, written for the reader: `$1,250.00`, `1.250,00 €`. Costs and margins have no place here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProposalDoc {
    #[serde(default)]
    pub language: Language,
    #[serde(default)]
    pub paper: Paper,
    /// The PDF's creation date. Given, never taken from a clock, so that the bytes can be made again.
    pub created: Timestamp,
    pub company: Company,
    pub customer: Party,
    /// Where the work is done, where that is not the customer's address.
    #[serde(default)]
    pub site: Option<Party>,
    pub title: String,
    pub number: String,
    pub date: String,
    #[serde(default)]
    pub valid_until: Option<String>,
    /// Paragraphs are parted by an empty line.
    #[serde(default)]
    pub introduction: String,
    pub sections: Vec<ProposalSection>,
    #[serde(default)]
    pub subtotal: Option<String>,
    #[serde(default)]
    pub discount: Option<Amount>,
    #[serde(default)]
    pub taxes: Vec<Amount>,
    pub total: String,
    #[serde(default)]
    pub payments: Vec<Payment>,
    #[serde(default)]
    pub terms: String,
    #[serde(default)]
    pub cancellation: Option<CancellationNotice>,
    /// Who signs for the company; empty leaves a line to write on.
    #[serde(default)]
    pub company_signer: String,
    /// The customer's signature, once given.
    #[serde(default)]
    pub signature: Option<Signature>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProposalSection {
    pub title: String,
    pub description: String,
    pub lines: Vec<ProposalLine>,
    /// Shown beside the title where given.
    pub total: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProposalLine {
    pub description: String,
    /// Smaller, under the description.
    pub detail: String,
    pub quantity: String,
    pub unit: String,
    /// Empty where the company quotes one sum for all; if every price is empty, there is no price column.
    pub price: String,
    /// Printed with a box to tick, ticked if selected.
    pub optional: bool,
    pub selected: bool,
}

/// A named sum: a discount, a tax.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    pub label: String,
    pub amount: String,
}

/// A step of the payment schedule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Payment {
    pub name: String,
    /// When it falls due, in words or as a date.
    pub due: String,
    pub amount: String,
}

/// The buyer's right to cancel, where the law gives one (in the United States 16 CFR 429 for sales made at home).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CancellationNotice {
    /// Printed in bold, 10 point, right above the signature.
    pub statement: String,
    /// The form to cancel with; two copies follow on a page of their own.
    pub form: String,
}

/// A signature that was given electronically.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Signature {
    pub name: String,
    /// Date, time and zone.
    pub at: String,
    /// What was drawn; without it the name stands for it.
    #[serde(skip)]
    pub drawing: Option<Picture>,
}
