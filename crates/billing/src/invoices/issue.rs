use jiff::ToSpan;
use platform::{Act, Error, NewEvent, Result};

use super::{Invoice, InvoiceId, InvoiceLineId, IssueInvoice, get, letter};
use crate::{
    RecordId,
    schedule::{self, BillingItem, BillingItemId},
};

const DAYS_TO_PAY: i64 = 14;

/// Bills an item of the schedule: once, with the next number of the company's series.
pub fn issue(act: &Act<'_>, item: BillingItemId, new: &IssueInvoice) -> Result<Invoice> {
    act.lock("SELECT id FROM billing_item WHERE company_id = $1 AND id = $2", &[&item])?;
    let item = schedule::get(act, item)?;
    if let Some(number) = item.invoice_number {
        return Err(Error::refused(
            "billing.billed",
            format!("\"{}\" is already on invoice {number}.", item.name),
            "Open that invoice; nothing is billed twice.",
        ));
    }
    let today = act.today()?;
    let due_on = new.due_on.unwrap_or(today.saturating_add(DAYS_TO_PAY.days()));
    if due_on < today {
        return Err(Error::invalid("due_on", "An invoice can't be due before it is issued."));
    }
    let id = write(act, &item, today, due_on)?;
    let issued = get(act, id, today)?;
    if let Some(mail) = letter::send(act, &issued)? {
        act.execute("UPDATE invoice SET mail_id = $3 WHERE company_id = $1 AND id = $2", &[&id, &mail])?;
    }
    let told = serde_json::json!({
        "number": issued.number, "name": item.name, "total_minor": item.amount.minor,
        "currency": item.amount.currency, "due_on": due_on,
    });
    act.emit(
        NewEvent::new("invoice.issued", "invoice", id).link(item.account_id).link(RecordId(item.project_id)).data(told),
    )?;
    get(act, id, today)
}

fn write(act: &Act<'_>, item: &BillingItem, today: jiff::civil::Date, due_on: jiff::civil::Date) -> Result<InvoiceId> {
    let id: InvoiceId = act.new_id();
    let number = act.next_number("invoice")?;
    act.execute(
        "INSERT INTO invoice (company_id, id, number, account_id, project_id, state, issued_on, due_on, total_minor,
           paid_minor, tax_minor, currency)
         VALUES ($1, $2, $3, $4, $5, 'sent', $6, $7, $8, 0, 0, $9)",
        &[&id, &number, &item.account_id, &item.project_id, &today, &due_on, &item.amount.minor, &item.amount.currency],
    )?;
    let line: InvoiceLineId = act.new_id();
    act.execute(
        "INSERT INTO invoice_line (company_id, id, invoice_id, position, source_type, source_id, description, amount_minor)
         VALUES ($1, $2, $3, 1, 'billing_item', $4, $5, $6)",
        &[&line, &id, &item.id, &item.name, &item.amount.minor],
    )?;
    act.execute(
        "UPDATE billing_item SET invoice_id = $3, version = version + 1 WHERE company_id = $1 AND id = $2",
        &[&item.id, &id],
    )?;
    Ok(id)
}
