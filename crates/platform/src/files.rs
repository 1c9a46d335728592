//! Files are stored by content: the name on disk is the SHA-256 of the bytes, so nothing is stored twice or half.

use std::{io::Write, path::PathBuf, sync::Arc};

use db::Conn;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Act, CompanyId, Error, Result};

kernel::typed_id!(FileId, "Names one stored file of a company.");

/// Larger uploads are refused before they fill the disk.
pub const MAX_BYTES: usize = 50 * 1024 * 1024;

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct StoredFile {
    pub id: FileId,
    pub name: String,
    pub media_type: String,
    pub size: i64,
    pub sha256: String,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
}

/// The folder in which the bytes live. Each company has its own, so the same bytes never cross the wall.
#[derive(Clone)]
pub struct Files {
    root: Arc<PathBuf>,
}

impl Files {
    pub fn in_folder(root: PathBuf) -> Self {
        Self { root: Arc::new(root) }
    }

    fn path(&self, company: CompanyId, sha256: &str) -> PathBuf {
        self.root.join(company.to_string()).join(&sha256[..2]).join(sha256)
    }

    /// Writes the bytes, synced, under their hash; the row that names them comes after, in the caller's transaction.
    pub fn put(&self, company: CompanyId, bytes: &[u8]) -> Result<String> {
        let sha256 = hex::encode(Sha256::digest(bytes));
        let path = self.path(company, &sha256);
        if path.exists() {
            return Ok(sha256);
        }
        let folder = path.parent().unwrap_or(&self.root);
        std::fs::create_dir_all(folder).map_err(disk)?;
        let mut part = path.clone();
        part.set_extension("part");
        let mut file = std::fs::File::create(&part).map_err(disk)?;
        file.write_all(bytes).and_then(|()| file.sync_all()).map_err(disk)?;
        std::fs::rename(&part, &path).map_err(disk)?;
        std::fs::File::open(folder).and_then(|dir| dir.sync_all()).map_err(disk)?;
        Ok(sha256)
    }

    /// Reads the bytes back and refuses them if they are not what was stored.
    pub fn get(&self, company: CompanyId, sha256: &str) -> Result<Vec<u8>> {
        if sha256.len() != 64 || !sha256.chars().all(|c| c.is_ascii_hexdigit()) {
            return Err(Error::NotFound("the file"));
        }
        let bytes = std::fs::read(self.path(company, sha256)).map_err(|_| Error::NotFound("the file"))?;
        if hex::encode(Sha256::digest(&bytes)) != sha256 {
            return Err(Error::Internal("a stored file is damaged; restore it from a backup".into()));
        }
        Ok(bytes)
    }

    pub fn root(&self) -> &PathBuf {
        &self.root
    }
}

fn disk(e: std::io::Error) -> Error {
    match e.kind() {
        std::io::ErrorKind::StorageFull => Error::Db(db::Error::DiskFull),
        _ => Error::Internal(format!("the file could not be stored: {e}")),
    }
}

/// Names bytes that were put before.
pub fn record(act: &Act<'_>, name: &str, media_type: &str, sha256: &str, size: usize) -> Result<StoredFile> {
    let id: FileId = act.new_id();
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    let name = clean_name(name);
    act.execute(
        "INSERT INTO file (company_id, id, sha256, name, media_type, size, created_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&id, &sha256, &name, &media_type, &size, &act.who.actor.id(), &act.at],
    )?;
    Ok(StoredFile { id, name, media_type: media_type.into(), size, sha256: sha256.into(), created_at: act.at })
}

pub fn file(q: &Conn<'_>, id: FileId) -> Result<StoredFile> {
    let row =
        q.row("SELECT * FROM file WHERE company_id = $1 AND id = $2", &[&id])?.ok_or(Error::NotFound("the file"))?;
    Ok(StoredFile {
        id,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: row.get("size")?,
        sha256: row.get("sha256")?,
        created_at: row.get("created_at")?,
    })
}

/// What the bytes themselves say they are. Only these kinds are kept; the name's ending decides nothing.
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        [b'%', b'P', b'D', b'F', b'-', ..] if ends_whole(bytes) => Some("application/pdf"),
        _ => None,
    }
}

/// A PDF that was cut off in transit has no end mark.
fn ends_whole(pdf: &[u8]) -> bool {
    let tail = &pdf[pdf.len().saturating_sub(1024)..];
    tail.windows(5).any(|w| w == b"%%EOF")
}

fn clean_name(name: &str) -> String {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let kept: String = base.chars().filter(|c| !c.is_control()).take(200).collect();
    if kept.trim().is_empty() { "file".into() } else { kept }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_off_pdf_is_not_a_pdf() {
        assert_eq!(media_type(b"%PDF-1.7 ... %%EOF\n"), Some("application/pdf"));
        assert_eq!(media_type(b"%PDF-1.7 ..."), None);
        assert_eq!(media_type(b"<html>"), None);
    }

    #[test]
    fn a_name_never_leads_out_of_its_folder() {
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("\u{7}"), "file");
    }
}
