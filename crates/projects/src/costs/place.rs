use jiff::civil::Date;
use kernel::{Currency, reexport::uuid::Uuid};
use platform::{Conn, Error, NewEvent, Reach, Result, Who};

use crate::Record;

/// What cost, time and log need to know of a project.
#[derive(Debug, Clone)]
pub struct Place {
    pub project_id: Uuid,
    pub name: String,
    pub account_id: Uuid,
    pub opportunity_id: Option<Uuid>,
    pub currency: Currency,
    pub contract_minor: i64,
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
        "SELECT name, account_id, opportunity_id, currency, contract_minor, state, start_on FROM project
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

/// The project, if the caller reaches it: the field reaches the jobs its crews are put on or booked for.
pub fn reached(q: &Conn<'_>, who: &Who, project: Uuid) -> Result<Place> {
    let place = place(q, project)?;
    if who.role.reach() == Reach::All {
        return Ok(place);
    }
    let Some(user) = who.user_id() else { return Err(Error::NotFound("the project")) };
    let mine = q.row(
        "SELECT w.id FROM worker w WHERE w.company_id = $1 AND w.user_id = $2 AND (
           EXISTS (SELECT 1 FROM booking b WHERE b.company_id = w.company_id AND b.project_id = $3 AND b.state = 'booked'
             AND b.resource_id = w.id)
           OR EXISTS (SELECT 1 FROM crew_member m JOIN booking b ON b.company_id = m.company_id AND b.resource_id = m.crew_id
             WHERE m.company_id = w.company_id AND m.worker_id = w.id AND b.project_id = $3 AND b.state = 'booked')
           OR EXISTS (SELECT 1 FROM crew_member m JOIN task t ON t.company_id = m.company_id AND t.crew_id = m.crew_id
             WHERE m.company_id = w.company_id AND m.worker_id = w.id AND t.project_id = $3))",
        &[&user, &project],
    )?;
    mine.map(|_| place).ok_or(Error::NotFound("the project"))
}
