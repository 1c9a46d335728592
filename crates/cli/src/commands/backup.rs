use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use clap::Args;
use db::Dialect;
use integrations::company_export;
use platform::{CompanyId, Error, Platform, files::Files};
use sha2::{Digest, Sha256};

use crate::open::Place;

/// Copies a running installation online, reads the copy again, and writes a list of hashes that `restore` checks.
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
/// The embedded database as a file.
pub const DATABASE: &str = "ridgebeam.db";
/// The files of every company, in the order in which a folder keeps them.
pub const FILES: &str = "files";
/// What a backup of PostgreSQL holds instead: each company as an export.
pub const COMPANIES: &str = "companies";

pub async fn run(backup: Backup) -> Result<()> {
    ensure!(!backup.to.exists(), "{} exists already; name a new folder", backup.to.display());
    let part = backup.to.with_added_extension("part");
    ensure!(!part.exists(), "{} is left from a backup that did not finish; remove it first", part.display());
    fs::create_dir_all(&part).with_context(|| format!("{} can't be made", part.display()))?;
    let written = write(&backup.place, &part).await;
    if written.is_err() {
        let _ = fs::remove_dir_all(&part);
    }
    let files = written?;
    fs::rename(&part, &backup.to)?;
    println!("Backed up {files} files to {}.", backup.to.display());
    Ok(())
}

async fn write(place: &Place, to: &Path) -> Result<usize> {
    let platform = place.patient().await?;
    match platform.store().dialect() {
        Dialect::Sqlite => {
            // The database first: files are only ever added, so every file it names is there when the files are copied.
            platform.store().backup_to(to.join(DATABASE)).await?;
            copy_files(&platform, &to.join(FILES)).await?;
        }
        Dialect::Postgres => {
            for manifest in company_export::export_all(&platform, &to.join(COMPANIES)).await? {
                for lost in &manifest.lost_files {
                    println!("{}: file {lost} is gone or damaged and not in the backup.", manifest.company);
                }
            }
        }
    }
    let mut lines = Vec::new();
    hash_tree(to, to, &mut lines)?;
    lines.sort();
    fs::write(to.join(MANIFEST), lines.join("\n") + "\n")?;
    Ok(lines.len())
}

/// Every file that a row names, compared with its hash as it is read.
async fn copy_files(platform: &Platform, to: &Path) -> Result<()> {
    let named = platform.store().system_read(|q| -> platform::Result<Vec<(CompanyId, String)>> {
        let rows = q.rows("SELECT DISTINCT company_id, sha256 FROM file ORDER BY company_id, sha256", &[])?;
        rows.iter().map(|row| Ok((row.get("company_id")?, row.get("sha256")?))).collect()
    });
    let kept = Files::in_folder(to.to_owned());
    for (company, sha256) in named.await? {
        match platform.files().get(company, &sha256) {
            Ok(bytes) => drop(kept.put(company, &bytes)?),
            Err(away @ Error::FilesUnreachable(_)) => return Err(away.into()),
            Err(_) => println!("File {sha256} is gone or damaged and not in the backup; `ridgebeam doctor` names it."),
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
