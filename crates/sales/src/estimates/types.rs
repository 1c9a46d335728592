use std::collections::BTreeMap;

use catalog::{AssemblyId, CostCodeId, ItemId};
use crm::{accounts::AccountId, opportunities::OpportunityId, sites::SiteId};
use estimating::{CostType, Discount, Pricing};
use jiff::{Timestamp, civil::Date};
use kernel::{Currency, Decimal, Money};
use platform::Patch;
use serde::{Deserialize, Serialize};

kernel::typed_id!(EstimateId, "Names one estimate.");
kernel::typed_id!(SectionId, "Names one section of an estimate.");
kernel::typed_id!(LineId, "Names one line of an estimate.");

kernel::text_enum! {
    /// Where an estimate stands.
    pub enum EstimateState {
        Draft = "draft",
        /// A proposal of it went out: read-only.
        Sent = "sent",
        Signed = "signed",
        /// A later revision took its place.
        Superseded = "superseded",
        Cancelled = "cancelled",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewEstimate {
    /// Account, site and name come from the opportunity where they are not given.
    pub opportunity_id: Option<OpportunityId>,
    pub account_id: Option<AccountId>,
    pub site_id: Option<SiteId>,
    pub name: Option<String>,
    /// Opens an opportunity of this name for the account, where there is none yet.
    pub opportunity_name: Option<String>,
}

/// Only the named fields change. A discount of 0 takes the discount away.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EstimateChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<SiteId>)]
    pub site_id: Patch<Option<SiteId>>,
    #[serde(default)]
    #[schema(value_type = Option<Discount>)]
    pub discount: Patch<Option<Discount>>,
    #[serde(default)]
    #[schema(value_type = String, example = "3")]
    pub contingency_percent: Patch<Decimal>,
    /// Whose tax rules apply: `CO`.
    #[serde(default)]
    #[schema(value_type = String)]
    pub tax_region: Patch<String>,
    #[serde(default)]
    #[schema(value_type = bool)]
    pub tax_exempt: Patch<bool>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub introduction: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub terms: Patch<String>,
}

#[derive(Debug, Clone)]
pub struct Estimate {
    pub id: EstimateId,
    pub number: i64,
    pub revision: i64,
    pub opportunity_id: Option<OpportunityId>,
    pub account_id: AccountId,
    pub site_id: Option<SiteId>,
    pub name: String,
    pub currency: Currency,
    pub state: EstimateState,
    pub discount: Option<Discount>,
    pub contingency_percent: Decimal,
    pub tax_region: String,
    /// The day whose tax rules apply.
    pub tax_on: Date,
    pub tax_exempt: bool,
    pub introduction: String,
    pub terms: String,
    pub version: i64,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

#[derive(Debug, Clone)]
pub struct Section {
    pub id: SectionId,
    pub name: String,
    pub position: i64,
    pub version: i64,
}

#[derive(Debug, Clone)]
pub struct Line {
    pub id: LineId,
    pub section_id: SectionId,
    pub position: i64,
    pub item_id: Option<ItemId>,
    pub assembly_id: Option<AssemblyId>,
    pub description: String,
    pub quantity: Decimal,
    pub unit: String,
    pub unit_cost: Decimal,
    pub cost_type: CostType,
    pub cost_code_id: Option<CostCodeId>,
    pub pricing: Pricing,
    pub optional: bool,
    pub selected: bool,
    pub taxable: bool,
    pub hours_per_unit: Option<Decimal>,
    pub lead_time_days: i64,
    pub vendor_account_id: Option<AccountId>,
    /// How an assembly came to the quantity.
    pub worked: Option<String>,
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewSection {
    pub name: String,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SectionChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    /// From 0; the others make room.
    #[serde(default)]
    #[schema(value_type = i64)]
    pub position: Patch<i64>,
}

/// What is added to a section.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum NewLine {
    /// An item of the price book, at today's cost.
    Item {
        section_id: SectionId,
        item_id: ItemId,
        #[schema(value_type = String, example = "12")]
        quantity: Decimal,
        #[serde(default)]
        optional: bool,
    },
    /// An assembly, expanded with these inputs to one line for each component it needs.
    Assembly {
        section_id: SectionId,
        assembly_id: AssemblyId,
        #[schema(value_type = BTreeMap<String, String>)]
        inputs: BTreeMap<String, Decimal>,
        #[serde(default)]
        optional: bool,
    },
    /// Typed by hand.
    Free {
        section_id: SectionId,
        #[serde(flatten)]
        line: FreeLine,
    },
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FreeLine {
    pub description: String,
    #[schema(value_type = String, example = "1")]
    pub quantity: Decimal,
    pub unit: String,
    #[schema(value_type = String, example = "250.00")]
    pub unit_cost: Decimal,
    pub cost_type: CostType,
    pub pricing: Pricing,
    pub cost_code_id: Option<CostCodeId>,
    #[serde(default)]
    pub optional: bool,
    #[serde(default)]
    pub taxable: bool,
    #[schema(value_type = Option<String>)]
    pub hours_per_unit: Option<Decimal>,
}

/// Only the named fields change; null clears what may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LineChange {
    #[serde(default)]
    #[schema(value_type = SectionId)]
    pub section_id: Patch<SectionId>,
    /// From 0 within its section; the others make room.
    #[serde(default)]
    #[schema(value_type = i64)]
    pub position: Patch<i64>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub description: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub quantity: Patch<Decimal>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub unit: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub unit_cost: Patch<Decimal>,
    #[serde(default)]
    #[schema(value_type = CostType)]
    pub cost_type: Patch<CostType>,
    #[serde(default)]
    #[schema(value_type = Option<CostCodeId>)]
    pub cost_code_id: Patch<Option<CostCodeId>>,
    #[serde(default)]
    #[schema(value_type = Pricing)]
    pub pricing: Patch<Pricing>,
    #[serde(default)]
    #[schema(value_type = bool)]
    pub optional: Patch<bool>,
    #[serde(default)]
    #[schema(value_type = bool)]
    pub selected: Patch<bool>,
    #[serde(default)]
    #[schema(value_type = bool)]
    pub taxable: Patch<bool>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub hours_per_unit: Patch<Option<Decimal>>,
}

/// One line of the list of estimates.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct EstimateRow {
    pub id: EstimateId,
    pub number: i64,
    pub revision: i64,
    pub name: String,
    pub account_id: AccountId,
    pub account_name: String,
    pub opportunity_id: Option<OpportunityId>,
    pub state: EstimateState,
    pub total: Money,
    /// Price less cost; absent for those who may not see margins.
    pub margin: Option<Money>,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
    pub version: i64,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EstimateFilter {
    pub state: Option<EstimateState>,
    pub opportunity_id: Option<OpportunityId>,
    pub account_id: Option<AccountId>,
}
