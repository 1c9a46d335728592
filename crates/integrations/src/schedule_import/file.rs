//! The file itself: whether it is one that can be read at all.

use std::path::Path;

use interchange::{Programme, mspdi};
use kernel::Diagnostic;
use platform::{Error, Result};

use crate::imports::ImportFile;

/// Larger files are refused before they are read.
pub const MOST_BYTES: usize = 30 * 1024 * 1024;

/// A file from the disk: what the command line imports.
pub fn file(path: &Path) -> Result<ImportFile> {
    let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = std::fs::read(path).map_err(|e| Error::invalid("file", format!("{}: {e}.", path.display())))?;
    let text = String::from_utf8(bytes).map_err(|e| match is_native(e.as_bytes()) {
        true => native(&name),
        false => Error::refused("import.encoding", format!("{name} is not UTF-8 text."), SAVE_AS_XML),
    })?;
    Ok(ImportFile { name, text })
}

const SAVE_AS_XML: &str = "In Microsoft Project choose File, Save As, XML format, and import that file.";

pub(super) fn read(file: &ImportFile) -> Result<Programme> {
    let name = &file.name;
    if file.text.trim_start_matches('\u{feff}').trim().is_empty() {
        return Err(Error::refused("import.empty", format!("{name} is empty."), SAVE_AS_XML));
    }
    if file.text.len() > MOST_BYTES {
        return Err(Error::refused(
            "import.too_large",
            format!("{name} is larger than {} MB.", MOST_BYTES / (1024 * 1024)),
            "Split the plan, or take baselines and custom fields out of it, and save it again.",
        ));
    }
    if is_native(file.text.as_bytes()) || name.to_lowercase().ends_with(".mpp") {
        return Err(native(name));
    }
    if !file.text.contains('<') {
        return Err(Error::refused("import.not_xml", format!("{name} is not an XML file."), SAVE_AS_XML));
    }
    mspdi::read(&file.text)
        .map_err(|told| Error::Refused(Diagnostic { cause: format!("{name}: {}", told.cause), ..told }))
}

/// Project's own format is a compound document; read as text its first bytes may have become replacement characters.
fn is_native(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) || bytes.starts_with("\u{fffd}\u{fffd}\u{11}".as_bytes())
}

fn native(name: &str) -> Error {
    Error::refused(
        "import.mpp",
        format!("{name} is a file in Microsoft Project's own format, which only Project reads."),
        SAVE_AS_XML,
    )
}
