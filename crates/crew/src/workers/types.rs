use jiff::civil::Date;
use platform::{Patch, UserId};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

kernel::typed_id!(WorkerId, "Names one worker.");

kernel::text_enum! {
    /// On the payroll, or paid by invoice.
    pub enum WorkerKind {
        Employee = "employee",
        Subcontractor = "subcontractor",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewWorker {
    pub name: String,
    pub kind: WorkerKind,
    /// The person who signs in, if this worker does.
    pub user_id: Option<UserId>,
    /// What they are paid as: `foreman`, `carpenter`, `helper` ...
    #[serde(default)]
    pub labour_class: String,
    pub phone: Option<String>,
    #[serde(default)]
    pub skills: Vec<String>,
    /// What an hour costs from today on, if it is known already.
    pub rate: Option<NewRate>,
}

/// Only the named fields change; null clears what may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WorkerChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = WorkerKind)]
    pub kind: Patch<WorkerKind>,
    #[serde(default)]
    #[schema(value_type = Option<UserId>)]
    pub user_id: Patch<Option<UserId>>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub labour_class: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub phone: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    pub skills: Patch<Vec<String>>,
    #[serde(default)]
    #[schema(value_type = bool)]
    pub active: Patch<bool>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Worker {
    pub id: WorkerId,
    pub name: String,
    pub kind: WorkerKind,
    pub user_id: Option<UserId>,
    pub labour_class: String,
    pub phone: Option<String>,
    pub skills: Vec<String>,
    pub active: bool,
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewRate {
    /// The first day it counts; today if absent.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_from: Option<Date>,
    /// Wage of an hour in major units of the company's currency.
    #[schema(value_type = String, example = "31.50")]
    pub hourly_rate: Decimal,
    /// What comes on top of the wage: taxes, insurance, benefits.
    #[schema(value_type = String, example = "28")]
    pub burden_percent: Decimal,
}

/// Shown only to those who may see pay.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Rate {
    pub worker_id: WorkerId,
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    #[schema(value_type = String)]
    pub hourly_rate: Decimal,
    #[schema(value_type = String)]
    pub burden_percent: Decimal,
}
