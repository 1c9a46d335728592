use jiff::Timestamp;
use kernel::reexport::uuid::Uuid;
use platform::Patch;
use platform::mail::MailId;
use serde::{Deserialize, Serialize};

use crate::{
    accounts::AccountId,
    contacts::{ContactId, PreferredChannel},
    leads::LeadId,
    opportunities::OpportunityId,
};

kernel::typed_id!(CommunicationId, "Names one thing that was said.");

kernel::text_enum! {
    /// By what means something was said.
    pub enum Channel {
        Email = "email",
        Text = "text",
        Call = "call",
        Meeting = "meeting",
        Note = "note",
    }
}

impl From<PreferredChannel> for Channel {
    fn from(preferred: PreferredChannel) -> Self {
        match preferred {
            PreferredChannel::Email => Self::Email,
            PreferredChannel::Text => Self::Text,
            PreferredChannel::Call => Self::Call,
        }
    }
}

kernel::text_enum! {
    /// Who spoke.
    pub enum Direction {
        In = "in",
        Out = "out",
    }
}

kernel::text_enum! {
    /// A draft waits; what was logged happened; what was sent left from here.
    pub enum CommunicationState {
        Draft = "draft",
        Logged = "logged",
        Sent = "sent",
        Discarded = "discarded",
    }
}

/// Something that was said and is written down afterwards.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewCommunication {
    pub channel: Channel,
    pub direction: Direction,
    #[serde(default)]
    pub subject: String,
    #[serde(default)]
    pub body: String,
    /// What came of it: `reached`, `voicemail`, `no_answer`, or in own words.
    pub outcome: Option<String>,
    /// Now if absent.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub occurred_at: Option<Timestamp>,
    pub account_id: Option<AccountId>,
    pub contact_id: Option<ContactId>,
    pub lead_id: Option<LeadId>,
    pub opportunity_id: Option<OpportunityId>,
    #[schema(value_type = Option<String>, format = Uuid)]
    pub project_id: Option<Uuid>,
}

/// A message to a customer that shall wait for somebody's look.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewDraft {
    pub account_id: AccountId,
    pub contact_id: ContactId,
    #[schema(value_type = Option<String>, format = Uuid)]
    pub project_id: Option<Uuid>,
    pub opportunity_id: Option<OpportunityId>,
    pub subject: String,
    pub body: String,
    /// Why it was written, for who decides whether it goes out.
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DraftChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub subject: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub body: Patch<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Communication {
    pub id: CommunicationId,
    pub channel: Channel,
    pub direction: Direction,
    pub state: CommunicationState,
    pub subject: String,
    pub body: String,
    /// What came of it. `log_only`: no provider for this channel is set up, so it was written down and went nowhere.
    pub outcome: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub occurred_at: Timestamp,
    pub account_id: Option<AccountId>,
    pub account_name: Option<String>,
    pub contact_id: Option<ContactId>,
    pub contact_name: Option<String>,
    pub lead_id: Option<LeadId>,
    pub opportunity_id: Option<OpportunityId>,
    #[schema(value_type = Option<String>, format = Uuid)]
    pub project_id: Option<Uuid>,
    pub mail_id: Option<MailId>,
    /// Why a draft was written.
    pub reason: Option<String>,
    pub version: i64,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct CommunicationFilter {
    /// `draft` lists what waits to be sent.
    pub state: Option<CommunicationState>,
    #[param(value_type = Option<String>)]
    pub account_id: Option<AccountId>,
    #[param(value_type = Option<String>)]
    pub opportunity_id: Option<OpportunityId>,
    #[param(value_type = Option<String>)]
    pub lead_id: Option<LeadId>,
}
