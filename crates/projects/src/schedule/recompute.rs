use jiff::{SignedDuration, Timestamp, civil::Date};
use kernel::Diagnostic;
use platform::{
    Act, Conn, NewEvent, Result, Who,
    jobs::{Job, NewJob},
};
use scheduling::{Schedule, TaskDates};
use serde::{Deserialize, Serialize};

use super::{crew, moment, network::load, slip};
use crate::{
    projects::{self, Project, ProjectId},
    tasks::{Task, TaskId},
};

kernel::typed_id!(RevisionId, "Names one revision of a schedule.");

/// One time the dates moved, and why.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Revision {
    pub id: RevisionId,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub reason: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub finish_before: Option<Date>,
    #[schema(value_type = String, format = Date)]
    pub finish_after: Date,
    pub moves: Vec<TaskMove>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct TaskMove {
    pub task_id: TaskId,
    pub name: String,
    pub start_before: String,
    pub start_after: String,
    pub finish_before: String,
    pub finish_after: String,
}

/// Works the dates out again and stores what moved, with the reason. Returns the day the project now finishes.
pub fn recompute(act: &Act<'_>, id: ProjectId, reason: &str) -> Result<Date> {
    let loaded = load(act, act.who, id, act.at)?;
    let schedule = scheduling::schedule(&loaded.network);
    let mut moves = Vec::new();
    for (task, dates) in loaded.tasks.iter().zip(&schedule.tasks) {
        moves.extend(store(act, task, dates)?);
        let (start, finish) = (moment::text(dates.start), moment::text(dates.finish));
        let moved = task.early_start.as_ref() != Some(&start) || task.early_finish.as_ref() != Some(&finish);
        if moved && !task.is_done() {
            crew::keep(act, &loaded.project, task, dates)?;
        }
    }
    need_by(act, &loaded.network, &loaded.deliveries)?;
    let finish = schedule.finish.date();
    let before = loaded.project.forecast_finish;
    if before != Some(finish) {
        act.execute(
            "UPDATE project SET forecast_finish = $3, updated_at = $4 WHERE company_id = $1 AND id = $2",
            &[&id, &finish, &act.at],
        )?;
    }
    complain(act, id, &schedule.diagnostics)?;
    if !moves.is_empty() {
        revise(act, id, reason, before, finish, &moves)?;
    }
    if let Some(before) = before.filter(|b| *b != finish) {
        announce(act, &loaded.project, &schedule, before, finish, reason)?;
    }
    Ok(finish)
}

fn store(act: &Act<'_>, task: &Task, dates: &TaskDates) -> Result<Option<TaskMove>> {
    let (start, finish) = (moment::text(dates.start), moment::text(dates.finish));
    act.execute(
        "UPDATE task SET early_start = $3, early_finish = $4, late_start = $5, late_finish = $6, total_float = $7,
           free_float = $8, critical = $9, driver = $10 WHERE company_id = $1 AND id = $2",
        &[
            &task.id,
            &start,
            &finish,
            &moment::text(dates.late_start),
            &moment::text(dates.late_finish),
            &dates.total_float,
            &dates.free_float,
            &dates.critical,
            &serde_json::to_string(&dates.driver)?,
        ],
    )?;
    let (Some(start_before), Some(finish_before)) = (&task.early_start, &task.early_finish) else { return Ok(None) };
    if (start_before, finish_before) == (&start, &finish) {
        return Ok(None);
    }
    Ok(Some(TaskMove {
        task_id: task.id,
        name: task.name.clone(),
        start_before: start_before.clone(),
        start_after: start,
        finish_before: finish_before.clone(),
        finish_after: finish,
    }))
}

/// Keeps what the engine said of these dates, so that whoever reads them need not work them out.
fn complain(act: &Act<'_>, id: ProjectId, diagnostics: &[Diagnostic]) -> Result<()> {
    let said = serde_json::to_string(diagnostics)?;
    act.execute(
        "UPDATE project SET complaints = $3 WHERE company_id = $1 AND id = $2 AND complaints <> $3",
        &[&id, &said],
    )?;
    Ok(())
}

pub(super) fn complaints(q: &Conn<'_>, id: ProjectId) -> Result<Vec<Diagnostic>> {
    let row = q.one("SELECT complaints FROM project WHERE company_id = $1 AND id = $2", &[&id])?;
    Ok(serde_json::from_str(&row.get::<String>("complaints")?)?)
}

