use jiff::Timestamp;
use platform::Patch;
use serde::{Deserialize, Serialize};

kernel::typed_id!(AccountId, "Names one account.");
kernel::typed_id!(SourceId, "Names one lead source.");
kernel::typed_id!(CampaignId, "Names one campaign.");

kernel::text_enum! {
    /// What sort of body an account is.
    pub enum AccountKind {
        Household = "household",
        Company = "company",
        PublicBody = "public_body",
    }
}

kernel::text_enum! {
    /// What an account is to us.
    pub enum Standing {
        Prospect = "prospect",
        Customer = "customer",
        ReferralPartner = "referral_partner",
        Subcontractor = "subcontractor",
        Supplier = "supplier",
        Architect = "architect",
        PropertyManager = "property_manager",
        GeneralContractor = "general_contractor",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewAccount {
    pub kind: AccountKind,
    pub standing: Standing,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub website: Option<String>,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub tags: Vec<String>,
    pub source_id: Option<SourceId>,
    pub campaign_id: Option<CampaignId>,
}

/// Only the named fields change; null clears what may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AccountChange {
    #[serde(default)]
    #[schema(value_type = AccountKind)]
    pub kind: Patch<AccountKind>,
    #[serde(default)]
    #[schema(value_type = Standing)]
    pub standing: Patch<Standing>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub phone: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub email: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub website: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub notes: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    pub tags: Patch<Vec<String>>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Account {
    pub id: AccountId,
    pub kind: AccountKind,
    pub standing: Standing,
    pub name: String,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub website: Option<String>,
    pub notes: String,
    pub tags: Vec<String>,
    pub source_id: Option<SourceId>,
    pub campaign_id: Option<CampaignId>,
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

/// One line of the customer list.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AccountRow {
    pub id: AccountId,
    pub name: String,
    pub kind: AccountKind,
    pub standing: Standing,
    pub city: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
    pub open_opportunities: i64,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
    pub version: i64,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AccountFilter {
    /// Only accounts of this standing.
    pub standing: Option<Standing>,
    /// Only accounts whose name contains this, whatever the case.
    pub name: Option<String>,
}

/// How much there is of an account, for the record page.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct AccountOverview {
    pub people: i64,
    pub sites: i64,
    pub opportunities: i64,
    pub open_opportunities: i64,
    pub leads: i64,
    /// Messages written and not yet sent.
    pub drafts: i64,
}
