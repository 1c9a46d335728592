use platform::{Conn, Error, Result, Row};

use super::{Delivery, DeliveryId};
use crate::projects::ProjectId;

const SELECT: &str = "SELECT d.*, t.name AS task_name, o.number AS order_number, o.state AS order_state,
   v.name AS vendor_name
 FROM delivery d
 JOIN task t ON t.company_id = d.company_id AND t.id = d.task_id
 LEFT JOIN purchase_order o ON o.company_id = d.company_id AND o.id = d.purchase_order_id
 LEFT JOIN account v ON v.company_id = o.company_id AND v.id = o.vendor_account_id";

fn delivery(row: &Row) -> Result<Delivery> {
    Ok(Delivery {
        id: row.get("id")?,
        project_id: row.get("project_id")?,
        purchase_order_id: row.get("purchase_order_id")?,
        order_number: row.get("order_number")?,
        order_state: row.get("order_state")?,
        vendor_name: row.get("vendor_name")?,
        task_id: row.get("task_id")?,
        task_name: row.get("task_name")?,
        description: row.get("description")?,
        quantity: row.get("quantity")?,
        unit: row.get("unit")?,
        lead_time_days: row.get("lead_time_days")?,
        expected_on: row.get("expected_on")?,
        needed_by: row.get("needed_by")?,
        promised_on: row.get("promised_on")?,
        received_on: row.get("received_on")?,
        state: row.get("state")?,
        note: row.get("note")?,
        photo_file_id: row.get("photo_file_id")?,
        estimate_line_ids: serde_json::from_str(&row.get::<String>("estimate_line_ids")?)?,
        version: row.get("version")?,
    })
}

pub fn get(q: &Conn<'_>, id: DeliveryId) -> Result<Delivery> {
    let row = q.row(&format!("{SELECT} WHERE d.company_id = $1 AND d.id = $2"), &[&id])?;
    row.as_ref().map(delivery).transpose()?.ok_or(Error::NotFound("the delivery"))
}

/// What is needed first comes first.
pub fn of_project(q: &Conn<'_>, project: ProjectId) -> Result<Vec<Delivery>> {
    let sql = format!("{SELECT} WHERE d.company_id = $1 AND d.project_id = $2 ORDER BY d.needed_by, d.id");
    q.rows(&sql, &[&project])?.iter().map(delivery).collect()
}
