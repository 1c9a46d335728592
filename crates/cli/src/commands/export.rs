use std::path::PathBuf;

use anyhow::Result;
use clap::Args;
use integrations::company_export;

use crate::open::{Place, company};

#[derive(Args)]
pub struct Export {
    #[command(flatten)]
    place: Place,
    #[arg(long)]
    company: Option<String>,
    /// The folder to write; it must not exist yet.
    #[arg(long)]
    out: PathBuf,
}

pub async fn run(export: Export) -> Result<()> {
    let platform = export.place.patient().await?;
    let who = company(&platform, export.company.as_deref()).await?;
    let manifest = company_export::export(&platform, who.company, &export.out).await?;
    println!(
        "Exported {}: {} rows of {} tables and {} files to {}.",
        manifest.company,
        manifest.rows(),
        manifest.tables.len(),
        manifest.files.len(),
        export.out.display()
    );
    for lost in &manifest.lost_files {
        println!("Not exported, because it is gone or damaged here: file {lost}. `ridgebeam doctor` names it.");
    }
    println!("Keep the folder like the keys to the office: it holds everything the company knows.");
    Ok(())
}
