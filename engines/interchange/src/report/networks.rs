//! The report of a network of tasks: dates of logic and calendars.

use kernel::{Diagnostic, Severity};
use scheduling::{Schedule, TaskDates, schedule, verify};

use super::{Moment, Report, ReportTask};
use crate::{Activity, Programme};

/// Computes a programme's dates and has them checked. `level` is answered in words: networks are not levelled yet.
pub fn of_network(programme: &Programme, level: bool) -> (Report, Schedule) {
    let network = &programme.network;
    let computed = schedule(network);
    let found = verify(network, &computed);
    let verified = found.is_empty();
    let mut diagnostics = programme.diagnostics.clone();
    diagnostics.extend(computed.diagnostics.iter().cloned());
    diagnostics.extend(found);
    diagnostics.extend(level.then(not_levelled));
    let makespan = computed.calendar.work_between(network.start, computed.finish);
    let whole = network.tasks.iter().zip(&programme.activities).zip(&computed.tasks);
    let report = Report {
        makespan: Some(makespan),
        lower_bound: Some(makespan),
        // By logic alone nothing can finish sooner; whether there are crews enough, nobody has asked.
        proved_optimal: !level,
        finish: Moment::Date(computed.finish),
        tasks: whole.map(|((task, activity), dates)| row(task.title(), activity, dates)).collect(),
        diagnostics,
        moves: Vec::new(),
        elapsed_ms: 0,
        verified,
    };
    (report, computed)
}

fn row(name: &str, activity: &Activity, dates: &TaskDates) -> ReportTask {
    ReportTask {
        id: dates.id.clone(),
        source_id: activity.source_id.clone(),
        name: name.to_owned(),
        early_start: Moment::Date(dates.early_start),
        early_finish: Moment::Date(dates.early_finish),
        late_start: Moment::Date(dates.late_start),
        late_finish: Moment::Date(dates.late_finish),
        total_float: dates.total_float,
        free_float: dates.free_float,
        critical: dates.critical,
        start: Moment::Date(dates.start),
        finish: Moment::Date(dates.finish),
        levelled_start: None,
        levelled_finish: None,
    }
}

fn not_levelled() -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        "schedule.not_levelled",
        "Levelling of networks with calendars is not there yet; the dates are those of links and calendars alone.",
        "Level PSPLIB problems, or compare each crew's tasks by hand.",
    )
}
