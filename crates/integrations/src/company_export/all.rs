//! Every company of an installation at once: how a PostgreSQL installation is backed up, and restored into either database.

use std::{
    fs,
    path::{Path, PathBuf},
};

use platform::{CompanyId, Error, Platform, Result};

use super::{
    Manifest, check,
    manifest::{damaged, disk},
    read::{read_rows, store_files},
    write::{write_files, write_tables},
};

/// Writes every company into a folder of its own under `folder`, all from one view of the data, and reads them again to
/// compare.
pub async fn export_all(platform: &Platform, folder: &Path) -> Result<Vec<Manifest>> {
    let (at, into) = (platform.clock().now(), folder.to_owned());
    let written = platform.store().system_read(move |q| {
        let companies = q.rows("SELECT company_id FROM company ORDER BY company_id", &[])?;
        companies
            .iter()
            .map(|row| {
                let company: CompanyId = row.get("company_id")?;
                write_tables(q, company, at, &into.join(company.to_string()))
            })
            .collect::<Result<Vec<_>>>()
    });
    let mut manifests = Vec::new();
    for tables in written.await? {
        let own = folder.join(tables.company_id.to_string());
        write_files(platform.files(), tables, &own)?;
        manifests.push(check(&own)?);
    }
    Ok(manifests)
}

/// Brings every company under `folder` into an installation that has none: checked first, then all of them or nothing.
pub async fn bring_all_in(platform: &Platform, folder: &Path) -> Result<Vec<Manifest>> {
    let mut found: Vec<(PathBuf, Manifest)> = Vec::new();
    for entry in fs::read_dir(folder).map_err(|e| disk(folder, &e))? {
        let path = entry.map_err(|e| disk(folder, &e))?.path();
        let manifest = check(&path)?;
        found.push((path, manifest));
    }
    if found.is_empty() {
        return Err(damaged("it holds no company"));
    }
    for (path, manifest) in &found {
        store_files(platform.files(), manifest, path)?;
    }
    let manifests = found.iter().map(|(_, manifest)| manifest.clone()).collect();
    platform
        .store()
        .system_write(move |tx| {
            if tx.row("SELECT company_id FROM company LIMIT 1", &[])?.is_some() {
                return Err(Error::refused(
                    "restore.not_empty",
                    "There is a company in this installation already.",
                    "Restore into an empty folder or an empty database; `ridgebeam import company` adds a single company.",
                ));
            }
            found.iter().try_for_each(|(path, manifest)| read_rows(tx, manifest, path))
        })
        .await?;
    Ok(manifests)
}
