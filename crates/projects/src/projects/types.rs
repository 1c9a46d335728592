use crm::accounts::AccountId;
use jiff::{Timestamp, civil::Date};
use kernel::{Currency, reexport::uuid::Uuid};
use platform::{Patch, calendars::CalendarId};
use serde::{Deserialize, Serialize};

kernel::typed_id!(ProjectId, "Names one project.");

kernel::text_enum! {
    /// How far a project is.
    pub enum ProjectState {
        Planned = "planned",
        Active = "active",
        Complete = "complete",
        Closed = "closed",
        Cancelled = "cancelled",
    }
}

impl ProjectState {
    /// Whether its dates still mean something.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Planned | Self::Active)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Project {
    pub id: ProjectId,
    pub number: i64,
    pub name: String,
    pub account_id: AccountId,
    pub account_name: String,
    pub contact_id: Option<Uuid>,
    pub site_id: Option<Uuid>,
    pub opportunity_id: Option<Uuid>,
    pub proposal_id: Option<Uuid>,
    pub win_plan_id: Option<Uuid>,
    pub state: ProjectState,
    #[schema(value_type = String, format = Date)]
    pub start_on: Date,
    /// What the customer was told.
    #[schema(value_type = Option<String>, format = Date)]
    pub promised_finish: Option<Date>,
    /// What the plan said when it was committed.
    #[schema(value_type = Option<String>, format = Date)]
    pub baseline_finish: Option<Date>,
    /// What the schedule says now.
    #[schema(value_type = Option<String>, format = Date)]
    pub forecast_finish: Option<Date>,
    /// Only for those who may see what the job costs.
    pub contract_minor: Option<i64>,
    #[schema(value_type = String)]
    pub currency: Currency,
    pub language: String,
    pub manager_id: Option<Uuid>,
    /// Work done, by planned working time.
    pub percent: i64,
    #[schema(value_type = Option<String>, format = Date)]
    pub completed_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub closed_on: Option<Date>,
    /// Absent: the company's standard calendar.
    #[serde(skip)]
    pub calendar_id: Option<CalendarId>,
    #[serde(skip)]
    pub slip_draft_id: Option<Uuid>,
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProjectFilter {
    /// Only projects in this state.
    pub state: Option<ProjectState>,
    /// Only projects of this customer.
    pub account_id: Option<AccountId>,
    /// Only projects whose name or customer contains this, whatever the case.
    pub name: Option<String>,
}

/// Only the named fields change; null clears what may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ProjectChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String, format = Date)]
    pub start_on: Patch<Date>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub promised_finish: Patch<Option<Date>>,
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub manager_id: Patch<Option<Uuid>>,
}
