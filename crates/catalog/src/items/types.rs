use crm::accounts::AccountId;
use estimating::{CostType, Pricing};
use jiff::Timestamp;
use kernel::{Currency, Decimal};
use platform::Patch;
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

/// Only the named fields change; null clears what may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ItemChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub description: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub unit: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub unit_cost: Patch<Decimal>,
    #[serde(default)]
    #[schema(value_type = Pricing)]
    pub pricing: Patch<Pricing>,
    #[serde(default)]
    #[schema(value_type = Option<CostCodeId>)]
    pub cost_code_id: Patch<Option<CostCodeId>>,
    #[serde(default)]
    #[schema(value_type = bool)]
    pub taxable: Patch<bool>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub hours_per_unit: Patch<Option<Decimal>>,
    #[serde(default)]
    #[schema(value_type = Option<AccountId>)]
    pub vendor_account_id: Patch<Option<AccountId>>,
    #[serde(default)]
    #[schema(value_type = i64)]
    pub lead_time_days: Patch<i64>,
    #[serde(default)]
    #[schema(value_type = bool)]
    pub active: Patch<bool>,
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
