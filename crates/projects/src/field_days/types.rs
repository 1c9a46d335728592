use crew::{time::TimeEntry, workers::WorkerId};
use jiff::{Timestamp, civil::Date};
use kernel::reexport::uuid::Uuid;
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldDay {
    #[schema(value_type = String, format = Date)]
    pub on_date: Date,
    /// Absent when nobody on the list of workers signs in as the caller.
    pub worker: Option<FieldWorker>,
    /// The clock that runs.
    pub running: Option<TimeEntry>,
    /// Minutes of stopped clocks of this day.
    pub minutes_today: i64,
    /// What comes first stands first.
    pub jobs: Vec<FieldJob>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldWorker {
    pub id: WorkerId,
    pub name: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldJob {
    pub project_id: Uuid,
    pub number: i64,
    pub name: String,
    pub account_name: String,
    pub account_phone: Option<String>,
    /// The next booking of the caller or his crew.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub starts_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ends_at: Option<Timestamp>,
    pub site: Option<FieldSite>,
    pub tasks: Vec<FieldTask>,
}

/// Where it is and how to get in.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldSite {
    pub name: String,
    pub line1: String,
    pub line2: Option<String>,
    pub city: String,
    pub region: String,
    pub postal_code: String,
    pub gate_code: Option<String>,
    pub dog: Option<String>,
    pub parking: Option<String>,
    pub access_notes: Option<String>,
}

/// A task that is not done.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FieldTask {
    pub id: Uuid,
    pub wbs: String,
    pub name: String,
    pub percent: i64,
    /// `YYYY-MM-DDTHH:MM` in the company's zone.
    pub early_start: Option<String>,
    pub early_finish: Option<String>,
    pub version: i64,
}
