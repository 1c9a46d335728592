//! Computed dates beside those that the scheduling program stored, task by task, to the minute of working time.

mod reasons;

use std::collections::HashSet;

use jiff::civil::DateTime;
use kernel::{Diagnostic, WorkCalendar};
use scheduling::{Schedule, Task, TaskDates, TaskKind};
use serde::Serialize;

use crate::{Activity, Programme};

/// A programme's own dates held against ours.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Check {
    /// Open tasks that are no summaries, in the order of the network.
    pub tasks: Vec<TaskCheck>,
    pub early_start: Tally,
    pub early_finish: Tally,
    pub late_start: Tally,
    pub late_finish: Tally,
    pub total_float: Tally,
    /// Why dates differ, for the tasks where a reason is known.
    pub diagnostics: Vec<Diagnostic>,
    /// Tasks with a difference that no diagnostic explains.
    pub unexplained: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Tally {
    /// Tasks whose file stores the value.
    pub stored: usize,
    pub agree: usize,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TaskCheck {
    pub id: String,
    pub source_id: String,
    pub code: String,
    pub name: String,
    pub early_start: Pair<DateTime>,
    pub early_finish: Pair<DateTime>,
    pub late_start: Pair<DateTime>,
    pub late_finish: Pair<DateTime>,
    /// Working minutes.
    pub total_float: Pair<i64>,
}

/// A value as stored and as computed. Dates agree when no working time of the task lies between them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Pair<T> {
    pub stored: Option<T>,
    pub computed: T,
    /// A value that is not stored disagrees with nothing.
    pub agrees: bool,
}

impl TaskCheck {
    pub fn agrees(&self) -> bool {
        self.agrees_early() && self.agrees_late()
    }

    fn agrees_early(&self) -> bool {
        self.early_start.agrees && self.early_finish.agrees
    }

    fn agrees_late(&self) -> bool {
        self.late_start.agrees && self.late_finish.agrees && self.total_float.agrees
    }
}

impl Check {
    /// Whether every stored date and float came out.
    pub fn agrees(&self) -> bool {
        self.tasks.iter().all(TaskCheck::agrees)
    }
}

/// Compares a programme with the schedule that was computed from its network.
pub fn check(programme: &Programme, schedule: &Schedule) -> Check {
    let network = &programme.network;
    let parents: HashSet<&str> = network.tasks.iter().filter_map(|t| t.parent.as_deref()).collect();
    let whole = network.tasks.iter().zip(&programme.activities).zip(&schedule.tasks);
    let open = whole.filter(|((task, _), _)| {
        let summary = task.kind == TaskKind::Summary || parents.contains(task.id.as_str());
        !summary && task.progress.actual_finish.is_none()
    });
    let own = |task: &Task| task.calendar.and_then(|c| network.calendars.get(c)).unwrap_or(&schedule.calendar);
    let tasks: Vec<TaskCheck> =
        open.map(|((task, activity), dates)| compare(own(task), network.data_date, task, activity, dates)).collect();
    let (diagnostics, unexplained) = reasons::find(programme, schedule, &tasks);
    Check {
        early_start: tally(&tasks, |t| t.early_start),
        early_finish: tally(&tasks, |t| t.early_finish),
        late_start: tally(&tasks, |t| t.late_start),
        late_finish: tally(&tasks, |t| t.late_finish),
        total_float: tally(&tasks, |t| t.total_float),
        tasks,
        diagnostics,
        unexplained,
    }
}

fn tally<T>(tasks: &[TaskCheck], pair: fn(&TaskCheck) -> Pair<T>) -> Tally {
    let stored = tasks.iter().map(pair).filter(|p| p.stored.is_some());
    stored.fold(Tally::default(), |sum, p| Tally { stored: sum.stored + 1, agree: sum.agree + usize::from(p.agrees) })
}

fn compare(
    calendar: &WorkCalendar,
    data_date: Option<DateTime>,
    task: &Task,
    activity: &Activity,
    dates: &TaskDates,
) -> TaskCheck {
    let stored = &activity.stored;
    let at = |stored: Option<DateTime>, computed| Pair {
        stored,
        computed,
        agrees: stored.is_none_or(|stored| calendar.work_between(stored, computed) == 0),
    };
    // Where progress is rescheduled after a data date, the start of a task under way is where its work goes on.
    let under_way = data_date.is_some() && task.progress.actual_start.is_some();
    let left = task.progress.remaining.unwrap_or(task.duration).max(0);
    let (early_start, late_start) = match under_way {
        true => (
            dates.resume.unwrap_or(dates.early_start),
            calendar.sub_work(dates.late_finish, left).unwrap_or(dates.late_start),
        ),
        false => (dates.early_start, dates.late_start),
    };
    TaskCheck {
        id: task.id.clone(),
        source_id: activity.source_id.clone(),
        code: activity.code.clone(),
        name: task.name.clone(),
        early_start: at(stored.early_start, early_start),
        early_finish: at(stored.early_finish, dates.early_finish),
        late_start: at(stored.late_start, late_start),
        late_finish: at(stored.late_finish, dates.late_finish),
        total_float: Pair {
            stored: stored.total_float,
            computed: dates.total_float,
            agrees: stored.total_float.is_none_or(|stored| stored == dates.total_float),
        },
    }
}
