use jiff::{SignedDuration, Timestamp};
use platform::{Act, CompanyId, Conn, Error, NewEvent, Patch, Platform, Result, Row, error::Checks};

use super::{LeadForm, LeadFormChange, LeadFormId, NewLeadForm};
use crate::{sources::sources, typed};

fn form_of(row: &Row) -> Result<LeadForm> {
    Ok(LeadForm {
        id: row.get("id")?,
        public_key: row.get("public_key")?,
        name: row.get("name")?,
        headline: row.get("headline")?,
        thank_you: row.get("thank_you")?,
        source_id: row.get("source_id")?,
        version: row.get("version")?,
    })
}

pub fn forms(q: &Conn<'_>) -> Result<Vec<LeadForm>> {
    q.rows("SELECT * FROM lead_form WHERE company_id = $1 ORDER BY name, id", &[])?.iter().map(form_of).collect()
}

fn one(q: &Conn<'_>, id: LeadFormId) -> Result<LeadForm> {
    let row = q.row("SELECT * FROM lead_form WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(form_of).transpose()?.ok_or(Error::NotFound("the form"))
}

pub fn add_form(act: &Act<'_>, new: &NewLeadForm) -> Result<LeadForm> {
    let form = LeadForm {
        id: act.new_id(),
        // Short enough for an address, long enough that nobody finds one by trying.
        public_key: act.ids().secret().chars().filter(char::is_ascii_alphanumeric).take(16).collect(),
        name: typed::text(&new.name),
        headline: typed::text(&new.headline),
        thank_you: typed::text(&new.thank_you),
        source_id: new.source_id,
        version: 1,
    };
    check(act, &form)?;
    act.execute(
        "INSERT INTO lead_form (company_id, id, public_key, name, headline, thank_you, source_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&form.id, &form.public_key, &form.name, &form.headline, &form.thank_you, &form.source_id],
    )?;
    act.emit(NewEvent::new("lead_form.created", "lead_form", form.id).data(serde_json::json!({ "name": form.name })))?;
    Ok(form)
}

/// Changes what is named, if the form is still at the version the caller read. Its address stays.
pub fn change_form(act: &Act<'_>, id: LeadFormId, change: &LeadFormChange, version: i64) -> Result<LeadForm> {
    let now = one(act, id)?;
    if now.version != version {
        return Err(Error::stale(&now));
    }
    let text = |now: &String, change: &Patch<String>| typed::text(&change.or(now.clone()));
    let form = LeadForm {
        name: text(&now.name, &change.name),
        headline: text(&now.headline, &change.headline),
        thank_you: text(&now.thank_you, &change.thank_you),
        source_id: change.source_id.or(now.source_id),
        ..now
    };
    check(act, &form)?;
    let written = act.execute(
        "UPDATE lead_form SET name = $3, headline = $4, thank_you = $5, source_id = $6, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $7",
        &[&id, &form.name, &form.headline, &form.thank_you, &form.source_id, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&one(act, id)?));
    }
    act.emit(NewEvent::new("lead_form.updated", "lead_form", id).data(serde_json::json!({ "name": form.name })))?;
    one(act, id)
}

fn check(q: &Conn<'_>, form: &LeadForm) -> Result<()> {
    let source_is_ours = match form.source_id {
        None => true,
        Some(id) => sources(q)?.iter().any(|s| s.id == id),
    };
    Checks::new()
        .require("name", &form.name, "Give the form a name, such as the page it stands on.")
        .at_most("name", &form.name, 100)
        .require("headline", &form.headline, "Say what stands above the fields.")
        .at_most("headline", &form.headline, 200)
        .require("thank_you", &form.thank_you, "Say what the visitor reads after sending.")
        .at_most("thank_you", &form.thank_you, 1000)
        .that(source_is_ours, "source_id", "There is no such source; pick one from the list.")
        .finish()
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
    let minute = SignedDuration::from_mins(1);
    let (since, until) = (now - minute, now + minute);
    let row = q.one(
        "SELECT count(*) AS n FROM inquiry WHERE company_id = $1 AND form_id = $2 AND received_at > $3 AND received_at < $4",
        &[&form, &since, &until],
    )?;
    Ok(row.get("n")?)
}
