use db::Bulk;
use kernel::reexport::uuid::Uuid;
use platform::{
    Act, Conn, Error, NewEvent, Patch, Result, Row,
    error::Checks,
    search::{self, Entry},
};

use super::{NewSite, Site, SiteFacts, SiteId};
use crate::{
    accounts::{self, AccountId},
    typed,
};

fn site(row: &Row) -> Result<Site> {
    Ok(Site {
        id: row.get("id")?,
        account_id: row.get("account_id")?,
        name: row.get("name")?,
        line1: row.get("line1")?,
        line2: row.get("line2")?,
        city: row.get("city")?,
        region: row.get("region")?,
        postal_code: row.get("postal_code")?,
        country: row.get("country")?,
        gate_code: row.get("gate_code")?,
        dog: row.get("dog")?,
        parking: row.get("parking")?,
        access_notes: row.get("access_notes")?,
        version: row.get("version")?,
        created_at: row.get("created_at")?,
        updated_at: row.get("updated_at")?,
    })
}

pub fn get(q: &Conn<'_>, id: SiteId) -> Result<Site> {
    let row = q.row("SELECT * FROM site WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(site).transpose()?.ok_or(Error::NotFound("the site"))
}

pub fn of_account(q: &Conn<'_>, account: AccountId) -> Result<Vec<Site>> {
    q.rows("SELECT * FROM site WHERE company_id = $1 AND account_id = $2 ORDER BY id", &[&account])?
        .iter()
        .map(site)
        .collect()
}

pub fn create(act: &Act<'_>, new: &NewSite) -> Result<Site> {
    let account = accounts::get(act, new.account_id)?;
    let blank = Site {
        id: act.new_id(),
        account_id: new.account_id,
        name: String::new(),
        line1: String::new(),
        line2: None,
        city: String::new(),
        region: String::new(),
        postal_code: String::new(),
        country: platform::companies::company(act)?.country,
        gate_code: None,
        dog: None,
        parking: None,
        access_notes: None,
        version: 1,
        created_at: act.at,
        updated_at: act.at,
    };
    let site = apply(blank, &new.facts);
    check(&site)?;
    store(act, [(&site, account.name.as_str())])?;
    act.emit(created(&site))?;
    Ok(site)
}

/// Stores complete sites and makes them findable, with their accounts' names; what they are told by is the caller's.
pub fn store<'s>(act: &Act<'_>, sites: impl IntoIterator<Item = (&'s Site, &'s str)>) -> Result<()> {
    let mut rows = Bulk::into_table("site", COLUMNS);
    let mut entries = Vec::new();
    for (s, account) in sites {
        rows.row(&[
            &s.id,
            &s.name,
            &s.line1,
            &s.line2,
            &s.city,
            &s.region,
            &s.postal_code,
            &s.country,
            &s.gate_code,
            &s.dog,
            &s.parking,
            &s.access_notes,
            &s.account_id,
            &s.created_at,
            &s.updated_at,
        ]);
        entries.push(entry(s, account));
    }
    rows.store(act)?;
    act.index_all(&entries)
}

const COLUMNS: &[&str] = &[
    "id",
    "name",
    "line1",
    "line2",
    "city",
    "region",
    "postal_code",
    "country",
    "gate_code",
    "dog",
    "parking",
    "access_notes",
    "account_id",
    "created_at",
    "updated_at",
];

pub fn created(site: &Site) -> NewEvent {
    told("site.created", site)
}

/// Changes what is named, if the site is still at the version the caller read.
pub fn change(act: &Act<'_>, id: SiteId, facts: &SiteFacts, version: i64) -> Result<Site> {
    let now = get(act, id)?;
    if now.version != version {
        return Err(Error::stale(&now));
    }
    let site = apply(now, facts);
    check(&site)?;
    let written = act.execute(
        "UPDATE site SET name = $3, line1 = $4, line2 = $5, city = $6, region = $7, postal_code = $8, country = $9,
           gate_code = $10, dog = $11, parking = $12, access_notes = $13, updated_at = $14, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $15",
        &[
            &id,
            &site.name,
            &site.line1,
            &site.line2,
            &site.city,
            &site.region,
            &site.postal_code,
            &site.country,
            &site.gate_code,
            &site.dog,
            &site.parking,
            &site.access_notes,
            &act.at,
            &version,
        ],
    )?;
    if written == 0 {
        return Err(Error::stale(&get(act, id)?));
    }
    act.emit(told("site.updated", &site))?;
    act.index_again(&entry(&site, &accounts::get(act, site.account_id)?.name))?;
    get(act, id)
}

fn apply(now: Site, facts: &SiteFacts) -> Site {
    let text = |now: String, change: &Patch<Option<String>>| typed::changed(Some(now), change).unwrap_or_default();
    let mut site = Site {
        name: text(now.name, &facts.name),
        line1: text(now.line1, &facts.line1),
        line2: typed::changed(now.line2, &facts.line2),
        city: text(now.city, &facts.city),
        region: text(now.region, &facts.region),
        postal_code: text(now.postal_code, &facts.postal_code),
        country: typed::filled(facts.country.typed()).unwrap_or(now.country),
        gate_code: typed::changed(now.gate_code, &facts.gate_code),
        dog: typed::changed(now.dog, &facts.dog),
        parking: typed::changed(now.parking, &facts.parking),
        access_notes: typed::changed(now.access_notes, &facts.access_notes),
        ..now
    };
    if site.name.is_empty() {
        site.name = site.line1.clone();
    }
    site
}

fn check(site: &Site) -> Result<()> {
    Checks::new()
        .require("line1", &site.line1, "Give the street and number, or how to find the place.")
        .at_most("line1", &site.line1, 500)
        .at_most("access_notes", site.access_notes.as_deref().unwrap_or_default(), 20_000)
        .finish()
}

fn told(kind: &'static str, site: &Site) -> NewEvent {
    let data = serde_json::json!({ "name": site.name, "address": site.address() });
    NewEvent::new(kind, "site", site.id).link(site.account_id).data(data)
}

fn entry(site: &Site, account: &str) -> Entry {
    Entry::new("site", site.id, &site.address(), account, &[&site.name])
}

/// The entries of the sites after this one.
pub fn findable(q: &Conn<'_>, after: Uuid) -> Result<Vec<Entry>> {
    let rows = q.rows(
        "SELECT s.*, a.name AS account_name FROM site s JOIN account a ON a.company_id = s.company_id AND a.id = s.account_id
         WHERE s.company_id = $1 AND s.id > $2 ORDER BY s.id LIMIT $3",
        &[&after, &search::PAGE],
    )?;
    rows.iter().map(|row| Ok(entry(&site(row)?, &row.get::<String>("account_name")?))).collect()
}
