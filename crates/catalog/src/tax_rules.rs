//! Tax is a table: rules by region and day, on price or cost, for all or some types of cost.

use estimating::{CostType, TaxOn, TaxRule as Applied};
use jiff::civil::Date;
use kernel::Decimal;
use platform::{Act, Conn, NewEvent, Result, Row, error::Checks};
use serde::{Deserialize, Serialize};

kernel::typed_id!(TaxRuleId, "Names one tax rule.");

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewTaxRule {
    /// As printed on the proposal: `Colorado state sales tax`.
    pub name: String,
    /// As sites write their region: `CO`.
    pub region: String,
    #[schema(value_type = String, example = "2.9")]
    pub percent: Decimal,
    #[serde(default)]
    pub base: TaxOn,
    #[serde(default)]
    pub compound: bool,
    #[serde(default)]
    pub inclusive: bool,
    /// Empty: every type of cost.
    #[serde(default)]
    pub cost_types: Vec<CostType>,
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Date>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TaxRule {
    pub id: TaxRuleId,
    pub name: String,
    pub region: String,
    #[schema(value_type = String)]
    pub percent: Decimal,
    pub base: TaxOn,
    pub compound: bool,
    pub inclusive: bool,
    pub cost_types: Vec<CostType>,
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Date>,
}

pub fn create(act: &Act<'_>, new: &NewTaxRule) -> Result<TaxRule> {
    Checks::new()
        .require("name", &new.name, "Name the tax as it shall be printed.")
        .at_most("name", &new.name, 100)
        .require("region", &new.region, "Say where it is due, such as CO.")
        .that(new.percent >= Decimal::ZERO && new.percent <= Decimal::ONE_HUNDRED, "percent", "Write 0 to 100.")
        .that(
            !(new.inclusive && new.base == TaxOn::Cost),
            "inclusive",
            "A tax on cost can't be contained in the price.",
        )
        .that(new.valid_to.is_none_or(|to| to >= new.valid_from), "valid_to", "This is before the first day.")
        .finish()?;
    let id: TaxRuleId = act.new_id();
    let base = if new.base == TaxOn::Cost { "cost" } else { "price" };
    let position: i64 = act
        .one("SELECT count(*) AS n FROM tax_rule WHERE company_id = $1 AND region = $2", &[&region_key(&new.region)])?
        .get("n")?;
    act.execute(
        "INSERT INTO tax_rule (company_id, id, name, region, percent, base, compound, inclusive, cost_types, position,
           valid_from, valid_to)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        &[
            &id,
            &new.name.trim(),
            &region_key(&new.region),
            &new.percent,
            &base,
            &new.compound,
            &new.inclusive,
            &serde_json::to_string(&new.cost_types)?,
            &position,
            &new.valid_from,
            &new.valid_to,
        ],
    )?;
    act.emit(NewEvent::new("tax_rule.created", "tax_rule", id).data(serde_json::json!({ "name": new.name })))?;
    rule(&act.one("SELECT * FROM tax_rule WHERE company_id = $1 AND id = $2", &[&id])?)
}

pub fn list(q: &Conn<'_>) -> Result<Vec<TaxRule>> {
    let rows = q.rows("SELECT * FROM tax_rule WHERE company_id = $1 ORDER BY region, position, valid_from", &[])?;
    rows.iter().map(rule).collect()
}

/// The rules that hold in a region on a day, as the pricing engine wants them.
pub fn applied(q: &Conn<'_>, region: &str, day: Date, exempt: bool) -> Result<Vec<Applied>> {
    let rows = q.rows(
        "SELECT * FROM tax_rule WHERE company_id = $1 AND region = $2 AND valid_from <= $3
           AND (valid_to IS NULL OR valid_to >= $3) ORDER BY position, valid_from, id",
        &[&region_key(region), &day],
    )?;
    let applied = |row: &Row| {
        let r = rule(row)?;
        Ok(Applied {
            name: r.name,
            percent: r.percent,
            on: r.base,
            compound: r.compound,
            applies_to: r.cost_types,
            inclusive: r.inclusive,
            exempt,
        })
    };
    rows.iter().map(applied).collect()
}

fn region_key(region: &str) -> String {
    region.trim().to_uppercase()
}

fn rule(row: &Row) -> Result<TaxRule> {
    Ok(TaxRule {
        id: row.get("id")?,
        name: row.get("name")?,
        region: row.get("region")?,
        percent: row.get("percent")?,
        base: if row.get::<String>("base")? == "cost" { TaxOn::Cost } else { TaxOn::Price },
        compound: row.get("compound")?,
        inclusive: row.get("inclusive")?,
        cost_types: serde_json::from_str(&row.get::<String>("cost_types")?)?,
        valid_from: row.get("valid_from")?,
        valid_to: row.get("valid_to")?,
    })
}
