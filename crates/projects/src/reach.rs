//! Which jobs somebody reaches: the office every one; the field those it is booked for, or whose tasks its crews have,
//! and what belongs to them. What is out of reach is not there.

use kernel::{RawId, ToColumn, reexport::uuid::Uuid};
use platform::{Conn, Error, Reach, Result, Who};

use crate::projects::ProjectId;

/// Selects the projects of the worker who signs in as parameter `user`.
pub(crate) fn jobs_of(user: usize) -> String {
    let worker = format!("w.company_id = $1 AND w.user_id = ${user}");
    format!(
        "SELECT b.project_id FROM worker w
         JOIN booking b ON b.company_id = w.company_id AND b.resource_id = w.id
         WHERE {worker} AND b.state = 'booked' AND b.project_id IS NOT NULL
         UNION
         SELECT b.project_id FROM worker w
         JOIN crew_member m ON m.company_id = w.company_id AND m.worker_id = w.id
         JOIN booking b ON b.company_id = m.company_id AND b.resource_id = m.crew_id
         WHERE {worker} AND b.state = 'booked' AND b.project_id IS NOT NULL
         UNION
         SELECT t.project_id FROM worker w
         JOIN crew_member m ON m.company_id = w.company_id AND m.worker_id = w.id
         JOIN task t ON t.company_id = m.company_id AND t.crew_id = m.crew_id
         WHERE {worker}"
    )
}

/// Whether the reader sees everything; else the sign-in whose jobs count.
pub(crate) fn limit(who: &Who) -> (bool, Option<Uuid>) {
    (who.role.reach() == Reach::All, who.user_id().map(|user| user.uuid()))
}

pub fn project(q: &Conn<'_>, who: &Who, id: ProjectId) -> Result<()> {
    within(q, who, "the project", id.0, |jobs| format!("SELECT 1 AS it WHERE $2 IN ({jobs})"))
}

/// The site of a job.
pub fn site(q: &Conn<'_>, who: &Who, id: Uuid) -> Result<()> {
    within(q, who, "the site", id, |jobs| {
        format!("SELECT 1 AS it FROM project WHERE company_id = $1 AND site_id = $2 AND id IN ({jobs})")
    })
}

/// What was sold and became a job.
pub fn estimate(q: &Conn<'_>, who: &Who, id: Uuid) -> Result<()> {
    within(q, who, "the estimate", id, |jobs| {
        format!(
            "SELECT 1 AS it FROM project p JOIN proposal o ON o.company_id = p.company_id AND o.id = p.proposal_id
             WHERE p.company_id = $1 AND o.estimate_id = $2 AND p.id IN ({jobs})"
        )
    })
}

/// A picture of a job, or what the reader stored.
pub fn file(q: &Conn<'_>, who: &Who, id: Uuid) -> Result<()> {
    within(q, who, "the file", id, |jobs| {
        format!(
            "SELECT 1 AS it FROM file WHERE company_id = $1 AND id = $2 AND created_by = $3
             UNION SELECT 1 AS it FROM delivery WHERE company_id = $1 AND photo_file_id = $2 AND project_id IN ({jobs})
             UNION SELECT 1 AS it FROM daily_log_entry e
               JOIN daily_log l ON l.company_id = e.company_id AND l.id = e.daily_log_id
               WHERE e.company_id = $1 AND e.file_id = $2 AND l.project_id IN ({jobs})"
        )
    })
}

/// Anything that happens on a job: the project, a task, a delivery, a gate, a day of its log, its site.
pub fn record(q: &Conn<'_>, who: &Who, id: Uuid) -> Result<()> {
    within(q, who, "the record", id, |jobs| {
        let parts = ["task", "delivery", "gate", "daily_log"].map(|table| {
            format!("UNION SELECT 1 AS it FROM {table} WHERE company_id = $1 AND id = $2 AND project_id IN ({jobs})")
        });
        format!(
            "SELECT 1 AS it FROM project WHERE company_id = $1 AND (id = $2 OR site_id = $2) AND id IN ({jobs}) {}",
            parts.join(" ")
        )
    })
}

/// Events about these are for everybody on a job; money and other people's hours are not.
const SITE_NEWS: &[&str] = &["project", "task", "delivery", "gate", "daily_log", "booking", "site", "visit"];

/// The subjects whose events the reader sees; every one if `None`.
pub fn news(who: &Who) -> Option<&'static [&'static str]> {
    (who.role.reach() == Reach::Assigned).then_some(SITE_NEWS)
}

fn within(q: &Conn<'_>, who: &Who, what: &'static str, id: Uuid, sql: impl Fn(&str) -> String) -> Result<()> {
    let (all, user) = limit(who);
    if all {
        return Ok(());
    }
    let user = user.ok_or(Error::NotFound(what))?;
    let parameters: [&dyn ToColumn; 2] = [&id, &user];
    q.row(&sql(&jobs_of(3)), &parameters)?.map(|_| ()).ok_or(Error::NotFound(what))
}
