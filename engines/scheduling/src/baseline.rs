//! Baselines: the dates once agreed, and how far the plan is from them now.

use std::collections::HashMap;

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::schedule::Schedule;
use crate::words::whole_days;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct BaselineTask {
    pub id: String,
    #[schema(value_type = String)]
    pub start: DateTime,
    #[schema(value_type = String)]
    pub finish: DateTime,
}

/// The planned dates of a schedule, kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Baseline {
    #[schema(value_type = String)]
    pub finish: DateTime,
    pub tasks: Vec<BaselineTask>,
}

impl Baseline {
    pub fn of(schedule: &Schedule) -> Self {
        let kept = |t: &crate::TaskDates| BaselineTask { id: t.id.clone(), start: t.start, finish: t.finish };
        Self { finish: schedule.finish, tasks: schedule.tasks.iter().map(kept).collect() }
    }
}

/// Now minus baseline, in working minutes of the project's calendar; positive is late.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct TaskVariance {
    pub id: String,
    pub start: i64,
    pub finish: i64,
    /// How much longer it takes: finish variance less start variance.
    pub duration: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Variance {
    pub finish: i64,
    /// Whole working days, rounded half away from zero.
    pub finish_days: i64,
    /// Tasks that are in both, in the order of the schedule.
    pub tasks: Vec<TaskVariance>,
    /// In the schedule but not in the baseline: work added since.
    pub added: Vec<String>,
    /// In the baseline but no longer in the schedule.
    pub dropped: Vec<String>,
}

pub fn variance(baseline: &Baseline, now: &Schedule) -> Variance {
    let mut kept: HashMap<&str, &BaselineTask> = baseline.tasks.iter().map(|t| (t.id.as_str(), t)).collect();
    let (mut tasks, mut added) = (Vec::new(), Vec::new());
    for dates in &now.tasks {
        let Some(was) = kept.remove(dates.id.as_str()) else {
            added.push(dates.id.clone());
            continue;
        };
        let start = now.calendar.work_between(was.start, dates.start);
        let finish = now.calendar.work_between(was.finish, dates.finish);
        tasks.push(TaskVariance { id: dates.id.clone(), start, finish, duration: finish - start });
    }
    let finish = now.calendar.work_between(baseline.finish, now.finish);
    let dropped = baseline.tasks.iter().filter(|t| kept.contains_key(t.id.as_str())).map(|t| t.id.clone()).collect();
    Variance { finish, finish_days: whole_days(finish, now.calendar.day_minutes()), tasks, added, dropped }
}
