use jiff::{Timestamp, civil::Date};
use kernel::{Money, reexport::uuid::Uuid};
use platform::Rights;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::workers::WorkerId;

kernel::typed_id!(TimeEntryId, "Names one time entry.");
kernel::typed_id!(TimeCorrectionId, "Names one correction of a time entry.");

kernel::text_enum! {
    /// How far a time entry is.
    pub enum TimeState {
        Open = "open",
        Closed = "closed",
        Approved = "approved",
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ClockIn {
    pub project_id: Option<Uuid>,
    pub task_id: Option<Uuid>,
    pub visit_id: Option<Uuid>,
    /// Somebody else than the caller; only the office and project managers may.
    pub worker_id: Option<WorkerId>,
    /// When it was tapped, by the phone's own clock; a phone without signal sends it later.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub device_time: Option<Timestamp>,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ClockOut {
    /// Which clock to stop; the one that was started last if absent.
    pub time_entry_id: Option<TimeEntryId>,
    pub worker_id: Option<WorkerId>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub device_time: Option<Timestamp>,
    pub note: Option<String>,
}

/// What the entry should have said, and why it is changed.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TimeCorrection {
    #[schema(value_type = String, format = DateTime)]
    pub clock_in: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub clock_out: Timestamp,
    pub reason: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TimeEntry {
    pub id: TimeEntryId,
    pub worker_id: WorkerId,
    pub worker_name: String,
    pub project_id: Option<Uuid>,
    pub task_id: Option<Uuid>,
    pub visit_id: Option<Uuid>,
    #[schema(value_type = String, format = DateTime)]
    pub clock_in: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub clock_out: Option<Timestamp>,
    /// The working day it belongs to, in the company's zone.
    #[schema(value_type = String, format = Date)]
    pub on_date: Date,
    /// What the phone's clock said when it was started.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub device_time: Option<Timestamp>,
    pub minutes: Option<i64>,
    /// Only for those who may see pay.
    #[schema(value_type = Option<String>)]
    pub hourly_rate: Option<Decimal>,
    #[schema(value_type = Option<String>)]
    pub burden_percent: Option<Decimal>,
    /// Only for those who may see cost. Absent while the clock runs, or when no rate counted on that day.
    pub cost: Option<Money>,
    pub state: TimeState,
    pub note: String,
    /// Other entries of the same worker for the same time: both are kept until somebody corrects one.
    pub overlaps: Vec<TimeEntryId>,
    pub corrected: bool,
    pub version: i64,
}

impl TimeEntry {
    /// The entry as somebody with these rights may see it.
    pub fn for_reader(mut self, rights: Rights) -> Self {
        if !rights.pay {
            self.hourly_rate = None;
            self.burden_percent = None;
        }
        if !rights.cost {
            self.cost = None;
        }
        self
    }
}

/// What an entry said before it was corrected.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PastCorrection {
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub by_name: String,
    pub reason: String,
    #[schema(value_type = String, format = DateTime)]
    pub clock_in_before: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub clock_out_before: Option<Timestamp>,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct TimeFilter {
    pub project_id: Option<Uuid>,
    /// The field sees its own entries only, whatever stands here.
    pub worker_id: Option<WorkerId>,
    pub state: Option<TimeState>,
    /// Only this working day and later ones.
    #[param(value_type = Option<String>, format = Date)]
    pub from: Option<Date>,
    #[param(value_type = Option<String>, format = Date)]
    pub to: Option<Date>,
}
