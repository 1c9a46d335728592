use platform::{Conn, Cursor, Error, Page, Result, Row};

use super::{Account, AccountFilter, AccountId, AccountOverview, AccountRow};

pub(super) fn account(row: &Row) -> Result<Account> {
    Ok(Account {
        id: row.get("id")?,
        kind: row.get("kind")?,
        standing: row.get("standing")?,
        name: row.get("name")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        website: row.get("website")?,
        notes: row.get("notes")?,
        tags: serde_json::from_str(&row.get::<String>("tags")?)?,
        source_id: row.get("source_id")?,
        campaign_id: row.get("campaign_id")?,
        version: row.get("version")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    })
}

pub fn get(q: &Conn<'_>, id: AccountId) -> Result<Account> {
    let row = q.row("SELECT * FROM account WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(account).transpose()?.ok_or(Error::NotFound("the account"))
}

/// By name, then id.
pub fn list(q: &Conn<'_>, filter: &AccountFilter, cursor: &Cursor) -> Result<Page<AccountRow>> {
    let (name, id): (String, AccountId) = cursor.key()?.unwrap_or((String::new(), AccountId(uuid_nil())));
    let like = filter.name.as_ref().map(|n| format!("%{}%", escape_like(&n.to_lowercase())));
    let rows = q.rows(
        "SELECT a.id, a.name, a.kind, a.standing, a.phone, a.email, a.updated_at, a.version,
           (SELECT s.city FROM site s WHERE s.company_id = a.company_id AND s.account_id = a.id ORDER BY s.id LIMIT 1) AS city,
           (SELECT count(*) FROM opportunity o
            WHERE o.company_id = a.company_id AND o.account_id = a.id AND o.state = 'open') AS open_opportunities
         FROM account a
         WHERE a.company_id = $1 AND a.archived_at IS NULL AND (a.name, a.id) > ($2, $3)
           AND (CAST($4 AS TEXT) IS NULL OR a.standing = $4) AND (CAST($5 AS TEXT) IS NULL OR lower(a.name) LIKE $5 ESCAPE '!')
         ORDER BY a.name, a.id LIMIT $6",
        &[&name, &id, &filter.standing, &like, &cursor.fetch()],
    )?;
    let items = rows.iter().map(account_row).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(items, |a| (a.name.clone(), a.id)))
}

fn account_row(row: &Row) -> Result<AccountRow> {
    Ok(AccountRow {
        id: row.get("id")?,
        name: row.get("name")?,
        kind: row.get("kind")?,
        standing: row.get("standing")?,
        city: row.get("city")?,
        phone: row.get("phone")?,
        email: row.get("email")?,
        open_opportunities: row.get("open_opportunities")?,
        updated_at: row.get("updated_at")?,
        version: row.get("version")?,
    })
}

/// How many people, sites, sales and unsent messages an account has.
pub fn overview(q: &Conn<'_>, id: AccountId) -> Result<AccountOverview> {
    get(q, id)?;
    let row = q.one(
        "SELECT
           (SELECT count(*) FROM account_contact WHERE company_id = $1 AND account_id = $2) AS people,
           (SELECT count(*) FROM site WHERE company_id = $1 AND account_id = $2) AS sites,
           (SELECT count(*) FROM opportunity WHERE company_id = $1 AND account_id = $2) AS opportunities,
           (SELECT count(*) FROM opportunity WHERE company_id = $1 AND account_id = $2 AND state = 'open') AS open_ones,
           (SELECT count(*) FROM lead WHERE company_id = $1 AND account_id = $2) AS leads,
           (SELECT count(*) FROM communication WHERE company_id = $1 AND account_id = $2 AND state = 'draft') AS drafts",
        &[&id],
    )?;
    Ok(AccountOverview {
        people: row.get("people")?,
        sites: row.get("sites")?,
        opportunities: row.get("opportunities")?,
        open_opportunities: row.get("open_ones")?,
        leads: row.get("leads")?,
        drafts: row.get("drafts")?,
    })
}

fn uuid_nil() -> kernel::reexport::uuid::Uuid {
    kernel::reexport::uuid::Uuid::nil()
}

/// What is typed into a filter is text, not a pattern.
pub(crate) fn escape_like(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
