//! Equipment: what stands at a site, and until when its maker answers for it.
//!
//! Verbs: add. Events: `equipment.added`.

use crm::accounts::AccountId;
use jiff::civil::Date;
use kernel::reexport::uuid::Uuid;
use platform::{Act, Conn, Cursor, NewEvent, Page, Result, Row, error::Checks};
use serde::{Deserialize, Serialize};

kernel::typed_id!(EquipmentId, "Names one piece of equipment at a site.");

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewEquipment {
    pub account_id: AccountId,
    pub site_id: Option<Uuid>,
    pub project_id: Option<Uuid>,
    pub name: String,
    pub make: Option<String>,
    pub model: Option<String>,
    pub serial: Option<String>,
    #[schema(value_type = Option<String>, format = Date)]
    pub installed_on: Option<Date>,
    #[schema(value_type = Option<String>, format = Date)]
    pub warranty_until: Option<Date>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Equipment {
    pub id: EquipmentId,
    #[serde(flatten)]
    pub what: NewEquipment,
}

pub fn add(act: &Act<'_>, new: &NewEquipment) -> Result<Equipment> {
    crm::accounts::get(act, new.account_id)?;
    Checks::new()
        .require("name", &new.name, "Say what it is.")
        .at_most("name", &new.name, 200)
        .that(
            new.installed_on.zip(new.warranty_until).is_none_or(|(from, to)| from <= to),
            "warranty_until",
            "The warranty ends before it was installed.",
        )
        .finish()?;
    let id: EquipmentId = act.new_id();
    act.execute(
        "INSERT INTO equipment (company_id, id, account_id, site_id, project_id, name, make, model, serial, installed_on, warranty_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        &[
            &id,
            &new.account_id,
            &new.site_id,
            &new.project_id,
            &new.name.trim(),
            &new.make,
            &new.model,
            &new.serial,
            &new.installed_on,
            &new.warranty_until,
        ],
    )?;
    act.emit(
        NewEvent::new("equipment.added", "equipment", id)
            .link(new.account_id)
            .data(serde_json::json!({ "name": new.name.trim() })),
    )?;
    Ok(Equipment { id, what: new.clone() })
}

/// Of one account, in the order it was added.
pub fn of_account(q: &Conn<'_>, account: AccountId, cursor: &Cursor) -> Result<Page<Equipment>> {
    let after: EquipmentId = cursor.key()?.unwrap_or(EquipmentId(Uuid::nil()));
    let rows = q.rows(
        "SELECT * FROM equipment WHERE company_id = $1 AND account_id = $2 AND id > $3 ORDER BY id LIMIT $4",
        &[&account, &after, &cursor.fetch()],
    )?;
    Ok(cursor.page(rows.iter().map(equipment).collect::<Result<Vec<_>>>()?, |e| e.id))
}

fn equipment(row: &Row) -> Result<Equipment> {
    let what = NewEquipment {
        account_id: row.get("account_id")?,
        site_id: row.get("site_id")?,
        project_id: row.get("project_id")?,
        name: row.get("name")?,
        make: row.get("make")?,
        model: row.get("model")?,
        serial: row.get("serial")?,
        installed_on: row.get("installed_on")?,
        warranty_until: row.get("warranty_until")?,
    };
    Ok(Equipment { id: row.get("id")?, what })
}
