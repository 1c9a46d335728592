use crm::{accounts::AccountId, contacts::ContactId, opportunities::OpportunityId, sites::SiteId};
use jiff::{Timestamp, civil::Date};
use kernel::{Decimal, Money};
use platform::files::FileId;
use serde::{Deserialize, Serialize};

use super::{InstalmentTrigger, Language};
use crate::estimates::EstimateId;

kernel::typed_id!(ProposalId, "Names one proposal.");

kernel::text_enum! {
    /// Where a proposal stands.
    pub enum ProposalState {
        /// Made, and not sent yet.
        Ready = "ready",
        Sent = "sent",
        Viewed = "viewed",
        Signed = "signed",
        Declined = "declined",
        /// A later proposal or revision took its place.
        Superseded = "superseded",
    }
}

impl ProposalState {
    /// Whether the customer may still sign.
    pub fn is_open(self) -> bool {
        matches!(self, ProposalState::Sent | ProposalState::Viewed)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewProposal {
    pub contact_id: ContactId,
    /// The last day on which it can be signed.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_until: Option<Date>,
    /// The contact's own language if absent.
    pub language: Option<Language>,
    /// Empty: everything at the end.
    #[serde(default)]
    pub payment_schedule: Vec<NewInstalment>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewInstalment {
    pub name: String,
    pub trigger: InstalmentTrigger,
    /// The section whose completion a milestone means.
    pub section: Option<String>,
    #[schema(value_type = String, example = "40")]
    pub percent: Decimal,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Proposal {
    pub id: ProposalId,
    /// As printed: the estimate's number and the issue, `1001-1`.
    pub label: String,
    pub estimate_id: EstimateId,
    pub estimate_revision: i64,
    pub opportunity_id: Option<OpportunityId>,
    pub account_id: AccountId,
    pub contact_id: ContactId,
    pub site_id: Option<SiteId>,
    pub name: String,
    pub state: ProposalState,
    pub language: Language,
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_until: Option<Date>,
    pub total: Money,
    /// SHA-256 of the canonical JSON the customer reads and signs.
    pub content_sha256: String,
    pub pdf_file_id: FileId,
    pub pdf_sha256: String,
    pub sent_to: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub sent_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub viewed_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub signed_at: Option<Timestamp>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub declined_at: Option<Timestamp>,
    pub decline_reason: Option<String>,
    pub signer_name: Option<String>,
    /// The signed copy with its certificate, once it is made.
    pub sealed_file_id: Option<FileId>,
    pub sealed_sha256: Option<String>,
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProposalFilter {
    pub state: Option<ProposalState>,
    pub estimate_id: Option<EstimateId>,
    pub opportunity_id: Option<OpportunityId>,
    pub account_id: Option<AccountId>,
}
