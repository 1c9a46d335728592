use db::Bulk;
use jiff::Timestamp;
use platform::{Act, Result};

use super::{Opportunity, OpportunityId, StageId, StayId};

/// An opportunity with its place on the board. The names of what it refers to are not stored with it.
pub struct Placed {
    pub opportunity: Opportunity,
    pub position: i64,
    pub created_at: Timestamp,
}

/// One stay in one stage.
pub struct Stay {
    pub opportunity: OpportunityId,
    pub stage: StageId,
    pub entered_at: Timestamp,
    pub left_at: Option<Timestamp>,
}

const COLUMNS: &[&str] = &[
    "id",
    "number",
    "name",
    "account_id",
    "contact_id",
    "site_id",
    "lead_id",
    "pipeline_id",
    "stage_id",
    "state",
    "value_minor",
    "currency",
    "owner_id",
    "source_id",
    "campaign_id",
    "expected_close",
    "next_step",
    "next_step_on",
    "lost_reason",
    "position",
    "stage_entered_at",
    "created_on",
    "closed_on",
    "version",
    "created_at",
    "updated_at",
];

/// Stores complete opportunities; stays, search and events are the caller's.
pub fn store(act: &Act<'_>, opportunities: &[Placed]) -> Result<()> {
    let mut rows = Bulk::into_table("opportunity", COLUMNS);
    for Placed { opportunity: o, position, created_at } in opportunities {
        rows.row(&[
            &o.id,
            &o.number,
            &o.name,
            &o.account_id,
            &o.contact_id,
            &o.site_id,
            &o.lead_id,
            &o.pipeline_id,
            &o.stage_id,
            &o.state,
            &o.value.minor,
            &o.value.currency,
            &o.owner_id,
            &o.source_id,
            &o.campaign_id,
            &o.expected_close,
            &o.next_step,
            &o.next_step_on,
            &o.lost_reason,
            position,
            &o.stage_entered_at,
            &o.created_on,
            &o.closed_on,
            &o.version,
            created_at,
            &o.updated_at,
        ]);
    }
    Ok(rows.store(act)?)
}

pub fn store_stays(act: &Act<'_>, stays: &[Stay]) -> Result<()> {
    let mut rows = Bulk::into_table("stage_stay", &["id", "opportunity_id", "stage_id", "entered_at", "left_at"]);
    for stay in stays {
        let id: StayId = act.ids().new_id(stay.entered_at);
        rows.row(&[&id, &stay.opportunity, &stay.stage, &stay.entered_at, &stay.left_at]);
    }
    Ok(rows.store(act)?)
}