/// A delivery is needed on the day its task could begin if nothing had to be waited for.
fn need_by(act: &Act<'_>, network: &scheduling::Network, deliveries: &[crate::deliveries::Delivery]) -> Result<()> {
    let mut free = network.clone();
    for task in &mut free.tasks {
        task.not_before.retain(|hold| !hold.source.as_ref().is_some_and(|s| s.starts_with("delivery:")));
    }
    let dates = scheduling::schedule(&free);
    for delivery in deliveries.iter().filter(|d| d.received_on.is_none()) {
        let needed = dates.task(&delivery.task_id.to_string()).map(|t| t.start.date());
        if needed != delivery.needed_by {
            act.execute(
                "UPDATE delivery SET needed_by = $3 WHERE company_id = $1 AND id = $2",
                &[&delivery.id, &needed],
            )?;
        }
    }
    Ok(())
}

fn revise(
    act: &Act<'_>,
    project: ProjectId,
    reason: &str,
    before: Option<Date>,
    after: Date,
    moves: &[TaskMove],
) -> Result<()> {
    let id: RevisionId = act.new_id();
    act.execute(
        "INSERT INTO schedule_revision (company_id, id, project_id, at, reason, finish_before, finish_after, moves)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[&id, &project, &act.at, &reason, &before, &after, &serde_json::to_string(moves)?],
    )?;
    Ok(())
}

fn announce(
    act: &Act<'_>,
    project: &Project,
    schedule: &Schedule,
    before: Date,
    after: Date,
    reason: &str,
) -> Result<()> {
    let midnight = |day: Date| day.at(23, 59, 0, 0);
    let minutes = schedule.calendar.work_between(midnight(before), midnight(after));
    let days = scheduling::whole_days(minutes, schedule.calendar.day_minutes());
    let data = serde_json::json!({
        "finish_before": before,
        "finish_after": after,
        "promised_finish": project.promised_finish,
        "days": days,
        "reason": reason,
    });
    let event = NewEvent::new("schedule.moved", "project", project.id).data(data);
    act.emit(projects::linked(event, project))?;
    slip::tell_customer(act, project, before, after)
}

/// Newest first, the last hundred.
pub fn revisions(q: &Conn<'_>, reader: &Who, project: ProjectId) -> Result<Vec<Revision>> {
    projects::get(q, reader, project)?;
    q.rows(
        "SELECT * FROM schedule_revision WHERE company_id = $1 AND project_id = $2 ORDER BY at DESC, id DESC LIMIT 100",
        &[&project],
    )?
    .iter()
    .map(|row| {
        Ok(Revision {
            id: row.get("id")?,
            at: row.get("at")?,
            reason: row.get("reason")?,
            finish_before: row.get("finish_before")?,
            finish_after: row.get("finish_after")?,
            moves: serde_json::from_str(&row.get::<String>("moves")?)?,
        })
    })
    .collect()
}

/// Every morning the dates of an open project are looked at again: what did not happen yesterday moves them.
pub fn look_again_tomorrow(act: &Act<'_>, project: ProjectId) -> Result<()> {
    let zone = platform::companies::zone(act)?;
    let tomorrow = act.today()?.saturating_add(jiff::Span::new().days(1));
    let at = tomorrow.at(5, 0, 0, 0).to_zoned_datetime(zone).map(|z| z.timestamp());
    let at = at.unwrap_or(act.at + SignedDuration::from_hours(24));
    let payload = serde_json::json!({ "project_id": project });
    act.enqueue(NewJob::now("schedule.refresh", payload).at(at).once(format!("schedule.refresh:{project}:{tomorrow}")))
}

#[derive(Deserialize)]
struct Refresh {
    project_id: ProjectId,
}

/// Carries out `schedule.refresh`.
pub fn on_new_day(act: &Act<'_>, job: &Job) -> Result<()> {
    let Refresh { project_id } = job.read()?;
    let project = projects::get(act, act.who, project_id)?;
    if !project.state.is_open() {
        return Ok(());
    }
    recompute(act, project_id, "A new day began.")?;
    look_again_tomorrow(act, project_id)
}
