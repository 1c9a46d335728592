use jiff::civil::Date;
use kernel::{Money, reexport::uuid::Uuid};
use serde::{Deserialize, Serialize};

kernel::typed_id!(CostId, "Names one cost row.");

kernel::text_enum! {
    /// What sort of cost it is.
    pub enum CostType {
        Labour = "labour",
        Material = "material",
        Equipment = "equipment",
        Subcontract = "subcontract",
        Other = "other",
    }
}

kernel::text_enum! {
    /// Where a cost comes from.
    pub enum CostSource {
        TimeEntry = "time_entry",
        BillLine = "bill_line",
    }
}

/// One cost, with the record it comes from.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CostRow {
    pub id: CostId,
    pub task_id: Option<Uuid>,
    pub cost_code_id: Option<Uuid>,
    pub cost_type: CostType,
    pub source_type: CostSource,
    pub source_id: Uuid,
    #[schema(value_type = String, format = Date)]
    pub on_date: Date,
    pub amount: Money,
    pub description: String,
}

/// The figures of one cost code and type, or of the whole job.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BudgetFigures {
    /// As sold.
    pub original: Money,
    /// Approved changes since.
    pub changes: Money,
    /// Ordered and not yet billed.
    pub committed: Money,
    /// Time and bills.
    pub actual: Money,
    /// What it will have cost: the budget, or what is spent and ordered where that is more; for a finished job what is
    /// spent and ordered.
    pub forecast: Money,
    /// Original and changes less forecast: what is left is positive.
    pub variance: Money,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BudgetRow {
    pub cost_code_id: Option<Uuid>,
    pub code: Option<String>,
    pub code_name: Option<String>,
    pub cost_type: CostType,
    #[serde(flatten)]
    pub figures: BudgetFigures,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ProjectBudget {
    pub rows: Vec<BudgetRow>,
    /// The sum of the rows, to the cent.
    pub total: BudgetFigures,
    /// Clocked minutes whose worker had no rate on that day: they are not in the actual cost yet.
    pub uncosted_minutes: i64,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CostFilter {
    /// Only rows under this cost code.
    pub cost_code_id: Option<Uuid>,
    /// Only rows of this type.
    pub cost_type: Option<CostType>,
}
