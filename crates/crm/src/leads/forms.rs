use jiff::{SignedDuration, Timestamp};
use platform::{Act, CompanyId, Conn, Platform, Result, Row};

use super::{LeadForm, LeadFormId};
use crate::accounts::SourceId;

fn form_of(row: &Row) -> Result<LeadForm> {
    Ok(LeadForm {
        id: row.get("id")?,
        public_key: row.get("public_key")?,
        name: row.get("name")?,
        headline: row.get("headline")?,
        thank_you: row.get("thank_you")?,
        source_id: row.get("source_id")?,
    })
}

pub fn forms(q: &Conn<'_>) -> Result<Vec<LeadForm>> {
    q.rows("SELECT * FROM lead_form WHERE company_id = $1 ORDER BY name, id", &[])?.iter().map(form_of).collect()
}

pub fn add_form(act: &Act<'_>, name: &str, headline: &str, thank_you: &str, source: Option<SourceId>) -> Result<()> {
    let id: LeadFormId = act.new_id();
    // Short enough for an address, long enough that nobody finds one by trying.
    let key: String = act.ids().secret().chars().filter(char::is_ascii_alphanumeric).take(16).collect();
    act.execute(
        "INSERT INTO lead_form (company_id, id, public_key, name, headline, thank_you, source_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, &key, &name, &headline, &thank_you, &source],
    )?;
    Ok(())
}

/// Whose form has this key. The visitor is nobody yet, so this looks across the companies.
pub async fn form(platform: &Platform, key: &str) -> Result<Option<(CompanyId, LeadForm)>> {
    let key = key.to_owned();
    platform
        .store()
        .system_read(move |q| {
            let row = q.row("SELECT * FROM lead_form WHERE public_key = $1", &[&key])?;
            row.map(|r| Ok((r.get("company_id")?, form_of(&r)?))).transpose()
        })
        .await
}

/// How many inquiries came through a form within the last minute.
pub fn recent_inquiries(q: &Conn<'_>, form: LeadFormId, now: Timestamp) -> Result<i64> {
    let since = now - SignedDuration::from_mins(1);
    let row = q.one(
        "SELECT count(*) AS n FROM inquiry WHERE company_id = $1 AND form_id = $2 AND received_at > $3",
        &[&form, &since],
    )?;
    Ok(row.get("n")?)
}
