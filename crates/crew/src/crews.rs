//! Crews: workers who go out together, led by a foreman.
//!
//! Verbs: create, change. Events: `crew.created`, `crew.updated`.

use std::collections::BTreeMap;

use platform::{Act, Conn, Error, NewEvent, Patch, Result, Row, error::Checks};
use serde::{Deserialize, Serialize};

use crate::workers::{self, WorkerId};

kernel::typed_id!(CrewId, "Names one crew.");

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewCrew {
    pub name: String,
    /// `#rrggbb`, the crew's colour on the calendar.
    pub color: Option<String>,
    pub foreman_id: Option<WorkerId>,
    #[serde(default)]
    pub members: Vec<WorkerId>,
}

/// Only the named fields change; null clears what may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CrewChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub color: Patch<String>,
    #[serde(default)]
    #[schema(value_type = Option<WorkerId>)]
    pub foreman_id: Patch<Option<WorkerId>>,
    #[serde(default)]
    #[schema(value_type = Vec<WorkerId>)]
    pub members: Patch<Vec<WorkerId>>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Crew {
    pub id: CrewId,
    pub name: String,
    pub color: String,
    pub foreman_id: Option<WorkerId>,
    pub members: Vec<WorkerId>,
    pub version: i64,
}

const CALM_GREEN: &str = "#1f5d4c";

pub fn get(q: &Conn<'_>, id: CrewId) -> Result<Crew> {
    let row = q.row("SELECT * FROM crew WHERE company_id = $1 AND id = $2", &[&id])?;
    let row = row.ok_or(Error::NotFound("the crew"))?;
    crew(&row, members(q)?.remove(&id).unwrap_or_default())
}

pub fn list(q: &Conn<'_>) -> Result<Vec<Crew>> {
    let mut members = members(q)?;
    q.rows("SELECT * FROM crew WHERE company_id = $1 ORDER BY name, id", &[])?
        .iter()
        .map(|row| crew(row, members.remove(&row.get("id")?).unwrap_or_default()))
        .collect()
}

/// The crews a worker goes out with.
pub fn of_worker(q: &Conn<'_>, worker: WorkerId) -> Result<Vec<CrewId>> {
    q.rows("SELECT crew_id FROM crew_member WHERE company_id = $1 AND worker_id = $2 ORDER BY crew_id", &[&worker])?
        .iter()
        .map(|row| Ok(row.get("crew_id")?))
        .collect()
}

/// Who belongs to which crew; a foreman always belongs to the crew he leads.
pub fn members(q: &Conn<'_>) -> Result<BTreeMap<CrewId, Vec<WorkerId>>> {
    let mut crews: BTreeMap<CrewId, Vec<WorkerId>> = BTreeMap::new();
    let rows = q.rows(
        "SELECT m.crew_id, m.worker_id FROM crew_member m JOIN worker w ON w.company_id = m.company_id AND w.id = m.worker_id
         WHERE m.company_id = $1 ORDER BY m.crew_id, w.name, w.id",
        &[],
    )?;
    for row in rows {
        crews.entry(row.get("crew_id")?).or_default().push(row.get("worker_id")?);
    }
    Ok(crews)
}

fn crew(row: &Row, members: Vec<WorkerId>) -> Result<Crew> {
    Ok(Crew {
        id: row.get("id")?,
        name: row.get("name")?,
        color: row.get("color")?,
        foreman_id: row.get("foreman_id")?,
        members,
        version: row.get("version")?,
    })
}

pub fn create(act: &Act<'_>, new: &NewCrew) -> Result<Crew> {
    let id: CrewId = act.new_id();
    let color = new.color.clone().unwrap_or_else(|| CALM_GREEN.into());
    check(&new.name, &color)?;
    if let Some(foreman) = new.foreman_id {
        workers::get(act, foreman)?;
    }
    act.execute(
        "INSERT INTO crew (company_id, id, name, color, foreman_id) VALUES ($1, $2, $3, $4, $5)",
        &[&id, &new.name.trim(), &color, &new.foreman_id],
    )?;
    put_members(act, id, &new.members, new.foreman_id)?;
    act.emit(NewEvent::new("crew.created", "crew", id).data(serde_json::json!({ "name": new.name.trim() })))?;
    get(act, id)
}

pub fn change(act: &Act<'_>, id: CrewId, change: &CrewChange, version: i64) -> Result<Crew> {
    let crew = get(act, id)?;
    if crew.version != version {
        return Err(Error::stale(&crew));
    }
    let name = change.name.or(crew.name.clone());
    let color = change.color.or(crew.color.clone());
    let foreman = change.foreman_id.or(crew.foreman_id);
    check(&name, &color)?;
    if let Some(foreman) = foreman {
        workers::get(act, foreman)?;
    }
    let written = act.execute(
        "UPDATE crew SET name = $3, color = $4, foreman_id = $5, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $6",
        &[&id, &name.trim(), &color, &foreman, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&get(act, id)?));
    }
    put_members(act, id, change.members.given().unwrap_or(&crew.members), foreman)?;
    act.emit(NewEvent::new("crew.updated", "crew", id).data(serde_json::json!({ "name": name })))?;
    get(act, id)
}

fn put_members(act: &Act<'_>, id: CrewId, members: &[WorkerId], foreman: Option<WorkerId>) -> Result<()> {
    act.execute("DELETE FROM crew_member WHERE company_id = $1 AND crew_id = $2", &[&id])?;
    for worker in members.iter().chain(foreman.iter()) {
        workers::get(act, *worker)?;
        act.execute(
            "INSERT INTO crew_member (company_id, crew_id, worker_id) VALUES ($1, $2, $3)
             ON CONFLICT (company_id, crew_id, worker_id) DO NOTHING",
            &[&id, worker],
        )?;
    }
    Ok(())
}

fn check(name: &str, color: &str) -> Result<()> {
    let is_color = color.len() == 7 && color.starts_with('#') && color[1..].chars().all(|c| c.is_ascii_hexdigit());
    Checks::new()
        .require("name", name, "Give the crew a name.")
        .at_most("name", name, 100)
        .that(is_color, "color", "Write the colour as #rrggbb.")
        .finish()
}
