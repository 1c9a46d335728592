use jiff::{Timestamp, civil::Date};
use kernel::Money;
use platform::{Patch, UserId};
use serde::{Deserialize, Serialize};

use crate::{
    accounts::{AccountId, CampaignId, SourceId},
    contacts::ContactId,
    leads::LeadId,
    sites::SiteId,
};

kernel::typed_id!(PipelineId, "Names one pipeline.");
kernel::typed_id!(StageId, "Names one stage of a pipeline.");
kernel::typed_id!(OpportunityId, "Names one opportunity.");
kernel::typed_id!(StakeholderId, "Names one person's part in one opportunity.");
kernel::typed_id!(StayId, "Names one stay of an opportunity in a stage.");

kernel::text_enum! {
    /// What being in a stage means.
    pub enum StageKind {
        Open = "open",
        Won = "won",
        Lost = "lost",
    }
}

kernel::text_enum! {
    /// Where an opportunity stands.
    pub enum OpportunityState {
        Open = "open",
        Won = "won",
        Lost = "lost",
    }
}

kernel::text_enum! {
    /// What a person does in the decision.
    pub enum StakeholderRole {
        DecisionMaker = "decision_maker",
        Payer = "payer",
        Champion = "champion",
        Influencer = "influencer",
        Occupant = "occupant",
        Gatekeeper = "gatekeeper",
    }
}

kernel::text_enum! {
    /// How much a person's word counts.
    pub enum Influence {
        High = "high",
        Medium = "medium",
        Low = "low",
    }
}

