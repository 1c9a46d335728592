//! The first run: one company, its owner, and what no company can work without (a calendar).

use jiff::tz::TimeZone;
use kernel::{Currency, calendar::WorkCalendar};
use serde::{Deserialize, Serialize};

use super::{email_key, passwords};
use crate::{
    Act, Actor, CompanyId, Error, NewEvent, Platform, Result, Role, UserId, Who, calendars, companies::CompanySettings,
    error::Checks,
};

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewCompany {
    pub company_name: String,
    /// The owner's full name.
    pub name: String,
    pub email: String,
    pub password: String,
    /// `fence`, `hvac`, `plumbing`, `roofing` or `general`.
    pub trade: String,
    /// IANA zone; New York if absent.
    pub time_zone: Option<String>,
    pub currency: Option<Currency>,
    pub locale: Option<String>,
}

/// The trades that have a price book of their own, and everything else.
pub const TRADES: [&str; 5] = ["fence", "hvac", "plumbing", "roofing", "general"];

/// What a room adds to a new company: its pipeline, price book, sequences. Run in the founding transaction.
pub type Furnish = fn(&Act<'_>, &NewCompany) -> Result<()>;

impl Platform {
    /// Whether nobody has set this installation up yet.
    pub async fn needs_setup(&self) -> Result<bool> {
        self.store()
            .system_read(|q| -> Result<bool> { Ok(q.row("SELECT company_id FROM company LIMIT 1", &[])?.is_none()) })
            .await
    }

    /// Founds a company with its owner, in one transaction.
    pub async fn found(&self, new: NewCompany, furnish: &'static [Furnish]) -> Result<(Who, UserId)> {
        let email = email_key(&new.email);
        let zone = new.time_zone.clone().unwrap_or_else(|| "America/New_York".into());
        Checks::new()
            .require("company_name", &new.company_name, "Give the company a name.")
            .at_most("company_name", &new.company_name, 200)
            .require("name", &new.name, "Give your name.")
            .that(email.contains('@') && email.len() >= 3, "email", "This is not an e-mail address.")
            .that(TRADES.contains(&new.trade.as_str()), "trade", &format!("Pick one of {}.", TRADES.join(", ")))
            .that(TimeZone::get(&zone).is_ok(), "time_zone", "This zone is not known; pick one like America/Denver.")
            .that(new.locale.as_deref().is_none_or(is_locale), "locale", "Write the language like en-US or es-US.")
            .finish()?;
        passwords::check(&new.password, &email, &new.name)?;
        let password = new.password.clone();
        let hash = tokio::task::spawn_blocking(move || passwords::hash(&password))
            .await
            .map_err(|e| Error::Internal(e.to_string()))??;
        let (platform, at) = (self.clone(), self.clock().now());
        let company: CompanyId = self.ids().new_id(at);
        let user: UserId = self.ids().new_id(at);
        let who = Who { company, actor: Actor::User { id: user, name: new.name.clone() }, role: Role::Owner };
        let founder = who.clone();
        self.store()
            .system_write(move |tx| {
                let settings = CompanySettings { email: email.clone(), ..Default::default() };
                tx.execute(
                    "INSERT INTO company (company_id, name, currency, time_zone, locale, country, trade, settings, created_at)
                     VALUES ($1, $2, $3, $4, $5, 'US', $6, $7, $8)",
                    &[
                        &company,
                        &new.company_name,
                        &new.currency.unwrap_or(Currency::USD),
                        &zone,
                        &locale(new.locale.as_deref()),
                        &new.trade,
                        &serde_json::to_string(&settings)?,
                        &at,
                    ],
                )?;
                let taken = tx.row("SELECT user_id FROM app_user WHERE email = $1", &[&email])?;
                if taken.is_some() {
                    return Err(Error::invalid("email", "Somebody already signs in with this address; use another."));
                }
                tx.execute(
                    "INSERT INTO app_user (user_id, email, name, password_hash, created_at) VALUES ($1, $2, $3, $4, $5)",
                    &[&user, &email, &new.name, &hash, &at],
                )?;
                tx.execute(
                    "INSERT INTO membership (company_id, user_id, role, created_at) VALUES ($1, $2, 'owner', $3)",
                    &[&company, &user, &at],
                )?;
                let inner = tx.for_company(company);
                let act = Act { tx: &inner, who: &founder, at, platform: &platform };
                act.emit(NewEvent::new("company.founded", "company", company))?;
                let calendar = working_calendar(at)?;
                calendars::add_calendar(&act, "Standard week", &calendar, true)?;
                furnish.iter().try_for_each(|f| f(&act, &new))
            })
            .await?;
        Ok((who, user))
    }
}

/// A language tag of BCP 47, as browsers tell theirs: `es`, `en-US`, `zh-Hans-CN`.
fn is_locale(text: &str) -> bool {
    let mut parts = text.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.chars().all(|c| c.is_ascii_alphabetic())
        && text.len() <= 35
        && parts.all(|part| (1..=8).contains(&part.len()) && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// A language without a country writes numbers as the company's country does.
fn locale(told: Option<&str>) -> String {
    match told.unwrap_or("en") {
        whole if whole.contains('-') => whole.to_owned(),
        language => format!("{language}-US"),
    }
}

/// Monday to Friday with the federal holidays of the years around now.
fn working_calendar(at: jiff::Timestamp) -> Result<WorkCalendar> {
    let year = at.to_zoned_datetime(TimeZone::UTC).year();
    let holidays = (year - 3..=year + 5).flat_map(kernel::calendar::us_federal_holidays);
    WorkCalendar::standard().with_days_off(holidays).map_err(Error::Refused)
}
