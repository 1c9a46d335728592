//! An invoice: what is owed, what for, by when and how to pay.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{Amount, Company, Language, Paper, Party};

/// Amounts are text, written for the reader.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InvoiceDoc {
    #[serde(default)]
    pub language: Language,
    #[serde(default)]
    pub paper: Paper,
    /// The PDF's creation date.
    pub created: Timestamp,
    pub company: Company,
    pub bill_to: Party,
    /// The place or the project.
    #[serde(default)]
    pub site: Option<Party>,
    pub title: String,
    pub number: String,
    pub date: String,
    #[serde(default)]
    pub due: Option<String>,
    /// The customer's own order or contract number.
    #[serde(default)]
    pub reference: String,
    #[serde(default)]
    pub introduction: String,
    pub lines: Vec<InvoiceLine>,
    #[serde(default)]
    pub subtotal: Option<String>,
    /// Discounts, taxes, retainage: in the order they are reckoned.
    #[serde(default)]
    pub adjustments: Vec<Amount>,
    pub total: String,
    /// Payments and credits already received.
    #[serde(default)]
    pub received: Vec<Amount>,
    /// What is left to pay.
    pub amount_due: String,
    /// How to pay.
    #[serde(default)]
    pub payment_instructions: String,
    #[serde(default)]
    pub notes: String,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct InvoiceLine {
    pub description: String,
    pub detail: String,
    pub quantity: String,
    pub unit: String,
    pub unit_price: String,
    pub amount: String,
}
