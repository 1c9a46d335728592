//! A complete copy of the database while work goes on.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;

use super::failure::explained;
use super::open;
use crate::Error;

/// Copies the database through a connection of its own; the copy appears under its name only when it is complete and
/// sound.
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
        backup.run_to_completion(i32::MAX, Duration::from_millis(50), None)?;
        drop(backup);
        target.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))
    });
    let wrong = match copied {
        Ok(answer) if answer == "ok" => None,
        Ok(answer) => Some(format!("the copy is not sound: {answer}")),
        Err(error) => Some(explained(&error).to_string()),
    };
    if let Some(wrong) = wrong {
        let _ = std::fs::remove_file(&partial);
        return Err(refused(wrong));
    }
    let kept = std::fs::File::open(&partial).and_then(|file| file.sync_all());
    kept.and_then(|()| std::fs::rename(&partial, to)).map_err(|error| refused(error.to_string()))
}
