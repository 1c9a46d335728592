//! What the plan will create, as data. Keys (`t1`, `b3`) name its parts until they have ids.

use jiff::civil::Date;
use kernel::{Currency, Decimal, Diagnostic, Money, reexport::uuid::Uuid};
use serde::{Deserialize, Serialize};

kernel::text_enum! {
    /// Where a part of the plan comes from.
    pub enum PlanSource {
        /// From what was sold: the lines are named.
        Estimate = "estimate",
        /// From the payment schedule the customer signed.
        Proposal = "proposal",
        /// From how the company always works.
        Template = "template",
    }
}

/// Where a part comes from, down to the estimate lines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlanOrigin {
    pub source: PlanSource,
    pub lines: Vec<Uuid>,
}

impl PlanOrigin {
    pub fn lines(lines: impl IntoIterator<Item = Uuid>) -> Self {
        Self { source: PlanSource::Estimate, lines: lines.into_iter().collect() }
    }

    pub fn of(source: PlanSource) -> Self {
        Self { source, lines: Vec::new() }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlanDefinition {
    pub name: String,
    /// The language the customer is written to in.
    pub language: String,
    pub contact_id: Option<Uuid>,
    pub site_id: Option<Uuid>,
    #[schema(value_type = String, format = Date)]
    pub start_on: Date,
    /// What the customer will be held to; the planned finish where nobody chose another day.
    #[schema(value_type = Option<String>, format = Date)]
    pub promised_finish: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub planned_finish: Option<Date>,
    /// What was signed, with tax.
    pub contract: Money,
    /// The sales tax in it; absent in plans from before this was kept.
    #[serde(default)]
    pub contract_tax: Option<Money>,
    /// What the sold lines cost by the estimate, and its contingency; the budget is compared with it.
    pub sold_cost: Money,
    /// The lines as they were sold.
    pub sold: Vec<SoldRow>,
    pub tasks: Vec<PlannedTask>,
    pub links: Vec<PlannedLink>,
    pub gates: Vec<PlannedGate>,
    pub budget: Vec<PlannedBudget>,
    pub purchases: Vec<PlannedPurchase>,
    pub deliveries: Vec<PlannedDelivery>,
    pub billing: Vec<PlannedBilling>,
    /// What the plan had to assume, and what the office should look at.
    pub notes: Vec<Diagnostic>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SoldRow {
    pub line_id: Uuid,
    pub section: String,
    pub description: String,
    #[schema(value_type = String)]
    pub quantity: Decimal,
    pub unit: String,
    pub cost_type: String,
    pub cost: Money,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlannedTask {
    pub key: String,
    pub parent: Option<String>,
    pub kind: crate::tasks::TaskKind,
    pub name: String,
    /// Labour hours by the estimate's production rates.
    #[schema(value_type = Option<String>)]
    pub hours: Option<Decimal>,
    pub crew_size: i64,
    pub crew_id: Option<Uuid>,
    pub duration_minutes: i64,
    pub cost_code_id: Option<Uuid>,
    /// `YYYY-MM-DDTHH:MM`, as the schedule would have it.
    pub start: Option<String>,
    pub finish: Option<String>,
    pub origin: PlanOrigin,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlannedLink {
    pub from: String,
    pub to: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlannedGate {
    pub key: String,
    pub kind: crate::gates::GateKind,
    pub name: String,
    /// The task that waits for it.
    pub task: String,
    #[schema(value_type = String, format = Date)]
    pub expected_on: Date,
    pub origin: PlanOrigin,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlannedBudget {
    pub key: String,
    /// The summary task under which the money is spent; none for the contingency of the whole job.
    pub task: Option<String>,
    pub description: String,
    pub cost_type: String,
    pub cost_code_id: Option<Uuid>,
    pub amount_minor: i64,
    #[schema(value_type = String)]
    pub currency: Currency,
    pub origin: PlanOrigin,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlannedPurchase {
    pub key: String,
    /// Absent: the office still has to choose a supplier.
    pub vendor_account_id: Option<Uuid>,
    pub lines: Vec<PlannedPurchaseLine>,
    pub total_minor: i64,
    #[schema(value_type = String)]
    pub currency: Currency,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlannedPurchaseLine {
    pub line_id: Uuid,
    pub description: String,
    #[schema(value_type = String)]
    pub quantity: Decimal,
    pub unit: String,
    pub cost_type: String,
    pub cost_code_id: Option<Uuid>,
    pub amount_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlannedDelivery {
    pub key: String,
    pub purchase: String,
    /// The task that can't begin without it.
    pub task: String,
    pub description: String,
    #[schema(value_type = Option<String>)]
    pub quantity: Option<Decimal>,
    pub unit: Option<String>,
    pub lead_time_days: i64,
    /// If it is ordered on the day the proposal was signed.
    #[schema(value_type = String, format = Date)]
    pub expected_on: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub needed_by: Option<Date>,
    pub origin: PlanOrigin,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlannedBilling {
    pub key: String,
    pub name: String,
    /// `deposit`, `milestone` or `final`.
    pub trigger: String,
    /// The milestone that makes it due; a deposit waits for none.
    pub task: Option<String>,
    pub amount_minor: i64,
    #[schema(value_type = String)]
    pub currency: Currency,
    pub origin: PlanOrigin,
}

impl PlanDefinition {
    pub fn task(&self, key: &str) -> Option<&PlannedTask> {
        self.tasks.iter().find(|t| t.key == key)
    }

    pub fn budget_minor(&self) -> i64 {
        self.budget.iter().map(|b| b.amount_minor).sum()
    }
}
