use db::Bulk;
use kernel::reexport::uuid::Uuid;
use platform::{
    Act, Conn, Error, NewEvent, Result,
    error::Checks,
    search::{self, Entry},
};

use super::{
    Contact, ContactChange, ContactId, ContactRole, NewContact, Place, PreferredChannel, get, queries::contact,
};
use crate::{
    accounts::{self, AccountId},
    typed,
};

pub fn create(act: &Act<'_>, new: &NewContact) -> Result<Contact> {
    let email = typed::filled(new.email.as_deref());
    let by_default = if email.is_some() { PreferredChannel::Email } else { PreferredChannel::Call };
    let company_language = || platform::companies::company(act).map(|c| c.language().to_owned());
    let contact = Contact {
        id: act.new_id(),
        name: typed::text(&new.name),
        call_me: typed::filled(new.call_me.as_deref()),
        phone: typed::filled(new.phone.as_deref()),
        phone_e164: typed::e164(act, new.phone.as_deref())?,
        preferred_channel: new.preferred_channel.unwrap_or(by_default),
        language: typed::filled(new.language.as_deref()).map_or_else(company_language, Ok)?,
        time_zone: typed::filled(new.time_zone.as_deref()),
        best_hours: typed::filled(new.best_hours.as_deref()),
        do_not_contact: new.do_not_contact,
        consent: new.consent,
        version: 1,
        created_at: act.at,
        updated_at: act.at,
        email,
    };
    check(&contact)?;
    store(act, std::slice::from_ref(&contact))?;
    if let Some(place) = &new.place {
        accounts::get(act, place.account_id)?;
        seat(act, contact.id, place)?;
    }
    act.emit(created(&contact, new.place.as_ref().map(|p| p.account_id)))?;
    Ok(contact)
}

/// Stores complete contacts and makes them findable; what they are told by is the caller's.
pub fn store(act: &Act<'_>, contacts: &[Contact]) -> Result<()> {
    let mut rows = Bulk::into_table("contact", COLUMNS);
    for c in contacts {
        rows.row(&[
            &c.id,
            &c.name,
            &c.call_me,
            &c.email,
            &typed::email_key(c.email.as_deref()),
            &c.phone,
            &c.phone_e164,
            &c.preferred_channel,
            &c.language,
            &c.time_zone,
            &c.best_hours,
            &c.do_not_contact,
            &serde_json::to_string(&c.consent)?,
            &c.created_at,
            &c.updated_at,
        ]);
    }
    rows.store(act)?;
    act.index_all(&contacts.iter().map(entry).collect::<Vec<_>>())
}

const COLUMNS: &[&str] = &[
    "id",
    "name",
    "call_me",
    "email",
    "email_key",
    "phone",
    "phone_e164",
    "preferred_channel",
    "language",
    "time_zone",
    "best_hours",
    "do_not_contact",
    "consent",
    "created_at",
    "updated_at",
];

pub fn created(contact: &Contact, account: Option<AccountId>) -> NewEvent {
    let event = NewEvent::new("contact.created", "contact", contact.id).link_opt(account);
    event.data(serde_json::json!({ "name": contact.name }))
}

/// Seats people who are the first and only ones of their accounts.
pub fn seat_first(act: &Act<'_>, seats: &[(ContactId, AccountId, ContactRole)]) -> Result<()> {
    let mut rows = Bulk::into_table("account_contact", &["account_id", "contact_id", "role", "is_primary"]);
    for (contact, account, role) in seats {
        rows.row(&[account, contact, role, &true]);
    }
    Ok(rows.store(act)?)
}

/// Changes what is named, if the contact is still at the version the caller read.
pub fn change(act: &Act<'_>, id: ContactId, change: &ContactChange, version: i64) -> Result<Contact> {
    let mut contact = get(act, id)?;
    if contact.version != version {
        return Err(Error::stale(&contact));
    }
    contact.name = change.name.given().map_or(contact.name.clone(), |typed| typed::text(typed));
    contact.call_me = typed::changed(contact.call_me, &change.call_me);
    contact.email = typed::changed(contact.email, &change.email);
    contact.phone = typed::changed(contact.phone, &change.phone);
    contact.phone_e164 = typed::e164(act, contact.phone.as_deref())?;
    contact.preferred_channel = change.preferred_channel.or(contact.preferred_channel);
    contact.language = typed::filled(change.language.given().map(String::as_str)).unwrap_or(contact.language);
    contact.time_zone = typed::changed(contact.time_zone, &change.time_zone);
    contact.best_hours = typed::changed(contact.best_hours, &change.best_hours);
    contact.do_not_contact = change.do_not_contact.or(contact.do_not_contact);
    contact.consent = change.consent.or(contact.consent);
    check(&contact)?;
    if write(act, &contact, version)? == 0 {
        return Err(Error::stale(&get(act, id)?));
    }
    let mut event = NewEvent::new("contact.updated", "contact", id);
    for account in accounts_of(act, id)? {
        event = event.link(account);
    }
    act.emit(event.data(serde_json::json!({ "name": contact.name, "changed": change })))?;
    act.index_again(&entry(&contact))?;
    get(act, id)
}

