use anyhow::{Result, ensure};
use clap::Args;
use jiff::Timestamp;
use platform::{Clock, Ids, Platform, Settings, mail::Transport};

use crate::open::Place;

#[derive(Args)]
pub struct Seed {
    #[command(flatten)]
    place: Place,
    #[arg(long, default_value_t = 1_000)]
    accounts: usize,
    #[arg(long, default_value_t = 1_000)]
    opportunities: usize,
    #[arg(long, default_value_t = 10)]
    projects: usize,
    #[arg(long, default_value_t = 50)]
    tasks_per_project: usize,
    /// Another number makes another company of the same size.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Ends the story at this instant instead of now, so that two runs make the same company.
    #[arg(long)]
    now: Option<Timestamp>,
}

pub async fn run(seed: Seed) -> Result<()> {
    let store = seed.place.store(false).await?;
    let now = seed.now.unwrap_or_else(|| Clock::system().now());
    let files = seed.place.files()?;
    let ids = Ids::seeded(seed.seed);
    let platform = Platform::new(store, Clock::fixed(now), ids, files, Transport::Outbox, Settings::default());
    ensure!(
        platform.needs_setup().await?,
        "{} holds a company already; name an empty folder with --data, or an empty database",
        seed.place.url()
    );
    platform.install(api::app::handlers(std::sync::Arc::new(documents::Press::default())));
    let size = seed::Size {
        accounts: seed.accounts,
        opportunities: seed.opportunities,
        projects: seed.projects,
        tasks_per_project: seed.tasks_per_project,
    };
    let who = seed::found(&platform, api::app::FURNISH).await?;
    seed::fill(&platform, &who, size, seed.seed).await?;
    println!(
        "{} accounts, {} opportunities, {} projects of {} tasks.",
        size.accounts, size.opportunities, size.projects, size.tasks_per_project
    );
    println!("Sign in as {} with the password \"{}\".", seed::OWNER, seed::PASSWORD);
    platform.store().close().await;
    Ok(())
}
