//! The list of what an export holds. An export without one, or with one that does not match, is not read.

use std::{
    fs::File,
    io::Write,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use platform::{CompanyId, Error, Result};
use serde::{Deserialize, Serialize};

pub const FORMAT: &str = "ridgebeam.export.1";
const NAME: &str = "manifest.json";

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: String,
    /// The version of the program that wrote it.
    pub program: String,
    /// The number of the last migration: an export is read by a program of the same schema.
    pub schema: u32,
    pub exported_at: Timestamp,
    pub company_id: CompanyId,
    pub company: String,
    pub tables: Vec<TableCount>,
    pub files: Vec<FileSize>,
    /// Files that the company names but that were gone or damaged when this was written.
    #[serde(default)]
    pub lost_files: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableCount {
    pub name: String,
    pub rows: u64,
    pub sha256: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileSize {
    pub sha256: String,
    pub size: i64,
}

pub fn schema() -> u32 {
    platform::migrations::ALL.last().map_or(0, |m| m.number)
}

pub(super) fn table_path(folder: &Path, table: &str) -> PathBuf {
    folder.join("tables").join(format!("{table}.jsonl"))
}

pub(super) fn file_path(folder: &Path, sha256: &str) -> PathBuf {
    folder.join("files").join(sha256)
}

impl Manifest {
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|t| t.rows).sum()
    }

    pub(super) fn write(&self, folder: &Path) -> Result<()> {
        let mut file = File::create(folder.join(NAME)).map_err(|e| disk(folder, &e))?;
        let text = serde_json::to_string_pretty(self)? + "\n";
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|e| disk(folder, &e))
    }

    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(NAME);
        let text = std::fs::read_to_string(&path).map_err(|e| {
            Error::refused(
                "export.no_manifest",
                format!("{} is no export: {NAME} can't be read ({e}).", folder.display()),
                "Name the folder that `ridgebeam export` wrote.",
            )
        })?;
        let manifest: Self =
            serde_json::from_str(&text).map_err(|e| damaged(&format!("{NAME} can't be understood ({e})")))?;
        if manifest.format != FORMAT {
            return Err(Error::refused(
                "export.format",
                format!("This export has the format {}; this program reads {FORMAT}.", manifest.format),
                "Read it with the version of the program that wrote it.",
            ));
        }
        if manifest.schema != schema() {
            return Err(Error::refused(
                "export.schema",
                format!("This export was written at schema {}; this program is at {}.", manifest.schema, schema()),
                "Bring it in with the version that wrote it, upgrade that installation, and export again.",
            ));
        }
        Ok(manifest)
    }
}

pub(super) fn damaged(what: &str) -> Error {
    Error::refused(
        "export.damaged",
        format!("The export is damaged or was changed: {what}. Nothing was brought in."),
        "Use another copy, or export again.",
    )
}

pub(super) fn disk(path: &Path, error: &std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull => Error::Db(db::Error::DiskFull),
        _ => Error::Internal(format!("{}: {error}", path.display())),
    }
}
