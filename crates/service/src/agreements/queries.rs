use crm::accounts::AccountId;
use kernel::{Money, reexport::uuid::Uuid};
use platform::{Conn, Cursor, Error, Page, Result, Row};

use super::{Agreement, AgreementId};

const SELECT: &str = "SELECT g.*, a.name AS account_name FROM agreement g
  JOIN account a ON a.company_id = g.company_id AND a.id = g.account_id";

fn agreement(row: &Row) -> Result<Agreement> {
    Ok(Agreement {
        id: row.get("id")?,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        site_id: row.get("site_id")?,
        name: row.get("name")?,
        every_months: row.get("every_months")?,
        price: Money::new(row.get("price_minor")?, row.get("currency")?),
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
        version: row.get("version")?,
    })
}

pub fn get(q: &Conn<'_>, id: AgreementId) -> Result<Agreement> {
    let row = q.row(&format!("{SELECT} WHERE g.company_id = $1 AND g.id = $2"), &[&id])?;
    row.as_ref().map(agreement).transpose()?.ok_or(Error::NotFound("the agreement"))
}

/// In the order they were made.
pub fn list(q: &Conn<'_>, account: Option<AccountId>, cursor: &Cursor) -> Result<Page<Agreement>> {
    let after: AgreementId = cursor.key()?.unwrap_or(AgreementId(Uuid::nil()));
    let sql =
        format!("{SELECT} WHERE g.company_id = $1 AND g.id > $2 AND ($3 OR g.account_id = $4) ORDER BY g.id LIMIT $5");
    let of = account.map_or_else(Uuid::nil, |id| id.0);
    let rows = q.rows(&sql, &[&after, &account.is_none(), &of, &cursor.fetch()])?;
    Ok(cursor.page(rows.iter().map(agreement).collect::<Result<Vec<_>>>()?, |g| g.id))
}
