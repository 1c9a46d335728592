//! Which formats there are, and the two doors: `read` and `write`.

use kernel::{Diagnostic, Severity};
use serde::{Deserialize, Serialize};

use crate::{Programme, json, left_out, mspdi, xer};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Microsoft Project XML, 2002 to today.
    Mspdi,
    /// Primavera P6's exchange tables.
    Xer,
    /// A [`Programme`], or a bare `scheduling::Network`.
    #[default]
    Json,
}

/// Larger files are refused before they are read.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// A file's bytes, and what it could not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Written {
    pub bytes: Vec<u8>,
    pub diagnostics: Vec<Diagnostic>,
}

/// The format that the first bytes look like.
pub fn detect(bytes: &[u8]) -> Option<Format> {
    let start =
        bytes.iter().position(|b| !b.is_ascii_whitespace() && !matches!(b, 0xef | 0xbb | 0xbf | 0xff | 0xfe | 0))?;
    let rest = &bytes[start..];
    match rest[0] {
        b'<' => Some(Format::Mspdi),
        b'{' => Some(Format::Json),
        _ if rest.starts_with(b"ERMHDR") => Some(Format::Xer),
        _ => None,
    }
}

/// Reads a whole file. What is wrong is told with the line or element; whatever the bytes, nothing panics.
pub fn read(bytes: &[u8], format: Format) -> Result<Programme, Diagnostic> {
    if bytes.len() > MOST_BYTES {
        return Err(Diagnostic::new(
            Severity::Error,
            "interchange.too_large",
            format!("The file is larger than {} MB.", MOST_BYTES / (1024 * 1024)),
            "Split the plan, or take baselines and timephased data out of it, and save it again.",
        ));
    }
    match format {
        Format::Mspdi => mspdi::read(&text(bytes)?),
        Format::Xer => xer::read(&xer::decode(bytes)),
        Format::Json => json::read(&text(bytes)?),
    }
}

/// Writes a programme. A file of the same format that it was read from gets back everything that was in it.
pub fn write(programme: &Programme, format: Format) -> Written {
    let mut diagnostics = left_out::of(programme, format);
    let bytes = match format {
        Format::Mspdi => mspdi::write(programme, &mut diagnostics).into_bytes(),
        Format::Xer => xer::encode(&xer::write(programme, &mut diagnostics), &mut diagnostics),
        Format::Json => json::write(programme).into_bytes(),
    };
    Written { bytes, diagnostics }
}

/// UTF-8, or UTF-16 where the file's mark says so.
fn text(bytes: &[u8]) -> Result<String, Diagnostic> {
    let (text, _, broken) = encoding_rs::UTF_8.decode(bytes);
    if !broken {
        return Ok(text.into_owned());
    }
    let line = 1 + bytes.iter().take(valid_up_to(bytes)).filter(|b| **b == b'\n').count();
    Err(Diagnostic::new(
        Severity::Error,
        "interchange.encoding",
        format!("Line {line} of the file is not UTF-8 text."),
        "Save it again from the program that wrote it, as UTF-8.",
    ))
}

fn valid_up_to(bytes: &[u8]) -> usize {
    std::str::from_utf8(bytes).map_or_else(|e| e.valid_up_to(), str::len)
}
