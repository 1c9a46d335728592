use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, Subcommand};
use integrations::crm_import::{self, ImportPreview};

use crate::open::{Place, company};

#[derive(Args)]
pub struct Import {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Accounts, people and opportunities from a folder of CSV files. Without --commit, only says what would happen.
    Crm {
        #[command(flatten)]
        place: Place,
        #[arg(long)]
        company: Option<String>,
        /// The folder with the CSV files.
        folder: PathBuf,
        /// Carries the import out.
        #[arg(long)]
        commit: bool,
    },
    /// Takes a committed import back.
    Undo {
        #[command(flatten)]
        place: Place,
        #[arg(long)]
        company: Option<String>,
        /// The id that the import printed.
        id: crm_import::ImportId,
    },
}

pub async fn run(import: Import) -> Result<()> {
    match import.what {
        What::Crm { place, company: name, folder, commit } => {
            let files = crm_import::folder(&folder)?;
            let platform = place.quiet().await?;
            let who = company(&platform, name.as_deref()).await?;
            let preview = platform.act(&who, move |act| crm_import::preview(act, &files)).await?;
            print(&preview)?;
            if commit {
                let id = preview.run.id;
                platform.act(&who, move |act| crm_import::commit(act, id)).await?;
                println!("\nCommitted. To take it back: ridgebeam import undo {id}");
            } else {
                println!("\nNothing was written. Say --commit to carry it out.");
            }
        }
        What::Undo { place, company: name, id } => {
            let platform = place.quiet().await?;
            let who = company(&platform, name.as_deref()).await?;
            platform.act(&who, move |act| crm_import::undo(act, id)).await?;
            println!("Taken back.");
        }
    }
    Ok(())
}

fn print(preview: &ImportPreview) -> Result<()> {
    println!("{}", serde_json::to_string_pretty(preview)?);
    Ok(())
}
