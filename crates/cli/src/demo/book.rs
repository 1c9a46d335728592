//! The demo company's price book: the fence pack it started with, the comfort crew's items, and a supplier for each.

use std::collections::HashMap;

use anyhow::Result;
use catalog::items::{self, Item, ItemChange, ItemFilter, NewItem};
use crm::accounts::AccountId;
use estimating::{CostType, Pricing};
use kernel::Decimal;
use platform::{Act, Cursor};

use super::{Teller, recipes::Trade, staff::Staff};

/// Code, name, kind, unit, cents, hundredths of an hour, days until it comes.
type Row = (&'static str, &'static str, CostType, &'static str, i64, i64, i64);

const COMFORT: &[Row] = &[
    ("HVAC-HP3", "Heat pump, 3 ton, 16 SEER2", CostType::Material, "ea", 3_450_00, 0, 10),
    ("HVAC-FUR", "Gas furnace, 80,000 BTU, 96 %", CostType::Material, "ea", 1_890_00, 0, 7),
    ("HVAC-AHU", "Air handler, 3 ton", CostType::Material, "ea", 1_420_00, 0, 7),
    ("HVAC-STAT", "Smart thermostat", CostType::Material, "ea", 142_00, 0, 1),
    ("HVAC-LINE", "Line set, 3/8 x 3/4 in", CostType::Material, "ft", 7_90, 0, 1),
    ("HVAC-DUCT", "Sheet metal duct", CostType::Material, "ft", 9_60, 0, 3),
    ("HVAC-REG", "Supply register", CostType::Material, "ea", 14_50, 0, 1),
    ("HVAC-SET", "Set and connect outdoor unit", CostType::Labour, "ea", 269_00, 600, 0),
    ("HVAC-SETI", "Set and connect indoor unit", CostType::Labour, "ea", 314_00, 700, 0),
    ("HVAC-DLAB", "Hang duct", CostType::Labour, "ft", 9_87, 22, 0),
    ("HVAC-START", "Start-up and commissioning", CostType::Labour, "ea", 134_60, 300, 0),
    ("HVAC-ELEC", "Disconnect and whip", CostType::Subcontract, "ea", 310_00, 0, 3),
];

pub type Book = HashMap<String, Item>;

pub async fn stock(t: &Teller, staff: &Staff) -> Result<Book> {
    let suppliers = staff.suppliers.clone();
    let items = t
        .platform
        .act(&t.who, move |act| {
            COMFORT.iter().try_for_each(|row| add(act, row))?;
            let of = |trade| suppliers.iter().find(|s| s.0 == trade).map(|s| s.1);
            for item in items::list(act, &ItemFilter::default(), &Cursor::first(200))?.items {
                if item.cost_type == CostType::Material {
                    supply(act, &item, of(sold_by(&item.code)))?;
                }
            }
            Ok(items::list(act, &ItemFilter::default(), &Cursor::first(200))?.items)
        })
        .await?;
    Ok(items.into_iter().map(|item| (item.code.clone(), item)).collect())
}

fn sold_by(code: &str) -> Trade {
    match code {
        code if code.starts_with("HVAC") => Trade::Comfort,
        "GEN-DRYW" | "GEN-PAINT" => Trade::Remodel,
        _ => Trade::Fence,
    }
}

fn supply(act: &Act<'_>, item: &Item, supplier: Option<AccountId>) -> platform::Result<()> {
    let change = ItemChange { vendor_account_id: supplier.into(), ..Default::default() };
    items::change(act, item.id, &change, item.version).map(drop)
}

fn add(act: &Act<'_>, &(code, name, cost_type, unit, cents, hours, lead_time_days): &Row) -> platform::Result<()> {
    let new = NewItem {
        code: code.into(),
        name: name.into(),
        description: String::new(),
        cost_type,
        unit: unit.into(),
        unit_cost: Decimal::new(cents, 2),
        labour_class: None,
        pricing: Pricing::Markup { percent: if cost_type == CostType::Labour { 60 } else { 35 }.into() },
        cost_code_id: None,
        taxable: cost_type == CostType::Material,
        hours_per_unit: (hours > 0).then(|| Decimal::new(hours, 2)),
        vendor_account_id: None,
        lead_time_days,
    };
    items::create(act, &new).map(drop)
}
