//! Who a document is from, and for whom.

use serde::{Deserialize, Serialize};

use crate::Picture;

/// The contractor, as the letterhead shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Company {
    pub name: String,
    /// The postal address, a line each.
    pub address: Vec<String>,
    pub phone: String,
    pub email: String,
    pub website: String,
    /// Where the law wants a licence number on every proposal.
    pub licence: String,
    /// `#1f5f8b`; anything else prints in the house colour.
    pub accent: String,
    #[serde(skip)]
    pub logo: Option<Picture>,
}

/// A customer, a payer or a place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Party {
    pub name: String,
    /// Address, phone, e-mail: a line each.
    pub lines: Vec<String>,
}
