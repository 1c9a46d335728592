use kernel::{Money, reexport::uuid::Uuid};
use platform::{Act, Conn, Error, Result, Row, Who};

use super::{
    BudgetPart, BudgetRow, CostFilter, CostId, CostRow, OrderLine, OrderedBill, ProjectBudget,
    budget::{Key, budget},
    open_orders, place,
};

/// A cost about to be written.
pub(crate) struct NewCost<'a> {
    pub project_id: Uuid,
    pub row: &'a CostRow,
}

/// Writes the cost of a source; the same source again replaces what it said before.
pub(crate) fn put(act: &Act<'_>, new: &NewCost<'_>) -> Result<()> {
    let row = new.row;
    act.execute(
        "INSERT INTO cost (company_id, id, project_id, task_id, cost_code_id, cost_type, source_type, source_id, on_date,
           amount_minor, currency, description)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
         ON CONFLICT (company_id, source_type, source_id) DO UPDATE SET project_id = excluded.project_id,
           task_id = excluded.task_id, cost_code_id = excluded.cost_code_id, on_date = excluded.on_date,
           amount_minor = excluded.amount_minor, currency = excluded.currency, description = excluded.description",
        &[
            &row.id,
            &new.project_id,
            &row.task_id,
            &row.cost_code_id,
            &row.cost_type,
            &row.source_type,
            &row.source_id,
            &row.on_date,
            &row.amount.minor,
            &row.amount.currency,
            &row.description,
        ],
    )?;
    Ok(())
}

fn cost(row: &Row) -> Result<CostRow> {
    Ok(CostRow {
        id: row.get::<CostId>("id")?,
        task_id: row.get("task_id")?,
        cost_code_id: row.get("cost_code_id")?,
        cost_type: row.get("cost_type")?,
        source_type: row.get("source_type")?,
        source_id: row.get("source_id")?,
        on_date: row.get("on_date")?,
        amount: Money::new(row.get("amount_minor")?, row.get("currency")?),
        description: row.get("description")?,
    })
}

/// The rows behind a figure of the budget, oldest first.
pub fn rows_behind(q: &Conn<'_>, who: &Who, project: Uuid, filter: &CostFilter) -> Result<Vec<CostRow>> {
    may_see_cost(who)?;
    place(q, project)?;
    q.rows(
        "SELECT * FROM cost WHERE company_id = $1 AND project_id = $2 AND (cost_code_id = $3 OR $3 IS NULL)
           AND (cost_type = $4 OR $4 IS NULL) ORDER BY on_date, id",
        &[&project, &filter.cost_code_id, &filter.cost_type],
    )?
    .iter()
    .map(cost)
    .collect()
}

pub(super) fn may_see_cost(who: &Who) -> Result<()> {
    if who.rights().cost {
        return Ok(());
    }
    Err(Error::Forbidden("What a job costs is shown only to those who may see cost.".into()))
}

/// The budget of a project by cost code and type.
pub fn project_budget(q: &Conn<'_>, who: &Who, project: Uuid) -> Result<ProjectBudget> {
    may_see_cost(who)?;
    let place = place(q, project)?;
    let mut parts = planned(q, project)?;
    parts.extend(open_orders(&ordered(q, project)?, &billed(q, project)?));
    parts.extend(spent(q, project)?);
    let (rows, total) = budget(&parts, place.is_finished(), place.currency)?;
    let rows = rows
        .into_iter()
        .map(|((cost_code_id, cost_type), figures)| {
            let named = code(q, cost_code_id)?;
            let (code, code_name) = named.map_or((None, None), |(code, name)| (Some(code), Some(name)));
            Ok(BudgetRow { cost_code_id, code, code_name, cost_type, figures })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(ProjectBudget { rows, total, uncosted_minutes: uncosted(q, project)? })
}

fn key(row: &Row) -> Result<Key> {
    Ok((row.get("cost_code_id")?, row.get("cost_type")?))
}

fn planned(q: &Conn<'_>, project: Uuid) -> Result<Vec<(Key, BudgetPart)>> {
    let rows = q.rows(
        "SELECT cost_code_id, cost_type, original_minor, changes_minor FROM budget_line
         WHERE company_id = $1 AND project_id = $2",
        &[&project],
    )?;
    let mut parts = Vec::with_capacity(rows.len() * 2);
    for row in &rows {
        parts.push((key(row)?, BudgetPart::Original(row.get("original_minor")?)));
        parts.push((key(row)?, BudgetPart::Change(row.get("changes_minor")?)));
    }
    Ok(parts)
}

fn ordered(q: &Conn<'_>, project: Uuid) -> Result<Vec<OrderLine>> {
    q.rows(
        "SELECT l.id, l.purchase_order_id, l.cost_code_id, l.cost_type, l.amount_minor
         FROM purchase_order_line l
         JOIN purchase_order o ON o.company_id = l.company_id AND o.id = l.purchase_order_id
         WHERE l.company_id = $1 AND o.project_id = $2 AND o.state IN ('ordered', 'received') ORDER BY o.number, l.position",
        &[&project],
    )?
    .iter()
    .map(|row| {
        Ok(OrderLine {
            id: row.get("id")?,
            order: row.get("purchase_order_id")?,
            key: key(row)?,
            minor: row.get("amount_minor")?,
        })
    })
    .collect()
}

fn billed(q: &Conn<'_>, project: Uuid) -> Result<Vec<OrderedBill>> {
    q.rows(
        "SELECT b.purchase_order_id, l.purchase_order_line_id, l.cost_code_id, l.cost_type, l.amount_minor
         FROM bill_line l JOIN bill b ON b.company_id = l.company_id AND b.id = l.bill_id
         WHERE l.company_id = $1 AND b.project_id = $2 AND b.purchase_order_id IS NOT NULL
         ORDER BY b.bill_date, l.id",
        &[&project],
    )?
    .iter()
    .map(|row| {
        Ok(OrderedBill {
            order: row.get("purchase_order_id")?,
            line: row.get("purchase_order_line_id")?,
            key: key(row)?,
            minor: row.get("amount_minor")?,
        })
    })
    .collect()
}

fn spent(q: &Conn<'_>, project: Uuid) -> Result<Vec<(Key, BudgetPart)>> {
    q.rows(
        "SELECT cost_code_id, cost_type, amount_minor FROM cost WHERE company_id = $1 AND project_id = $2",
        &[&project],
    )?
    .iter()
    .map(|row| Ok((key(row)?, BudgetPart::Actual(row.get("amount_minor")?))))
    .collect()
}

fn code(q: &Conn<'_>, id: Option<Uuid>) -> Result<Option<(String, String)>> {
    let Some(id) = id else { return Ok(None) };
    let row = q.row("SELECT code, name FROM cost_code WHERE company_id = $1 AND id = $2", &[&id])?;
    row.map(|row| Ok((row.get("code")?, row.get("name")?))).transpose()
}

fn uncosted(q: &Conn<'_>, project: Uuid) -> Result<i64> {
    let row = q.one(
        "SELECT CAST(COALESCE(sum(minutes), 0) AS BIGINT) AS minutes FROM time_entry
         WHERE company_id = $1 AND project_id = $2 AND minutes IS NOT NULL AND cost_minor IS NULL",
        &[&project],
    )?;
    Ok(row.get("minutes")?)
}
