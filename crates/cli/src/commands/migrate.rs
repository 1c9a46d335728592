use anyhow::Result;
use clap::Args;

use crate::open::Place;

#[derive(Args)]
pub struct Migrate {
    #[command(flatten)]
    place: Place,
}

pub async fn run(migrate: Migrate) -> Result<()> {
    migrate.place.store(false).await?;
    println!("The schema is at version {}.", platform::migrations::ALL.last().map_or(0, |m| m.number));
    Ok(())
}
