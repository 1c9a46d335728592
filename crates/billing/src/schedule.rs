//! The billing schedule of a project: what the contract says is due when. An item is billed by at most one invoice.
//!
//! Verbs: add, clear. The items come with the committed win plan; issuing their invoices is `invoices::issue`.

use crm::accounts::AccountId;
use kernel::{Money, reexport::uuid::Uuid};
use platform::{Act, Conn, Error, Result, Row, error::Checks};
use serde::{Deserialize, Serialize};

kernel::typed_id!(BillingItemId, "Names one item of a billing schedule.");
kernel::typed_id!(InvoiceId, "Names one invoice.");

kernel::text_enum! {
    /// What makes an item due.
    pub enum BillingTrigger {
        Deposit = "deposit",
        Milestone = "milestone",
        Final = "final",
    }
}

#[derive(Debug, Clone)]
pub struct NewBillingItem {
    pub project_id: Uuid,
    pub account_id: AccountId,
    pub name: String,
    pub trigger: BillingTrigger,
    /// The milestone whose completion makes it due.
    pub task_id: Option<Uuid>,
    pub amount: Money,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct BillingItem {
    pub id: BillingItemId,
    pub project_id: Uuid,
    pub account_id: AccountId,
    pub position: i64,
    pub name: String,
    pub trigger: BillingTrigger,
    pub task_id: Option<Uuid>,
    pub amount: Money,
    /// The invoice that billed it.
    pub invoice_id: Option<InvoiceId>,
    pub invoice_number: Option<i64>,
    pub version: i64,
}

const ITEM: &str = "SELECT b.*, i.number AS invoice_number FROM billing_item b
    LEFT JOIN invoice i ON i.company_id = b.company_id AND i.id = b.invoice_id";

fn item(row: &Row) -> Result<BillingItem> {
    Ok(BillingItem {
        id: row.get("id")?,
        project_id: row.get("project_id")?,
        account_id: row.get("account_id")?,
        position: row.get("position")?,
        name: row.get("name")?,
        trigger: row.get("trigger")?,
        task_id: row.get("task_id")?,
        amount: Money::new(row.get("amount_minor")?, row.get("currency")?),
        invoice_id: row.get("invoice_id")?,
        invoice_number: row.get("invoice_number")?,
        version: row.get("version")?,
    })
}

pub fn get(q: &Conn<'_>, id: BillingItemId) -> Result<BillingItem> {
    let row = q.row(&format!("{ITEM} WHERE b.company_id = $1 AND b.id = $2"), &[&id])?;
    row.as_ref().map(item).transpose()?.ok_or(Error::NotFound("the billing item"))
}

/// The schedule of a project, in its order.
pub fn of_project(q: &Conn<'_>, project: Uuid) -> Result<Vec<BillingItem>> {
    q.rows(&format!("{ITEM} WHERE b.company_id = $1 AND b.project_id = $2 ORDER BY b.position, b.id"), &[&project])?
        .iter()
        .map(item)
        .collect()
}

/// Among the projects a payment settled something of: those whose deposits are all paid now.
pub fn deposits_paid_by(q: &Conn<'_>, payment: Uuid) -> Result<Vec<Uuid>> {
    let rows = q.rows(
        "SELECT DISTINCT b.project_id FROM payment_allocation l
         JOIN billing_item b ON b.company_id = l.company_id AND b.invoice_id = l.invoice_id
         WHERE l.company_id = $1 AND l.payment_id = $2 AND b.trigger = $3 AND NOT EXISTS (
           SELECT 1 FROM billing_item o
           LEFT JOIN invoice i ON i.company_id = o.company_id AND i.id = o.invoice_id
           WHERE o.company_id = b.company_id AND o.project_id = b.project_id AND o.trigger = $3
             AND (i.state IS NULL OR i.state <> 'paid'))",
        &[&payment, &BillingTrigger::Deposit],
    )?;
    rows.iter().map(|row| Ok(row.get("project_id")?)).collect()
}

/// Puts an item at the end of the project's schedule.
pub fn add(act: &Act<'_>, new: &NewBillingItem) -> Result<BillingItem> {
    Checks::new()
        .require("name", &new.name, "Name what is billed, for example Deposit.")
        .that(new.amount.minor > 0, "amount", "Bill more than nothing.")
        .finish()?;
    let id: BillingItemId = act.new_id();
    let last = act.one(
        "SELECT COALESCE(max(position), 0) AS last FROM billing_item WHERE company_id = $1 AND project_id = $2",
        &[&new.project_id],
    )?;
    act.execute(
        "INSERT INTO billing_item (company_id, id, project_id, account_id, position, name, trigger, task_id, amount_minor,
           currency)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            &new.project_id,
            &new.account_id,
            &(last.get::<i64>("last")? + 1),
            &new.name.trim(),
            &new.trigger,
            &new.task_id,
            &new.amount.minor,
            &new.amount.currency,
        ],
    )?;
    get(act, id)
}

/// Takes a schedule back, for a win plan that is reversed; refused once something was billed.
pub fn clear(act: &Act<'_>, project: Uuid) -> Result<()> {
    if let Some(billed) = of_project(act, project)?.iter().find(|one| one.invoice_id.is_some()) {
        return Err(Error::refused(
            "billing.billed",
            format!("\"{}\" is already on an invoice.", billed.name),
            "Settle or credit the invoice instead of taking the schedule back.",
        ));
    }
    act.execute("DELETE FROM billing_item WHERE company_id = $1 AND project_id = $2", &[&project])?;
    Ok(())
}
