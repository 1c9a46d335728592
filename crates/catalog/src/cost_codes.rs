//! Cost codes: the headings under which a company budgets and looks back on cost.

use platform::{Act, Conn, Error, NewEvent, Result, error::Checks};
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
}

pub fn create(act: &Act<'_>, new: &NewCostCode) -> Result<CostCode> {
    let (code, name) = (new.code.trim().to_owned(), new.name.trim().to_owned());
    Checks::new()
        .require("code", &code, "Give the cost code a code, such as 32-310.")
        .at_most("code", &code, 40)
        .require("name", &name, "Say what is booked under it.")
        .at_most("name", &name, 200)
        .finish()?;
    if act.row("SELECT id FROM cost_code WHERE company_id = $1 AND code = $2", &[&code])?.is_some() {
        return Err(Error::invalid("code", "This code is taken; use another."));
    }
    let id: CostCodeId = act.new_id();
    act.execute("INSERT INTO cost_code (company_id, id, code, name) VALUES ($1, $2, $3, $4)", &[&id, &code, &name])?;
    act.emit(NewEvent::new("cost_code.created", "cost_code", id).data(serde_json::json!({ "code": code })))?;
    Ok(CostCode { id, code, name })
}

pub fn list(q: &Conn<'_>) -> Result<Vec<CostCode>> {
    q.rows("SELECT id, code, name FROM cost_code WHERE company_id = $1 ORDER BY code", &[])?
        .iter()
        .map(|row| Ok(CostCode { id: row.get("id")?, code: row.get("code")?, name: row.get("name")? }))
        .collect()
}
