use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};
use kernel::Money;
use platform::Patch;
use serde::{Deserialize, Serialize};

use crate::{
    accounts::{AccountId, AccountKind, CampaignId, SourceId},
    communications::Communication,
    contacts::{Consent, ContactId, ContactRole, PreferredChannel},
    opportunities::{Opportunity, OpportunityId, PipelineId, StageId},
    sites::SiteFacts,
};

kernel::typed_id!(LeadId, "Names one lead.");
kernel::typed_id!(InquiryId, "Names one inquiry of a lead.");
kernel::typed_id!(LeadFormId, "Names one form of the company's website.");

kernel::text_enum! {
    /// Where a lead stands.
    pub enum LeadState {
        /// Nobody has answered yet.
        New = "new",
        Contacted = "contacted",
        Qualified = "qualified",
        Disqualified = "disqualified",
    }
}

impl LeadState {
    pub fn is_open(self) -> bool {
        matches!(self, Self::New | Self::Contacted)
    }
}

kernel::text_enum! {
    /// What came of a call.
    pub enum CallOutcome {
        Reached = "reached",
        Voicemail = "voicemail",
        NoAnswer = "no_answer",
        WrongNumber = "wrong_number",
    }
}

/// An inquiry as it arrives: by the website's form, by telephone, by a program.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewLead {
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// In one line, as told.
    #[serde(default)]
    pub address: String,
    #[serde(default)]
    pub message: String,
    pub source_id: Option<SourceId>,
    pub campaign_id: Option<CampaignId>,
    pub landing_page: Option<String>,
    /// The marks of the link that led here: `utm_source`, `utm_campaign` ...
    #[serde(default)]
    pub utm: BTreeMap<String, String>,
    #[serde(skip)]
    pub form_id: Option<LeadFormId>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Lead {
    pub id: LeadId,
    pub state: LeadState,
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub phone_e164: Option<String>,
    pub address: String,
    pub message: String,
    /// Known from before, or made when it was qualified.
    pub account_id: Option<AccountId>,
    pub account_name: Option<String>,
    pub contact_id: Option<ContactId>,
    pub opportunity_id: Option<OpportunityId>,
    pub source_id: Option<SourceId>,
    pub source_name: Option<String>,
    pub campaign_id: Option<CampaignId>,
    pub campaign_name: Option<String>,
    pub landing_page: Option<String>,
    pub utm: BTreeMap<String, String>,
    pub inquiry_count: i64,
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub first_response_at: Option<Timestamp>,
    /// By when it should be answered.
    #[schema(value_type = String, format = DateTime)]
    pub respond_by: Timestamp,
    /// How many minutes a lead may wait here.
    pub speed_to_lead_minutes: i64,
    pub closed_reason: Option<String>,
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

/// One of the times the same person asked.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Inquiry {
    pub id: InquiryId,
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    pub message: String,
    pub source_name: Option<String>,
    pub campaign_name: Option<String>,
    pub landing_page: Option<String>,
    pub utm: BTreeMap<String, String>,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct LeadFilter {
    /// The open ones if absent.
    pub state: Option<LeadState>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CallOfLead {
    pub outcome: CallOutcome,
    #[serde(default)]
    pub note: String,
}

/// The lead after the call, and the call as it was written down.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CalledLead {
    pub lead: Lead,
    pub communication: Communication,
}

/// What is known beyond the lead. Everything is optional: what is absent is taken from the lead.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct QualifyLead {
    /// An account that is there already.
    pub account_id: Option<AccountId>,
    pub account_kind: Option<AccountKind>,
    pub account_name: Option<String>,
    pub contact_name: Option<String>,
    pub contact_role: Option<ContactRole>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub preferred_channel: Option<PreferredChannel>,
    pub language: Option<String>,
    pub consent: Option<Consent>,
    /// Address and access; the address is read from the lead if absent.
    pub site: Option<SiteFacts>,
    pub opportunity_name: Option<String>,
    pub pipeline_id: Option<PipelineId>,
    pub stage_id: Option<StageId>,
    pub value: Option<Money>,
    pub next_step: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub next_step_on: Option<Date>,
}

/// What a lead became.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct QualifiedLead {
    pub lead: Lead,
    pub opportunity: Opportunity,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct DisqualifyLead {
    pub reason: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewLeadForm {
    /// For the office alone: which page it stands on.
    pub name: String,
    /// Above the fields.
    pub headline: String,
    /// After it was sent.
    pub thank_you: String,
    /// Where its inquiries are counted, unless the link says otherwise.
    pub source_id: Option<SourceId>,
}

/// Only the named fields change; null clears what may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LeadFormChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub headline: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub thank_you: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<SourceId>)]
    pub source_id: Patch<Option<SourceId>>,
}

/// A form of the company's website; its key is part of the public address.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LeadForm {
    pub id: LeadFormId,
    pub public_key: String,
    pub name: String,
    pub headline: String,
    pub thank_you: String,
    pub source_id: Option<SourceId>,
    pub version: i64,
}
