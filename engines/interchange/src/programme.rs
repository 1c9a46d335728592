//! A programme: a network with everything a schedule file carries beside it. Plain data.

use jiff::civil::DateTime;
use kernel::Diagnostic;
use rust_decimal::Decimal;
use scheduling::Network;
use scheduling::resources::Pool;
use scheduling::risk::Risk;
use serde::{Deserialize, Serialize};

use crate::{Element, Format};

/// The lists `calendars` and `activities` stand beside the network's `calendars` and `tasks`, one for one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    pub name: String,
    /// Which format it was read from, and so which format `kept` pieces belong to.
    #[serde(default)]
    pub format: Format,
    pub network: Network,
    #[serde(default)]
    pub calendars: Vec<CalendarRecord>,
    #[serde(default)]
    pub activities: Vec<Activity>,
    #[serde(default)]
    pub resources: Vec<Resource>,
    #[serde(default)]
    pub assignments: Vec<Assignment>,
    /// Crews with skills, alternatives and absences, for levelling: what schedule files have no words for. Counts over
    /// `assignments`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pool: Option<Pool>,
    /// How long tasks may take and what that costs, for simulation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk: Option<Risk>,
    /// Activity codes and custom fields.
    #[serde(default)]
    pub fields: Vec<Field>,
    /// The date up to which the file's progress is known, if it tells. In the network it is the data date only where
    /// the format reschedules open work after it.
    #[serde(default)]
    pub status_date: Option<DateTime>,
    /// The project's finish as stored.
    #[serde(default)]
    pub finish: Option<DateTime>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<Element>,
    /// What was not understood or could not be kept, each once.
    #[serde(default)]
    pub diagnostics: Vec<Diagnostic>,
}

/// Where a calendar comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CalendarRecord {
    /// The file's own key; empty for a calendar that stands for elapsed time and is in no file.
    pub id: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<Element>,
}

/// What the file says of a task beside its logic.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Activity {
    /// The task's id in the network.
    pub id: String,
    /// The file's own key.
    pub source_id: String,
    /// What planners call it: P6's activity id, Project's row number.
    #[serde(default)]
    pub code: String,
    #[serde(default)]
    pub wbs: String,
    /// From 0 to 100.
    #[serde(default)]
    pub percent_complete: Option<Decimal>,
    #[serde(default)]
    pub notes: String,
    #[serde(default)]
    pub stored: Stored,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub baselines: Vec<StoredBaseline>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<FieldValue>,
    /// Pieces of work with pauses between them, as the writing program placed them: start and finish of each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub splits: Vec<(DateTime, DateTime)>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<Element>,
}

/// Dates as the scheduling program computed and stored them. Floats in working minutes.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stored {
    #[serde(default)]
    pub start: Option<DateTime>,
    #[serde(default)]
    pub finish: Option<DateTime>,
    /// Of a task under way P6 stores where its remaining work goes on.
    #[serde(default)]
    pub early_start: Option<DateTime>,
    #[serde(default)]
    pub early_finish: Option<DateTime>,
    #[serde(default)]
    pub late_start: Option<DateTime>,
    #[serde(default)]
    pub late_finish: Option<DateTime>,
    #[serde(default)]
    pub total_float: Option<i64>,
    #[serde(default)]
    pub free_float: Option<i64>,
    #[serde(default)]
    pub critical: Option<bool>,
}

/// A task's dates in a baseline of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct StoredBaseline {
    /// Project counts from 0 to 10.
    pub number: u32,
    #[serde(default)]
    pub start: Option<DateTime>,
    #[serde(default)]
    pub finish: Option<DateTime>,
    /// Working minutes.
    #[serde(default)]
    pub duration: Option<i64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<Element>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResourceKind {
    #[default]
    Labour,
    /// P6 calls it non-labour; Project knows it as work.
    Equipment,
    Material,
    /// Project's cost resources.
    Cost,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Resource {
    pub id: String,
    pub name: String,
    #[serde(default)]
    pub kind: ResourceKind,
    /// Position among the network's calendars.
    #[serde(default)]
    pub calendar: Option<usize>,
    /// How many of it there are at a time.
    #[serde(default)]
    pub most: Option<Decimal>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<Element>,
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Assignment {
    pub id: String,
    /// The task's id in the network.
    pub task: String,
    pub resource: String,
    /// How much of the resource works at a time: 1 is one of it.
    #[serde(default)]
    pub units: Option<Decimal>,
    /// Minutes of work (of material: 60 for each unit).
    #[serde(default)]
    pub work: Option<i64>,
    #[serde(default)]
    pub remaining: Option<i64>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<Element>,
}

/// An activity code or a custom field.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Field {
    /// Unique in the programme; P6's code types and custom fields are told apart by a prefix.
    pub id: String,
    pub name: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<Element>,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct FieldValue {
    pub field: String,
    pub value: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub kept: Vec<Element>,
}

impl Programme {
    /// A bare network as a programme.
    pub fn of(network: Network) -> Self {
        let activity = |id: &String| Activity { id: id.clone(), source_id: id.clone(), ..Activity::default() };
        Self {
            name: String::new(),
            format: Format::Json,
            calendars: (0..network.calendars.len())
                .map(|i| CalendarRecord { id: (i + 1).to_string(), kept: vec![] })
                .collect(),
            activities: network.tasks.iter().map(|t| activity(&t.id)).collect(),
            network,
            resources: Vec::new(),
            assignments: Vec::new(),
            pool: None,
            risk: None,
            fields: Vec::new(),
            status_date: None,
            finish: None,
            kept: Vec::new(),
            diagnostics: Vec::new(),
        }
    }
}
