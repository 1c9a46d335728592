use kernel::reexport::uuid::Uuid;
use platform::{
    Act, Conn, NewEvent, Result,
    error::Checks,
    references::known,
    search::{self, Entry},
};

use super::{InquiryId, Lead, LeadId, LeadState, NewLead, get};
use crate::{
    contacts,
    sources::{Attribution, attribute},
    typed,
};

/// Takes an inquiry in: it joins the open lead of the same person, or begins a new one, linked to who is known.
pub fn arrive(act: &Act<'_>, new: &NewLead) -> Result<Lead> {
    check(new)?;
    known(act, "source_id", "source", new.source_id)?;
    known(act, "campaign_id", "campaign", new.campaign_id)?;
    let email_key = typed::email_key(new.email.as_deref());
    let e164 = typed::e164(act, new.phone.as_deref())?;
    let read = attribute(act, &new.utm, new.source_id)?;
    let owed = Attribution { source: read.source, campaign: read.campaign.or(new.campaign_id) };
    let open = open_lead(act, email_key.as_deref(), e164.as_deref())?;
    let joins = open.is_some();
    let id = match open {
        Some(id) => rejoin(act, id, new, e164.as_deref())?,
        None => begin(act, new, email_key.as_deref(), e164.as_deref(), owed)?,
    };
    note_inquiry(act, id, new, owed)?;
    let lead = get(act, id)?;
    let data = serde_json::json!({
        "name": lead.name, "message": new.message, "source": lead.source_name, "campaign": lead.campaign_name,
        "inquiry": lead.inquiry_count, "joined": joins,
    });
    let event = NewEvent::new("lead.received", "lead", id).link_opt(lead.account_id).link_opt(lead.contact_id);
    act.emit(event.data(data))?;
    act.index_again(&entry(id, &lead.name, &lead.address, lead.email.as_deref(), lead.phone.as_deref()))?;
    Ok(lead)
}

fn entry(id: LeadId, name: &str, address: &str, email: Option<&str>, phone: Option<&str>) -> Entry {
    Entry::new("lead", id, name, address, &[email.unwrap_or_default(), &typed::dialled(phone)])
}

/// The entries of the leads after this one.
pub fn findable(q: &Conn<'_>, after: Uuid) -> Result<Vec<Entry>> {
    let rows = q.rows(
        "SELECT id, name, address, email, phone FROM lead WHERE company_id = $1 AND id > $2 ORDER BY id LIMIT $3",
        &[&after, &search::PAGE],
    )?;
    rows.iter()
        .map(|row| {
            let (name, address): (String, String) = (row.get("name")?, row.get("address")?);
            let (email, phone): (Option<String>, Option<String>) = (row.get("email")?, row.get("phone")?);
            Ok(entry(row.get("id")?, &name, &address, email.as_deref(), phone.as_deref()))
        })
        .collect()
}

/// What is wrong with an inquiry; the website form says the same in the company's language.
pub mod wrong {
    pub const NO_NAME: &str = "Give a name, so that we know who to ask for.";
    pub const NO_ANSWER: &str = "Give a telephone number or an e-mail address, so that we can answer.";
    pub const NO_EMAIL: &str = "This is not an e-mail address; write it like ana@example.com.";
    pub const NO_NUMBER: &str = "This is not a telephone number; write it like (303) 555-0142.";
}

fn check(new: &NewLead) -> Result<()> {
    let (email, phone) = (typed::filled(new.email.as_deref()), typed::filled(new.phone.as_deref()));
    // Our own people may note "ask for Ana"; a visitor can't be asked what was meant.
    let dials = new.form_id.is_none() || phone.as_deref().is_none_or(typed::looks_like_phone);
    Checks::new()
        .require("name", &typed::text(&new.name), wrong::NO_NAME)
        .at_most("name", &new.name, 200)
        .that(email.is_some() || phone.is_some(), "phone", wrong::NO_ANSWER)
        .that(dials, "phone", wrong::NO_NUMBER)
        .that(email.as_deref().is_none_or(typed::looks_like_email), "email", wrong::NO_EMAIL)
        .at_most("email", email.as_deref().unwrap_or_default(), 320)
        .at_most("phone", phone.as_deref().unwrap_or_default(), 200)
        .at_most("address", &new.address, 1_000)
        .at_most("message", &new.message, 20_000)
        .finish()
}

