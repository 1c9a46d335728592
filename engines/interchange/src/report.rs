//! What `ridgebeam schedule` answers: one object for scripts, one table for people.

mod networks;
mod outlook;
mod problems;
mod table;
mod threads;

use jiff::civil::DateTime;
use kernel::Diagnostic;
use scheduling::risk::Outlook;
use serde::Serialize;

pub use networks::{OfNetwork, of_network};
pub use outlook::{ASSUMED, assess, risk};
pub use problems::of_problem;
pub use table::{table, table_of_assessment, table_of_check};
pub use threads::Levelling;

/// The object that scripts read. Of a PSPLIB problem all times and floats are whole periods; of a network dates are
/// the site's wall clock, floats and the makespan working minutes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// From the start to the finish of everything.
    pub makespan: Option<i64>,
    /// No plan can be shorter.
    pub lower_bound: Option<i64>,
    pub proved_optimal: bool,
    pub finish: Moment,
    pub tasks: Vec<ReportTask>,
    pub diagnostics: Vec<Diagnostic>,
    pub moves: Vec<Move>,
    /// Where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub risk: Option<Outlook>,
    pub elapsed_ms: u64,
    /// A checker that knows nothing of the solver found nothing wrong.
    pub verified: bool,
}

/// A date, or a number of periods since the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Moment {
    Date(DateTime),
    Period(i64),
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Date(at) => write!(f, "{}", at.strftime("%Y-%m-%d %H:%M")),
            Self::Period(period) => write!(f, "{period}"),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ReportTask {
    pub id: String,
    /// The file's own key.
    pub source_id: String,
    pub name: String,
    pub early_start: Moment,
    pub early_finish: Moment,
    pub late_start: Moment,
    pub late_finish: Moment,
    pub total_float: i64,
    pub free_float: i64,
    pub critical: bool,
    /// As planned.
    pub start: Moment,
    pub finish: Moment,
    pub levelled_start: Option<Moment>,
    pub levelled_finish: Option<Moment>,
}

/// A task that levelling put later than its links would.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Move {
    pub id: String,
    pub name: String,
    pub from: Moment,
    pub to: Moment,
    pub reason: String,
}
