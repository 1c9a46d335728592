use jiff::{Timestamp, civil::Date};
use kernel::reexport::uuid::Uuid;
use serde::{Deserialize, Serialize};

kernel::typed_id!(BookingId, "Names one entry of the booking ledger.");

kernel::text_enum! {
    /// Who is booked.
    pub enum ResourceKind {
        Worker = "worker",
        Crew = "crew",
    }
}

kernel::text_enum! {
    /// What for.
    pub enum SubjectType {
        Task = "task",
        Visit = "visit",
    }
}

/// Books one worker or crew for one task or visit. The same pair again moves the booking.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewBooking {
    pub resource_kind: ResourceKind,
    pub resource_id: Uuid,
    pub subject_type: SubjectType,
    pub subject_id: Uuid,
    pub project_id: Option<Uuid>,
    /// What stands on the calendar: the name of the task or visit.
    pub title: String,
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub ends_at: Timestamp,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Booking {
    pub id: BookingId,
    pub resource_kind: ResourceKind,
    pub resource_id: Uuid,
    /// The worker's or crew's name.
    pub resource_name: String,
    pub subject_type: SubjectType,
    pub subject_id: Uuid,
    pub project_id: Option<Uuid>,
    pub title: String,
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub ends_at: Timestamp,
    /// What else somebody of this booking is booked for at the same time; empty when nobody is double-booked.
    pub conflict: Vec<Conflict>,
    pub version: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Conflict {
    pub booking_id: BookingId,
    pub resource_name: String,
    pub title: String,
    #[schema(value_type = String, format = DateTime)]
    pub starts_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    pub ends_at: Timestamp,
}

/// Days of the company's calendar, both included.
#[derive(Debug, Clone, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BookingRange {
    #[param(value_type = String, format = Date)]
    pub from: Date,
    #[param(value_type = String, format = Date)]
    pub to: Date,
}
