use jiff::Timestamp;
use platform::Patch;
use serde::{Deserialize, Serialize};

use crate::accounts::AccountId;

kernel::typed_id!(SiteId, "Names one site.");

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewSite {
    pub account_id: AccountId,
    #[serde(flatten)]
    pub facts: SiteFacts,
}

/// An address and how to get in. In a change only the named fields change; null or an empty text clears what may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SiteFacts {
    /// What people call it; the first line of the address if absent.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub name: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub line1: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub line2: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub city: Patch<Option<String>>,
    /// State or province.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub region: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub postal_code: Patch<Option<String>>,
    /// Two letters; the company's own country if absent.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub country: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub gate_code: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub dog: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub parking: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub access_notes: Patch<Option<String>>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Site {
    pub id: SiteId,
    pub account_id: AccountId,
    pub name: String,
    pub line1: String,
    pub line2: Option<String>,
    pub city: String,
    pub region: String,
    pub postal_code: String,
    pub country: String,
    pub gate_code: Option<String>,
    pub dog: Option<String>,
    pub parking: Option<String>,
    pub access_notes: Option<String>,
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl Site {
    /// The address in one line.
    pub fn address(&self) -> String {
        let place = format!("{} {}", self.region, self.postal_code);
        let parts = [Some(self.line1.as_str()), self.line2.as_deref(), Some(&self.city), Some(place.trim())];
        parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
