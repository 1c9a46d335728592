use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::FileKind;
use crate::imports::{ImportFile, ImportRun};

/// Files to be looked at. Which column means what is guessed; `mapping` overrules the guess.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewImport {
    pub files: Vec<ImportFile>,
    /// File name, then column, then field; an empty field leaves the column out.
    #[serde(default)]
    pub mapping: BTreeMap<String, BTreeMap<String, String>>,
}

/// What one column was taken for.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ColumnGuess {
    pub column: String,
    /// Absent: the column is not read into a field of its own.
    pub field: Option<String>,
    /// The first value that is not empty.
    pub sample: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct FilePreview {
    pub name: String,
    /// Absent: nothing in the file was recognised, and it is left out.
    pub contents: Option<FileKind>,
    pub rows: i64,
    pub new: i64,
    /// Rows whose record is on file already; they are not made twice.
    pub already_there: i64,
    pub refused: i64,
    pub columns: Vec<ColumnGuess>,
    /// Every field a column can be mapped to.
    pub fields: Vec<String>,
}

/// The same remark about any number of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct RowProblem {
    pub file: String,
    /// The row is left out; otherwise it is taken with this remark.
    pub refused: bool,
    pub message: String,
    pub rows: i64,
    /// The first lines it is about.
    pub lines: Vec<i64>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ImportPreview {
    pub run: ImportRun,
    pub files: Vec<FilePreview>,
    pub problems: Vec<RowProblem>,
}
