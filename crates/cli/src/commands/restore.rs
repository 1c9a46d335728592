use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;
use integrations::company_export;

use super::backup::{COMPANIES, DATABASE, FILES, MANIFEST, hash_tree};
use crate::open::Place;

/// Checks every file of a backup against its hash, then brings it back.
#[derive(Args)]
pub struct Restore {
    #[command(flatten)]
    place: Place,
    /// The folder that `backup` wrote.
    #[arg(long)]
    from: PathBuf,
}

pub async fn run(restore: Restore) -> Result<()> {
    let told = fs::read_to_string(restore.from.join(MANIFEST))
        .with_context(|| format!("{} is not a backup: it has no {MANIFEST}", restore.from.display()))?;
    let mut found = Vec::new();
    hash_tree(&restore.from, &restore.from, &mut found)?;
    found.sort();
    if let Some(wrong) = told.lines().find(|line| !found.iter().any(|f| f == line)) {
        bail!("the backup is damaged at {wrong}; use another one. Nothing was changed.");
    }
    if restore.from.join(COMPANIES).is_dir() {
        let platform = restore.place.patient().await?;
        let companies = company_export::bring_all_in(&platform, &restore.from.join(COMPANIES)).await?;
        println!("Restored {} companies. Everybody signs in again, with the same password.", companies.len());
        return Ok(());
    }
    ensure!(
        restore.place.database_url.is_none(),
        "this is a backup of the embedded database and does not go into PostgreSQL; restore it into a folder with --data, \
         then move the company with `ridgebeam export` and `ridgebeam import company`"
    );
    let database = restore.place.data.join(DATABASE);
    ensure!(
        !database.exists(),
        "{} holds a company already; restore into an empty folder with --data",
        restore.place.data.display()
    );
    fs::create_dir_all(&restore.place.data)?;
    put_files(&restore, &found)?;
    // Under its name only when it is whole: a restore that was cut off can simply be made again.
    let part = restore.place.data.join("ridgebeam.restoring");
    fs::copy(restore.from.join(DATABASE), &part)?;
    fs::File::open(&part)?.sync_all()?;
    fs::rename(&part, &database)?;
    restore.place.store(false).await?;
    println!("Restored {} files into {}.", found.len(), restore.place.data.display());
    Ok(())
}

/// From the backup to where files are kept from now on: the data folder, or what `--files` names.
fn put_files(restore: &Restore, hashed: &[String]) -> Result<()> {
    let files = restore.place.files()?;
    let paths = hashed.iter().filter_map(|line| line.split_once("  ")).map(|(_, path)| Path::new(path));
    for path in paths.filter(|path| path.starts_with(FILES)) {
        let company = path.iter().nth(1).and_then(|name| name.to_str()?.parse().ok());
        let company = company.with_context(|| format!("{} belongs to no company", path.display()))?;
        files.put_back(company, &fs::read(restore.from.join(path))?)?;
    }
    Ok(())
}
