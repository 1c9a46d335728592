use crm::accounts::AccountId;
use jiff::civil::Date;
use kernel::{Currency, Money, reexport::uuid::Uuid};
use platform::{Conn, Cursor, Error, Page, Result, Row};

use super::{Invoice, InvoiceFilter, InvoiceId, InvoiceLine, InvoiceStanding, InvoiceState};

const INVOICE: &str = "SELECT i.*, a.name AS account_name FROM invoice i
    JOIN account a ON a.company_id = i.company_id AND a.id = i.account_id";

fn invoice(q: &Conn<'_>, row: &Row, today: Date) -> Result<Invoice> {
    let currency: Currency = row.get("currency")?;
    let total = Money::new(row.get("total_minor")?, currency);
    let paid = Money::new(row.get("paid_minor")?, currency);
    let (id, state, due_on) = (row.get("id")?, row.get("state")?, row.get("due_on")?);
    Ok(Invoice {
        id,
        number: row.get("number")?,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        project_id: row.get("project_id")?,
        state,
        issued_on: row.get("issued_on")?,
        due_on,
        total,
        paid,
        open: total.checked_sub(paid)?,
        overdue: state == InvoiceState::Sent && due_on < today,
        mailed: row.get::<Option<Uuid>>("mail_id")?.is_some(),
        lines: lines(q, id, currency)?,
        version: row.get("version")?,
    })
}

fn lines(q: &Conn<'_>, id: InvoiceId, currency: Currency) -> Result<Vec<InvoiceLine>> {
    q.rows("SELECT * FROM invoice_line WHERE company_id = $1 AND invoice_id = $2 ORDER BY position", &[&id])?
        .iter()
        .map(|row| {
            Ok(InvoiceLine {
                description: row.get("description")?,
                source_type: row.get("source_type")?,
                source_id: row.get("source_id")?,
                amount: Money::new(row.get("amount_minor")?, currency),
            })
        })
        .collect()
}

pub fn get(q: &Conn<'_>, id: InvoiceId, today: Date) -> Result<Invoice> {
    let row = q.row(&format!("{INVOICE} WHERE i.company_id = $1 AND i.id = $2"), &[&id])?;
    invoice(q, &row.ok_or(Error::NotFound("the invoice"))?, today)
}

/// The invoices of a project, by number.
pub fn of_project(q: &Conn<'_>, project: Uuid, today: Date) -> Result<Vec<Invoice>> {
    q.rows(&format!("{INVOICE} WHERE i.company_id = $1 AND i.project_id = $2 ORDER BY i.number"), &[&project])?
        .iter()
        .map(|row| invoice(q, row, today))
        .collect()
}

/// What a customer has still to pay, longest due first.
pub fn open_of_account(q: &Conn<'_>, account: AccountId, today: Date) -> Result<Vec<Invoice>> {
    let sql = format!(
        "{INVOICE} WHERE i.company_id = $1 AND i.account_id = $2 AND i.state = 'sent' ORDER BY i.due_on, i.number"
    );
    q.rows(&sql, &[&account])?.iter().map(|row| invoice(q, row, today)).collect()
}

/// Longest due first.
pub fn list(q: &Conn<'_>, filter: &InvoiceFilter, today: Date, cursor: &Cursor) -> Result<Page<Invoice>> {
    let (due, id): (String, InvoiceId) = cursor.key()?.unwrap_or((String::new(), InvoiceId(Uuid::nil())));
    let (state, before) = match filter.standing {
        None => (None, None),
        Some(InvoiceStanding::Open) => (Some(InvoiceState::Sent), None),
        Some(InvoiceStanding::Overdue) => (Some(InvoiceState::Sent), Some(today)),
        Some(InvoiceStanding::Paid) => (Some(InvoiceState::Paid), None),
    };
    let rows = q.rows(
        &format!(
            "{INVOICE} WHERE i.company_id = $1 AND (i.due_on, i.id) > ($2, $3) AND (i.state = $4 OR $4 IS NULL)
               AND (i.due_on < $5 OR $5 IS NULL) AND (i.account_id = $6 OR $6 IS NULL)
             ORDER BY i.due_on, i.id LIMIT $7"
        ),
        &[&due, &id, &state, &before, &filter.account_id, &cursor.fetch()],
    )?;
    let items = rows.iter().map(|row| invoice(q, row, today)).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(items, |one| (one.due_on.to_string(), one.id)))
}
