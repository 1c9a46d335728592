//! What somebody in the field needs this morning: the running clock, the jobs of his crews with the way in, and what is
//! to be done there.

mod jobs;
mod types;

use crew::{crews, time, workers};
use platform::{Conn, Result, Who, companies};

pub use types::*;

/// The day of the caller. Somebody who is on no list of workers gets a day without jobs.
pub fn today(q: &Conn<'_>, who: &Who, now: jiff::Timestamp) -> Result<FieldDay> {
    let on_date = companies::today(q, now)?;
    let worker = who.user_id().map(|user| workers::of_user(q, user)).transpose()?.flatten();
    let Some(worker) = worker else {
        return Ok(FieldDay { on_date, worker: None, running: None, minutes_today: 0, jobs: Vec::new() });
    };
    let running = time::running(q, worker.id)?.map(|entry| entry.for_reader(who.rights()));
    let done = q.one(
        "SELECT CAST(COALESCE(sum(minutes), 0) AS BIGINT) AS minutes FROM time_entry
         WHERE company_id = $1 AND worker_id = $2 AND on_date = $3",
        &[&worker.id, &on_date],
    )?;
    Ok(FieldDay {
        on_date,
        running,
        minutes_today: done.get("minutes")?,
        jobs: jobs::of_worker(q, worker.id, &crews::of_worker(q, worker.id)?, now)?,
        worker: Some(FieldWorker { id: worker.id, name: worker.name }),
    })
}
