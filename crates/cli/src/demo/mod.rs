//! The demo company: deterministic, lifelike, made through the same actions that people's clicks go through, on a clock
//! that walks through three years.

mod book;
mod contract;
mod diary;
mod jobs;
mod offers;
mod pictures;
mod recipes;
mod selling;
mod site;
mod staff;
mod stream;
mod troubles;
mod upkeep;

use anyhow::{Result, ensure};
use api::{App, AppConfig};
use clap::Args;
use jiff::Timestamp;
use platform::{
    Clock, Ids, Patch, Platform, Who,
    companies::{self, CompanyChange, CompanySettings},
    identity::setup::NewCompany,
    mail::Transport,
};
use rand::{SeedableRng, rngs::StdRng};

use crate::open::Place;

pub const PASSWORD: &str = "three cedar posts";
pub const COMPANY: &str = "Ridgeline Fence & Home";
pub const ZONE: &str = "America/Denver";

#[derive(Args)]
pub struct Demo {
    #[command(flatten)]
    place: Place,
    /// Only prints who can sign in.
    #[arg(long)]
    sign_ins: bool,
    /// Ends the story at this instant instead of now, so that two runs make the same company.
    #[arg(long)]
    now: Option<Timestamp>,
}

/// What the story is told with.
pub struct Teller {
    pub platform: Platform,
    pub app: App,
    pub who: Who,
    pub rng: StdRng,
    /// Where the story ends.
    pub now: Timestamp,
}

pub async fn run(demo: Demo) -> Result<()> {
    if demo.sign_ins {
        print_sign_ins();
        return Ok(());
    }
    let platform_store = demo.place.store(false).await?;
    let now = demo.now.unwrap_or_else(|| Clock::system().now());
    let start = before(now, 36 * 30)?;
    let platform = Platform::new(
        platform_store,
        Clock::fixed(start),
        Ids::seeded(2026),
        demo.place.files()?,
        Transport::Outbox,
        platform::Settings::default(),
    );
    ensure!(
        platform.needs_setup().await?,
        "{} holds a company already; name an empty folder with --data",
        demo.place.data.display()
    );
    let app = App::new(platform.clone(), AppConfig::default(), std::sync::Arc::new(documents::Press::default()));
    let new = NewCompany {
        company_name: COMPANY.into(),
        name: "Dolores Reyes".into(),
        email: "owner@demo.example".into(),
        password: PASSWORD.into(),
        trade: "fence".into(),
        time_zone: Some(ZONE.into()),
        currency: None,
        locale: Some("en-US".into()),
    };
    let (who, _) = platform.found(new, api::app::FURNISH).await?;
    introduce(&platform, &who).await?;
    let mut teller = Teller { platform, app, who, rng: StdRng::seed_from_u64(2026), now };
    let staff = staff::hire(&mut teller).await?;
    let book = book::stock(&teller, &staff).await?;
    let wins = selling::tell(&mut teller, staff.cast).await?;
    let told = jobs::tell(&mut teller, &staff, &book, wins).await?;
    offers::tell(&mut teller, &book, staff.cast).await?;
    upkeep::tell(&teller, &staff).await?;
    teller.platform.clock().set(teller.now);
    teller.platform.run_due_jobs(Some(teller.who.company)).await?;
    troubles::tell(&teller, staff.cast).await?;
    teller.platform.clock().set(teller.now);
    teller.platform.run_due_jobs(Some(teller.who.company)).await?;
    stream::put_in_order(&teller).await?;
    println!("{COMPANY}: {} leads, {} opportunities, {} projects.", told.leads, told.opportunities, told.projects);
    print_sign_ins();
    teller.platform.store().close().await;
    Ok(())
}

/// What stands on its papers and in its letters.
async fn introduce(platform: &Platform, who: &Who) -> Result<()> {
    let told = |act: &platform::Act<'_>| {
        let company = companies::company(act)?;
        let settings = CompanySettings {
            phone: "(303) 555-0100".into(),
            email: "office@demo.example".into(),
            address: "1480 Ridge Road\nGolden, CO 80401".into(),
            website: "https://ridgeline.example".into(),
            licence: "Colorado contractor license 20-04417".into(),
            review_link: "https://ridgeline.example/review".into(),
            ..company.settings
        };
        let change = CompanyChange { settings: Patch::of(Some(settings)), ..Default::default() };
        companies::change(act, &change, company.version).map(drop)
    };
    Ok(platform.act(who, told).await?)
}

fn print_sign_ins() {
    println!("\nSign in with any of these; the password is \"{PASSWORD}\":");
    for (role, email) in staff::SIGN_INS {
        println!("  {email:<24} {role}");
    }
}

/// So many days before an instant.
pub fn before(at: Timestamp, days: i64) -> Result<Timestamp> {
    Ok(at.checked_sub(jiff::SignedDuration::from_hours(24 * days))?)
}
