//! What a change does to the dates: two schedules side by side.

use std::collections::HashMap;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::schedule::{Schedule, TaskDates};
use crate::words::whole_days;

/// One task that moved. Positive is later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Move {
    pub id: String,
    #[schema(value_type = String)]
    pub start_before: DateTime,
    #[schema(value_type = String)]
    pub start_after: DateTime,
    #[schema(value_type = String)]
    pub finish_before: DateTime,
    #[schema(value_type = String)]
    pub finish_after: DateTime,
    /// Working minutes of the project's calendar.
    pub start_minutes: i64,
    pub finish_minutes: i64,
    /// The same in whole working days, rounded half away from zero.
    pub start_days: i64,
    pub finish_days: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Impact {
    #[schema(value_type = String)]
    pub finish_before: DateTime,
    #[schema(value_type = String)]
    pub finish_after: DateTime,
    /// By how much the project's finish moved, in working minutes of the project's calendar. Positive is later.
    pub finish_minutes: i64,
    pub finish_days: i64,
    /// Tasks whose planned dates differ, in the order of the later schedule.
    pub moved: Vec<Move>,
    pub added: Vec<String>,
    pub removed: Vec<String>,
}

/// Compares the planned dates of two schedules of one project, on the calendar of the second.
pub fn impact(before: &Schedule, after: &Schedule) -> Impact {
    let old: HashMap<&str, &TaskDates> = before.tasks.iter().map(|t| (t.id.as_str(), t)).collect();
    let new: HashMap<&str, &TaskDates> = after.tasks.iter().map(|t| (t.id.as_str(), t)).collect();
    let pairs = after.tasks.iter().filter_map(|t| old.get(t.id.as_str()).map(|o| (*o, t)));
    let finish_minutes = after.calendar.work_between(before.finish, after.finish);
    Impact {
        finish_before: before.finish,
        finish_after: after.finish,
        finish_minutes,
        finish_days: whole_days(finish_minutes, after.calendar.day_minutes()),
        moved: pairs.filter_map(|(old, new)| moved(old, new, after)).collect(),
        added: after.tasks.iter().filter(|t| !old.contains_key(t.id.as_str())).map(|t| t.id.clone()).collect(),
        removed: before.tasks.iter().filter(|t| !new.contains_key(t.id.as_str())).map(|t| t.id.clone()).collect(),
    }
}

fn moved(old: &TaskDates, new: &TaskDates, after: &Schedule) -> Option<Move> {
    if (old.start, old.finish) == (new.start, new.finish) {
        return None;
    }
    let (calendar, day) = (&after.calendar, after.calendar.day_minutes());
    let start_minutes = calendar.work_between(old.start, new.start);
    let finish_minutes = calendar.work_between(old.finish, new.finish);
    Some(Move {
        id: new.id.clone(),
        start_before: old.start,
        start_after: new.start,
        finish_before: old.finish,
        finish_after: new.finish,
        start_minutes,
        finish_minutes,
        start_days: whole_days(start_minutes, day),
        finish_days: whole_days(finish_minutes, day),
    })
}
