use anyhow::Result;
use clap::{Args, Subcommand};
use platform::{Who, search};

use crate::open::{Place, companies, company};

#[derive(Args)]
pub struct Search {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Makes the index anew from the records, company by company, while the server runs. Doctor says when it is needed.
    Rebuild {
        #[command(flatten)]
        place: Place,
        /// Only this company.
        #[arg(long)]
        company: Option<String>,
    },
}

pub async fn run(search: Search) -> Result<()> {
    let What::Rebuild { place, company: only } = search.what;
    let platform = place.patient().await?;
    let chosen = match only.as_deref() {
        Some(name) => Some(company(&platform, Some(name)).await?.company),
        None => None,
    };
    for (id, name) in companies(&platform).await?.into_iter().filter(|(id, _)| chosen.is_none_or(|c| c == *id)) {
        let rebuilt = |act: &platform::Act<'_>| search::rebuild(act, &api::app::FINDABLE.concat());
        let found = platform.act(&Who::system(id), rebuilt).await?;
        println!("{name}: {found} records can be found.");
    }
    Ok(())
}
