//! What an hour of a labour class costs, by day: pay and the burden (taxes, insurance, benefits) that comes with it.

use jiff::civil::Date;
use kernel::Decimal;
use platform::{Act, Conn, Error, NewEvent, Patch, Result, Row, error::Checks};
use serde::{Deserialize, Serialize};

kernel::typed_id!(LabourRateId, "Names one labour rate.");

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewLabourRate {
    /// The labour class: `Installer`, `Foreman`.
    pub name: String,
    /// Pay of one hour, in major units.
    #[schema(value_type = String, example = "28.50")]
    pub base_rate: Decimal,
    #[schema(value_type = String, example = "32")]
    pub burden_percent: Decimal,
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Date>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LabourRate {
    pub id: LabourRateId,
    pub name: String,
    /// Absent for those who may not see pay.
    #[schema(value_type = Option<String>)]
    pub base_rate: Option<Decimal>,
    #[schema(value_type = Option<String>)]
    pub burden_percent: Option<Decimal>,
    /// What an hour costs with its burden; absent for those who may not see cost.
    #[schema(value_type = Option<String>)]
    pub burdened_rate: Option<Decimal>,
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Date>,
    pub version: i64,
}

/// Only the named fields change. The class and the first day stay: another day is another rate.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct LabourRateChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub base_rate: Patch<Decimal>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub burden_percent: Patch<Decimal>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Patch<Option<Date>>,
}

fn check(rate: &NewLabourRate) -> Result<()> {
    Checks::new()
        .require("name", &rate.name, "Name the labour class, such as Installer.")
        .at_most("name", &rate.name, 100)
        .that(rate.base_rate > Decimal::ZERO, "base_rate", "Write the pay of one hour, such as 28.50.")
        .that(rate.burden_percent >= Decimal::ZERO, "burden_percent", "Write a burden of 0 % or more.")
        .that(rate.valid_to.is_none_or(|to| to >= rate.valid_from), "valid_to", "This is before the first day.")
        .finish()
}

pub fn create(act: &Act<'_>, new: &NewLabourRate) -> Result<LabourRate> {
    check(new)?;
    let name = new.name.trim();
    let taken = act.row(
        "SELECT id FROM labour_rate WHERE company_id = $1 AND name = $2 AND valid_from = $3",
        &[&name, &new.valid_from],
    )?;
    if taken.is_some() {
        return Err(Error::invalid("valid_from", "This class has a rate from that day already; pick another day."));
    }
    let id: LabourRateId = act.new_id();
    act.execute(
        "INSERT INTO labour_rate (company_id, id, name, base_rate, burden_percent, valid_from, valid_to)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        &[&id, &name, &new.base_rate, &new.burden_percent, &new.valid_from, &new.valid_to],
    )?;
    act.emit(NewEvent::new("labour_rate.created", "labour_rate", id).data(serde_json::json!({ "name": name })))?;
    one(act, id)
}

/// Puts a rate right, if it is still at the version the caller read. What was priced with it keeps its price.
pub fn change(act: &Act<'_>, id: LabourRateId, change: &LabourRateChange, version: i64) -> Result<LabourRate> {
    let now = one(act, id)?;
    if now.version != version {
        return Err(Error::stale(&now));
    }
    let right = NewLabourRate {
        name: now.name,
        base_rate: change.base_rate.or(now.base_rate.unwrap_or_default()),
        burden_percent: change.burden_percent.or(now.burden_percent.unwrap_or_default()),
        valid_from: now.valid_from,
        valid_to: change.valid_to.or(now.valid_to),
    };
    check(&right)?;
    let written = act.execute(
        "UPDATE labour_rate SET base_rate = $3, burden_percent = $4, valid_to = $5, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $6",
        &[&id, &right.base_rate, &right.burden_percent, &right.valid_to, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&one(act, id)?));
    }
    act.emit(NewEvent::new("labour_rate.updated", "labour_rate", id).data(serde_json::json!({ "name": right.name })))?;
    one(act, id)
}

fn one(q: &Conn<'_>, id: LabourRateId) -> Result<LabourRate> {
    let row = q.row("SELECT * FROM labour_rate WHERE company_id = $1 AND id = $2", &[&id])?;
    row.as_ref().map(rate).transpose()?.ok_or(Error::NotFound("the labour rate"))
}

pub fn list(q: &Conn<'_>) -> Result<Vec<LabourRate>> {
    let rows = q.rows("SELECT * FROM labour_rate WHERE company_id = $1 ORDER BY name, valid_from DESC", &[])?;
    rows.iter().map(rate).collect()
}

/// What an hour of the class costs on a day, with its burden; none if there is no rate for that day.
pub fn burdened_on(q: &Conn<'_>, class: &str, day: Date) -> Result<Option<Decimal>> {
    let row = q.row(
        "SELECT * FROM labour_rate WHERE company_id = $1 AND name = $2 AND valid_from <= $3
           AND (valid_to IS NULL OR valid_to >= $3) ORDER BY valid_from DESC LIMIT 1",
        &[&class, &day],
    )?;
    row.as_ref().map(rate).transpose().map(|found| found.and_then(|r| r.burdened_rate))
}

fn rate(row: &Row) -> Result<LabourRate> {
    let (base, burden): (Decimal, Decimal) = (row.get("base_rate")?, row.get("burden_percent")?);
    let burdened = burden
        .checked_add(Decimal::ONE_HUNDRED)
        .and_then(|share| base.checked_mul(share)?.checked_div(Decimal::ONE_HUNDRED))
        .map(|exact| exact.round_dp(6).normalize());
    Ok(LabourRate {
        id: row.get("id")?,
        name: row.get("name")?,
        base_rate: Some(base),
        burden_percent: Some(burden),
        burdened_rate: burdened,
        valid_from: row.get("valid_from")?,
        valid_to: row.get("valid_to")?,
        version: row.get("version")?,
    })
}
