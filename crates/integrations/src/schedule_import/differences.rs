//! Where the dates worked out here differ from those the file stores.

use jiff::civil::DateTime;
use kernel::{Diagnostic, Severity, WorkCalendar};
use projects::{outline::Outline, schedule::moment, tasks::TaskKind};
use scheduling::{Schedule, TaskDates, TaskKind as Sort, schedule};

use super::ScheduleImportTask;

/// Names in a note; the preview marks every one of them.
const NAMED: usize = 20;

/// Every task as it would be, with the file's date where that is another one.
pub(super) fn tasks(outline: &Outline, computed: &Schedule) -> Vec<ScheduleImportTask> {
    let network = &outline.network;
    let places = outline.numbers().into_iter().zip(outline.depths());
    let both = network.tasks.iter().zip(&outline.about).zip(&computed.tasks);
    places
        .zip(both)
        .map(|((wbs, depth), ((task, about), dates))| {
            let own = task.calendar.unwrap_or(network.calendar);
            let calendar = network.calendars.get(own).unwrap_or(&computed.calendar);
            let other = |stored: DateTime, here| (!agree(calendar, stored, here)).then(|| moment::text(stored));
            ScheduleImportTask {
                wbs,
                depth,
                name: task.name.clone(),
                kind: match task.kind {
                    Sort::Summary => TaskKind::Summary,
                    Sort::Milestone => TaskKind::Milestone,
                    Sort::Task | Sort::LevelOfEffort => TaskKind::Task,
                },
                duration_minutes: task.duration,
                start: moment::text(dates.start),
                finish: moment::text(dates.finish),
                file_start: about.baseline.and_then(|(start, _)| other(start, dates.start)),
                file_finish: about.baseline.and_then(|(_, finish)| other(finish, dates.finish)),
                responsible: about.responsible.clone(),
            }
        })
        .collect()
}

/// The same to the minute of working time: Friday 17:00 is Monday 08:00.
fn agree(calendar: &WorkCalendar, stored: DateTime, here: DateTime) -> bool {
    calendar.work_between(stored, here) == 0
}

pub(super) fn differs(task: &ScheduleImportTask) -> bool {
    task.kind != TaskKind::Summary && (task.file_start.is_some() || task.file_finish.is_some())
}

pub(super) fn note(tasks: &[ScheduleImportTask]) -> Option<Diagnostic> {
    let differing: Vec<&ScheduleImportTask> = tasks.iter().filter(|t| differs(t)).collect();
    if differing.is_empty() {
        return None;
    }
    let names = differing.iter().take(NAMED).map(|t| format!("{} {}", t.wbs, t.name));
    let cause = format!("{} of {} tasks get another date here than the file stores.", differing.len(), tasks.len());
    let cure =
        "The file's dates are kept as the baseline. Splits, levelling and resource calendars are the usual reasons.";
    Some(Diagnostic::new(Severity::Warning, "import.dates_differ", cause, cure).about(names))
}

/// The dates when what is open is done from this day on, where that moves anything.
pub(super) fn from_day(
    outline: &Outline,
    computed: &Schedule,
    today: jiff::civil::Date,
) -> Option<(Schedule, Diagnostic)> {
    let mut network = outline.network.clone();
    network.data_date = (today > network.start.date()).then(|| today.at(0, 0, 0, 0));
    let then = schedule(&network);
    let moved = |(now, later): &(&TaskDates, &TaskDates)| now.start != later.start || now.finish != later.finish;
    let late = computed.tasks.iter().zip(&then.tasks).filter(moved).count();
    if late == 0 {
        return None;
    }
    let cause = format!(
        "The plan began on {}: {late} tasks that are not reported as done are planned from today on.",
        network.start.date()
    );
    let cure = "Report what is done, or move the project's start.";
    Some((then, Diagnostic::new(Severity::Warning, "import.in_the_past", cause, cure)))
}
