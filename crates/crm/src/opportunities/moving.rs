//! Moving a card: one person's move wins, the other sees what it is now.

use platform::{Act, Error, NewEvent, Result};

use super::{
    Move, Opportunity, OpportunityId, OpportunityState, Stage, StageId, StageKind,
    actions::event,
    get, stage,
    storing::{Stay, store_stays},
};
use crate::{accounts, typed};

/// Room between two cards, so that another fits between them many times over.
const GAP: i64 = 1 << 20;

/// Moves a card to a stage of its pipeline, if it is still at the version the caller read.
pub fn move_to(act: &Act<'_>, id: OpportunityId, to: &Move, version: i64) -> Result<Opportunity> {
    let now = get(act, id)?;
    if now.version != version {
        return Err(Error::stale(&now));
    }
    if now.state == OpportunityState::Won {
        return Err(Error::refused(
            "opportunity.won",
            "This opportunity is won, and its job may have begun.",
            "Leave it where it is; to sell more to this customer, open a new opportunity.",
        ));
    }
    let target = stage(act, to.stage_id)?;
    if target.pipeline_id != now.pipeline_id {
        return Err(Error::invalid("stage_id", "This stage belongs to another pipeline; pick one of its own."));
    }
    let reason = typed::filled(to.reason.as_deref());
    if target.kind == StageKind::Lost && reason.is_none() {
        return Err(Error::invalid("reason", "Say why it was lost; the reports learn from it."));
    }
    let moved = put(act, &now, &target, place(act, &target, to.before_id)?, reason)?;
    if moved.state == OpportunityState::Won { unsigned(act, &moved) } else { Ok(moved) }
}

/// What is won by hand has no win plan yet; whoever looks at the card is told where one comes from.
fn unsigned(act: &Act<'_>, won: &Opportunity) -> Result<Opportunity> {
    let note = if platform::companies::company(act)?.language() == "es" { NO_PLAN_SPANISH } else { NO_PLAN };
    next_step(act, won.id, Some(note))?;
    get(act, won.id)
}

const NO_PLAN: &str = "Have the proposal signed: the win plan comes from the signature.";
const NO_PLAN_SPANISH: &str = "Que firmen el presupuesto: el plan de obra sale de la firma.";

fn next_step(act: &Act<'_>, id: OpportunityId, step: Option<&str>) -> Result<()> {
    act.execute(
        "UPDATE opportunity SET next_step = $3, next_step_on = NULL WHERE company_id = $1 AND id = $2",
        &[&id, &step],
    )?;
    Ok(())
}

/// Marks it won and puts it on top of its pipeline's won stage. Once: what is won already stays as it is.
pub fn mark_won(act: &Act<'_>, id: OpportunityId) -> Result<Opportunity> {
    let now = get(act, id)?;
    if now.state == OpportunityState::Won {
        if matches!(now.next_step.as_deref(), Some(NO_PLAN | NO_PLAN_SPANISH)) {
            next_step(act, id, None)?;
        }
        return get(act, id);
    }
    let stages = super::pipeline(act, now.pipeline_id)?.stages;
    let won = stages.into_iter().find(|s| s.kind == StageKind::Won).ok_or_else(|| {
        Error::refused("pipeline.no_won_stage", "The pipeline has no stage that means won.", "Add one to the pipeline.")
    })?;
    let top = top_of(act, won.id)?;
    put(act, &now, &won, top, None)
}

fn put(act: &Act<'_>, now: &Opportunity, to: &Stage, position: i64, reason: Option<String>) -> Result<Opportunity> {
    let state = state_in(to.kind);
    let stays = now.stage_id == to.id;
    let entered = if stays { now.stage_entered_at } else { act.at };
    let closed_on = if state == OpportunityState::Open { None } else { Some(act.today()?) };
    let reason = reason.filter(|_| state == OpportunityState::Lost);
    let written = act.execute(
        "UPDATE opportunity SET stage_id = $3, state = $4, position = $5, stage_entered_at = $6, closed_on = $7,
           lost_reason = $8, updated_at = $9, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $10",
        &[&now.id, &to.id, &state, &position, &entered, &closed_on, &reason, &act.at, &now.version],
    )?;
    if written == 0 {
        return Err(Error::stale(&get(act, now.id)?));
    }
    let moved = get(act, now.id)?;
    if !stays {
        end_stay(act, now.id)?;
        begin_stay(act, now.id, to.id)?;
    }
    act.emit(arrived(&moved, &now.stage_name, to))?;
    if let (OpportunityState::Won, Some(buyer)) = (state, moved.account_id) {
        accounts::bought(act, buyer)?;
    }
    Ok(moved)
}

