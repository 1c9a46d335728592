//! Cost codes: the headings under which a company budgets and looks back on cost.

use platform::{Act, Conn, Error, NewEvent, Patch, Result, Row, error::Checks};
use serde::{Deserialize, Serialize};

kernel::typed_id!(CostCodeId, "Names one cost code.");

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewCostCode {
    /// Short and unique: `03-300`.
    pub code: String,
    pub name: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CostCode {
    pub id: CostCodeId,
    pub code: String,
    pub name: String,
    pub version: i64,
}

/// Only the named fields change.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CostCodeChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub code: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
}

pub fn create(act: &Act<'_>, new: &NewCostCode) -> Result<CostCode> {
    let (code, name) = (new.code.trim().to_owned(), new.name.trim().to_owned());
    let id: CostCodeId = act.new_id();
    check(act, id, &code, &name)?;
    act.execute("INSERT INTO cost_code (company_id, id, code, name) VALUES ($1, $2, $3, $4)", &[&id, &code, &name])?;
    act.emit(NewEvent::new("cost_code.created", "cost_code", id).data(serde_json::json!({ "code": code })))?;
    Ok(CostCode { id, code, name, version: 1 })
}

/// Changes what is named, if the code is still at the version the caller read. What was booked under it stays there.
pub fn change(act: &Act<'_>, id: CostCodeId, change: &CostCodeChange, version: i64) -> Result<CostCode> {
    let now = one(act, id)?;
    if now.version != version {
        return Err(Error::stale(&now));
    }
    let code = change.code.given().map_or(now.code, |c| c.trim().to_owned());
    let name = change.name.given().map_or(now.name, |n| n.trim().to_owned());
    check(act, id, &code, &name)?;
    let written = act.execute(
        "UPDATE cost_code SET code = $3, name = $4, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $5",
        &[&id, &code, &name, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&one(act, id)?));
    }
    act.emit(NewEvent::new("cost_code.updated", "cost_code", id).data(serde_json::json!({ "code": code })))?;
    one(act, id)
}

fn check(q: &Conn<'_>, id: CostCodeId, code: &str, name: &str) -> Result<()> {
    let found = q.row("SELECT id FROM cost_code WHERE company_id = $1 AND code = $2", &[&code])?;
    let taken = found.map(|row| row.get::<CostCodeId>("id")).transpose()?.is_some_and(|other| other != id);
    Checks::new()
        .require("code", code, "Give the cost code a code, such as 32-310.")
        .at_most("code", code, 40)
        .that(!taken, "code", "This code is taken; use another.")
        .require("name", name, "Say what is booked under it.")
        .at_most("name", name, 200)
        .finish()
}

fn one(q: &Conn<'_>, id: CostCodeId) -> Result<CostCode> {
    let row = q.row("SELECT * FROM cost_code WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(cost_code).transpose()?.ok_or(Error::NotFound("the cost code"))
}

fn cost_code(row: &Row) -> Result<CostCode> {
    Ok(CostCode { id: row.get("id")?, code: row.get("code")?, name: row.get("name")?, version: row.get("version")? })
}

pub fn list(q: &Conn<'_>) -> Result<Vec<CostCode>> {
    q.rows("SELECT * FROM cost_code WHERE company_id = $1 ORDER BY code", &[])?.iter().map(cost_code).collect()
}