kernel::text_enum! {
    /// Where a person stands towards us.
    pub enum Stance {
        Supports = "supports",
        Neutral = "neutral",
        Opposes = "opposes",
        Unknown = "unknown",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Stage {
    pub id: StageId,
    pub pipeline_id: PipelineId,
    pub name: String,
    pub kind: StageKind,
    pub position: i64,
    /// Per cent.
    pub probability: i64,
    /// After how many days without a move a card rots here.
    pub rot_days: Option<i64>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Pipeline {
    pub id: PipelineId,
    pub name: String,
    pub stages: Vec<Stage>,
}

/// A stage as a new pipeline is given it.
pub struct NewStage {
    pub name: &'static str,
    pub kind: StageKind,
    pub probability: i64,
    pub rot_days: Option<i64>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewOpportunity {
    pub name: String,
    pub account_id: Option<AccountId>,
    pub contact_id: Option<ContactId>,
    pub site_id: Option<SiteId>,
    pub lead_id: Option<LeadId>,
    /// The first pipeline if absent.
    pub pipeline_id: Option<PipelineId>,
    /// The first stage of the pipeline if absent.
    pub stage_id: Option<StageId>,
    pub value: Option<Money>,
    #[schema(value_type = Option<String>, format = Uuid)]
    pub owner_id: Option<UserId>,
    pub source_id: Option<SourceId>,
    pub campaign_id: Option<CampaignId>,
    #[schema(value_type = Option<String>, format = Date)]
    pub expected_close: Option<Date>,
    pub next_step: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub next_step_on: Option<Date>,
}

/// Only the named fields change; null or an empty text clears what may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OpportunityChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<AccountId>)]
    pub account_id: Patch<Option<AccountId>>,
    #[serde(default)]
    #[schema(value_type = Option<ContactId>)]
    pub contact_id: Patch<Option<ContactId>>,
    #[serde(default)]
    #[schema(value_type = Option<SiteId>)]
    pub site_id: Patch<Option<SiteId>>,
    #[serde(default)]
    #[schema(value_type = Money)]
    pub value: Patch<Money>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Uuid)]
    pub owner_id: Patch<Option<UserId>>,
    /// How they found us is often learnt later. Another source takes its campaign with it.
    #[serde(default)]
    #[schema(value_type = Option<SourceId>)]
    pub source_id: Patch<Option<SourceId>>,
    #[serde(default)]
    #[schema(value_type = Option<CampaignId>)]
    pub campaign_id: Patch<Option<CampaignId>>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub expected_close: Patch<Option<Date>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub next_step: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub next_step_on: Patch<Option<Date>>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Opportunity {
    pub id: OpportunityId,
    pub number: i64,
    pub name: String,
    pub account_id: Option<AccountId>,
    pub account_name: Option<String>,
    pub contact_id: Option<ContactId>,
    pub contact_name: Option<String>,
    pub site_id: Option<SiteId>,
    pub site_name: Option<String>,
    pub lead_id: Option<LeadId>,
    pub pipeline_id: PipelineId,
    pub stage_id: StageId,
    pub stage_name: String,
    pub state: OpportunityState,
    pub value: Money,
    #[schema(value_type = Option<String>, format = Uuid)]
    pub owner_id: Option<UserId>,
    pub owner_name: Option<String>,
    pub source_id: Option<SourceId>,
    pub source_name: Option<String>,
    pub campaign_id: Option<CampaignId>,
    pub campaign_name: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub expected_close: Option<Date>,
    pub next_step: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub next_step_on: Option<Date>,
    pub lost_reason: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    pub stage_entered_at: Timestamp,
    #[schema(value_type = String, format = Date)]
    pub created_on: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub closed_on: Option<Date>,
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
}

/// One card of the board, one line of the list.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct OpportunityCard {
    pub id: OpportunityId,
    pub number: i64,
    pub name: String,
    pub account_id: Option<AccountId>,
    pub account_name: Option<String>,
    pub stage_id: StageId,
    pub state: OpportunityState,
    pub value: Money,
    /// Whole days since it came into its stage.
    pub days_in_stage: i64,
    /// Longer in its stage than the stage allows.
    pub rotting: bool,
    pub owner_name: Option<String>,
    pub next_step: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub next_step_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub expected_close: Option<Date>,
    pub version: i64,
    #[schema(value_type = String, format = DateTime)]
    pub updated_at: Timestamp,
    #[serde(skip)]
    pub(crate) position: i64,
}

/// One column of the board: the whole count and sum, and the first cards.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BoardStage {
    pub stage: Stage,
    pub count: i64,
    pub sum: Money,
    pub cards: Vec<OpportunityCard>,
    /// Send as `after` to the list of this stage to read on; absent when these are all.
    pub next: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Board {
    pub pipeline_id: PipelineId,
    pub name: String,
    pub stages: Vec<BoardStage>,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OpportunityFilter {
    #[param(value_type = Option<String>)]
    pub pipeline_id: Option<PipelineId>,
    #[param(value_type = Option<String>)]
    pub stage_id: Option<StageId>,
    #[param(value_type = Option<String>)]
    pub account_id: Option<AccountId>,
    pub state: Option<OpportunityState>,
    #[param(value_type = Option<String>, format = Uuid)]
    pub owner_id: Option<UserId>,
    /// Only those whose next step is due on this day or before.
    #[param(value_type = Option<String>, format = Date)]
    pub next_step_by: Option<Date>,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct BoardFilter {
    /// Only this person's cards; counts and sums are theirs too.
    #[param(value_type = Option<String>, format = Uuid)]
    pub owner_id: Option<UserId>,
}

/// Where a card goes.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Move {
    pub stage_id: StageId,
    /// The card it shall stand above; on top of the stage if absent.
    pub before_id: Option<OpportunityId>,
    /// Needed when the stage means lost.
    pub reason: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewStakeholder {
    pub contact_id: ContactId,
    pub role: StakeholderRole,
    pub influence: Influence,
    pub stance: Stance,
}

/// Only the named fields change.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StakeholderChange {
    #[serde(default)]
    #[schema(value_type = StakeholderRole)]
    pub role: Patch<StakeholderRole>,
    #[serde(default)]
    #[schema(value_type = Influence)]
    pub influence: Patch<Influence>,
    #[serde(default)]
    #[schema(value_type = Stance)]
    pub stance: Patch<Stance>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Stakeholder {
    pub id: StakeholderId,
    pub opportunity_id: OpportunityId,
    pub contact_id: ContactId,
    pub name: String,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub role: StakeholderRole,
    pub influence: Influence,
    pub stance: Stance,
    pub version: i64,
}
