use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use clap::{Args, Subcommand};
use crm::accounts::{self, AccountFilter, AccountId};
use integrations::{
    company_export, crm_import,
    imports::{self, ImportId},
    schedule_import::{self, NewScheduleImport, ScheduleTarget},
};
use platform::{Cursor, Platform, Who};
use projects::projects::ProjectId;

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
    /// A Microsoft Project file (saved as XML) as a project. Without --commit, only says what would happen.
    Schedule {
        #[command(flatten)]
        place: Place,
        #[arg(long)]
        company: Option<String>,
        file: PathBuf,
        /// The customer of the new project, by name or id.
        #[arg(long, conflicts_with = "project")]
        account: Option<String>,
        /// What the new project is called; as in the file if absent.
        #[arg(long, conflicts_with = "project")]
        name: Option<String>,
        /// A project without tasks, instead of a new one.
        #[arg(long)]
        project: Option<ProjectId>,
        /// Carries the import out.
        #[arg(long)]
        commit: bool,
    },
    /// A company that `ridgebeam export` wrote, from either database into either. Checked first; all of it or nothing.
    Company {
        #[command(flatten)]
        place: Place,
        /// The folder with manifest.json.
        folder: PathBuf,
    },
    /// Takes a committed import back.
    Undo {
        #[command(flatten)]
        place: Place,
        #[arg(long)]
        company: Option<String>,
        /// The id that the import printed.
        id: ImportId,
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
            finish(&platform, &who, preview.run.id, commit).await?;
        }
        What::Schedule { place, company: name_of_company, file, account, name, project, commit } => {
            let file = schedule_import::file(&file)?;
            let platform = place.quiet().await?;
            let who = company(&platform, name_of_company.as_deref()).await?;
            let account_id = match account {
                Some(named) => Some(customer(&platform, &who, named).await?),
                None => None,
            };
            let target = ScheduleTarget { project_id: project, account_id, site_id: None, name };
            let input = NewScheduleImport { file, target };
            let preview = platform.act(&who, move |act| schedule_import::preview(act, &input)).await?;
            print(&preview)?;
            finish(&platform, &who, preview.run.id, commit).await?;
        }
        What::Company { place, folder } => {
            // Before a database is made for what is no export.
            company_export::Manifest::read(&folder)?;
            let platform = place.patient().await?;
            let manifest = company_export::bring_in(&platform, &folder).await?;
            println!(
                "{} is in: {} rows of {} tables, {} files. Everybody signs in with the same password as before.",
                manifest.company,
                manifest.rows(),
                manifest.tables.len(),
                manifest.files.len()
            );
        }
        What::Undo { place, company: name, id } => {
            let platform = place.quiet().await?;
            let who = company(&platform, name.as_deref()).await?;
            platform.act(&who, move |act| imports::undo(act, id)).await?;
            println!("Taken back.");
        }
    }
    Ok(())
}

async fn finish(platform: &Platform, who: &Who, id: ImportId, commit: bool) -> Result<()> {
    if commit {
        let run = platform.act(who, move |act| imports::commit(act, id)).await?;
        if let Some(project) = run.summary.project_id {
            println!("\nThe project is at /projects/{project}.");
        }
        println!("\nCommitted. To take it back: ridgebeam import undo {id}");
    } else {
        println!("\nNothing was written. Say --commit to carry it out.");
    }
    Ok(())
}

/// The customer of that name or id.
async fn customer(platform: &Platform, who: &Who, named: String) -> Result<AccountId> {
    if let Ok(id) = named.parse() {
        return Ok(id);
    }
    let filter = AccountFilter { name: Some(named.clone()), ..AccountFilter::default() };
    let found = platform.read(who, move |q| accounts::list(q, &filter, &Cursor::first(200))).await?;
    let same: Vec<_> = found.items.iter().filter(|a| a.name.to_lowercase() == named.to_lowercase()).collect();
    match (same.as_slice(), found.items.as_slice()) {
        ([one], _) => Ok(one.id),
        ([], [one]) => Ok(one.id),
        ([], []) => bail!("no customer is called {named}; add the customer first, or name another with --account"),
        _ => {
            let ids: Vec<String> = found.items.iter().map(|a| format!("{} ({})", a.name, a.id)).collect();
            Err(anyhow::anyhow!("{}", ids.join(", "))).context(format!("several customers match {named}; give the id"))
        }
    }
}

fn print(preview: &impl serde::Serialize) -> Result<()> {
    println!("{}", serde_json::to_string_pretty(preview)?);
    Ok(())
}
