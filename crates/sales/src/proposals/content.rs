//! What the customer reads and signs, frozen. No costs, no margins, nothing that can change afterwards.

use jiff::{Timestamp, civil::Date};
use kernel::{Decimal, Money};
use serde::{Deserialize, Serialize};

use super::{InstalmentTrigger, Language};

/// The version of this shape; a reader years on knows what it holds.
pub const FORMAT: &str = "ridgebeam.proposal.1";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub format: String,
    pub label: String,
    pub title: String,
    pub language: Language,
    pub created_at: Timestamp,
    pub date: Date,
    pub valid_until: Option<Date>,
    pub company: ContentCompany,
    pub customer: String,
    pub contact: String,
    pub site: Option<String>,
    pub introduction: String,
    pub sections: Vec<ContentSection>,
    pub subtotal: Money,
    pub discount: Money,
    pub taxes: Vec<ContentTax>,
    pub total: Money,
    pub payments: Vec<ContentInstalment>,
    pub terms: String,
    /// The words the signer agrees to before signing electronically.
    pub consent: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentCompany {
    pub name: String,
    pub address: String,
    pub phone: String,
    pub email: String,
    pub accent: String,
    // Left out while empty, so that what was frozen before there were these still has its hash.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub website: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub licence: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentSection {
    pub name: String,
    pub price: Money,
    pub lines: Vec<ContentLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentLine {
    pub description: String,
    pub quantity: Decimal,
    pub unit: String,
    pub price: Money,
    pub optional: bool,
    pub selected: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentTax {
    pub name: String,
    pub percent: Decimal,
    pub amount: Money,
    pub included: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContentInstalment {
    pub name: String,
    pub trigger: InstalmentTrigger,
    pub section: Option<String>,
    pub percent: Decimal,
    pub amount: Money,
}

impl ContentInstalment {
    /// When it falls due, in words.
    pub fn due(&self, language: Language) -> String {
        match (self.trigger, &self.section) {
            (InstalmentTrigger::Deposit, _) => language.pick("On signing", "Al firmar").into(),
            (InstalmentTrigger::Milestone, Some(section)) => {
                format!("{} {section}", language.pick("When done:", "Al terminar:"))
            }
            (InstalmentTrigger::Milestone, None) => language.pick("At this step", "En este paso").into(),
            (InstalmentTrigger::Final, _) => language.pick("When the work is done", "Al terminar la obra").into(),
        }
    }
}
