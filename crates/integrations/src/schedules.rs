//! Schedules that other programs wrote, read as live networks.

pub mod mspdi;
mod xml;

use jiff::civil::DateTime;
use kernel::Diagnostic;
use scheduling::Network;
use serde::{Deserialize, Serialize};

/// A foreign file's schedule. `tasks` stand beside `network.tasks`, one for one.
#[derive(Debug, Clone, PartialEq, Serialize, utoipa::ToSchema)]
pub struct ImportedSchedule {
    pub name: String,
    pub network: Network,
    pub tasks: Vec<ImportedTask>,
    pub resources: Vec<ImportedResource>,
    /// The date up to which the file's progress is known, if it tells.
    #[schema(value_type = Option<String>)]
    pub status_date: Option<DateTime>,
    /// What was not understood or could not be kept, each once.
    pub notes: Vec<Diagnostic>,
}

/// What the file says of a task beside its logic.
#[derive(Debug, Clone, PartialEq, Default, Serialize, utoipa::ToSchema)]
pub struct ImportedTask {
    /// The file's own key, and the task's id in the network.
    pub id: String,
    pub name: String,
    pub wbs: String,
    /// 1 for tasks of the top level.
    pub outline_level: u32,
    pub outline_number: String,
    pub summary: bool,
    pub milestone: bool,
    /// From 0 to 100.
    pub percent_complete: u8,
    pub notes: String,
    /// Names of the people, crews, machines and materials that are assigned to it.
    pub resources: Vec<String>,
    pub stored: StoredDates,
}

/// A person, crew, machine or material that the file assigns to tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ImportedResource {
    pub name: String,
    /// How many tasks it is assigned to.
    pub tasks: i64,
}

/// Dates the writing program computed, kept for comparison.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, utoipa::ToSchema)]
pub struct StoredDates {
    #[schema(value_type = Option<String>)]
    pub start: Option<DateTime>,
    #[schema(value_type = Option<String>)]
    pub finish: Option<DateTime>,
    #[schema(value_type = Option<String>)]
    pub early_start: Option<DateTime>,
    #[schema(value_type = Option<String>)]
    pub early_finish: Option<DateTime>,
    #[schema(value_type = Option<String>)]
    pub late_start: Option<DateTime>,
    #[schema(value_type = Option<String>)]
    pub late_finish: Option<DateTime>,
    /// Working minutes.
    pub total_slack: Option<i64>,
    pub free_slack: Option<i64>,
    pub critical: Option<bool>,
}