fn open_lead(act: &Act<'_>, email_key: Option<&str>, e164: Option<&str>) -> Result<Option<LeadId>> {
    let row = act.row(
        "SELECT id FROM lead WHERE company_id = $1 AND state IN ('new', 'contacted')
           AND (email_key = CAST($2 AS TEXT) OR phone_e164 = CAST($3 AS TEXT))
         ORDER BY received_at DESC LIMIT 1",
        &[&email_key, &e164],
    )?;
    Ok(row.map(|r| r.get("id")).transpose()?)
}

/// One more inquiry of an open lead; what it tells for the first time is kept.
fn rejoin(act: &Act<'_>, id: LeadId, new: &NewLead, e164: Option<&str>) -> Result<LeadId> {
    let lead = get(act, id)?;
    let email = lead.email.or(typed::filled(new.email.as_deref()));
    let address = if lead.address.is_empty() { typed::text(&new.address) } else { lead.address };
    act.execute(
        "UPDATE lead SET inquiry_count = inquiry_count + 1, email = $3, email_key = $4, phone = $5, phone_e164 = $6,
           address = $7, updated_at = $8, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[
            &id,
            &email,
            &typed::email_key(email.as_deref()),
            &lead.phone.or(typed::filled(new.phone.as_deref())),
            &lead.phone_e164.as_deref().or(e164),
            &address,
            &act.at,
        ],
    )?;
    Ok(id)
}

fn begin(
    act: &Act<'_>,
    new: &NewLead,
    email_key: Option<&str>,
    e164: Option<&str>,
    owed: Attribution,
) -> Result<LeadId> {
    let id: LeadId = act.new_id();
    let contact = contacts::known(act, email_key, e164)?.map(|c| c.id);
    let account = contact.map(|c| contacts::first_account(act, c)).transpose()?.flatten();
    act.execute(
        "INSERT INTO lead (company_id, id, state, name, email, email_key, phone, phone_e164, address, message, account_id,
           contact_id, source_id, campaign_id, landing_page, utm, inquiry_count, received_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1, $17, $17)",
        &[
            &id,
            &LeadState::New,
            &typed::text(&new.name),
            &typed::filled(new.email.as_deref()),
            &email_key,
            &typed::filled(new.phone.as_deref()),
            &e164,
            &typed::text(&new.address),
            &typed::text(&new.message),
            &account,
            &contact,
            &owed.source,
            &owed.campaign,
            &typed::filled(new.landing_page.as_deref()),
            &marks(new)?,
            &act.at,
        ],
    )?;
    Ok(id)
}

fn note_inquiry(act: &Act<'_>, lead: LeadId, new: &NewLead, owed: Attribution) -> Result<()> {
    let id: InquiryId = act.new_id();
    act.execute(
        "INSERT INTO inquiry (company_id, id, lead_id, form_id, received_at, message, source_id, campaign_id,
           landing_page, utm)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            &id,
            &lead,
            &new.form_id,
            &act.at,
            &typed::text(&new.message),
            &owed.source,
            &owed.campaign,
            &typed::filled(new.landing_page.as_deref()),
            &marks(new)?,
        ],
    )?;
    Ok(())
}

/// The link's marks as they are stored: only what has a value.
fn marks(new: &NewLead) -> Result<String> {
    let filled = |(name, value): (&String, &String)| Some((typed::text(name), typed::filled(Some(value))?));
    let marks: std::collections::BTreeMap<String, String> = new.utm.iter().filter_map(filled).collect();
    Ok(serde_json::to_string(&marks)?)
}
