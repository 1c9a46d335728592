//! Files are stored by content: their name is the SHA-256 of the bytes, so nothing is stored twice or half.

#[cfg(feature = "s3")]
mod bucket;
mod folder;
#[cfg(feature = "s3")]
mod https;

use std::{path::PathBuf, sync::Arc};

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

/// Where the bytes live. Each company has its own branch there, so the same bytes never cross the wall.
#[derive(Clone)]
pub struct Files(Arc<Place>);

enum Place {
    Folder(folder::Folder),
    #[cfg(feature = "s3")]
    Bucket(bucket::Bucket),
}

impl Files {
    pub fn in_folder(root: PathBuf) -> Self {
        Self(Arc::new(Place::Folder(folder::Folder(root))))
    }

    /// In a folder, or in `s3://bucket/prefix` with the settings named `AWS_…` that programs for S3 have in common.
    pub fn open(place: &str, settings: impl IntoIterator<Item = (String, String)>) -> Result<Self> {
        match place.strip_prefix("s3://") {
            None => Ok(Self::in_folder(place.into())),
            Some(address) => Self::in_bucket(address, settings),
        }
    }

    #[cfg(feature = "s3")]
    fn in_bucket(address: &str, settings: impl IntoIterator<Item = (String, String)>) -> Result<Self> {
        Ok(Self(Arc::new(Place::Bucket(bucket::Bucket::open(address, settings)?))))
    }

    #[cfg(not(feature = "s3"))]
    fn in_bucket(address: &str, _: impl IntoIterator<Item = (String, String)>) -> Result<Self> {
        Err(Error::refused(
            "files.no_s3",
            format!("s3://{address} can't be used: this program was built without S3"),
            "Build it with `cargo build --release -p cli --features s3`, or name a folder for the files.",
        ))
    }

    /// Stores the bytes under their hash; the row that names them comes after, in the caller's transaction.
    pub fn put(&self, company: CompanyId, bytes: &[u8]) -> Result<String> {
        let sha256 = hex::encode(Sha256::digest(bytes));
        let name = name(company, &sha256);
        let known = match &*self.0 {
            Place::Folder(folder) => folder.has(&name),
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.has(&name)?,
        };
        if !known {
            self.write(&name, bytes)?;
        }
        Ok(sha256)
    }

    /// Stores the bytes even where their name is taken: what lies there may be damaged.
    pub fn put_back(&self, company: CompanyId, bytes: &[u8]) -> Result<()> {
        self.write(&name(company, &hex::encode(Sha256::digest(bytes))), bytes)
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        match &*self.0 {
            Place::Folder(folder) => folder.put(name, bytes),
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.put(name, bytes),
        }
    }

    /// Reads the bytes back and refuses them if they are not what was stored.
    pub fn get(&self, company: CompanyId, sha256: &str) -> Result<Vec<u8>> {
        if sha256.len() != 64 || !sha256.chars().all(|c| c.is_ascii_hexdigit()) {
            return Err(Error::NotFound("the file"));
        }
        let name = name(company, sha256);
        let found = match &*self.0 {
            Place::Folder(folder) => folder.get(&name),
            #[cfg(feature = "s3")]
            Place::Bucket(bucket) => bucket.get(&name)?,
        };
        let bytes = found.ok_or(Error::NotFound("the file"))?;
        if hex::encode(Sha256::digest(&bytes)) != sha256 {
            return Err(Error::Internal("a stored file is damaged; restore it from a backup".into()));
        }
        Ok(bytes)
    }
}

/// The same in a folder and in a bucket, so that either can be copied into the other as it is.
fn name(company: CompanyId, sha256: &str) -> String {
    format!("{company}/{}/{sha256}", &sha256[..2])
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

    #[cfg(not(feature = "s3"))]
    #[test]
    fn a_bucket_without_the_feature_says_how_to_build_it() {
        let Err(Error::Refused(told)) = Files::open("s3://ridge/files", []) else { panic!("a bucket was opened") };
        assert_eq!(told.cause, "s3://ridge/files can't be used: this program was built without S3");
        assert!(told.cure.contains("--features s3"));
    }

    #[test]
    fn a_name_never_leads_out_of_its_folder() {
        assert_eq!(clean_name("../../etc/passwd"), "passwd");
        assert_eq!(clean_name("\u{7}"), "file");
    }
}
