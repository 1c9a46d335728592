//! What an engine has to say beside its answer: code, cause, cure.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing; the answer stands.
    Note,
    /// The answer stands, but somebody should act.
    Warning,
    /// Part of the input could not be used; the answer leaves it out and says so.
    Error,
}

/// One complaint: a stable code for programs, a cause in plain words, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Diagnostic {
    /// Stable and dotted, for example `schedule.cycle`.
    pub code: String,
    pub severity: Severity,
    pub cause: String,
    pub cure: String,
    /// What it is about: names or ids, in an order that explains it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub about: Vec<String>,
}

impl Diagnostic {
    pub fn new(severity: Severity, code: &str, cause: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { code: code.to_owned(), severity, cause: cause.into(), cure: cure.into(), about: Vec::new() }
    }

    pub fn about(mut self, about: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.about = about.into_iter().map(Into::into).collect();
        self
    }
}
