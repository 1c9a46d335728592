//! Computed dates beside those that the scheduling program stored, task by task, to the minute of working time.

mod reasons;

use std::collections::HashSet;

use jiff::civil::DateTime;
use kernel::{Diagnostic, WorkCalendar};
use scheduling::{Constraint, Schedule, Task, TaskDates, TaskKind};
use serde::Serialize;

use crate::{Activity, Format, Programme, Stored};

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
    let compared = |((task, activity), dates): ((&Task, &Activity), &TaskDates)| TaskCheck {
        id: task.id.clone(),
        source_id: activity.source_id.clone(),
        code: activity.code.clone(),
        name: task.name.clone(),
        ..compare(own(task), &activity.stored, computed(programme, own(task), task, dates))
    };
    let tasks: Vec<TaskCheck> = open.map(compared).collect();
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

/// Our dates in the terms of the program that stored its own.
struct Computed {
    early: (DateTime, DateTime),
    late: (DateTime, DateTime),
    float: i64,
}

fn computed(programme: &Programme, calendar: &WorkCalendar, task: &Task, dates: &TaskDates) -> Computed {
    let mut told = Computed {
        early: (dates.early_start, dates.early_finish),
        late: (dates.late_start, dates.late_finish),
        float: dates.total_float,
    };
    if programme.format == Format::Xer && task.constraint == Constraint::AsLateAsPossible {
        // P6 calls the dates early to which it delays such an activity.
        told.float -= calendar.work_between(dates.early_finish, dates.finish);
        told.early = (dates.start, dates.finish);
    }
    if programme.network.data_date.is_some() && task.progress.actual_start.is_some() {
        // The start of a task under way is where its work goes on.
        let left = task.progress.remaining.unwrap_or(task.duration).max(0);
        told.early.0 = dates.resume.unwrap_or(dates.early_start);
        told.late.0 = calendar.sub_work(dates.late_finish, left).unwrap_or(dates.late_start);
    }
    told
}

fn compare(calendar: &WorkCalendar, stored: &Stored, computed: Computed) -> TaskCheck {
    let at = |stored: Option<DateTime>, computed| Pair {
        stored,
        computed,
        agrees: stored.is_none_or(|stored| calendar.work_between(stored, computed) == 0),
    };
    TaskCheck {
        id: String::new(),
        source_id: String::new(),
        code: String::new(),
        name: String::new(),
        early_start: at(stored.early_start, computed.early.0),
        early_finish: at(stored.early_finish, computed.early.1),
        late_start: at(stored.late_start, computed.late.0),
        late_finish: at(stored.late_finish, computed.late.1),
        total_float: Pair {
            stored: stored.total_float,
            computed: computed.float,
            agrees: stored.total_float.is_none_or(|stored| stored == computed.float),
        },
    }
}
