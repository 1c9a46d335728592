//! The report of a network of tasks: dates of logic and calendars, and of crews where that is asked for.

use scheduling::resources::{self, Delay};
use scheduling::{Schedule, TaskDates, schedule, verify};

use super::{Levelling, Moment, Move, Report, ReportTask};
use crate::{Activity, Programme};

/// A programme's report, and what it was made from.
pub struct OfNetwork {
    pub report: Report,
    pub schedule: Schedule,
    pub levelled: Option<resources::Levelling>,
}

/// Computes a programme's dates, with `levelling` also those with the crews there are, and has all of it checked.
pub fn of_network(programme: &Programme, levelling: Option<Levelling<'_>>) -> OfNetwork {
    let network = &programme.network;
    let computed = schedule(network);
    let mut found = verify(network, &computed);
    let mut diagnostics = programme.diagnostics.clone();
    let levelled = levelling.and_then(|asked| {
        let (pool, told) = programme.pool();
        diagnostics.extend(told);
        let plan = levelled(programme, &pool, &asked)?;
        found.extend(resources::check(network, &pool, &plan));
        Some(plan)
    });
    let dates = levelled.as_ref().map_or(&computed, |plan| &plan.schedule);
    let told = levelled.as_ref().map_or(&computed.diagnostics, |plan| &plan.diagnostics);
    diagnostics.extend(told.iter().cloned());
    let verified = found.is_empty();
    diagnostics.extend(found);
    let lasts = |until| computed.calendar.work_between(network.start, until);
    let whole = network.tasks.iter().zip(&programme.activities).zip(&computed.tasks).zip(&dates.tasks);
    let row = |(((task, activity), alone), with): (((&scheduling::Task, &Activity), &TaskDates), &TaskDates)| {
        row(task.title(), activity, alone, levelled.is_some().then_some(with))
    };
    let report = Report {
        makespan: Some(lasts(dates.finish)),
        // By logic alone nothing can finish sooner.
        lower_bound: Some(lasts(levelled.as_ref().map_or(computed.finish, |plan| plan.lower_bound))),
        proved_optimal: levelled.as_ref().is_none_or(|plan| plan.proved_optimal),
        finish: Moment::Date(dates.finish),
        tasks: whole.map(row).collect(),
        diagnostics,
        moves: levelled.iter().flat_map(|plan| &plan.moves).map(moved).collect(),
        risk: None,
        elapsed_ms: 0,
        verified,
    };
    OfNetwork { report, schedule: computed, levelled }
}

fn levelled(programme: &Programme, pool: &resources::Pool, asked: &Levelling<'_>) -> Option<resources::Levelling> {
    asked.best(
        |seed, go_on| resources::level(&programme.network, pool, seed, |_| go_on()),
        |plan| plan.proved_optimal,
        |plan| (plan.lateness, plan.finish, !plan.proved_optimal),
    )
}

fn row(name: &str, activity: &Activity, dates: &TaskDates, levelled: Option<&TaskDates>) -> ReportTask {
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
        levelled_start: levelled.map(|at| Moment::Date(at.start)),
        levelled_finish: levelled.map(|at| Moment::Date(at.finish)),
    }
}

fn moved(delay: &Delay) -> Move {
    Move {
        id: delay.id.clone(),
        name: delay.name.clone(),
        from: Moment::Date(delay.from),
        to: Moment::Date(delay.to),
        reason: delay.reason.clone(),
    }
}
