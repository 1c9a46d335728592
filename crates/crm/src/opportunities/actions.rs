use kernel::{Money, reexport::uuid::Uuid};
use platform::{
    Act, Conn, Error, NewEvent, Result,
    error::Checks,
    references::{known, member},
    search::{self, Entry},
};

use super::{
    NewOpportunity, Opportunity, OpportunityChange, OpportunityId, OpportunityState, Stage, StageKind,
    default_pipeline, get,
    moving::{begin_stay, top_of},
    pipeline,
    storing::{Placed, store},
};
use crate::{
    accounts::{self, CampaignId, SourceId},
    sources, typed,
};

pub fn create(act: &Act<'_>, new: &NewOpportunity) -> Result<Opportunity> {
    let stage = first_stage(act, new)?;
    let currency = platform::companies::currency(act)?;
    let value = new.value.unwrap_or(Money::zero(currency));
    let name = typed::text(&new.name);
    check(&name, value, currency)?;
    known(act, "account_id", "account", new.account_id)?;
    known(act, "contact_id", "contact", new.contact_id)?;
    known(act, "site_id", "site", new.site_id)?;
    known(act, "lead_id", "lead", new.lead_id)?;
    known(act, "source_id", "source", new.source_id)?;
    known(act, "campaign_id", "campaign", new.campaign_id)?;
    member(act, "owner_id", new.owner_id)?;
    let id: OpportunityId = act.new_id();
    let opportunity = Opportunity {
        id,
        number: act.next_number("opportunity")?,
        name,
        account_id: new.account_id,
        account_name: None,
        contact_id: new.contact_id,
        contact_name: None,
        site_id: new.site_id,
        site_name: None,
        lead_id: new.lead_id,
        pipeline_id: stage.pipeline_id,
        stage_id: stage.id,
        stage_name: stage.name.clone(),
        state: OpportunityState::Open,
        value,
        owner_id: new.owner_id.or(act.who.user_id()),
        owner_name: None,
        source_id: new.source_id,
        source_name: None,
        campaign_id: new.campaign_id,
        campaign_name: None,
        expected_close: new.expected_close,
        next_step: typed::filled(new.next_step.as_deref()),
        next_step_on: new.next_step_on,
        lost_reason: None,
        stage_entered_at: act.at,
        created_on: act.today()?,
        closed_on: None,
        version: 1,
        updated_at: act.at,
    };
    store(act, &[Placed { opportunity, position: top_of(act, stage.id)?, created_at: act.at }])?;
    begin_stay(act, id, stage.id)?;
    let made = get(act, id)?;
    act.emit(created(&made))?;
    act.index_again(&entry(&made))?;
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
    let name = change.name.given().map_or(now.name.clone(), |typed| typed::text(typed));
    let value = change.value.or(now.value);
    check(&name, value, platform::companies::currency(act)?)?;
    known(act, "account_id", "account", change.account_id.put())?;
    known(act, "contact_id", "contact", change.contact_id.put())?;
    known(act, "site_id", "site", change.site_id.put())?;
    member(act, "owner_id", change.owner_id.put())?;
    let (source, campaign) = attribution(act, &now, change)?;
    let written = act.execute(
        "UPDATE opportunity SET name = $3, account_id = $4, contact_id = $5, site_id = $6, value_minor = $7,
           owner_id = $8, expected_close = $9, next_step = $10, next_step_on = $11, source_id = $12,
           campaign_id = $13, updated_at = $14, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $15",
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
            &source,
            &campaign,
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
    if let (OpportunityState::Won, Some(buyer)) = (changed.state, changed.account_id) {
        accounts::bought(act, buyer)?;
    }
    act.index_again(&entry(&changed))?;
    Ok(changed)
}

/// A campaign is one of its source's, so another source lets go of the campaign of the one before.
fn attribution(
    act: &Act<'_>,
    now: &Opportunity,
    change: &OpportunityChange,
) -> Result<(Option<SourceId>, Option<CampaignId>)> {
    let source = change.source_id.or(now.source_id);
    known(act, "source_id", "source", change.source_id.put())?;
    let Some(campaign) = change.campaign_id.put() else {
        let kept = change.campaign_id.or(now.campaign_id).filter(|_| source == now.source_id);
        return Ok((source, kept));
    };
    let found = sources::campaigns(act)?.into_iter().find(|c| c.id == campaign);
    match found.filter(|c| !change.source_id.is_given() || source == Some(c.source_id)) {
        Some(found) => Ok((Some(found.source_id), Some(campaign))),
        None => Err(Error::invalid("campaign_id", "This campaign is not one of the source's; pick one that is.")),
    }
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

pub fn created(o: &Opportunity) -> NewEvent {
    event("opportunity.created", o).data(serde_json::json!({ "name": o.name, "value": o.value }))
}

/// What it is found by.
pub fn entry(o: &Opportunity) -> Entry {
    found_by(o.id, &o.name, o.account_name.as_deref(), o.number)
}

fn found_by(id: OpportunityId, name: &str, account: Option<&str>, number: i64) -> Entry {
    Entry::new("opportunity", id, name, account.unwrap_or_default(), &[&number.to_string()])
}

/// The entries of the opportunities after this one.
pub fn findable(q: &Conn<'_>, after: Uuid) -> Result<Vec<Entry>> {
    let rows = q.rows(
        "SELECT o.id, o.name, o.number, a.name AS account_name FROM opportunity o
         LEFT JOIN account a ON a.company_id = o.company_id AND a.id = o.account_id
         WHERE o.company_id = $1 AND o.id > $2 ORDER BY o.id LIMIT $3",
        &[&after, &search::PAGE],
    )?;
    rows.iter()
        .map(|row| {
            let (name, account): (String, Option<String>) = (row.get("name")?, row.get("account_name")?);
            Ok(found_by(row.get("id")?, &name, account.as_deref(), row.get("number")?))
        })
        .collect()
}
