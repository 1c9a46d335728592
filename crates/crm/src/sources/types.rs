use jiff::civil::Date;
use kernel::Money;
use serde::{Deserialize, Serialize};

use super::{CampaignId, SourceId};

kernel::typed_id!(SpendId, "Names one sum spent on a source.");

kernel::text_enum! {
    /// What sort of source it is.
    pub enum SourceKind {
        Website = "website",
        Phone = "phone",
        Referral = "referral",
        PaidSearch = "paid_search",
        Social = "social",
        Event = "event",
        Partner = "partner",
        Other = "other",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewSource {
    pub name: String,
    pub kind: SourceKind,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Source {
    pub id: SourceId,
    pub name: String,
    pub kind: SourceKind,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewCampaign {
    pub source_id: SourceId,
    pub name: String,
    /// The `utm_campaign` its links carry; inquiries with it are counted here.
    pub utm_campaign: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub starts_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub ends_on: Option<Date>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Campaign {
    pub id: CampaignId,
    pub source_id: SourceId,
    pub name: String,
    pub utm_campaign: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub starts_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub ends_on: Option<Date>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewSpend {
    pub source_id: SourceId,
    pub campaign_id: Option<CampaignId>,
    #[schema(value_type = String, format = Date)]
    pub on_date: Date,
    pub amount: Money,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Spend {
    pub id: SpendId,
    pub source_id: SourceId,
    pub campaign_id: Option<CampaignId>,
    #[schema(value_type = String, format = Date)]
    pub on_date: Date,
    pub amount: Money,
    pub note: String,
}
