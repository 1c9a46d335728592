use kernel::Money;
use platform::{Act, Conn, Cursor, Error, NewEvent, Page, Result, Row, error::Checks};

use super::{Campaign, CampaignId, NewCampaign, NewSource, NewSpend, Source, SourceId, SourceKind, Spend, SpendId};
use crate::typed;

fn source(row: &Row) -> Result<Source> {
    Ok(Source { id: row.get("id")?, name: row.get("name")?, kind: row.get("kind")? })
}

pub fn sources(q: &Conn<'_>) -> Result<Vec<Source>> {
    q.rows("SELECT * FROM source WHERE company_id = $1 ORDER BY name, id", &[])?.iter().map(source).collect()
}

/// The oldest source of a kind.
pub fn source_of_kind(q: &Conn<'_>, kind: SourceKind) -> Result<Option<Source>> {
    let row = q.row("SELECT * FROM source WHERE company_id = $1 AND kind = $2 ORDER BY id LIMIT 1", &[&kind])?;
    row.as_ref().map(source).transpose()
}

pub fn add_source(act: &Act<'_>, new: &NewSource) -> Result<Source> {
    let added = Source { id: act.new_id(), name: typed::text(&new.name), kind: new.kind };
    let taken = sources(act)?.iter().any(|s| s.name.to_lowercase() == added.name.to_lowercase());
    Checks::new()
        .require("name", &added.name, "Give the source a name.")
        .at_most("name", &added.name, 100)
        .that(!taken, "name", "There is a source of this name; use it, or choose another name.")
        .finish()?;
    act.execute(
        "INSERT INTO source (company_id, id, name, kind) VALUES ($1, $2, $3, $4)",
        &[&added.id, &added.name, &added.kind],
    )?;
    act.emit(NewEvent::new("source.created", "source", added.id).data(serde_json::json!({ "name": added.name })))?;
    Ok(added)
}

fn exists(q: &Conn<'_>, id: SourceId) -> Result<bool> {
    Ok(q.row("SELECT id FROM source WHERE company_id = $1 AND id = $2", &[&id])?.is_some())
}

fn campaign(row: &Row) -> Result<Campaign> {
    Ok(Campaign {
        id: row.get("id")?,
        source_id: row.get("source_id")?,
        name: row.get("name")?,
        utm_campaign: row.get("utm_campaign")?,
        starts_on: row.get("starts_on")?,
        ends_on: row.get("ends_on")?,
    })
}

pub fn campaigns(q: &Conn<'_>) -> Result<Vec<Campaign>> {
    q.rows("SELECT * FROM campaign WHERE company_id = $1 ORDER BY name, id", &[])?.iter().map(campaign).collect()
}

pub fn add_campaign(act: &Act<'_>, new: &NewCampaign) -> Result<Campaign> {
    let id: CampaignId = act.new_id();
    let name = typed::text(&new.name);
    let in_order = new.starts_on.zip(new.ends_on).is_none_or(|(from, to)| from <= to);
    Checks::new()
        .require("name", &name, "Give the campaign a name.")
        .at_most("name", &name, 100)
        .that(exists(act, new.source_id)?, "source_id", "There is no such source; pick one from the list.")
        .that(in_order, "ends_on", "The campaign ends before it starts; swap the dates.")
        .finish()?;
    act.execute(
        "INSERT INTO campaign (company_id, id, source_id, name, utm_campaign, starts_on, ends_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, &new.source_id, &name, &typed::filled(new.utm_campaign.as_deref()), &new.starts_on, &new.ends_on],
    )?;
    act.emit(NewEvent::new("campaign.created", "campaign", id).data(serde_json::json!({ "name": name })))?;
    let row = act.one("SELECT * FROM campaign WHERE company_id = $1 AND id = $2", &[&id])?;
    campaign(&row)
}

fn spent(row: &Row) -> Result<Spend> {
    Ok(Spend {
        id: row.get("id")?,
        source_id: row.get("source_id")?,
        campaign_id: row.get("campaign_id")?,
        on_date: row.get("on_date")?,
        amount: Money::new(row.get("amount_minor")?, row.get("currency")?),
        note: row.get("note")?,
    })
}

/// Newest first.
pub fn spend(q: &Conn<'_>, cursor: &Cursor) -> Result<Page<Spend>> {
    let (date, id): (String, SpendId) =
        cursor.key()?.unwrap_or(("9999-12-31".into(), SpendId(kernel::reexport::uuid::Uuid::max())));
    let rows = q.rows(
        "SELECT * FROM spend WHERE company_id = $1 AND (on_date, id) < ($2, $3) ORDER BY on_date DESC, id DESC LIMIT $4",
        &[&date, &id, &cursor.fetch()],
    )?;
    Ok(cursor.page(rows.iter().map(spent).collect::<Result<Vec<_>>>()?, |s| (s.on_date.to_string(), s.id)))
}

/// Takes back what was recorded by mistake.
pub fn remove_spend(act: &Act<'_>, id: SpendId) -> Result<()> {
    let row = act.row("SELECT * FROM spend WHERE company_id = $1 AND id = $2", &[&id])?;
    let gone = row.as_ref().map(spent).transpose()?.ok_or(Error::NotFound("the spend"))?;
    act.execute("DELETE FROM spend WHERE company_id = $1 AND id = $2", &[&id])?;
    act.emit(NewEvent::new("spend.removed", "spend", id).data(serde_json::json!({ "amount": gone.amount })))?;
    Ok(())
}

pub fn record_spend(act: &Act<'_>, new: &NewSpend) -> Result<Spend> {
    let currency = platform::companies::currency(act)?;
    let campaign_fits = match new.campaign_id {
        None => true,
        Some(id) => campaigns(act)?.iter().any(|c| c.id == id && c.source_id == new.source_id),
    };
    Checks::new()
        .that(exists(act, new.source_id)?, "source_id", "There is no such source; pick one from the list.")
        .that(campaign_fits, "campaign_id", "This campaign is not one of the source's; pick one that is.")
        .that(new.amount.minor > 0, "amount", "Give the sum that was spent, above zero.")
        .that(new.amount.currency == currency, "amount.currency", "Spend is kept in the company's currency.")
        .finish()?;
    let id: SpendId = act.new_id();
    act.execute(
        "INSERT INTO spend (company_id, id, source_id, campaign_id, on_date, amount_minor, currency, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            &id,
            &new.source_id,
            &new.campaign_id,
            &new.on_date,
            &new.amount.minor,
            &new.amount.currency,
            &typed::text(&new.note),
        ],
    )?;
    act.emit(NewEvent::new("spend.recorded", "spend", id).data(serde_json::json!({ "amount": new.amount })))?;
    let row = act.row("SELECT * FROM spend WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(spent).transpose()?.ok_or(Error::NotFound("the spend"))
}
