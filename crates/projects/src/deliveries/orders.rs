use platform::{Act, Conn, Error, NewEvent, Result, Rights, Row};

use super::{OrderChange, OrderState, PurchaseOrder, PurchaseOrderId, PurchaseOrderLine};
use crate::{
    projects::{self, ProjectId},
    schedule,
};

const SELECT: &str = "SELECT o.*, v.name AS vendor_name FROM purchase_order o
  LEFT JOIN account v ON v.company_id = o.company_id AND v.id = o.vendor_account_id";

fn order(q: &Conn<'_>, row: &Row, rights: Rights) -> Result<PurchaseOrder> {
    let id: PurchaseOrderId = row.get("id")?;
    let total: i64 = row.get("total_minor")?;
    let lines = q.rows(
        "SELECT * FROM purchase_order_line WHERE company_id = $1 AND purchase_order_id = $2 ORDER BY position",
        &[&id],
    )?;
    Ok(PurchaseOrder {
        id,
        number: row.get("number")?,
        project_id: row.get("project_id")?,
        vendor_account_id: row.get("vendor_account_id")?,
        vendor_name: row.get("vendor_name")?,
        state: row.get("state")?,
        ordered_on: row.get("ordered_on")?,
        total_minor: rights.cost.then_some(total),
        currency: row.get("currency")?,
        lines: lines.iter().map(|l| line(l, rights)).collect::<Result<_>>()?,
        version: row.get("version")?,
    })
}

fn line(row: &Row, rights: Rights) -> Result<PurchaseOrderLine> {
    let amount: i64 = row.get("amount_minor")?;
    Ok(PurchaseOrderLine {
        id: row.get("id")?,
        description: row.get("description")?,
        quantity: row.get("quantity")?,
        unit: row.get("unit")?,
        cost_type: row.get("cost_type")?,
        cost_code_id: row.get("cost_code_id")?,
        amount_minor: rights.cost.then_some(amount),
        estimate_line_id: row.get("estimate_line_id")?,
    })
}

pub fn get_order(q: &Conn<'_>, rights: Rights, id: PurchaseOrderId) -> Result<PurchaseOrder> {
    let row = q.row(&format!("{SELECT} WHERE o.company_id = $1 AND o.id = $2"), &[&id])?;
    row.map(|row| order(q, &row, rights)).transpose()?.ok_or(Error::NotFound("the purchase order"))
}

pub fn orders(q: &Conn<'_>, rights: Rights, project: ProjectId) -> Result<Vec<PurchaseOrder>> {
    let sql = format!("{SELECT} WHERE o.company_id = $1 AND o.project_id = $2 ORDER BY o.number");
    q.rows(&sql, &[&project])?.iter().map(|row| order(q, row, rights)).collect()
}

/// Names the supplier of an order that is not placed yet.
pub fn change_order(act: &Act<'_>, id: PurchaseOrderId, change: &OrderChange, version: i64) -> Result<PurchaseOrder> {
    let before = get_order(act, act.who.rights(), id)?;
    refuse_placed(&before)?;
    if let Some(vendor) = change.vendor_account_id.put() {
        crm::accounts::get(act, crm::accounts::AccountId(vendor))?;
    }
    let written = act.execute(
        "UPDATE purchase_order SET vendor_account_id = $3, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $4",
        &[&id, &change.vendor_account_id.or(before.vendor_account_id), &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&before));
    }
    announce(act, id, "purchase_order.updated")
}

/// The order is placed: from now on its goods are on their way, and its sum is committed.
pub fn place(act: &Act<'_>, id: PurchaseOrderId, version: i64) -> Result<PurchaseOrder> {
    let before = get_order(act, act.who.rights(), id)?;
    if before.state == OrderState::Ordered {
        return Ok(before);
    }
    refuse_placed(&before)?;
    projects::touch(act, before.project_id)?;
    if before.vendor_account_id.is_none() {
        return Err(Error::refused(
            "purchase_order.no_vendor",
            format!("Order {} names no supplier.", before.number),
            "Choose the supplier, then place the order.",
        ));
    }
    let today = act.today()?;
    let written = act.execute(
        "UPDATE purchase_order SET state = 'ordered', ordered_on = $3, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $4",
        &[&id, &today, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&before));
    }
    for delivery in super::of_project(act, before.project_id)?.iter().filter(|d| d.purchase_order_id == Some(id)) {
        let lead = jiff::Span::new().days(delivery.lead_time_days.clamp(0, 3650));
        act.execute(
            "UPDATE delivery SET expected_on = $3, version = version + 1
             WHERE company_id = $1 AND id = $2 AND received_on IS NULL",
            &[&delivery.id, &today.saturating_add(lead)],
        )?;
    }
    schedule::recompute(act, before.project_id, &format!("Order {} was placed.", before.number))?;
    announce(act, id, "purchase_order.ordered")
}

fn refuse_placed(order: &PurchaseOrder) -> Result<()> {
    if order.state == OrderState::Planned {
        return Ok(());
    }
    Err(Error::refused(
        "purchase_order.placed",
        format!("Order {} is {} already.", order.number, order.state),
        "Talk to the supplier, and note what was agreed on the delivery.",
    ))
}

fn announce(act: &Act<'_>, id: PurchaseOrderId, kind: &'static str) -> Result<PurchaseOrder> {
    let order = get_order(act, act.who.rights(), id)?;
    let project = projects::get(act, act.who, order.project_id)?;
    let data = serde_json::json!({ "number": order.number, "vendor": order.vendor_name, "state": order.state });
    let event = NewEvent::new(kind, "purchase_order", id).data(data);
    act.emit(projects::linked(event.link_opt(order.vendor_account_id.map(crate::Record)), &project))?;
    Ok(order)
}
