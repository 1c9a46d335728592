use std::path::Path;

use platform::{Error, Result};

use super::NewImport;
use crate::imports::ImportFile;

/// Every CSV file of a folder, by name: what the command line imports.
pub fn folder(path: &Path) -> Result<NewImport> {
    let unreadable = |e: std::io::Error| Error::invalid("folder", format!("{}: {e}.", path.display()));
    let mut paths: Vec<_> = std::fs::read_dir(path)
        .map_err(unreadable)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e.eq_ignore_ascii_case("csv")))
        .collect();
    paths.sort();
    let mut files = Vec::new();
    for file in paths {
        let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = std::fs::read(&file).map_err(unreadable)?;
        let text = String::from_utf8(bytes)
            .map_err(|_| Error::invalid(&name, "The file is not UTF-8 text; save it again as CSV UTF-8."))?;
        files.push(ImportFile { name, text });
    }
    Ok(NewImport { files, ..NewImport::default() })
}
