use crm::accounts::AccountId;
use jiff::civil::Date;
use kernel::{Money, reexport::uuid::Uuid};
use serde::{Deserialize, Serialize};

use crate::costs::CostType;

kernel::typed_id!(BillId, "Names one supplier bill.");
kernel::typed_id!(BillLineId, "Names one line of a supplier bill.");

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewBill {
    /// The supplier's own number.
    pub number: String,
    pub vendor_account_id: AccountId,
    /// The order it settles, if there was one.
    pub purchase_order_id: Option<Uuid>,
    #[schema(value_type = String, format = Date)]
    pub bill_date: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub due_date: Option<Date>,
    /// What the bill says; the lines have to sum to it to the cent.
    pub total: Money,
    pub lines: Vec<NewBillLine>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewBillLine {
    pub purchase_order_line_id: Option<Uuid>,
    pub task_id: Option<Uuid>,
    pub cost_code_id: Option<Uuid>,
    pub cost_type: CostType,
    pub description: String,
    /// Whole minor units of the bill's currency; a credit is negative.
    pub amount_minor: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Bill {
    pub id: BillId,
    pub number: String,
    pub vendor_account_id: AccountId,
    pub vendor_name: String,
    pub project_id: Uuid,
    pub purchase_order_id: Option<Uuid>,
    #[schema(value_type = String, format = Date)]
    pub bill_date: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub due_date: Option<Date>,
    pub total: Money,
    pub lines: Vec<BillLine>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BillLine {
    pub id: BillLineId,
    pub purchase_order_line_id: Option<Uuid>,
    pub task_id: Option<Uuid>,
    pub cost_code_id: Option<Uuid>,
    pub cost_type: CostType,
    pub description: String,
    pub amount: Money,
}
