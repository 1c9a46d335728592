use platform::{Conn, Cursor, Error, Page, Result, Row};

use super::{Contact, ContactFilter, ContactId, Person};
use crate::accounts::AccountId;

pub(super) fn contact(row: &Row) -> Result<Contact> {
    Ok(Contact {
        id: row.get("id")?,
        name: row.get("name")?,
        call_me: row.get("call_me")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        phone_e164: row.get("phone_e164")?,
        preferred_channel: row.get("preferred_channel")?,
        language: row.get("language")?,
        time_zone: row.get("time_zone")?,
        best_hours: row.get("best_hours")?,
        do_not_contact: row.get("do_not_contact")?,
        consent: serde_json::from_str(&row.get::<String>("consent")?)?,
        version: row.get("version")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    })
}

pub fn get(q: &Conn<'_>, id: ContactId) -> Result<Contact> {
    let row = q.row("SELECT * FROM contact WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(contact).transpose()?.ok_or(Error::NotFound("the contact"))
}

/// By name, then id.
pub fn list(q: &Conn<'_>, filter: &ContactFilter, cursor: &Cursor) -> Result<Page<Contact>> {
    let (name, id): (String, ContactId) =
        cursor.key()?.unwrap_or((String::new(), ContactId(kernel::reexport::uuid::Uuid::nil())));
    let part = filter.name.as_deref().unwrap_or_default().to_lowercase();
    let rows = q.rows(
        "SELECT * FROM contact WHERE company_id = $1 AND (name, id) > ($2, $3) AND lower(name) LIKE $4 ESCAPE '!'
         ORDER BY name, id LIMIT $5",
        &[&name, &id, &format!("%{}%", crate::accounts::escape_like(&part)), &cursor.fetch()],
    )?;
    let items = rows.iter().map(contact).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(items, |c| (c.name.clone(), c.id)))
}

/// The people of an account, the first to be asked first.
pub fn people(q: &Conn<'_>, account: AccountId) -> Result<Vec<Person>> {
    q.rows(
        "SELECT c.*, p.role, p.is_primary FROM account_contact p
         JOIN contact c ON c.company_id = p.company_id AND c.id = p.contact_id
         WHERE p.company_id = $1 AND p.account_id = $2 ORDER BY p.is_primary DESC, c.name, c.id",
        &[&account],
    )?
    .iter()
    .map(|row| Ok(Person { contact: contact(row)?, role: row.get("role")?, is_primary: row.get("is_primary")? }))
    .collect()
}

/// The account in which this person counts most: where they come first, else the oldest.
pub fn first_account(q: &Conn<'_>, id: ContactId) -> Result<Option<AccountId>> {
    let row = q.row(
        "SELECT account_id FROM account_contact WHERE company_id = $1 AND contact_id = $2
         ORDER BY is_primary DESC, account_id LIMIT 1",
        &[&id],
    )?;
    Ok(row.map(|r| r.get("account_id")).transpose()?)
}

/// Who has this e-mail address or this number already; the address counts more.
pub fn known(q: &Conn<'_>, email_key: Option<&str>, e164: Option<&str>) -> Result<Option<Contact>> {
    if let Some(key) = email_key {
        let row =
            q.row("SELECT * FROM contact WHERE company_id = $1 AND email_key = $2 ORDER BY id LIMIT 1", &[&key])?;
        if let Some(row) = row {
            return Ok(Some(contact(&row)?));
        }
    }
    let Some(number) = e164 else { return Ok(None) };
    let row =
        q.row("SELECT * FROM contact WHERE company_id = $1 AND phone_e164 = $2 ORDER BY id LIMIT 1", &[&number])?;
    row.as_ref().map(contact).transpose()
}
