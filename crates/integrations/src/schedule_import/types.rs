use crm::{accounts::AccountId, sites::SiteId};
use jiff::civil::Date;
use kernel::Diagnostic;
use projects::{projects::ProjectId, tasks::TaskKind};
use serde::{Deserialize, Serialize};

use crate::imports::{ImportFile, ImportRun};

/// A schedule to be looked at, and where it is to go. Without a target it can be looked at, not committed.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewScheduleImport {
    /// A Microsoft Project file saved as XML.
    pub file: ImportFile,
    #[serde(flatten)]
    pub target: ScheduleTarget,
}

/// A new project of a customer, or a project that has no tasks yet.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ScheduleTarget {
    pub project_id: Option<ProjectId>,
    pub account_id: Option<AccountId>,
    /// The customer's only site if absent.
    pub site_id: Option<SiteId>,
    /// What the new project is called; as in the file if absent.
    pub name: Option<String>,
}

/// A person, crew, machine or material that the file assigns to tasks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ImportedResource {
    pub name: String,
    /// How many tasks it is assigned to.
    pub tasks: i64,
}

/// A task as it would be. Moments are `YYYY-MM-DDTHH:MM` on the site's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ScheduleImportTask {
    pub wbs: String,
    /// How many summaries lie around it.
    pub depth: usize,
    pub name: String,
    pub kind: TaskKind,
    pub duration_minutes: i64,
    pub start: String,
    pub finish: String,
    /// The file's own date, where it is another one.
    pub file_start: Option<String>,
    pub file_finish: Option<String>,
    pub responsible: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ScheduleImportPreview {
    pub run: ImportRun,
    /// What the project would be called.
    pub name: String,
    #[schema(value_type = String, format = Date)]
    pub starts_on: Date,
    #[schema(value_type = String, format = Date)]
    pub finishes_on: Date,
    /// The finish that the file stores.
    #[schema(value_type = Option<String>, format = Date)]
    pub file_finishes_on: Option<Date>,
    /// Where it lies behind today: the finish when what is open is done from today on.
    #[schema(value_type = Option<String>, format = Date)]
    pub finishes_from_today: Option<Date>,
    pub milestones: i64,
    /// Tasks whose start or finish here is another one than in the file.
    pub differing: i64,
    pub tasks: Vec<ScheduleImportTask>,
    /// Names of the work calendars that it brings.
    pub calendars: Vec<String>,
    pub resources: Vec<ImportedResource>,
    /// What is not carried over or comes out differently, and what to do about it.
    pub notes: Vec<Diagnostic>,
}
