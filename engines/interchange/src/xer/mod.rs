//! Primavera P6's exchange file (XER): tables of tab-separated text in Windows-1252.
//!
//! A file names its columns, so every version's tables can be read; columns and tables without a word in the model are
//! kept as they are. Names and codes are those of Oracle's "P6 Import/Export Data Map Guide (XER)".

mod baselines;
mod calendars;
mod clndr_data;
mod codes;
mod read;
mod tables;
mod tasks;
mod values;
mod write;
mod write_tasks;

use kernel::{Diagnostic, Severity};

pub use read::read;
pub use write::write;

/// The text of a file: Windows-1252, or UTF-8 where its mark says so. Every byte is a character.
pub fn decode(bytes: &[u8]) -> String {
    encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned()
}

pub fn encode(text: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<u8> {
    let mut lost = 0;
    let mut bytes = Vec::with_capacity(text.len());
    let mut encoder = encoding_rs::WINDOWS_1252.new_encoder();
    let mut rest = text;
    loop {
        let room = encoder.max_buffer_length_from_utf8_without_replacement(rest.len()).unwrap_or(rest.len());
        bytes.reserve(room);
        let (result, read) = encoder.encode_from_utf8_to_vec_without_replacement(rest, &mut bytes, true);
        rest = &rest[read..];
        match result {
            encoding_rs::EncoderResult::InputEmpty => break,
            encoding_rs::EncoderResult::OutputFull => {}
            encoding_rs::EncoderResult::Unmappable(_) => {
                lost += 1;
                bytes.push(b'?');
            }
        }
    }
    if lost > 0 {
        diagnostics.push(Diagnostic::new(
            Severity::Warning,
            "interchange.characters",
            format!("{lost} characters are not in Windows-1252, which the format is written in; they became “?”."),
            "Give names that need other alphabets in another format.",
        ));
    }
    bytes
}