fn write(act: &Act<'_>, contact: &Contact, version: i64) -> Result<u64> {
    Ok(act.execute(
        "UPDATE contact SET name = $3, call_me = $4, email = $5, email_key = $6, phone = $7, phone_e164 = $8,
           preferred_channel = $9, language = $10, time_zone = $11, best_hours = $12, do_not_contact = $13, consent = $14,
           updated_at = $15, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $16",
        &[
            &contact.id,
            &contact.name,
            &contact.call_me,
            &contact.email,
            &typed::email_key(contact.email.as_deref()),
            &contact.phone,
            &contact.phone_e164,
            &contact.preferred_channel,
            &contact.language,
            &contact.time_zone,
            &contact.best_hours,
            &contact.do_not_contact,
            &serde_json::to_string(&contact.consent)?,
            &act.at,
            &version,
        ],
    )?)
}

/// Gives a person a role in an account, or another one.
pub fn join(act: &Act<'_>, id: ContactId, place: &Place) -> Result<()> {
    let contact = get(act, id)?;
    accounts::get(act, place.account_id)?;
    seat(act, id, place)?;
    act.emit(
        NewEvent::new("contact.updated", "contact", id)
            .link(place.account_id)
            .data(serde_json::json!({ "name": contact.name, "role": place.role })),
    )?;
    Ok(())
}

/// Takes a person out of an account; the person stays on file.
pub fn leave(act: &Act<'_>, id: ContactId, account: AccountId) -> Result<()> {
    let contact = get(act, id)?;
    let gone = act.execute(
        "DELETE FROM account_contact WHERE company_id = $1 AND account_id = $2 AND contact_id = $3",
        &[&account, &id],
    )?;
    if gone == 0 {
        return Err(Error::NotFound("this person in this account"));
    }
    let event = NewEvent::new("contact.updated", "contact", id).link(account);
    act.emit(event.data(serde_json::json!({ "name": contact.name, "left": true })))?;
    Ok(())
}

/// The first person of an account is its primary one; a later one takes that place only when told so.
fn seat(act: &Act<'_>, id: ContactId, place: &Place) -> Result<()> {
    let first = act
        .row("SELECT 1 FROM account_contact WHERE company_id = $1 AND account_id = $2 LIMIT 1", &[&place.account_id])?
        .is_none();
    if place.is_primary {
        act.execute(
            "UPDATE account_contact SET is_primary = $3 WHERE company_id = $1 AND account_id = $2",
            &[&place.account_id, &false],
        )?;
    }
    act.execute(
        "INSERT INTO account_contact (company_id, account_id, contact_id, role, is_primary) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (company_id, account_id, contact_id) DO UPDATE SET role = $4, is_primary = $5",
        &[&place.account_id, &id, &place.role, &(place.is_primary || first)],
    )?;
    Ok(())
}

fn accounts_of(act: &Act<'_>, id: ContactId) -> Result<Vec<AccountId>> {
    act.rows("SELECT account_id FROM account_contact WHERE company_id = $1 AND contact_id = $2", &[&id])?
        .iter()
        .map(|row| Ok(row.get("account_id")?))
        .collect()
}

fn check(contact: &Contact) -> Result<()> {
    Checks::new()
        .require("name", &contact.name, "Give the person a name.")
        .at_most("name", &contact.name, 200)
        .at_most("phone", contact.phone.as_deref().unwrap_or_default(), 200)
        .that(
            contact.email.as_deref().is_none_or(typed::looks_like_email),
            "email",
            "This is not an e-mail address; write it like ana@example.com.",
        )
        .finish()
}

fn entry(contact: &Contact) -> Entry {
    let email = contact.email.as_deref().unwrap_or_default();
    Entry::new("contact", contact.id, &contact.name, email, &[&typed::dialled(contact.phone.as_deref())])
}

/// The entries of the people after this one.
pub fn findable(q: &Conn<'_>, after: Uuid) -> Result<Vec<Entry>> {
    let rows = q.rows(
        "SELECT * FROM contact WHERE company_id = $1 AND id > $2 ORDER BY id LIMIT $3",
        &[&after, &search::PAGE],
    )?;
    rows.iter().map(|row| Ok(entry(&contact(row)?))).collect()
}
