//! How the words of the estimating engine are kept in columns.

use estimating::{CostType, Pricing};
use kernel::Decimal;
use platform::{Error, Result, Row};

pub fn cost_type_word(cost_type: CostType) -> &'static str {
    match cost_type {
        CostType::Labour => "labour",
        CostType::Material => "material",
        CostType::Equipment => "equipment",
        CostType::Subcontract => "subcontract",
        CostType::Other => "other",
    }
}

pub fn cost_type(row: &Row) -> Result<CostType> {
    cost_type_of(&row.get::<String>("cost_type")?)
}

pub(crate) fn cost_type_of(word: &str) -> Result<CostType> {
    CostType::ALL
        .into_iter()
        .find(|t| cost_type_word(*t) == word)
        .ok_or_else(|| Error::Internal(format!("a stored cost type reads {word}")))
}

/// The two columns `pricing_kind` and `pricing_value`.
pub fn pricing_columns(pricing: &Pricing) -> (&'static str, Decimal) {
    match pricing {
        Pricing::Markup { percent } => ("markup", *percent),
        Pricing::Margin { percent } => ("margin", *percent),
        Pricing::UnitPrice { unit_price } => ("unit_price", *unit_price),
    }
}

pub fn pricing(row: &Row) -> Result<Pricing> {
    let value: Decimal = row.get("pricing_value")?;
    match row.get::<String>("pricing_kind")?.as_str() {
        "markup" => Ok(Pricing::Markup { percent: value }),
        "margin" => Ok(Pricing::Margin { percent: value }),
        "unit_price" => Ok(Pricing::UnitPrice { unit_price: value }),
        other => Err(Error::Internal(format!("a stored pricing reads {other}"))),
    }
}
