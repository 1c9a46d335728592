//! The answer: dates and float of every task, and what there is to say about them.

use jiff::civil::DateTime;
use kernel::{Diagnostic, WorkCalendar};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::gates::GateDates;
use crate::network::LinkKind;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Schedule {
    /// When the last task finishes; the project's start if there is none.
    #[schema(value_type = String)]
    pub finish: DateTime,
    /// One for each task, in the order of the network.
    pub tasks: Vec<TaskDates>,
    /// One for each gate, in the order of the network.
    #[serde(default)]
    pub gates: Vec<GateDates>,
    pub diagnostics: Vec<Diagnostic>,
    /// Positions of links that could not be used; each has a diagnostic.
    pub unused_links: Vec<usize>,
    /// The project's own calendar, on which moves are counted in days.
    pub calendar: WorkCalendar,
}

impl Schedule {
    /// One task's dates. A search; whoever asks for many makes a map of `tasks` first.
    pub fn task(&self, id: &str) -> Option<&TaskDates> {
        self.tasks.iter().find(|t| t.id == id)
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TaskDates {
    pub id: String,
    /// As planned: the early dates, or later for a task that is to be as late as possible.
    #[schema(value_type = String)]
    pub start: DateTime,
    #[schema(value_type = String)]
    pub finish: DateTime,
    #[schema(value_type = String)]
    pub early_start: DateTime,
    #[schema(value_type = String)]
    pub early_finish: DateTime,
    #[schema(value_type = String)]
    pub late_start: DateTime,
    #[schema(value_type = String)]
    pub late_finish: DateTime,
    /// When the work that is left of a started task goes on.
    #[schema(value_type = Option<String>)]
    pub resume: Option<DateTime>,
    /// Working minutes on the task's calendar by which it may slip before the project's finish or a pinned date does.
    pub total_float: i64,
    /// Working minutes by which it may slip before any other task does.
    pub free_float: i64,
    pub critical: bool,
    pub near_critical: bool,
    /// What decides the early start.
    pub driver: Driver,
}

/// What decides when a task starts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Driver {
    ProjectStart,
    DataDate,
    /// It has begun.
    Actual,
    Link {
        /// The predecessor's id.
        from: String,
        kind: LinkKind,
    },
    /// Its own date constraint.
    Constraint,
    /// A delivery, permit or the like.
    NotBefore {
        label: String,
        source: Option<String>,
    },
    /// For a summary: its earliest part.
    Part {
        id: String,
    },
    /// Something that holds the summary it is part of.
    Parent {
        id: String,
    },
}
