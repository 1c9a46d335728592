//! What a hand on the screen changes, and what it sees.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::network::{Constraint, Task};

/// A change of one task, which is told by its position in the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Change {
    pub task: usize,
    pub to: Term,
}

/// What a task can be given while a hand is on its bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    Constraint(Constraint),
    /// Working minutes on the task's calendar.
    Duration(i64),
    /// Working minutes left of a task that has started.
    Remaining(i64),
}

impl Change {
    /// Its bar moved: it starts no earlier than there.
    pub fn start_from(task: usize, at: DateTime) -> Self {
        Self { task, to: Term::Constraint(Constraint::StartNoEarlierThan(at)) }
    }

    /// Its bar nailed down: it starts there whatever the links say.
    pub fn placed_at(task: usize, at: DateTime) -> Self {
        Self { task, to: Term::Constraint(Constraint::PlacedAt(at)) }
    }

    /// The end of its bar drawn.
    pub fn duration(task: usize, minutes: i64) -> Self {
        Self { task, to: Term::Duration(minutes) }
    }

    pub fn remaining(task: usize, minutes: i64) -> Self {
        Self { task, to: Term::Remaining(minutes) }
    }
}

impl Term {
    pub(super) fn give(self, task: &mut Task) {
        match self {
            Self::Constraint(constraint) => task.constraint = constraint,
            Self::Duration(minutes) => task.duration = minutes,
            Self::Remaining(minutes) => task.progress.remaining = Some(minutes),
        }
    }
}

/// What a drag does to the dates. Tasks are told by their positions in the network and listed in that order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Drag {
    #[schema(value_type = String)]
    pub finish_before: DateTime,
    #[schema(value_type = String)]
    pub finish_after: DateTime,
    /// By how much the project's finish moves, in working minutes of the project's calendar. Positive is later.
    pub finish_minutes: i64,
    /// Tasks whose planned dates differ.
    pub moved: Vec<Moved>,
    /// Tasks whose float differs, or whether they are critical.
    pub floats: Vec<Floating>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Moved {
    pub task: usize,
    #[schema(value_type = String)]
    pub start_before: DateTime,
    #[schema(value_type = String)]
    pub start_after: DateTime,
    #[schema(value_type = String)]
    pub finish_before: DateTime,
    #[schema(value_type = String)]
    pub finish_after: DateTime,
}

/// The float a task is left with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Floating {
    pub task: usize,
    /// Working minutes on the task's calendar.
    pub total_float: i64,
    pub critical: bool,
    pub near_critical: bool,
}
