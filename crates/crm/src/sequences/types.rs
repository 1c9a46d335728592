use jiff::Timestamp;
use kernel::reexport::uuid::Uuid;
use platform::Patch;
use serde::{Deserialize, Serialize};

use crate::{accounts::AccountId, contacts::ContactId};

kernel::typed_id!(SequenceId, "Names one sequence.");
kernel::typed_id!(EnrolmentId, "Names one person's way through a sequence.");

kernel::text_enum! {
    /// Where somebody is in a sequence.
    pub enum EnrolmentState {
        Active = "active",
        Done = "done",
        Stopped = "stopped",
    }
}

/// One message of a sequence, sent by e-mail. `{first_name}`, `{company}` and `{review_link}` are filled in; a paragraph with
/// `{review_link}` is left out while the company has none.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Step {
    /// Counted from the step before, or from the event.
    pub delay_days: i64,
    pub subject: String,
    pub body: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Sequence {
    pub id: SequenceId,
    pub name: String,
    pub trigger_event: String,
    pub steps: Vec<Step>,
    pub active: bool,
    pub version: i64,
}

/// Only the named fields change. Who is on the way already gets what the sequence says on the day.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct SequenceChange {
    #[serde(default)]
    #[schema(value_type = bool)]
    pub active: Patch<bool>,
    #[serde(default)]
    #[schema(value_type = Vec<Step>)]
    pub steps: Patch<Vec<Step>>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Enrolment {
    pub id: EnrolmentId,
    pub sequence_id: SequenceId,
    pub sequence_name: String,
    pub account_id: AccountId,
    pub contact_id: ContactId,
    /// The record whose event began it.
    #[schema(value_type = String, format = Uuid)]
    pub subject_id: Uuid,
    /// Counted from 0.
    pub next_step: i64,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub next_at: Option<Timestamp>,
    pub state: EnrolmentState,
    pub ended_reason: Option<String>,
}
