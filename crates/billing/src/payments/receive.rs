use crm::accounts::AccountId;
use kernel::Money;
use platform::{Act, Conn, Error, NewEvent, Result, error::Checks};

use super::{Allocation, NewPayment, Open, Payment, PaymentId, Settled, allocate};
use crate::{
    RecordId,
    invoices::{self, Invoice},
    schedule::InvoiceId,
};

/// Takes a payment in and settles invoices with it, all of it at once.
pub fn receive(act: &Act<'_>, new: &NewPayment) -> Result<Payment> {
    let today = act.today()?;
    let received_on = new.received_on.unwrap_or(today);
    crm::accounts::get(act, new.account_id)?;
    // Two payments for one invoice at the same moment: the second waits and sees what the first has settled.
    act.lock("SELECT id FROM account WHERE company_id = $1 AND id = $2", &[&new.account_id])?;
    let invoices = invoices::open_of_account(act, new.account_id, today)?;
    Checks::new()
        .that(new.amount.minor > 0, "amount", "A payment is more than nothing.")
        .that(received_on <= today, "received_on", "This day is still to come; record a payment once it has arrived.")
        .at_most("reference", &new.reference, 200)
        .finish()?;
    if invoices.iter().any(|one| one.total.currency != new.amount.currency) {
        return Err(Error::invalid("amount", "The invoices are in another currency."));
    }
    let parts = allocate(new.amount, &open(&invoices), &asked(new))?;
    let id: PaymentId = act.new_id();
    act.execute(
        "INSERT INTO payment (company_id, id, account_id, received_on, amount_minor, currency, method, reference)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &id,
            &new.account_id,
            &received_on,
            &new.amount.minor,
            &new.amount.currency,
            &new.method,
            &new.reference.trim(),
        ],
    )?;
    for part in &parts {
        settle(act, id, part)?;
    }
    announce(act, id, new, &invoices, &parts)?;
    get(act, id)
}

fn open(invoices: &[Invoice]) -> Vec<Open> {
    invoices.iter().map(|one| Open { invoice: one.id.0, number: one.number, left: one.open }).collect()
}

fn asked(new: &NewPayment) -> Vec<Settled> {
    new.allocations.iter().map(|one| Settled { invoice: one.invoice_id.0, amount: one.amount }).collect()
}

fn settle(act: &Act<'_>, payment: PaymentId, part: &Settled) -> Result<()> {
    let invoice = InvoiceId(part.invoice);
    act.execute(
        "INSERT INTO payment_allocation (company_id, payment_id, invoice_id, amount_minor) VALUES ($1, $2, $3, $4)",
        &[&payment, &invoice, &part.amount.minor],
    )?;
    act.execute(
        "UPDATE invoice SET paid_minor = paid_minor + $3, version = version + 1,
           state = CASE WHEN paid_minor + $3 >= total_minor THEN 'paid' ELSE state END
         WHERE company_id = $1 AND id = $2",
        &[&invoice, &part.amount.minor],
    )?;
    Ok(())
}

fn announce(act: &Act<'_>, id: PaymentId, new: &NewPayment, invoices: &[Invoice], parts: &[Settled]) -> Result<()> {
    let settled: Vec<&Invoice> =
        invoices.iter().filter(|one| parts.iter().any(|part| part.invoice == one.id.0)).collect();
    let numbers: Vec<String> = settled.iter().map(|one| one.number.to_string()).collect();
    let event = NewEvent::new("payment.received", "payment", id).link(new.account_id).data(serde_json::json!({
        "amount_minor": new.amount.minor, "currency": new.amount.currency, "invoices": numbers.join(", "),
        "method": new.method,
    }));
    let event = settled.iter().fold(event, |event, one| event.link(one.id).link_opt(one.project_id.map(RecordId)));
    act.emit(event)?;
    Ok(())
}

const PAYMENT: &str = "SELECT p.*, a.name AS account_name FROM payment p
    JOIN account a ON a.company_id = p.company_id AND a.id = p.account_id";

fn payment(q: &Conn<'_>, row: &platform::Row) -> Result<Payment> {
    let (id, amount) = (row.get("id")?, Money::new(row.get("amount_minor")?, row.get("currency")?));
    let parts = q.rows(
        "SELECT l.invoice_id, l.amount_minor FROM payment_allocation l
         JOIN invoice i ON i.company_id = l.company_id AND i.id = l.invoice_id
         WHERE l.company_id = $1 AND l.payment_id = $2 ORDER BY i.number",
        &[&id],
    )?;
    let allocations = parts.iter().map(|part| {
        Ok(Allocation {
            invoice_id: part.get("invoice_id")?,
            amount: Money::new(part.get("amount_minor")?, amount.currency),
        })
    });
    Ok(Payment {
        id,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        received_on: row.get("received_on")?,
        amount,
        method: row.get("method")?,
        reference: row.get("reference")?,
        allocations: allocations.collect::<Result<_>>()?,
    })
}

fn get(q: &Conn<'_>, id: PaymentId) -> Result<Payment> {
    let row = q.row(&format!("{PAYMENT} WHERE p.company_id = $1 AND p.id = $2"), &[&id])?;
    payment(q, &row.ok_or(Error::NotFound("the payment"))?)
}

/// The payments of an account, newest first.
pub fn list(q: &Conn<'_>, account: AccountId) -> Result<Vec<Payment>> {
    crm::accounts::get(q, account)?;
    let sql = format!(
        "{PAYMENT} WHERE p.company_id = $1 AND p.account_id = $2 ORDER BY p.received_on DESC, p.id DESC LIMIT 200"
    );
    q.rows(&sql, &[&account])?.iter().map(|row| payment(q, row)).collect()
}