/// What being in such a stage makes of an opportunity.
pub fn state_in(kind: StageKind) -> OpportunityState {
    match kind {
        StageKind::Open => OpportunityState::Open,
        StageKind::Won => OpportunityState::Won,
        StageKind::Lost => OpportunityState::Lost,
    }
}

/// That it came from one stage into another.
pub fn arrived(o: &Opportunity, from: &str, to: &Stage) -> NewEvent {
    let (kind, reason) = match to.kind {
        StageKind::Open => ("opportunity.moved", None),
        StageKind::Won => ("opportunity.won", None),
        StageKind::Lost => ("opportunity.lost", o.lost_reason.as_ref()),
    };
    let data = serde_json::json!({ "name": o.name, "from": from, "to": to.name, "value": o.value, "reason": reason });
    event(kind, o).data(data)
}

/// Above the named card, else on top.
fn place(act: &Act<'_>, stage: &Stage, before: Option<OpportunityId>) -> Result<i64> {
    let Some(before) = before else { return top_of(act, stage.id) };
    if let Some(position) = gap_above(act, stage.id, before)? {
        return Ok(position);
    }
    spread(act, stage.id)?;
    gap_above(act, stage.id, before)?.map_or_else(|| top_of(act, stage.id), Ok)
}

/// The middle between a card and the one above it; nothing if no number is left between them.
fn gap_above(act: &Act<'_>, stage: StageId, card: OpportunityId) -> Result<Option<i64>> {
    let row = act
        .row(
            "SELECT c.position, (SELECT max(o.position) FROM opportunity o
               WHERE o.company_id = c.company_id AND o.stage_id = c.stage_id AND (o.position, o.id) < (c.position, c.id))
               AS above
             FROM opportunity c WHERE c.company_id = $1 AND c.id = $2 AND c.stage_id = $3",
            &[&card, &stage],
        )?
        .ok_or_else(|| Error::invalid("before_id", "The card it shall stand above is no longer in this stage."))?;
    let (position, above): (i64, Option<i64>) = (row.get("position")?, row.get("above")?);
    let above = above.unwrap_or(position - 2 * GAP);
    Ok((position - above > 1).then_some(above + (position - above) / 2))
}

/// Spaces the cards of a stage evenly again, in the order they have.
fn spread(act: &Act<'_>, stage: StageId) -> Result<()> {
    act.execute(
        "UPDATE opportunity SET position = spaced.place * $3
         FROM (SELECT id, row_number() OVER (ORDER BY position, id) AS place FROM opportunity
               WHERE company_id = $1 AND stage_id = $2) spaced
         WHERE opportunity.company_id = $1 AND opportunity.id = spaced.id",
        &[&stage, &GAP],
    )?;
    Ok(())
}

pub(super) fn top_of(act: &Act<'_>, stage: StageId) -> Result<i64> {
    let row =
        act.one("SELECT min(position) AS top FROM opportunity WHERE company_id = $1 AND stage_id = $2", &[&stage])?;
    Ok(row.get::<Option<i64>>("top")?.unwrap_or(0) - GAP)
}

pub(super) fn begin_stay(act: &Act<'_>, id: OpportunityId, stage: StageId) -> Result<()> {
    store_stays(act, &[Stay { opportunity: id, stage, entered_at: act.at, left_at: None }])
}

fn end_stay(act: &Act<'_>, id: OpportunityId) -> Result<()> {
    act.execute(
        "UPDATE stage_stay SET left_at = $3 WHERE company_id = $1 AND opportunity_id = $2 AND left_at IS NULL",
        &[&id, &act.at],
    )?;
    Ok(())
}
