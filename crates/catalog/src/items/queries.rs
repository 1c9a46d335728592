use jiff::civil::Date;
use kernel::Decimal;
use platform::{Conn, Cursor, Error, Page, Result, Row};

use super::{Item, ItemFilter, ItemId};
use crate::{columns, labour_rates};

pub fn get(q: &Conn<'_>, id: ItemId) -> Result<Item> {
    let row = q.row("SELECT * FROM item WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(item).transpose()?.ok_or(Error::NotFound("the item"))
}

/// By code.
pub fn list(q: &Conn<'_>, filter: &ItemFilter, cursor: &Cursor) -> Result<Page<Item>> {
    let after: String = cursor.key()?.unwrap_or_default();
    let like = filter.q.as_ref().map(|words| format!("%{}%", escape_like(&words.trim().to_lowercase())));
    let cost_type = filter.cost_type.map(columns::cost_type_word);
    let rows = q.rows(
        "SELECT * FROM item
         WHERE company_id = $1 AND code > $2 AND (CAST($3 AS TEXT) IS NULL OR lower(code || ' ' || name) LIKE $3 ESCAPE '!')
           AND (CAST($4 AS TEXT) IS NULL OR cost_type = $4) AND (active = $5 OR active = $6)
         ORDER BY code LIMIT $7",
        &[&after, &like, &cost_type, &true, &!filter.all.unwrap_or(false), &cursor.fetch()],
    )?;
    let items = rows.iter().map(item).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(items, |i| i.code.clone()))
}

/// What one unit costs on a day: its own cost, or hours at the labour class's burdened rate.
pub fn cost_on(q: &Conn<'_>, item: &Item, day: Date) -> Result<Decimal> {
    let Some(class) = &item.labour_class else { return Ok(item.unit_cost.unwrap_or_default()) };
    let rate = labour_rates::burdened_on(q, class, day)?.ok_or_else(|| {
        Error::refused(
            "item.no_labour_rate",
            format!("{} is done by {class}, but there is no rate for {class} on {day}.", item.name),
            "Add a labour rate for that class and day to the price book.",
        )
    })?;
    let hours = item.hours_per_unit.unwrap_or(Decimal::ONE);
    let cost = rate.checked_mul(hours).ok_or_else(|| Error::invalid("hours_per_unit", "This is too large."))?;
    Ok(cost.round_dp(6).normalize())
}

fn item(row: &Row) -> Result<Item> {
    Ok(Item {
        id: row.get("id")?,
        code: row.get("code")?,
        name: row.get("name")?,
        description: row.get("description")?,
        cost_type: columns::cost_type(row)?,
        unit: row.get("unit")?,
        unit_cost: Some(row.get("unit_cost")?),
        currency: row.get("currency")?,
        labour_class: row.get("labour_class")?,
        pricing: Some(columns::pricing(row)?),
        cost_code_id: row.get("cost_code_id")?,
        taxable: row.get("taxable")?,
        hours_per_unit: row.get("hours_per_unit")?,
        vendor_account_id: row.get("vendor_account_id")?,
        lead_time_days: row.get("lead_time_days")?,
        active: row.get("active")?,
        version: row.get("version")?,
        updated_at: row.get("updated_at")?,
    })
}

/// What is typed into a filter is text, not a pattern.
fn escape_like(text: &str) -> String {
    text.replace('!', "!!").replace('%', "!%").replace('_', "!_")
}
