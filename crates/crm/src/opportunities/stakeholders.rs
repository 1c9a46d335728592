//! Who has a say in an opportunity, how much, and on whose side.

use platform::{Act, Conn, Error, NewEvent, Result, Row};

use super::{NewStakeholder, OpportunityId, Stakeholder, StakeholderChange, StakeholderId, get};
use crate::contacts;

const SELECT: &str = "SELECT s.*, c.name, c.email, c.phone FROM stakeholder s
   JOIN contact c ON c.company_id = s.company_id AND c.id = s.contact_id WHERE s.company_id = $1";

fn stakeholder(row: &Row) -> Result<Stakeholder> {
    Ok(Stakeholder {
        id: row.get("id")?,
        opportunity_id: row.get("opportunity_id")?,
        contact_id: row.get("contact_id")?,
        name: row.get("name")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        role: row.get("role")?,
        influence: row.get("influence")?,
        stance: row.get("stance")?,
        version: row.get("version")?,
    })
}

/// The most influential first.
pub fn stakeholders(q: &Conn<'_>, opportunity: OpportunityId) -> Result<Vec<Stakeholder>> {
    get(q, opportunity)?;
    let by_weight = "ORDER BY CASE s.influence WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, c.name, s.id";
    q.rows(&format!("{SELECT} AND s.opportunity_id = $2 {by_weight}"), &[&opportunity])?
        .iter()
        .map(stakeholder)
        .collect()
}

fn one(q: &Conn<'_>, id: StakeholderId) -> Result<Stakeholder> {
    let row = q.row(&format!("{SELECT} AND s.id = $2"), &[&id])?;
    row.as_ref().map(stakeholder).transpose()?.ok_or(Error::NotFound("the stakeholder"))
}

pub fn add_stakeholder(act: &Act<'_>, opportunity: OpportunityId, new: &NewStakeholder) -> Result<Stakeholder> {
    get(act, opportunity)?;
    contacts::get(act, new.contact_id)?;
    let there = act.row(
        "SELECT id FROM stakeholder WHERE company_id = $1 AND opportunity_id = $2 AND contact_id = $3",
        &[&opportunity, &new.contact_id],
    )?;
    if there.is_some() {
        return Err(Error::invalid("contact_id", "This person is a stakeholder already; change the role there."));
    }
    let id: StakeholderId = act.new_id();
    act.execute(
        "INSERT INTO stakeholder (company_id, id, opportunity_id, contact_id, role, influence, stance)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, &opportunity, &new.contact_id, &new.role, &new.influence, &new.stance],
    )?;
    let added = one(act, id)?;
    told(act, &added, "added")?;
    Ok(added)
}

pub fn change_stakeholder(
    act: &Act<'_>,
    id: StakeholderId,
    change: &StakeholderChange,
    version: i64,
) -> Result<Stakeholder> {
    let now = one(act, id)?;
    let written = act.execute(
        "UPDATE stakeholder SET role = $3, influence = $4, stance = $5, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $6",
        &[&id, &change.role.or(now.role), &change.influence.or(now.influence), &change.stance.or(now.stance), &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&now));
    }
    let changed = one(act, id)?;
    told(act, &changed, "changed")?;
    Ok(changed)
}

pub fn remove_stakeholder(act: &Act<'_>, id: StakeholderId) -> Result<()> {
    let gone = one(act, id)?;
    act.execute("DELETE FROM stakeholder WHERE company_id = $1 AND id = $2", &[&id])?;
    told(act, &gone, "removed")
}

fn told(act: &Act<'_>, s: &Stakeholder, what: &str) -> Result<()> {
    let data = serde_json::json!({ "stakeholder": s.name, "role": s.role, "what": what });
    act.emit(NewEvent::new("opportunity.updated", "opportunity", s.opportunity_id).link(s.contact_id).data(data))?;
    Ok(())
}
