//! Tax is a table: rules by region and day, on price or cost, for all or some types of cost.

use estimating::{CostType, TaxOn, TaxRule as Applied};
use jiff::civil::Date;
use kernel::Decimal;
use platform::{Act, Conn, Error, NewEvent, Patch, Result, Row, error::Checks};
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
    /// The rule it takes the place of, which then ends the day before.
    pub replaces: Option<TaxRuleId>,
}

/// Only the named fields change. What the tax is due on and from which day stay: that is another rule.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TaxRuleChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub percent: Patch<Decimal>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Patch<Option<Date>>,
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
    pub version: i64,
}

pub fn create(act: &Act<'_>, new: &NewTaxRule) -> Result<TaxRule> {
    Checks::new()
        .require("name", &new.name, "Name the tax as it shall be printed.")
        .at_most("name", &new.name, 100)
        .require("region", &new.region, "Say where it is due, such as CO.")
        .that(is_share(new.percent), "percent", "Write 0 to 100.")
        .that(
            !(new.inclusive && new.base == TaxOn::Cost),
            "inclusive",
            "A tax on cost can't be contained in the price.",
        )
        .that(new.valid_to.is_none_or(|to| to >= new.valid_from), "valid_to", "This is before the first day.")
        .finish()?;
    let id: TaxRuleId = act.new_id();
    let base = if new.base == TaxOn::Cost { "cost" } else { "price" };
    let position = match new.replaces {
        Some(old) => end_before(act, old, new.valid_from)?,
        None => act
            .one(
                "SELECT count(*) AS n FROM tax_rule WHERE company_id = $1 AND region = $2",
                &[&region_key(&new.region)],
            )?
            .get("n")?,
    };
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
    one(act, id)
}

/// Ends a rule the day before another takes its place; the place in the order is handed on.
fn end_before(act: &Act<'_>, id: TaxRuleId, day: Date) -> Result<i64> {
    let old = one(act, id)?;
    if old.valid_from >= day {
        return Err(Error::invalid("valid_from", "The rule it replaces begins later; pick a day after that."));
    }
    let last = day.yesterday().map_err(|e| Error::Internal(e.to_string()))?;
    act.execute(
        "UPDATE tax_rule SET valid_to = $3, version = version + 1 WHERE company_id = $1 AND id = $2",
        &[&id, &last],
    )?;
    Ok(act.one("SELECT position FROM tax_rule WHERE company_id = $1 AND id = $2", &[&id])?.get("position")?)
}

/// Puts a rule right, if it is still at the version the caller read. Proposals that went out keep their tax.
pub fn change(act: &Act<'_>, id: TaxRuleId, change: &TaxRuleChange, version: i64) -> Result<TaxRule> {
    let now = one(act, id)?;
    if now.version != version {
        return Err(Error::stale(&now));
    }
    let name = change.name.given().map_or(now.name, |n| n.trim().to_owned());
    let percent = change.percent.or(now.percent);
    let valid_to = change.valid_to.or(now.valid_to);
    Checks::new()
        .require("name", &name, "Name the tax as it shall be printed.")
        .at_most("name", &name, 100)
        .that(is_share(percent), "percent", "Write 0 to 100.")
        .that(valid_to.is_none_or(|to| to >= now.valid_from), "valid_to", "This is before the first day.")
        .finish()?;
    let written = act.execute(
        "UPDATE tax_rule SET name = $3, percent = $4, valid_to = $5, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $6",
        &[&id, &name, &percent, &valid_to, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&one(act, id)?));
    }
    act.emit(NewEvent::new("tax_rule.updated", "tax_rule", id).data(serde_json::json!({ "name": name })))?;
    one(act, id)
}

fn is_share(percent: Decimal) -> bool {
    percent >= Decimal::ZERO && percent <= Decimal::ONE_HUNDRED
}

fn one(q: &Conn<'_>, id: TaxRuleId) -> Result<TaxRule> {
    let row = q.row("SELECT * FROM tax_rule WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(rule).transpose()?.ok_or(Error::NotFound("the tax rule"))
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
        version: row.get("version")?,
    })
}
