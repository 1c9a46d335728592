//! The company itself: name, currency, zone, language, trade and its settings.

use jiff::{
    Timestamp,
    civil::{Date, DateTime},
    tz::TimeZone,
};
use kernel::Currency;
use serde::{Deserialize, Serialize};

use crate::{Act, CompanyId, Conn, Error, Patch, Result, error::Checks};

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Company {
    pub id: CompanyId,
    pub name: String,
    pub currency: Currency,
    pub time_zone: String,
    pub locale: String,
    pub country: String,
    pub trade: String,
    pub settings: CompanySettings,
    pub version: i64,
}

impl Company {
    /// The language alone: what papers and letters are written in.
    pub fn language(&self) -> &str {
        self.locale.split('-').next().unwrap_or_default()
    }
}

/// What the owner can change without anybody's help. Absent fields keep these defaults.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(default)]
pub struct CompanySettings {
    pub phone: String,
    pub email: String,
    pub address: String,
    pub website: String,
    /// Printed on every proposal where the law wants it.
    pub licence: String,
    /// `#rrggbb`, used on proposals and public pages.
    pub accent: String,
    /// How many minutes a new lead may wait before its clock turns red.
    pub speed_to_lead_minutes: i64,
    pub proposal_terms: String,
    pub review_link: String,
    /// Rooms that are switched off are not in the menu.
    pub hidden_rooms: Vec<String>,
}

impl Default for CompanySettings {
    fn default() -> Self {
        Self {
            phone: String::new(),
            email: String::new(),
            address: String::new(),
            website: String::new(),
            licence: String::new(),
            accent: "#1f5d4c".into(),
            speed_to_lead_minutes: 15,
            proposal_terms: String::new(),
            review_link: String::new(),
            hidden_rooms: Vec::new(),
        }
    }
}

pub fn company(q: &Conn<'_>) -> Result<Company> {
    let row = q.one("SELECT * FROM company WHERE company_id = $1", &[])?;
    Ok(Company {
        id: row.get("company_id")?,
        name: row.get("name")?,
        currency: row.get("currency")?,
        time_zone: row.get("time_zone")?,
        locale: row.get("locale")?,
        country: row.get("country")?,
        trade: row.get("trade")?,
        settings: serde_json::from_str(&row.get::<String>("settings")?)?,
        version: row.get("version")?,
    })
}

/// The civil day at an instant in the company's zone: a working day is a date, never an instant.
pub fn today(q: &Conn<'_>, at: Timestamp) -> Result<Date> {
    Ok(at.to_zoned_datetime(zone(q)?).date())
}

pub fn zone(q: &Conn<'_>) -> Result<TimeZone> {
    let name: String = q.one("SELECT time_zone FROM company WHERE company_id = $1", &[])?.get("time_zone")?;
    TimeZone::get(&name).map_err(|_| Error::Internal(format!("the time zone {name} is not known here")))
}

/// From one time on the company's wall to another, as instants. Of an hour that the clocks tell twice the first counts;
/// what lies in one that they skip begins after it and is as long as it was written.
pub fn stretch(q: &Conn<'_>, from: DateTime, to: DateTime) -> Result<(Timestamp, Timestamp)> {
    let zone = zone(q)?;
    let instant = |at: DateTime| {
        let zoned = at.to_zoned_datetime(zone.clone());
        zoned
            .map(|z| z.timestamp())
            .map_err(|e| Error::Internal(format!("{at} can't be told in the company's zone: {e}")))
    };
    let (start, end) = (instant(from)?, instant(to)?);
    Ok((start, if end > start { end } else { start + to.duration_since(from) }))
}

pub fn currency(q: &Conn<'_>) -> Result<Currency> {
    Ok(q.one("SELECT currency FROM company WHERE company_id = $1", &[])?.get("currency")?)
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct CompanyChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub time_zone: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String)]
    pub locale: Patch<String>,
    #[serde(default)]
    #[schema(value_type = CompanySettings)]
    pub settings: Patch<CompanySettings>,
}

pub fn change(act: &Act<'_>, change: &CompanyChange, version: i64) -> Result<Company> {
    let now = company(act)?;
    let name = change.name.or(now.name.clone());
    let time_zone = change.time_zone.or(now.time_zone.clone());
    let locale = change.locale.or(now.locale.clone());
    let settings = change.settings.or(now.settings.clone());
    Checks::new()
        .require("name", &name, "Give the company a name.")
        .at_most("name", &name, 200)
        .that(TimeZone::get(&time_zone).is_ok(), "time_zone", "This zone is not known; pick one like America/Denver.")
        .that(is_colour(&settings.accent), "settings.accent", "Write the colour as #rrggbb.")
        .finish()?;
    let written = act.execute(
        "UPDATE company SET name = $2, time_zone = $3, locale = $4, settings = $5, version = version + 1
         WHERE company_id = $1 AND version = $6",
        &[&name, &time_zone, &locale, &serde_json::to_string(&settings)?, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&now));
    }
    act.emit(crate::NewEvent::new("company.updated", "company", act.who.company))?;
    company(act)
}

fn is_colour(text: &str) -> bool {
    text.len() == 7 && text.starts_with('#') && text[1..].chars().all(|c| c.is_ascii_hexdigit())
}
