use db::Bulk;
use kernel::reexport::uuid::Uuid;
use platform::{
    Act, Conn, Error, NewEvent, Result,
    error::Checks,
    references::known,
    search::{self, Entry},
};

use super::{Account, AccountChange, AccountId, NewAccount, Standing, get, queries::account};
use crate::typed;

pub fn create(act: &Act<'_>, new: &NewAccount) -> Result<Account> {
    let id: AccountId = act.new_id();
    let account = Account {
        id,
        kind: new.kind,
        standing: new.standing,
        name: typed::text(&new.name),
        phone: typed::filled(new.phone.as_deref()),
        email: typed::filled(new.email.as_deref()),
        website: typed::filled(new.website.as_deref()),
        notes: typed::text(&new.notes),
        tags: new.tags.clone(),
        source_id: new.source_id,
        campaign_id: new.campaign_id,
        version: 1,
        created_at: act.at,
        updated_at: act.at,
    };
    check(&account)?;
    known(act, "source_id", "source", account.source_id)?;
    known(act, "campaign_id", "campaign", account.campaign_id)?;
    store(act, std::slice::from_ref(&account))?;
    act.emit(created(&account))?;
    Ok(account)
}

/// Stores complete accounts and makes them findable; what they are told by is the caller's.
pub fn store(act: &Act<'_>, accounts: &[Account]) -> Result<()> {
    let mut rows = Bulk::into_table("account", COLUMNS);
    for a in accounts {
        rows.row(&[
            &a.id,
            &a.kind,
            &a.standing,
            &a.name,
            &a.phone,
            &a.email,
            &a.website,
            &a.notes,
            &serde_json::to_string(&a.tags)?,
            &"{}",
            &a.source_id,
            &a.campaign_id,
            &a.created_at,
            &a.updated_at,
        ]);
    }
    rows.store(act)?;
    act.index_all(&accounts.iter().map(entry).collect::<Vec<_>>())
}

const COLUMNS: &[&str] = &[
    "id",
    "kind",
    "standing",
    "name",
    "phone",
    "email",
    "website",
    "notes",
    "tags",
    "custom",
    "source_id",
    "campaign_id",
    "created_at",
    "updated_at",
];

pub fn created(account: &Account) -> NewEvent {
    NewEvent::new("account.created", "account", account.id).data(serde_json::json!({ "name": account.name }))
}

/// Changes what is named, if the account is still at the version the caller read.
pub fn change(act: &Act<'_>, id: AccountId, change: &AccountChange, version: i64) -> Result<Account> {
    let mut account = get(act, id)?;
    if account.version != version {
        return Err(Error::stale(&account));
    }
    account.kind = change.kind.or(account.kind);
    account.standing = change.standing.or(account.standing);
    account.name = change.name.given().map_or(account.name.clone(), |typed| typed::text(typed));
    account.phone = typed::changed(account.phone, &change.phone);
    account.email = typed::changed(account.email, &change.email);
    account.website = typed::changed(account.website, &change.website);
    account.notes = change.notes.given().map_or(account.notes.clone(), |typed| typed::text(typed));
    account.tags = change.tags.or(account.tags);
    check(&account)?;
    replace(act, &account, serde_json::to_value(change)?)
}

/// Whoever buys is a customer from then on; a supplier who buys stays a supplier.
pub(crate) fn bought(act: &Act<'_>, id: AccountId) -> Result<()> {
    let account = get(act, id)?;
    if account.standing != Standing::Prospect {
        return Ok(());
    }
    let customer = Account { standing: Standing::Customer, ..account };
    replace(act, &customer, serde_json::json!({ "standing": customer.standing })).map(drop)
}

/// Puts the account in the place of the version it was read as.
fn replace(act: &Act<'_>, account: &Account, changed: serde_json::Value) -> Result<Account> {
    let id = account.id;
    let written = act.execute(
        "UPDATE account SET kind = $3, standing = $4, name = $5, phone = $6, email = $7, website = $8, notes = $9,
           tags = $10, updated_at = $11, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $12",
        &[
            &id,
            &account.kind,
            &account.standing,
            &account.name,
            &account.phone,
            &account.email,
            &account.website,
            &account.notes,
            &serde_json::to_string(&account.tags)?,
            &act.at,
            &account.version,
        ],
    )?;
    if written == 0 {
        return Err(Error::stale(&get(act, id)?));
    }
    act.emit(NewEvent::new("account.updated", "account", id).data(serde_json::json!({ "changed": changed })))?;
    act.index_again(&entry(account))?;
    get(act, id)
}

fn check(account: &Account) -> Result<()> {
    Checks::new()
        .require("name", &account.name, "Give the account a name.")
        .at_most("name", &account.name, 200)
        .at_most("notes", &account.notes, 20_000)
        .that(account.email.as_ref().is_none_or(|e| e.contains('@')), "email", "This is not an e-mail address.")
        .finish()
}

fn entry(account: &Account) -> Entry {
    let digits = typed::dialled(account.phone.as_deref());
    let email = account.email.as_deref().unwrap_or("");
    Entry::new("account", account.id, &account.name, account.standing.as_str(), &[email, &digits])
}

/// The entries of the accounts after this one.
pub fn findable(q: &Conn<'_>, after: Uuid) -> Result<Vec<Entry>> {
    let rows = q.rows(
        "SELECT * FROM account WHERE company_id = $1 AND id > $2 AND archived_at IS NULL ORDER BY id LIMIT $3",
        &[&after, &search::PAGE],
    )?;
    rows.iter().map(|row| Ok(entry(&account(row)?))).collect()
}
