use jiff::civil::Date;
use kernel::{Currency, reexport::uuid::Uuid};
use platform::{Conn, Error, NewEvent, Result, Who};

use crate::{Record, projects::ProjectId, reach};

/// What cost, time and log need to know of a project.
#[derive(Debug, Clone)]
pub struct Place {
    pub project_id: Uuid,
    pub name: String,
    pub account_id: Uuid,
    pub opportunity_id: Option<Uuid>,
    pub currency: Currency,
    pub contract_minor: i64,
    pub contract_tax_minor: i64,
    pub state: String,
    pub start_on: Date,
}

impl Place {
    /// A finished job will cost nothing beyond what is spent and ordered.
    pub fn is_finished(&self) -> bool {
        matches!(self.state.as_str(), "complete" | "closed" | "cancelled")
    }

    /// Shows an event on the project's, the customer's and the sale's timeline.
    pub fn link(&self, event: NewEvent) -> NewEvent {
        event.link(Record(self.project_id)).link(Record(self.account_id)).link_opt(self.opportunity_id.map(Record))
    }
}

pub fn place(q: &Conn<'_>, project: Uuid) -> Result<Place> {
    let row = q.row(
        "SELECT name, account_id, opportunity_id, currency, contract_minor, contract_tax_minor, state, start_on FROM project
         WHERE company_id = $1 AND id = $2",
        &[&project],
    )?;
    let row = row.ok_or(Error::NotFound("the project"))?;
    Ok(Place {
        project_id: project,
        name: row.get("name")?,
        account_id: row.get("account_id")?,
        opportunity_id: row.get("opportunity_id")?,
        currency: row.get("currency")?,
        contract_minor: row.get("contract_minor")?,
        contract_tax_minor: row.get("contract_tax_minor")?,
        state: row.get("state")?,
        start_on: row.get("start_on")?,
    })
}

/// The cost code of a task; refuses a task of another project.
pub fn task_of(q: &Conn<'_>, project: Uuid, task: Option<Uuid>) -> Result<Option<Uuid>> {
    let Some(task) = task else { return Ok(None) };
    let row = q.row(
        "SELECT cost_code_id FROM task WHERE company_id = $1 AND project_id = $2 AND id = $3",
        &[&project, &task],
    )?;
    Ok(row.ok_or(Error::NotFound("the task"))?.get("cost_code_id")?)
}

/// The project, if the caller reaches it.
pub fn reached(q: &Conn<'_>, who: &Who, project: Uuid) -> Result<Place> {
    reach::project(q, who, ProjectId(project))?;
    place(q, project)
}
