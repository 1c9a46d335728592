use jiff::Timestamp;
use platform::Patch;
use serde::{Deserialize, Serialize};

use crate::accounts::AccountId;

kernel::typed_id!(ContactId, "Names one person.");

kernel::text_enum! {
    /// How a person wants to be reached.
    pub enum PreferredChannel {
        Email = "email",
        Text = "text",
        Call = "call",
    }
}

kernel::text_enum! {
    /// What a person is in an account.
    pub enum ContactRole {
        DecisionMaker = "decision_maker",
        Partner = "partner",
        Tenant = "tenant",
        PropertyManager = "property_manager",
        Billing = "billing",
        SiteContact = "site_contact",
        Architect = "architect",
        Other = "other",
    }
}

kernel::text_enum! {
    /// What a person allowed on one channel.
    pub enum Permission {
        Unknown = "unknown",
        Granted = "granted",
        Refused = "refused",
    }
}

/// What a person allowed, channel by channel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct Consent {
    pub email: Permission,
    pub text: Permission,
    pub call: Permission,
}

impl Default for Consent {
    fn default() -> Self {
        Self { email: Permission::Unknown, text: Permission::Unknown, call: Permission::Unknown }
    }
}

/// A person's place in an account.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Place {
    pub account_id: AccountId,
    pub role: ContactRole,
    #[serde(default)]
    pub is_primary: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewContact {
    pub name: String,
    /// How they like to be addressed, if not by their first name.
    pub call_me: Option<String>,
    pub email: Option<String>,
    /// As typed; the international form is worked out.
    pub phone: Option<String>,
    /// If absent: e-mail for who has an address, else a call.
    pub preferred_channel: Option<PreferredChannel>,
    /// `en`, `es`; the company's own if absent.
    pub language: Option<String>,
    pub time_zone: Option<String>,
    pub best_hours: Option<String>,
    #[serde(default)]
    pub do_not_contact: bool,
    #[serde(default)]
    pub consent: Consent,
    /// Puts the person into this account at once.
    pub place: Option<Place>,
}

/// Only the named fields change; null or an empty text clears what may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ContactChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub call_me: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub email: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub phone: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = PreferredChannel)]
    pub preferred_channel: Patch<PreferredChannel>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub language: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub time_zone: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub best_hours: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = bool)]
    pub do_not_contact: Patch<bool>,
    #[serde(default)]
    #[schema(value_type = Consent)]
    pub consent: Patch<Consent>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Contact {
    pub id: ContactId,
    pub name: String,
    pub call_me: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// International form, absent when the typed number could not be read as one.
    pub phone_e164: Option<String>,
    pub preferred_channel: PreferredChannel,
    pub language: String,
    pub time_zone: Option<String>,
    pub best_hours: Option<String>,
    pub do_not_contact: bool,
    pub consent: Consent,
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl Contact {
    /// How a message addresses them.
    pub fn first_name(&self) -> &str {
        self.call_me.as_deref().or_else(|| self.name.split_whitespace().next()).unwrap_or(&self.name)
    }
}

/// A contact as one of the people of an account.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Person {
    pub contact: Contact,
    pub role: ContactRole,
    pub is_primary: bool,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ContactFilter {
    /// Only people whose name contains this, whatever the case.
    pub name: Option<String>,
}
