use crm::accounts::AccountId;
use estimating::{CostType, Pricing};
use jiff::Timestamp;
use kernel::{Currency, Decimal};
use serde::{Deserialize, Serialize};

use crate::CostCodeId;

kernel::typed_id!(ItemId, "Names one item of the price book.");

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewItem {
    pub code: String,
    pub name: String,
    #[serde(default)]
    pub description: String,
    pub cost_type: CostType,
    pub unit: String,
    /// Cost of one unit in major units, up to six decimals. Not used where a labour class is named.
    #[serde(default)]
    #[schema(value_type = Option<String>, example = "11.375")]
    pub unit_cost: Decimal,
    /// The labour class that does it: its burdened rate of the day gives the cost.
    pub labour_class: Option<String>,
    pub pricing: Pricing,
    pub cost_code_id: Option<CostCodeId>,
    #[serde(default)]
    pub taxable: bool,
    /// Labour hours one unit takes.
    #[schema(value_type = Option<String>, example = "0.25")]
    pub hours_per_unit: Option<Decimal>,
    pub vendor_account_id: Option<AccountId>,
    #[serde(default)]
    pub lead_time_days: i64,
}

/// Only the named fields change.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ItemChange {
    pub name: Option<String>,
    pub description: Option<String>,
    pub unit: Option<String>,
    #[schema(value_type = Option<String>)]
    pub unit_cost: Option<Decimal>,
    pub pricing: Option<Pricing>,
    pub cost_code_id: Option<CostCodeId>,
    pub taxable: Option<bool>,
    #[schema(value_type = Option<String>)]
    pub hours_per_unit: Option<Decimal>,
    pub vendor_account_id: Option<AccountId>,
    pub lead_time_days: Option<i64>,
    pub active: Option<bool>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Item {
    pub id: ItemId,
    pub code: String,
    pub name: String,
    pub description: String,
    pub cost_type: CostType,
    pub unit: String,
    /// Absent for those who may not see cost.
    #[schema(value_type = Option<String>)]
    pub unit_cost: Option<Decimal>,
    pub currency: Currency,
    pub labour_class: Option<String>,
    /// Absent for those who may not see margins.
    pub pricing: Option<Pricing>,
    pub cost_code_id: Option<CostCodeId>,
    pub taxable: bool,
    #[schema(value_type = Option<String>)]
    pub hours_per_unit: Option<Decimal>,
    pub vendor_account_id: Option<AccountId>,
    pub lead_time_days: i64,
    pub active: bool,
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

impl Item {
    /// As this caller may see it.
    pub fn shown_to(mut self, rights: platform::Rights) -> Self {
        self.unit_cost = self.unit_cost.filter(|_| rights.cost);
        self.pricing = self.pricing.filter(|_| rights.margin);
        self
    }
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ItemFilter {
    /// Words in the code or the name.
    pub q: Option<String>,
    pub cost_type: Option<CostType>,
    /// Items that are no longer sold, too.
    pub all: Option<bool>,
}
