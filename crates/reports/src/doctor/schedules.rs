//! The stored dates of every live project, put before the engine's independent checker.

use db::Conn;
use jiff::{Timestamp, civil::DateTime};
use platform::{Result, Who, companies};
use projects::{
    projects::ProjectId,
    schedule::{Loaded, load, moment},
};
use scheduling::{Schedule, schedule, verify};

use super::{Check, Finding};

/// How many of a project's findings are told; the others mostly follow from them.
const TOLD: usize = 3;
const CURE: &str = "The dates are worked out again every morning while the server runs, and by any change to a task. If \
                    this stays, keep the folder and report it.";

pub(super) fn check(q: &Conn<'_>, at: Timestamp) -> Result<Check> {
    let rows =
        q.rows("SELECT id FROM project WHERE company_id = $1 AND state IN ('planned', 'active') ORDER BY number", &[])?;
    let mut findings = Vec::new();
    for row in &rows {
        findings.extend(project(q, row.get("id")?, at)?);
    }
    Ok(Check { what: "schedules", looked_at: rows.len(), findings })
}

/// Dates hold for the day on which they were worked out, which is one of those on which something happened to the
/// project: whichever day bears them out will do.
fn project(q: &Conn<'_>, id: ProjectId, now: Timestamp) -> Result<Vec<Finding>> {
    let mut best: Option<Vec<Finding>> = None;
    for at in moments(q, id, now)? {
        let loaded = load(q, &Who::system(q.company()), id, at)?;
        let found = wrong(&loaded)?;
        if found.is_empty() {
            return Ok(found);
        }
        if best.as_ref().is_none_or(|b| found.len() < b.len()) {
            best = Some(found);
        }
    }
    let mut best = best.unwrap_or_default();
    best.truncate(TOLD);
    Ok(best)
}

/// Now, and the last moments of each day on which the project changed or was looked at again.
fn moments(q: &Conn<'_>, id: ProjectId, now: Timestamp) -> Result<Vec<Timestamp>> {
    let rows = q.rows(
        "SELECT e.at AS at FROM event_link l JOIN event e ON e.company_id = l.company_id AND e.seq = l.seq
         WHERE l.company_id = $1 AND l.record_id = $2
         UNION ALL
         SELECT j.finished_at AS at FROM job j WHERE j.company_id = $1 AND j.kind = 'schedule.refresh'
           AND j.finished_at IS NOT NULL AND j.dedupe_key LIKE $3
         ORDER BY at DESC LIMIT 400",
        &[&id, &format!("schedule.refresh:{id}:%")],
    )?;
    let zone = companies::zone(q)?;
    let mut moments = vec![now];
    for row in &rows {
        let at: Timestamp = row.get("at")?;
        let day = |t: &Timestamp| t.to_zoned_datetime(zone.clone()).date();
        if moments.last().is_some_and(|last| day(last) != day(&at)) {
            moments.push(at);
        }
    }
    moments.truncate(20);
    Ok(moments)
}

fn wrong(loaded: &Loaded) -> Result<Vec<Finding>> {
    let name = format!("#{} {}", loaded.project.number, loaded.project.name);
    let Some(stored) = stored(loaded)? else {
        return Ok(vec![Finding::new(name, "a task has no dates", CURE)]);
    };
    let mut found: Vec<Finding> =
        verify(&loaded.network, &stored).into_iter().map(|told| Finding::new(&name, told.cause, CURE)).collect();
    let last = stored.finish.date();
    if loaded.project.forecast_finish.is_some_and(|told| told != last) && !loaded.tasks.is_empty() {
        found.push(Finding::new(name, format!("its finish is not that of its last task, {last}"), CURE));
    }
    Ok(found)
}

/// The schedule as it is stored; what is not stored (when work goes on, what drives it) as the engine has it now.
fn stored(loaded: &Loaded) -> Result<Option<Schedule>> {
    let mut answer = schedule(&loaded.network);
    for (task, dates) in loaded.tasks.iter().zip(&mut answer.tasks) {
        let read = |text: &Option<String>| text.as_deref().map(moment::read).transpose();
        let (start, finish) = (read(&task.early_start)?, read(&task.early_finish)?);
        let late = (read(&task.late_start)?, read(&task.late_finish)?);
        let floats = (task.total_float, task.free_float);
        let (Some(start), Some(finish), (Some(late_start), Some(late_finish)), (Some(total), Some(free))) =
            (start, finish, late, floats)
        else {
            return Ok(None);
        };
        // What is as late as possible is planned later than it could be; the early dates are not stored then.
        if (dates.start, dates.finish) == (dates.early_start, dates.early_finish) {
            (dates.early_start, dates.early_finish) = (start, finish);
        }
        (dates.start, dates.finish) = (start, finish);
        (dates.late_start, dates.late_finish) = (late_start, late_finish);
        (dates.total_float, dates.free_float, dates.critical) = (total, free, task.critical);
    }
    let last: Option<DateTime> = answer.tasks.iter().map(|t| t.early_finish).max();
    answer.finish = last.unwrap_or(answer.finish);
    Ok(Some(answer))
}
