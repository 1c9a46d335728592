use std::collections::HashMap;

use platform::{Act, Error, NewEvent, Result};

use super::{
    Estimate, EstimateId, EstimateState, Line, NewSection, SectionId,
    actions::{self, index, linked, told, touched},
    get, lines, queries, sections,
};
use crate::proposals;

/// Copies an estimate to its next revision and retires the old one with its open proposals: two offers for one job
/// are never open side by side.
pub fn revise(act: &Act<'_>, id: EstimateId) -> Result<EstimateId> {
    retire(act, id, EstimateState::Superseded)?;
    let old = get(act, id)?;
    let revision: i64 = act
        .one("SELECT max(revision) AS latest FROM estimate WHERE company_id = $1 AND number = $2", &[&old.number])?
        .get("latest")?;
    let new: EstimateId = act.new_id();
    let copy = Estimate {
        id: new,
        revision: revision + 1,
        state: EstimateState::Draft,
        tax_on: act.today()?,
        version: 1,
        created_at: act.at,
        updated_at: act.at,
        ..old
    };
    actions::insert(act, &copy)?;
    let mut moved: HashMap<SectionId, SectionId> = HashMap::new();
    for section in queries::sections(act, id)? {
        moved.insert(section.id, sections::insert(act, new, &NewSection { name: section.name })?);
    }
    for line in queries::lines(act, id)? {
        let section_id = moved.get(&line.section_id).copied().unwrap_or(line.section_id);
        lines::insert(act, new, &Line { id: act.new_id(), section_id, ..line })?;
    }
    let estimate = get(act, new)?;
    act.emit(linked(NewEvent::new("estimate.created", "estimate", new), &estimate).link(id).data(told(&estimate)))?;
    index(act, &estimate)?;
    touched(act, new, "revision made")?;
    Ok(new)
}

/// The offer is withdrawn; its proposals can no longer be signed.
pub fn cancel(act: &Act<'_>, id: EstimateId) -> Result<()> {
    retire(act, id, EstimateState::Cancelled)
}

fn retire(act: &Act<'_>, id: EstimateId, state: EstimateState) -> Result<()> {
    act.lock("SELECT id FROM estimate WHERE company_id = $1 AND id = $2", &[&id])?
        .ok_or(Error::NotFound("the estimate"))?;
    let estimate = get(act, id)?;
    if !matches!(estimate.state, EstimateState::Draft | EstimateState::Sent) {
        return Err(Error::refused(
            "estimate.closed",
            format!("This estimate is {} already.", estimate.state),
            "Work on its newest revision, or make a new estimate.",
        ));
    }
    act.execute(
        "UPDATE estimate SET state = $3, updated_at = $4, version = version + 1 WHERE company_id = $1 AND id = $2",
        &[&id, &state, &act.at],
    )?;
    proposals::retire_open(act, id, None)?;
    let data = serde_json::json!({ "what": state, "number": estimate.number });
    act.emit(linked(NewEvent::new("estimate.updated", "estimate", id), &estimate).data(data))?;
    Ok(())
}
