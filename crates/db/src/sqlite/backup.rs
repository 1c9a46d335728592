//! A complete copy of the database while work goes on.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use super::failure::explained;
use super::open;
use crate::Error;

/// Copies the database through a connection of its own; the copy appears under its name only when it is complete.
pub(crate) fn backup(from: &Path, to: &Path) -> Result<(), Error> {
    let refused = |why: String| Error::Other(format!("the backup to {} failed: {why}", to.display()));
    if to.exists() {
        return Err(refused("the file exists already, and is left as it is".to_owned()));
    }
    let mut partial = to.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let source = open(from)?;
    let copied = Connection::open(&partial).and_then(|mut target| {
        let backup = rusqlite::backup::Backup::new(&source, &mut target)?;
        backup.run_to_completion(i32::MAX, Duration::from_millis(50), None)
    });
    if let Err(error) = copied {
        let _ = std::fs::remove_file(&partial);
        return Err(refused(explained(&error).to_string()));
    }
    let kept = std::fs::File::open(&partial).and_then(|file| file.sync_all());
    kept.and_then(|()| std::fs::rename(&partial, to)).map_err(|error| refused(error.to_string()))
}
