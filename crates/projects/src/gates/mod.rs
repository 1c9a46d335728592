//! Gates: what has to be cleared before a task may begin. Verbs: add, change, clear, reopen. Event: `gate.updated`.
//! A deposit's gate is cleared by the payment itself.

mod deposit;

pub use deposit::on_payment;
use jiff::civil::Date;
use platform::{Act, Conn, Error, NewEvent, Patch, Result, Row, error::Checks};
use serde::{Deserialize, Serialize};

use crate::{
    projects::{self, ProjectId},
    schedule,
    tasks::{self, TaskId},
};

kernel::typed_id!(GateId, "Names one gate.");

kernel::text_enum! {
    pub enum GateKind {
        Permit = "permit",
        Locate = "locate",
        Deposit = "deposit",
        Inspection = "inspection",
        Approval = "approval",
        Other = "other",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Gate {
    pub id: GateId,
    pub project_id: ProjectId,
    /// The task that waits for it.
    pub task_id: TaskId,
    pub task_name: String,
    pub kind: GateKind,
    pub name: String,
    #[schema(value_type = String, format = Date)]
    pub expected_on: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub cleared_on: Option<Date>,
    pub note: String,
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewGate {
    pub task_id: TaskId,
    pub kind: GateKind,
    pub name: String,
    #[schema(value_type = String, format = Date)]
    pub expected_on: Date,
}

/// Only the named fields change.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct GateChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String, format = Date)]
    pub expected_on: Patch<Date>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub note: Patch<String>,
    /// True clears it today, false opens it again.
    #[serde(default)]
    #[schema(value_type = bool)]
    pub cleared: Patch<bool>,
}

const SELECT: &str = "SELECT g.*, t.name AS task_name FROM gate g
  JOIN task t ON t.company_id = g.company_id AND t.id = g.task_id";

fn gate(row: &Row) -> Result<Gate> {
    Ok(Gate {
        id: row.get("id")?,
        project_id: row.get("project_id")?,
        task_id: row.get("task_id")?,
        task_name: row.get("task_name")?,
        kind: row.get("kind")?,
        name: row.get("name")?,
        expected_on: row.get("expected_on")?,
        cleared_on: row.get("cleared_on")?,
        note: row.get("note")?,
        version: row.get("version")?,
    })
}

pub fn get(q: &Conn<'_>, id: GateId) -> Result<Gate> {
    let row = q.row(&format!("{SELECT} WHERE g.company_id = $1 AND g.id = $2"), &[&id])?;
    row.as_ref().map(gate).transpose()?.ok_or(Error::NotFound("the gate"))
}

pub fn of_project(q: &Conn<'_>, project: ProjectId) -> Result<Vec<Gate>> {
    let sql = format!("{SELECT} WHERE g.company_id = $1 AND g.project_id = $2 ORDER BY g.expected_on, g.id");
    q.rows(&sql, &[&project])?.iter().map(gate).collect()
}

pub fn add(act: &Act<'_>, project: ProjectId, new: &NewGate) -> Result<Gate> {
    projects::touch(act, project)?;
    if tasks::get(act, new.task_id)?.project_id != project {
        return Err(Error::invalid("task_id", "This task belongs to another project."));
    }
    Checks::new().require("name", &new.name, "Say what has to be cleared.").at_most("name", &new.name, 200).finish()?;
    let id: GateId = act.new_id();
    act.execute(
        "INSERT INTO gate (company_id, id, project_id, task_id, kind, name, expected_on, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, '')",
        &[&id, &project, &new.task_id, &new.kind, &new.name.trim(), &new.expected_on],
    )?;
    settle(act, id, &format!("“{}” has to be cleared first.", new.name.trim()))
}

pub fn change(act: &Act<'_>, id: GateId, change: &GateChange, version: i64) -> Result<Gate> {
    let now = get(act, id)?;
    projects::touch(act, now.project_id)?;
    let name = change.name.given().map_or(now.name.clone(), |n| n.trim().to_owned());
    Checks::new().require("name", &name, "Say what has to be cleared.").at_most("name", &name, 200).finish()?;
    let cleared_on = match change.cleared.given() {
        None => now.cleared_on,
        Some(false) => None,
        Some(true) => Some(now.cleared_on.unwrap_or(act.today()?)),
    };
    let expected_on = change.expected_on.or(now.expected_on);
    let written = act.execute(
        "UPDATE gate SET name = $3, expected_on = $4, note = $5, cleared_on = $6, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $7",
        &[&id, &name, &expected_on, change.note.given().unwrap_or(&now.note), &cleared_on, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&now));
    }
    let reason = match cleared_on {
        Some(day) => format!("“{name}” was cleared on {day}."),
        None => format!("“{name}” is expected on {expected_on}."),
    };
    settle(act, id, &reason)
}

fn settle(act: &Act<'_>, id: GateId, reason: &str) -> Result<Gate> {
    let gate = get(act, id)?;
    let project = projects::get(act, act.who, gate.project_id)?;
    let data = serde_json::json!({ "name": gate.name, "expected_on": gate.expected_on, "cleared_on": gate.cleared_on });
    act.emit(projects::linked(NewEvent::new("gate.updated", "gate", id).data(data), &project))?;
    schedule::recompute(act, gate.project_id, reason)?;
    Ok(gate)
}
