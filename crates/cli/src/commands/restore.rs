use std::{fs, path::PathBuf};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;

use super::backup::{MANIFEST, copy_tree, hash_tree};
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
    let database = restore.place.data.join("ridgebeam.db");
    ensure!(
        !database.exists(),
        "{} holds a company already; restore into an empty folder with --data",
        restore.place.data.display()
    );
    fs::create_dir_all(&restore.place.data)?;
    copy_tree(&restore.from.join("files"), &restore.place.files())?;
    fs::copy(restore.from.join("ridgebeam.db"), &database)?;
    restore.place.store(false).await?;
    println!("Restored {} files into {}.", found.len(), restore.place.data.display());
    Ok(())
}
