use jiff::civil::Date;
use kernel::{Currency, Decimal, reexport::uuid::Uuid};
use platform::Patch;
use serde::{Deserialize, Serialize};

use crate::{projects::ProjectId, tasks::TaskId};

kernel::typed_id!(DeliveryId, "Names one delivery.");
kernel::typed_id!(PurchaseOrderId, "Names one purchase order.");

kernel::text_enum! {
    pub enum DeliveryState {
        Expected = "expected",
        Received = "received",
        /// It came, and something is missing.
        Short = "short",
        /// It came, and something is broken.
        Damaged = "damaged",
    }
}

kernel::text_enum! {
    pub enum OrderState {
        /// Known from the plan, not placed yet.
        Planned = "planned",
        Ordered = "ordered",
        Received = "received",
        Cancelled = "cancelled",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Delivery {
    pub id: DeliveryId,
    pub project_id: ProjectId,
    pub purchase_order_id: Option<PurchaseOrderId>,
    pub order_number: Option<i64>,
    pub order_state: Option<OrderState>,
    pub vendor_name: Option<String>,
    pub task_id: TaskId,
    pub task_name: String,
    pub description: String,
    #[schema(value_type = Option<String>)]
    pub quantity: Option<Decimal>,
    pub unit: Option<String>,
    pub lead_time_days: i64,
    /// What we plan with until the supplier promises a day.
    #[schema(value_type = String, format = Date)]
    pub expected_on: Date,
    /// When its task could begin.
    #[schema(value_type = Option<String>, format = Date)]
    pub needed_by: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub promised_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub received_on: Option<Date>,
    pub state: DeliveryState,
    pub note: String,
    pub photo_file_id: Option<Uuid>,
    pub estimate_line_ids: Vec<Uuid>,
    pub version: i64,
}

impl Delivery {
    /// The earliest day it can be there, as things stand; `None` once it is. What was not ordered yet takes its whole
    /// lead time from today, and what should have come already can come today at the earliest.
    pub fn due(&self, today: Date) -> Option<Date> {
        if self.received_on.is_some() {
            return None;
        }
        let lead = jiff::Span::new().days(self.lead_time_days.clamp(0, 3650));
        let unordered = self.order_state == Some(OrderState::Planned);
        let expected = if unordered { self.expected_on.max(today.saturating_add(lead)) } else { self.expected_on };
        Some(self.promised_on.unwrap_or(expected).max(today))
    }

    /// Whether it comes after the day it is needed.
    pub fn is_late(&self, today: Date) -> bool {
        self.due(today).zip(self.needed_by).is_some_and(|(due, needed)| due > needed)
    }
}

/// Only the named fields change; null clears what may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DeliveryChange {
    /// The day the supplier promises.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub promised_on: Patch<Option<Date>>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub note: Patch<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Receipt {
    /// `received`, `short` or `damaged`.
    pub state: DeliveryState,
    #[schema(value_type = Option<String>, format = Date)]
    pub received_on: Option<Date>,
    #[serde(default)]
    pub note: String,
    pub photo_file_id: Option<Uuid>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PurchaseOrder {
    pub id: PurchaseOrderId,
    pub number: i64,
    pub project_id: ProjectId,
    pub vendor_account_id: Option<Uuid>,
    pub vendor_name: Option<String>,
    pub state: OrderState,
    #[schema(value_type = Option<String>, format = Date)]
    pub ordered_on: Option<Date>,
    /// Only for those who may see what things cost.
    pub total_minor: Option<i64>,
    #[schema(value_type = String)]
    pub currency: Currency,
    pub lines: Vec<PurchaseOrderLine>,
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PurchaseOrderLine {
    pub id: Uuid,
    pub description: String,
    #[schema(value_type = String)]
    pub quantity: Decimal,
    pub unit: String,
    pub cost_type: String,
    pub cost_code_id: Option<Uuid>,
    pub amount_minor: Option<i64>,
    pub estimate_line_id: Option<Uuid>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OrderChange {
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub vendor_account_id: Patch<Option<Uuid>>,
}
