//! What can go wrong, in words a person can act on. Knows no HTTP; the API turns these into problem details.

use kernel::{Diagnostic, Severity};
use serde::Serialize;

pub type Result<T, E = Error> = std::result::Result<T, E>;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
pub struct FieldError {
    /// Where: the path of the field in the request, for example `contact.email`.
    pub field: String,
    pub message: String,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{0} was not found")]
    NotFound(&'static str),
    #[error("{}", .0.first().map_or("the input is not valid", |f| f.message.as_str()))]
    Invalid(Vec<FieldError>),
    /// Somebody else changed the record first; carries what it is now.
    #[error("this was changed by somebody else meanwhile")]
    Stale(serde_json::Value),
    #[error("{0}")]
    Forbidden(String),
    #[error("sign in first")]
    Unauthenticated,
    #[error("too many tries; wait {retry_after_s} seconds")]
    TooMany { retry_after_s: u64 },
    /// A rule of the house says no: with code, cause and cure.
    #[error("{}", .0.cause)]
    Refused(Diagnostic),
    /// Where files live is out of reach. Says nothing of any file; the reason is for whoever runs the server.
    #[error("the files can't be reached: {0}")]
    FilesUnreachable(String),
    #[error(transparent)]
    Db(#[from] db::Error),
    #[error("{0}")]
    Internal(String),
}

impl Error {
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Self::Invalid(vec![FieldError { field: field.to_owned(), message: message.into() }])
    }

    pub fn refused(code: &str, cause: impl Into<String>, cure: impl Into<String>) -> Self {
        Self::Refused(Diagnostic::new(Severity::Error, code, cause, cure))
    }

    pub fn stale(current: &impl Serialize) -> Self {
        Self::Stale(serde_json::to_value(current).unwrap_or_default())
    }
}

impl From<serde_json::Error> for Error {
    fn from(e: serde_json::Error) -> Self {
        Error::Internal(format!("stored data could not be read: {e}"))
    }
}

impl From<kernel::MoneyError> for Error {
    fn from(e: kernel::MoneyError) -> Self {
        Error::invalid("amount", e.to_string())
    }
}

/// Collects everything that is wrong with an input, so that a form shows it all at once.
#[derive(Default)]
pub struct Checks(Vec<FieldError>);

impl Checks {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn require(&mut self, field: &str, value: &str, message: &str) -> &mut Self {
        self.that(!value.trim().is_empty(), field, message)
    }

    pub fn at_most(&mut self, field: &str, value: &str, max: usize) -> &mut Self {
        let length = value.chars().count();
        self.that(length <= max, field, &format!("This is {length} characters long; at most {max} fit."))
    }

    pub fn that(&mut self, ok: bool, field: &str, message: &str) -> &mut Self {
        if !ok {
            self.0.push(FieldError { field: field.to_owned(), message: message.to_owned() });
        }
        self
    }

    pub fn finish(&mut self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(std::mem::take(&mut self.0))) }
    }
}
