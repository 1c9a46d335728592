use crm::{
    accounts::{self, AccountId},
    sites::{self, SiteId},
};
use jiff::civil::Date;
use platform::{Act, Error, NewEvent, Result, companies, error::Checks};

use super::{Project, ProjectId, get, index, linked};

/// A project that was not sold here: a plan that is brought in, a job from before.
#[derive(Debug, Clone)]
pub struct NewProject {
    pub account_id: AccountId,
    pub site_id: Option<SiteId>,
    pub name: String,
    pub start_on: Date,
}

/// Opens an empty project for a customer.
pub fn open(act: &Act<'_>, new: &NewProject) -> Result<Project> {
    let name = new.name.trim();
    Checks::new().require("name", name, "Give the project a name.").at_most("name", name, 200).finish()?;
    let account = accounts::get(act, new.account_id)?;
    if let Some(site) = new.site_id
        && sites::get(act, site)?.account_id != account.id
    {
        return Err(Error::invalid("site_id", format!("This site does not belong to {}.", account.name)));
    }
    let company = companies::company(act)?;
    let id: ProjectId = act.new_id();
    let number = act.next_number("project")?;
    act.execute(
        "INSERT INTO project (company_id, id, number, name, account_id, site_id, state, start_on, contract_minor,
           currency, language, manager_id, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, 'planned', $7, 0, $8, $9, $10, $11, $11)",
        &[
            &id,
            &number,
            &name,
            &account.id,
            &new.site_id,
            &new.start_on,
            &company.currency,
            &company.language(),
            &act.who.user_id(),
            &act.at,
        ],
    )?;
    let project = get(act, act.who, id)?;
    index(act, id, name, &project)?;
    let data = serde_json::json!({ "number": number, "name": name });
    act.emit(linked(NewEvent::new("project.opened", "project", id).data(data), &project))?;
    Ok(project)
}
