use kernel::Money;
use platform::{Act, Error, NewEvent, Result, error::Checks};

use super::{
    NewOpportunity, Opportunity, OpportunityChange, OpportunityId, OpportunityState, Stage, StageKind,
    default_pipeline, get,
    moving::{begin_stay, top_of},
    pipeline,
};
use crate::typed;

pub fn create(act: &Act<'_>, new: &NewOpportunity) -> Result<Opportunity> {
    let stage = first_stage(act, new)?;
    let currency = platform::companies::currency(act)?;
    let value = new.value.unwrap_or(Money::zero(currency));
    let name = typed::text(&new.name);
    check(&name, value, currency)?;
    let id: OpportunityId = act.new_id();
    let owner = new.owner_id.or(act.who.user_id());
    act.execute(
        "INSERT INTO opportunity (company_id, id, number, name, account_id, contact_id, site_id, lead_id, pipeline_id,
           stage_id, state, value_minor, currency, owner_id, source_id, campaign_id, expected_close, next_step,
           next_step_on, position, stage_entered_at, created_on, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
           $21, $21)",
        &[
            &id,
            &act.next_number("opportunity")?,
            &name,
            &new.account_id,
            &new.contact_id,
            &new.site_id,
            &new.lead_id,
            &stage.pipeline_id,
            &stage.id,
            &OpportunityState::Open,
            &value.minor,
            &value.currency,
            &owner,
            &new.source_id,
            &new.campaign_id,
            &new.expected_close,
            &typed::filled(new.next_step.as_deref()),
            &new.next_step_on,
            &top_of(act, stage.id)?,
            &act.at,
            &act.today()?,
        ],
    )?;
    begin_stay(act, id, stage.id)?;
    let made = get(act, id)?;
    act.emit(event("opportunity.created", &made).data(serde_json::json!({ "name": made.name, "value": made.value })))?;
    index(act, &made)?;
    Ok(made)
}

/// A new opportunity begins in an open stage: the named one, else the first of its pipeline.
fn first_stage(act: &Act<'_>, new: &NewOpportunity) -> Result<Stage> {
    let pipeline = match (new.pipeline_id, new.stage_id) {
        (Some(id), _) => pipeline(act, id)?,
        (None, Some(stage)) => pipeline(act, super::stage(act, stage)?.pipeline_id)?,
        (None, None) => default_pipeline(act)?,
    };
    let fits = |s: &Stage| s.kind == StageKind::Open && new.stage_id.is_none_or(|wanted| wanted == s.id);
    pipeline.stages.into_iter().find(fits).ok_or_else(|| {
        Error::invalid("stage_id", "An opportunity begins in an open stage of its pipeline; pick one of those.")
    })
}

/// Changes what is named, if the opportunity is still at the version the caller read.
pub fn change(act: &Act<'_>, id: OpportunityId, change: &OpportunityChange, version: i64) -> Result<Opportunity> {
    let now = get(act, id)?;
    if now.version != version {
        return Err(Error::stale(&now));
    }
    let name = change.name.as_deref().map_or(now.name.clone(), typed::text);
    let value = change.value.unwrap_or(now.value);
    check(&name, value, platform::companies::currency(act)?)?;
    let written = act.execute(
        "UPDATE opportunity SET name = $3, account_id = $4, contact_id = $5, site_id = $6, value_minor = $7,
           owner_id = $8, expected_close = $9, next_step = $10, next_step_on = $11, updated_at = $12, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $13",
        &[
            &id,
            &name,
            &change.account_id.or(now.account_id),
            &change.contact_id.or(now.contact_id),
            &change.site_id.or(now.site_id),
            &value.minor,
            &change.owner_id.or(now.owner_id),
            &change.expected_close.or(now.expected_close),
            &typed::changed(now.next_step.clone(), &change.next_step),
            &change.next_step_on.or(now.next_step_on),
            &act.at,
            &version,
        ],
    )?;
    if written == 0 {
        return Err(Error::stale(&get(act, id)?));
    }
    let changed = get(act, id)?;
    let data = serde_json::json!({ "name": changed.name, "changed": change });
    act.emit(event("opportunity.updated", &changed).data(data))?;
    index(act, &changed)?;
    Ok(changed)
}

/// An event that shows on every record the opportunity belongs to.
pub(super) fn event(kind: &'static str, o: &Opportunity) -> NewEvent {
    NewEvent::new(kind, "opportunity", o.id).link_opt(o.account_id).link_opt(o.contact_id).link_opt(o.lead_id)
}

fn check(name: &str, value: Money, currency: kernel::Currency) -> Result<()> {
    Checks::new()
        .require("name", name, "Give the opportunity a name.")
        .at_most("name", name, 200)
        .that(value.minor >= 0, "value", "A value can't be below zero.")
        .that(
            value.currency == currency,
            "value.currency",
            "Opportunities are kept in the company's currency; convert the value.",
        )
        .finish()
}

fn index(act: &Act<'_>, o: &Opportunity) -> Result<()> {
    let account = o.account_name.as_deref().unwrap_or_default();
    act.index("opportunity", o.id, &o.name, account, &[&o.number.to_string()])
}
