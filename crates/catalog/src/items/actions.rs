use kernel::Decimal;
use platform::{Act, Error, NewEvent, Patch, Result, companies, error::Checks};

use super::{Item, ItemChange, ItemId, NewItem, get};
use crate::columns;

pub fn create(act: &Act<'_>, new: &NewItem) -> Result<Item> {
    let code = new.code.trim();
    Checks::new().require("code", code, "Give the item a code.").at_most("code", code, 60).finish()?;
    if act.row("SELECT id FROM item WHERE company_id = $1 AND code = $2", &[&code])?.is_some() {
        return Err(Error::invalid("code", "This code is taken; use another."));
    }
    let item = Item {
        id: act.new_id(),
        code: code.to_owned(),
        name: new.name.trim().to_owned(),
        description: new.description.clone(),
        cost_type: new.cost_type,
        unit: new.unit.trim().to_owned(),
        unit_cost: Some(new.unit_cost),
        currency: companies::currency(act)?,
        labour_class: new.labour_class.clone(),
        pricing: Some(new.pricing.clone()),
        cost_code_id: new.cost_code_id,
        taxable: new.taxable,
        hours_per_unit: new.hours_per_unit,
        vendor_account_id: new.vendor_account_id,
        lead_time_days: new.lead_time_days,
        active: true,
        version: 1,
        updated_at: act.at,
    };
    check(&item)?;
    let (kind, value) = columns::pricing_columns(&new.pricing);
    act.execute(
        "INSERT INTO item (company_id, id, code, name, description, cost_type, unit, unit_cost, currency, labour_class,
           pricing_kind, pricing_value, cost_code_id, taxable, hours_per_unit, vendor_account_id, lead_time_days, active,
           updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        &[
            &item.id,
            &item.code,
            &item.name,
            &item.description,
            &columns::cost_type_word(item.cost_type),
            &item.unit,
            &new.unit_cost,
            &item.currency,
            &item.labour_class,
            &kind,
            &value,
            &item.cost_code_id,
            &item.taxable,
            &item.hours_per_unit,
            &item.vendor_account_id,
            &item.lead_time_days,
            &item.active,
            &act.at,
        ],
    )?;
    act.emit(NewEvent::new("item.created", "item", item.id).data(serde_json::json!({ "name": item.name })))?;
    Ok(item)
}

/// Changes what is named, if the item is still at the version the caller read. Estimates keep what they copied.
pub fn change(act: &Act<'_>, id: ItemId, change: &ItemChange, version: i64) -> Result<Item> {
    let mut item = get(act, id)?;
    if item.version != version {
        return Err(Error::stale(&item.shown_to(act.who.rights())));
    }
    apply(&mut item, change);
    check(&item)?;
    let pricing = item.pricing.clone().ok_or(Error::NotFound("the item's pricing"))?;
    let (kind, value) = columns::pricing_columns(&pricing);
    let written = act.execute(
        "UPDATE item SET name = $3, description = $4, unit = $5, unit_cost = $6, pricing_kind = $7, pricing_value = $8,
           cost_code_id = $9, taxable = $10, hours_per_unit = $11, vendor_account_id = $12, lead_time_days = $13,
           active = $14, updated_at = $15, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $16",
        &[
            &id,
            &item.name,
            &item.description,
            &item.unit,
            &item.unit_cost.unwrap_or_default(),
            &kind,
            &value,
            &item.cost_code_id,
            &item.taxable,
            &item.hours_per_unit,
            &item.vendor_account_id,
            &item.lead_time_days,
            &item.active,
            &act.at,
            &version,
        ],
    )?;
    if written == 0 {
        return Err(Error::stale(&get(act, id)?.shown_to(act.who.rights())));
    }
    act.emit(NewEvent::new("item.updated", "item", id).data(serde_json::json!({ "name": item.name })))?;
    get(act, id)
}

fn apply(item: &mut Item, change: &ItemChange) {
    let text = |new: &Patch<String>, old: &mut String| {
        if let Some(new) = new.given() {
            *old = new.trim().to_owned();
        }
    };
    text(&change.name, &mut item.name);
    text(&change.description, &mut item.description);
    text(&change.unit, &mut item.unit);
    item.unit_cost = change.unit_cost.given().copied().or(item.unit_cost);
    item.pricing = change.pricing.given().cloned().or(item.pricing.take());
    item.cost_code_id = change.cost_code_id.or(item.cost_code_id);
    item.taxable = change.taxable.or(item.taxable);
    item.hours_per_unit = change.hours_per_unit.or(item.hours_per_unit);
    item.vendor_account_id = change.vendor_account_id.or(item.vendor_account_id);
    item.lead_time_days = change.lead_time_days.or(item.lead_time_days);
    item.active = change.active.or(item.active);
}

fn check(item: &Item) -> Result<()> {
    let not_negative = |n: Option<Decimal>| n.is_none_or(|n| n >= Decimal::ZERO);
    Checks::new()
        .require("name", &item.name, "Give the item a name.")
        .at_most("name", &item.name, 200)
        .at_most("description", &item.description, 5_000)
        .require("unit", &item.unit, "Say what one unit is: ea, ft, hr.")
        .at_most("unit", &item.unit, 20)
        .that(not_negative(item.unit_cost), "unit_cost", "A cost is 0 or more.")
        .that(not_negative(item.hours_per_unit), "hours_per_unit", "Hours are 0 or more.")
        .that((0..=3650).contains(&item.lead_time_days), "lead_time_days", "Write 0 to 3650 days.")
        .finish()
}
