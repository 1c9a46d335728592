use kernel::{Money, reexport::uuid::Uuid};
use platform::{Act, Conn, Error, NewEvent, Result, Row, error::Checks};

use super::{Bill, BillId, BillLine, BillLineId, NewBill, NewBillLine};
use crate::costs::{self, CostRow, CostSource, NewCost, Place};

/// Writes a bill down with the cost of each of its lines: all of it or nothing.
pub fn record(act: &Act<'_>, project: Uuid, new: &NewBill) -> Result<Bill> {
    let place = costs::place(act, project)?;
    check(act, &place, new)?;
    let vendor = crm::accounts::get(act, new.vendor_account_id)?;
    let id: BillId = act.new_id();
    act.execute(
        "INSERT INTO bill (company_id, id, number, vendor_account_id, project_id, purchase_order_id, bill_date, due_date,
           total_minor, currency, state)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open')",
        &[
            &id,
            &new.number.trim(),
            &new.vendor_account_id,
            &project,
            &new.purchase_order_id,
            &new.bill_date,
            &new.due_date,
            &new.total.minor,
            &new.total.currency,
        ],
    )?;
    for (position, line) in (1i64..).zip(&new.lines) {
        record_line(act, project, id, position, line, new, &vendor.name)?;
    }
    let told = serde_json::json!({ "number": new.number.trim(), "vendor": vendor.name });
    let event = NewEvent::new("bill.recorded", "bill", id).link(new.vendor_account_id).data(told);
    act.emit(place.link(event))?;
    get(act, id)
}

fn record_line(
    act: &Act<'_>,
    project: Uuid,
    bill: BillId,
    position: i64,
    line: &NewBillLine,
    new: &NewBill,
    vendor: &str,
) -> Result<()> {
    let id: BillLineId = act.new_id();
    let task_code = costs::task_of(act, project, line.task_id)?;
    let cost_code_id = line.cost_code_id.or(task_code);
    act.execute(
        "INSERT INTO bill_line (company_id, id, bill_id, position, purchase_order_line_id, task_id, cost_code_id,
           cost_type, description, amount_minor)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            &bill,
            &position,
            &line.purchase_order_line_id,
            &line.task_id,
            &cost_code_id,
            &line.cost_type,
            &line.description.trim(),
            &line.amount_minor,
        ],
    )?;
    let row = CostRow {
        id: act.new_id(),
        task_id: line.task_id,
        cost_code_id,
        cost_type: line.cost_type,
        source_type: CostSource::BillLine,
        source_id: id.0,
        on_date: new.bill_date,
        amount: Money::new(line.amount_minor, new.total.currency),
        description: format!("{vendor} {}: {}", new.number.trim(), line.description.trim()),
    };
    costs::put(act, &NewCost { project_id: project, row: &row })
}

fn check(act: &Act<'_>, place: &Place, new: &NewBill) -> Result<()> {
    let sum = new.lines.iter().try_fold(0i64, |sum, line| sum.checked_add(line.amount_minor));
    let sum = Money::new(sum.unwrap_or(i64::MAX), new.total.currency);
    let mismatch = format!("The lines sum to {sum}, the bill says {}; find the line that differs.", new.total);
    Checks::new()
        .require("number", &new.number, "Give the number the supplier wrote on the bill.")
        .at_most("number", &new.number, 100)
        .that(!new.lines.is_empty(), "lines", "A bill has at least one line.")
        .that(new.total.currency == place.currency, "total.currency", "The bill is in another currency than the job.")
        .that(sum == new.total, "total", &mismatch)
        .finish()?;
    let twice = act.row(
        "SELECT id FROM bill WHERE company_id = $1 AND vendor_account_id = $2 AND number = $3",
        &[&new.vendor_account_id, &new.number.trim()],
    )?;
    if twice.is_some() {
        return Err(Error::refused(
            "bill.known",
            format!("Bill {} of this supplier is already recorded.", new.number.trim()),
            "Look at the one that is there; a bill is paid once.",
        ));
    }
    for line in &new.lines {
        known_code(act, line.cost_code_id)?;
    }
    known_order(act, place, new)
}

fn known_code(q: &Conn<'_>, code: Option<Uuid>) -> Result<()> {
    let Some(code) = code else { return Ok(()) };
    let row = q.row("SELECT id FROM cost_code WHERE company_id = $1 AND id = $2", &[&code])?;
    row.map(|_| ()).ok_or(Error::NotFound("the cost code"))
}

/// The order, and the lines of it that are named, belong to this job.
fn known_order(q: &Conn<'_>, place: &Place, new: &NewBill) -> Result<()> {
    let Some(order) = new.purchase_order_id else {
        let named = new.lines.iter().any(|line| line.purchase_order_line_id.is_some());
        return if named {
            Err(Error::invalid("purchase_order_id", "Name the order whose lines are billed."))
        } else {
            Ok(())
        };
    };
    let row = q.row(
        "SELECT id FROM purchase_order WHERE company_id = $1 AND id = $2 AND project_id = $3",
        &[&order, &place.project_id],
    )?;
    row.ok_or(Error::NotFound("the order"))?;
    for line in new.lines.iter().filter_map(|line| line.purchase_order_line_id) {
        let row = q.row(
            "SELECT id FROM purchase_order_line WHERE company_id = $1 AND id = $2 AND purchase_order_id = $3",
            &[&line, &order],
        )?;
        row.ok_or(Error::NotFound("the order's line"))?;
    }
    Ok(())
}

const BILL: &str = "SELECT b.*, a.name AS vendor_name FROM bill b
    JOIN account a ON a.company_id = b.company_id AND a.id = b.vendor_account_id";

pub fn get(q: &Conn<'_>, id: BillId) -> Result<Bill> {
    let row = q.row(&format!("{BILL} WHERE b.company_id = $1 AND b.id = $2"), &[&id])?;
    bill(q, &row.ok_or(Error::NotFound("the bill"))?)
}

/// The bills of a project, newest first.
pub fn list(q: &Conn<'_>, project: Uuid) -> Result<Vec<Bill>> {
    costs::place(q, project)?;
    let sql = format!("{BILL} WHERE b.company_id = $1 AND b.project_id = $2 ORDER BY b.bill_date DESC, b.id DESC");
    q.rows(&sql, &[&project])?.iter().map(|row| bill(q, row)).collect()
}

fn bill(q: &Conn<'_>, row: &Row) -> Result<Bill> {
    let (id, total) = (row.get("id")?, Money::new(row.get("total_minor")?, row.get("currency")?));
    let lines = q.rows("SELECT * FROM bill_line WHERE company_id = $1 AND bill_id = $2 ORDER BY position", &[&id])?;
    Ok(Bill {
        id,
        number: row.get("number")?,
        vendor_account_id: row.get("vendor_account_id")?,
        vendor_name: row.get("vendor_name")?,
        project_id: row.get("project_id")?,
        purchase_order_id: row.get("purchase_order_id")?,
        bill_date: row.get("bill_date")?,
        due_date: row.get("due_date")?,
        total,
        lines: lines.iter().map(|line| bill_line(line, total)).collect::<Result<_>>()?,
    })
}

fn bill_line(row: &Row, total: Money) -> Result<BillLine> {
    Ok(BillLine {
        id: row.get("id")?,
        purchase_order_line_id: row.get("purchase_order_line_id")?,
        task_id: row.get("task_id")?,
        cost_code_id: row.get("cost_code_id")?,
        cost_type: row.get("cost_type")?,
        description: row.get("description")?,
        amount: Money::new(row.get("amount_minor")?, total.currency),
    })
}
