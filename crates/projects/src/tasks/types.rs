use kernel::{Decimal, reexport::uuid::Uuid};
use platform::Patch;
use serde::{Deserialize, Serialize};

use crate::projects::ProjectId;

kernel::typed_id!(TaskId, "Names one task.");
kernel::typed_id!(LinkId, "Names one link between two tasks.");

kernel::text_enum! {
    pub enum TaskKind {
        /// Its dates are those of the tasks in it.
        Summary = "summary",
        Task = "task",
        Milestone = "milestone",
    }
}

kernel::text_enum! {
    /// Which ends of the two tasks a link ties: predecessor's, then successor's.
    pub enum LinkKind {
        FinishStart = "FS",
        StartStart = "SS",
        FinishFinish = "FF",
        StartFinish = "SF",
    }
}

kernel::text_enum! {
    /// A date a person set on a task.
    pub enum ConstraintKind {
        StartNoEarlierThan = "start_no_earlier_than",
        StartNoLaterThan = "start_no_later_than",
        FinishNoEarlierThan = "finish_no_earlier_than",
        FinishNoLaterThan = "finish_no_later_than",
        StartOn = "start_on",
        FinishOn = "finish_on",
        /// As late as it can be without moving anything after it; needs no date.
        AsLateAsPossible = "as_late_as_possible",
        /// Held against the links: what comes before gets the negative float.
        MandatoryStart = "mandatory_start",
        MandatoryFinish = "mandatory_finish",
        /// Placed by hand: it starts there whatever the links say.
        PlacedAt = "placed_at",
    }
}

impl ConstraintKind {
    pub fn needs_date(self) -> bool {
        self != Self::AsLateAsPossible
    }
}

/// Moments are `YYYY-MM-DDTHH:MM` on the site's clock; spans are minutes of working time.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Task {
    pub id: TaskId,
    pub project_id: ProjectId,
    pub parent_id: Option<TaskId>,
    /// `2.1`: where it stands in the work breakdown structure.
    pub wbs: String,
    pub name: String,
    pub kind: TaskKind,
    pub duration_minutes: i64,
    #[schema(value_type = Option<String>)]
    pub hours: Option<Decimal>,
    pub percent: i64,
    pub remaining_minutes: Option<i64>,
    pub actual_start: Option<String>,
    pub actual_finish: Option<String>,
    pub constraint_kind: Option<ConstraintKind>,
    pub constraint_at: Option<String>,
    pub deadline: Option<String>,
    /// Its own work calendar, where it differs from the project's.
    pub calendar_id: Option<Uuid>,
    pub crew_id: Option<Uuid>,
    pub responsible: Option<String>,
    pub cost_code_id: Option<Uuid>,
    /// The estimate lines it was made from.
    pub estimate_line_ids: Vec<Uuid>,
    pub early_start: Option<String>,
    pub early_finish: Option<String>,
    pub late_start: Option<String>,
    pub late_finish: Option<String>,
    pub total_float: Option<i64>,
    pub free_float: Option<i64>,
    /// It decides the finish.
    pub critical: bool,
    /// What decides its start.
    #[schema(value_type = Option<Object>)]
    pub driver: Option<serde_json::Value>,
    pub baseline_start: Option<String>,
    pub baseline_finish: Option<String>,
    pub version: i64,
}

impl Task {
    pub fn is_done(&self) -> bool {
        self.actual_finish.is_some()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Link {
    pub id: LinkId,
    pub from_task_id: TaskId,
    pub to_task_id: TaskId,
    pub kind: LinkKind,
    pub lag_minutes: i64,
    /// The lag runs day and night, not on working time.
    pub lag_elapsed: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewTask {
    pub name: String,
    pub kind: TaskKind,
    /// The summary it belongs under.
    pub parent_id: Option<TaskId>,
    pub duration_minutes: i64,
    /// The task it follows.
    pub after_task_id: Option<TaskId>,
}

/// Only the named fields change; an empty text clears a field that may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TaskChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = i64)]
    pub duration_minutes: Patch<i64>,
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub crew_id: Patch<Option<Uuid>>,
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub responsible: Patch<Option<String>>,
    /// `YYYY-MM-DDTHH:MM`, or empty.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub deadline: Patch<Option<String>>,
    #[serde(default)]
    #[schema(value_type = Option<ConstraintKind>)]
    pub constraint_kind: Patch<Option<ConstraintKind>>,
    /// `YYYY-MM-DDTHH:MM`; empty takes the date constraint away.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    pub constraint_at: Patch<Option<String>>,
}

/// What somebody on site says about a task.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Progress {
    /// 0 to 100; 100 is done, 0 takes everything reported back.
    pub percent: Option<i64>,
    /// Working minutes that are left, where that is known better than the percentage tells.
    pub remaining_minutes: Option<i64>,
    /// `YYYY-MM-DDTHH:MM`
    pub actual_start: Option<String>,
    /// `YYYY-MM-DDTHH:MM`
    pub actual_finish: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NewLink {
    pub from_task_id: TaskId,
    pub to_task_id: TaskId,
    #[serde(default = "finish_start")]
    pub kind: LinkKind,
    #[serde(default)]
    pub lag_minutes: i64,
}

fn finish_start() -> LinkKind {
    LinkKind::FinishStart
}
