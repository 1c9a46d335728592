//! What the company has still to get: owed, overdue, and what may be billed next. Figures first, the rows behind each one.

use billing::schedule::BillingItemId;
use jiff::civil::Date;
use kernel::{Money, reexport::uuid::Uuid};
use platform::{Conn, Result, Row, Who, companies};
use serde::{Deserialize, Serialize};

use super::queries::may_see_cost;

/// A sum and how many rows it has.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MoneySum {
    pub amount: Money,
    pub count: i64,
}

/// In the company's currency.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct MoneyStanding {
    /// Billed and not paid: the open invoices.
    pub owed: MoneySum,
    /// The part of it whose day has passed: the overdue invoices.
    pub overdue: MoneySum,
    pub to_bill: MoneySum,
    /// What `to_bill` sums, by project; at most five hundred rows.
    pub billable: Vec<Billable>,
}

/// An item of a billing schedule whose time has come and that no invoice bills yet.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Billable {
    pub billing_item_id: BillingItemId,
    pub project_id: Uuid,
    pub project_number: i64,
    pub project_name: String,
    pub account_id: Uuid,
    pub account_name: String,
    pub name: String,
    pub trigger: billing::schedule::BillingTrigger,
    pub amount: Money,
}

/// A deposit is due at once, a milestone when its task is done, the final part when the job is.
const DUE: &str = "FROM billing_item b
  JOIN project p ON p.company_id = b.company_id AND p.id = b.project_id
  JOIN account a ON a.company_id = b.company_id AND a.id = b.account_id
  LEFT JOIN task t ON t.company_id = b.company_id AND t.id = b.task_id
  WHERE b.company_id = $1 AND b.currency = $2 AND b.invoice_id IS NULL AND p.state <> 'cancelled'
    AND (b.trigger = 'deposit' OR (b.trigger = 'milestone' AND t.actual_finish IS NOT NULL)
      OR (b.trigger = 'final' AND p.state IN ('complete', 'closed')))";

pub fn money_standing(q: &Conn<'_>, who: &Who, today: Date) -> Result<MoneyStanding> {
    may_see_cost(who)?;
    let currency = companies::currency(q)?;
    let sum = |row: &Row| -> Result<MoneySum> {
        Ok(MoneySum { amount: Money::new(row.get("amount")?, currency), count: row.get("count")? })
    };
    let open = |before: Option<Date>| -> Result<MoneySum> {
        sum(&q.one(
            "SELECT CAST(COALESCE(sum(total_minor - paid_minor), 0) AS BIGINT) AS amount, count(*) AS count FROM invoice
             WHERE company_id = $1 AND currency = $2 AND state = 'sent' AND (due_on < $3 OR $3 IS NULL)",
            &[&currency, &before],
        )?)
    };
    let due = q.one(
        &format!("SELECT CAST(COALESCE(sum(b.amount_minor), 0) AS BIGINT) AS amount, count(*) AS count {DUE}"),
        &[&currency],
    )?;
    let rows = q.rows(
        &format!(
            "SELECT b.id, b.project_id, p.number, p.name AS project_name, b.account_id, a.name AS account_name, b.name,
               b.trigger, b.amount_minor, b.currency {DUE} ORDER BY p.number, b.position, b.id LIMIT 500"
        ),
        &[&currency],
    )?;
    Ok(MoneyStanding {
        owed: open(None)?,
        overdue: open(Some(today))?,
        to_bill: sum(&due)?,
        billable: rows.iter().map(billable).collect::<Result<_>>()?,
    })
}

fn billable(row: &Row) -> Result<Billable> {
    Ok(Billable {
        billing_item_id: row.get("id")?,
        project_id: row.get("project_id")?,
        project_number: row.get("number")?,
        project_name: row.get("project_name")?,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        name: row.get("name")?,
        trigger: row.get("trigger")?,
        amount: Money::new(row.get("amount_minor")?, row.get("currency")?),
    })
}
