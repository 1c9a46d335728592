//! What can go wrong with the database, in plain words and in the same words for both databases.

/// An error of the store. The same mistake gives the same variant on SQLite and on PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("The database can't be reached ({0}). Nothing of this attempt was kept unless said otherwise; try again.")]
    Unavailable(String),
    #[error("The database is busy ({0}). Try again in a moment.")]
    Busy(String),
    #[error("The answer took too long and was given up. Ask for less at once.")]
    TooSlow,
    /// `constraint` reads `table(column, column)`, or is the index's name where the index is on an expression.
    #[error("There is already a record with the same values in {constraint}. {detail}")]
    Unique { constraint: String, detail: String },
    #[error("A record that is named does not exist, or is still in use. {detail}")]
    ForeignKey { detail: String },
    #[error("A value is missing: {column} must be given.")]
    Missing { column: String },
    #[error("The values break the rule {rule}.")]
    Rule { rule: String },
    #[error("There is no such record.")]
    NotFound,
    #[error(
        "This statement does not keep to one company: it must compare or set company_id and use $1. Statement: {0}"
    )]
    Wall(String),
    #[error("The disk is full. Free some space; nothing of this change was saved.")]
    DiskFull,
    #[error("The disk did not confirm that the data is stored ({0}).")]
    NotSynced(String),
    #[error("A reading unit of work tried to write ({0}). Use write instead of read.")]
    ReadOnly(String),
    #[error("An earlier statement of this change failed, so none of it was saved: {0}")]
    Poisoned(String),
    #[error("The column {column} can't be read: {why}.")]
    Column { column: String, why: String },
    /// The database and this program do not belong together.
    #[error("{0}")]
    Schema(String),
    #[error("The program made a mistake inside a unit of work and nothing was saved: {0}")]
    Panicked(String),
    #[error("The store is closed.")]
    Closed,
    #[error("The database refused: {0}")]
    Other(String),
}

impl Error {
    /// Whether the same call may succeed if it is simply made again.
    pub fn is_passing(&self) -> bool {
        matches!(self, Error::Unavailable(_) | Error::Busy(_))
    }
}
