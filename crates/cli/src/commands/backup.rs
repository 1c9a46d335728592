use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use clap::Args;
use sha2::{Digest, Sha256};

use crate::open::Place;

/// Copies the embedded database online, then the files it names, then writes a list of hashes that `restore` checks.
#[derive(Args)]
pub struct Backup {
    #[command(flatten)]
    place: Place,
    /// The folder to write; it must not exist yet.
    #[arg(long)]
    to: PathBuf,
}

/// One line per file: its SHA-256 and its path in the backup.
pub const MANIFEST: &str = "manifest.sha256";

pub async fn run(backup: Backup) -> Result<()> {
    ensure!(
        backup.place.database_url.is_none(),
        "PostgreSQL has its own online backup: use pg_dump for the database and copy the folder {}",
        backup.place.files().display()
    );
    ensure!(!backup.to.exists(), "{} exists already; name a new folder", backup.to.display());
    fs::create_dir_all(&backup.to).with_context(|| format!("{} can't be made", backup.to.display()))?;
    let store = backup.place.store(false).await?;
    // The database first: files are only ever added, so every file it names is there when the files are copied.
    store.backup_to(backup.to.join("ridgebeam.db")).await?;
    copy_tree(&backup.place.files(), &backup.to.join("files"))?;
    let mut lines = Vec::new();
    hash_tree(&backup.to, &backup.to, &mut lines)?;
    lines.sort();
    fs::write(backup.to.join(MANIFEST), lines.join("\n") + "\n")?;
    println!("Backed up {} files to {}.", lines.len(), backup.to.display());
    Ok(())
}

pub fn copy_tree(from: &Path, to: &Path) -> Result<()> {
    if !from.exists() {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_tree(&entry.path(), &target)?;
        } else if entry.path().extension().is_none_or(|e| e != "part") {
            fs::copy(entry.path(), &target)
                .with_context(|| format!("{} could not be copied", entry.path().display()))?;
        }
    }
    Ok(())
}

pub fn hash_tree(root: &Path, folder: &Path, lines: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            hash_tree(root, &path, lines)?;
        } else if path.file_name().is_some_and(|n| n != MANIFEST) {
            let hash = hex::encode(Sha256::digest(fs::read(&path)?));
            lines.push(format!("{hash}  {}", path.strip_prefix(root)?.display()));
        }
    }
    Ok(())
}
