use crm::accounts::AccountId;
use jiff::civil::{Date, Time};
use kernel::reexport::uuid::Uuid;
use serde::{Deserialize, Serialize};

use crate::agreements::AgreementId;

kernel::typed_id!(VisitId, "Names one visit.");

kernel::text_enum! {
    /// What a visit is for.
    pub enum VisitKind {
        Maintenance = "maintenance",
        Inspection = "inspection",
        Repair = "repair",
        Warranty = "warranty",
    }
}

kernel::text_enum! {
    pub enum VisitState {
        Scheduled = "scheduled",
        Completed = "completed",
        Cancelled = "cancelled",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewVisit {
    pub account_id: AccountId,
    pub site_id: Option<Uuid>,
    pub project_id: Option<Uuid>,
    pub kind: VisitKind,
    #[schema(value_type = String, format = Date)]
    pub due_on: Date,
    #[schema(value_type = Option<String>, example = "08:00:00")]
    pub window_start: Option<Time>,
    #[schema(value_type = Option<String>, example = "12:00:00")]
    pub window_end: Option<Time>,
    pub assigned_worker_id: Option<Uuid>,
    #[serde(default)]
    pub notes: String,
}

/// A new day, and with it a new window and person; what is absent is open again.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct VisitMove {
    #[schema(value_type = String, format = Date)]
    pub due_on: Date,
    #[schema(value_type = Option<String>, example = "08:00:00")]
    pub window_start: Option<Time>,
    #[schema(value_type = Option<String>, example = "12:00:00")]
    pub window_end: Option<Time>,
    pub assigned_worker_id: Option<Uuid>,
}

/// What was done, in words.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct VisitNote {
    #[serde(default)]
    pub notes: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Visit {
    pub id: VisitId,
    pub account_id: AccountId,
    pub account_name: String,
    pub site_id: Option<Uuid>,
    /// Street and city, as far as known.
    pub place: Option<String>,
    pub agreement_id: Option<AgreementId>,
    pub project_id: Option<Uuid>,
    pub kind: VisitKind,
    pub state: VisitState,
    #[schema(value_type = String, format = Date)]
    pub due_on: Date,
    #[schema(value_type = Option<String>)]
    pub window_start: Option<Time>,
    #[schema(value_type = Option<String>)]
    pub window_end: Option<Time>,
    pub assigned_worker_id: Option<Uuid>,
    pub worker_name: Option<String>,
    pub notes: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub completed_on: Option<Date>,
    pub version: i64,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct VisitFilter {
    /// The first day; today's visits and later ones need `from` only.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    /// The last day, included.
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
    pub state: Option<VisitState>,
    pub account_id: Option<AccountId>,
}
