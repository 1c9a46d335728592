//! The price book a new company starts with: a general part for every trade, and the trade's own. Costs and rates are
//! round starting figures; the first thing an owner does is to put in their own.

use std::collections::HashMap;

use estimating::{CostType, Input, Named, Pricing, Rounding};
use jiff::civil::{Date, date};
use kernel::Decimal;
use platform::{Act, Error, Result, identity::setup::NewCompany};
use serde::Deserialize;

use crate::{
    CostCodeId, ItemId,
    assemblies::{self, NewAssembly, NewComponent},
    columns,
    cost_codes::{self, NewCostCode},
    items::{self, NewItem},
    labour_rates::{self, NewLabourRate},
    tax_rules::{self, NewTaxRule},
};

const COST_CODES: &str = include_str!("cost_codes.csv");
const LABOUR: &str = include_str!("labour_rates.csv");
const TAXES: &str = include_str!("tax_rules.csv");
const GENERAL: &str = include_str!("general.csv");
const FENCE: &str = include_str!("fence.csv");
const HVAC: &str = include_str!("hvac.csv");
const FENCE_ASSEMBLIES: &str = include_str!("fence_assemblies.json");
const HVAC_ASSEMBLIES: &str = include_str!("hvac_assemblies.json");
const GENERAL_ASSEMBLIES: &str = include_str!("general_assemblies.json");

/// Starting rates hold from here, so that work entered afterwards for earlier days has a rate too.
const SINCE: Date = date(2020, 1, 1);

pub fn furnish(act: &Act<'_>, new: &NewCompany) -> Result<()> {
    let codes = cost_codes(act)?;
    for row in read::<LabourRow>(LABOUR)? {
        let LabourRow { name, base_rate, burden_percent } = row;
        let rate = NewLabourRate { name, base_rate, burden_percent, valid_from: SINCE, valid_to: None };
        labour_rates::create(act, &rate)?;
    }
    for row in read::<TaxRow>(TAXES)? {
        tax_rules::create(act, &row.rule()?)?;
    }
    let (book, recipes): (&[&str], &str) = match new.trade.as_str() {
        "fence" => (&[GENERAL, FENCE], FENCE_ASSEMBLIES),
        "hvac" => (&[GENERAL, HVAC], HVAC_ASSEMBLIES),
        _ => (&[GENERAL], GENERAL_ASSEMBLIES),
    };
    let mut by_code = HashMap::new();
    for text in book {
        for row in read::<ItemRow>(text)? {
            let item = items::create(act, &row.item(&codes)?)?;
            by_code.insert(item.code, item.id);
        }
    }
    let recipes: Vec<Recipe> = serde_json::from_str(recipes)?;
    recipes.into_iter().try_for_each(|recipe| assemblies::create(act, &recipe.assembly(&by_code)?).map(drop))
}

fn cost_codes(act: &Act<'_>) -> Result<HashMap<String, CostCodeId>> {
    let mut ids = HashMap::new();
    for new in read::<NewCostCode>(COST_CODES)? {
        let code = cost_codes::create(act, &new)?;
        ids.insert(code.code, code.id);
    }
    Ok(ids)
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<Vec<T>> {
    let rows = csv::Reader::from_reader(text.as_bytes()).into_deserialize().collect::<Result<_, _>>();
    rows.map_err(|e| Error::Internal(format!("the starting price book can't be read: {e}")))
}

#[derive(Deserialize)]
struct LabourRow {
    name: String,
    #[serde(with = "rust_decimal::serde::str")]
    base_rate: Decimal,
    #[serde(with = "rust_decimal::serde::str")]
    burden_percent: Decimal,
}

#[derive(Deserialize)]
struct TaxRow {
    name: String,
    region: String,
    #[serde(with = "rust_decimal::serde::str")]
    percent: Decimal,
    /// Types of cost, parted by spaces; none means all.
    cost_types: String,
}

impl TaxRow {
    fn rule(self) -> Result<NewTaxRule> {
        let cost_types: Vec<CostType> =
            self.cost_types.split_whitespace().map(columns::cost_type_of).collect::<Result<_>>()?;
        Ok(NewTaxRule {
            name: self.name,
            region: self.region,
            percent: self.percent,
            base: estimating::TaxOn::Price,
            compound: false,
            inclusive: false,
            cost_types,
            valid_from: SINCE,
            valid_to: None,
            replaces: None,
        })
    }
}

#[derive(Deserialize)]
struct ItemRow {
    code: String,
    name: String,
    cost_type: String,
    unit: String,
    #[serde(with = "rust_decimal::serde::str_option")]
    unit_cost: Option<Decimal>,
    labour_class: Option<String>,
    #[serde(with = "rust_decimal::serde::str")]
    markup: Decimal,
    cost_code: String,
    taxable: bool,
    #[serde(with = "rust_decimal::serde::str_option")]
    hours_per_unit: Option<Decimal>,
    lead_time_days: i64,
}

impl ItemRow {
    fn item(self, codes: &HashMap<String, CostCodeId>) -> Result<NewItem> {
        Ok(NewItem {
            code: self.code,
            name: self.name,
            description: String::new(),
            cost_type: columns::cost_type_of(&self.cost_type)?,
            unit: self.unit,
            unit_cost: self.unit_cost.unwrap_or_default(),
            labour_class: self.labour_class,
            pricing: Pricing::Markup { percent: self.markup },
            cost_code_id: codes.get(&self.cost_code).copied(),
            taxable: self.taxable,
            hours_per_unit: self.hours_per_unit,
            vendor_account_id: None,
            lead_time_days: self.lead_time_days,
        })
    }
}

#[derive(Deserialize)]
struct Recipe {
    code: String,
    name: String,
    unit: String,
    inputs: Vec<Input>,
    #[serde(default)]
    named: Vec<Named>,
    components: Vec<Ingredient>,
}

#[derive(Deserialize)]
struct Ingredient {
    item: String,
    key: String,
    formula: String,
    #[serde(default)]
    waste_percent: Decimal,
    #[serde(default)]
    rounding: Rounding,
}

impl Recipe {
    fn assembly(self, items: &HashMap<String, ItemId>) -> Result<NewAssembly> {
        let component = |i: Ingredient| {
            let unknown = || Error::Internal(format!("the starting price book has no item {}", i.item));
            Ok(NewComponent {
                item_id: *items.get(&i.item).ok_or_else(unknown)?,
                key: i.key,
                quantity_formula: i.formula,
                waste_percent: i.waste_percent,
                rounding: i.rounding,
            })
        };
        Ok(NewAssembly {
            code: self.code,
            name: self.name,
            unit: self.unit,
            inputs: self.inputs,
            named: self.named,
            components: self.components.into_iter().map(component).collect::<Result<_>>()?,
        })
    }
}
