//! Durable jobs: written in the transaction that causes them, retried until done, each effect once.
//!
//! A *unit* job does all its work in one transaction together with marking itself done, so its effect happens exactly
//! once. An *outside* job talks to the world (mail, webhooks) and must bear being repeated.

use std::{collections::HashMap, future::Future, pin::Pin, sync::Arc, time::Duration};

use db::{CompanyId, Dialect, SystemTx};
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use crate::{Act, Error, Platform, Result, Who};

kernel::typed_id!(JobId, "Names one job.");

const LOCK_FOR: SignedDuration = SignedDuration::from_mins(5);
const MAX_ATTEMPTS: i64 = 12;
/// How far the clocks of two servers may be apart.
const SKEW: SignedDuration = SignedDuration::from_mins(1);

pub struct NewJob {
    pub kind: &'static str,
    pub payload: Value,
    /// None: at once.
    pub run_at: Option<Timestamp>,
    /// A second job with the same key is not queued.
    pub dedupe_key: Option<String>,
}

impl NewJob {
    pub fn now(kind: &'static str, payload: Value) -> Self {
        Self { kind, payload, run_at: None, dedupe_key: None }
    }

    pub fn at(mut self, at: Timestamp) -> Self {
        self.run_at = Some(at);
        self
    }

    pub fn once(mut self, key: impl Into<String>) -> Self {
        self.dedupe_key = Some(key.into());
        self
    }
}

/// A job that was claimed and is being carried out.
#[derive(Debug, Clone)]
pub struct Job {
    pub company: CompanyId,
    pub id: JobId,
    pub kind: String,
    pub payload: Value,
    pub attempts: i64,
}

impl Job {
    /// Reads the payload as the type its handler expects.
    pub fn read<T: serde::de::DeserializeOwned>(&self) -> Result<T> {
        Ok(serde_json::from_value(self.payload.clone())?)
    }
}

/// The payload of a job that an event caused.
#[derive(Debug, Clone, serde::Deserialize)]
pub struct Reaction {
    pub event: String,
    pub subject_id: uuid::Uuid,
    #[serde(default)]
    pub data: Value,
}

type Unit = Arc<dyn Fn(&Act<'_>, &Job) -> Result<()> + Send + Sync>;
type Outside = Arc<dyn Fn(Platform, Job) -> Pin<Box<dyn Future<Output = Result<()>> + Send>> + Send + Sync>;

enum Handler {
    Unit(Unit),
    Outside(Outside),
}

/// Who handles which job, and which event leads to which job.
#[derive(Default)]
pub struct Handlers {
    handlers: HashMap<&'static str, Handler>,
    reactions: HashMap<&'static str, Vec<&'static str>>,
}

impl Handlers {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn unit(&mut self, kind: &'static str, f: impl Fn(&Act<'_>, &Job) -> Result<()> + Send + Sync + 'static) {
        self.handlers.insert(kind, Handler::Unit(Arc::new(f)));
    }

    pub fn outside<F>(&mut self, kind: &'static str, f: impl Fn(Platform, Job) -> F + Send + Sync + 'static)
    where
        F: Future<Output = Result<()>> + Send + 'static,
    {
        self.handlers.insert(kind, Handler::Outside(Arc::new(move |p, j| Box::pin(f(p, j)))));
    }

    /// When `event` is emitted, `job` runs after its commit, with a [`Reaction`] as payload.
    pub fn react(&mut self, event: &'static str, job: &'static str) {
        self.reactions.entry(event).or_default().push(job);
    }

    pub(crate) fn reactions_to(&self, event: &str) -> Vec<&'static str> {
        self.reactions.get(event).cloned().unwrap_or_default()
    }
}

impl Act<'_> {
    pub fn enqueue(&self, job: NewJob) -> Result<()> {
        let id: JobId = self.new_id();
        self.execute(
            "INSERT INTO job (company_id, id, kind, payload, state, run_at, max_attempts, dedupe_key, created_at)
             VALUES ($1, $2, $3, $4, 'ready', $5, $6, $7, $8) ON CONFLICT (company_id, dedupe_key) DO NOTHING",
            &[&id, &job.kind, &job.payload, &job.run_at.unwrap_or(self.at), &MAX_ATTEMPTS, &job.dedupe_key, &self.at],
        )?;
        Ok(())
    }
}

impl Platform {
    /// Runs what is due until nothing is; tests call this instead of waiting. Returns how many ran.
    pub async fn run_due_jobs(&self, only: Option<CompanyId>) -> Result<usize> {
        let mut ran = 0;
        loop {
            let jobs = self.claim(only, 16).await?;
            if jobs.is_empty() {
                return Ok(ran);
            }
            ran += jobs.len();
            self.run_all(jobs).await?;
        }
    }

    /// The worker of a running server: wakes on every commit and once a second, until told to stop.
    pub async fn work(&self, mut stop: tokio::sync::watch::Receiver<bool>) {
        let mut nudges = self.live().listen();
        loop {
            let done = match self.notice_clock(None).await {
                Ok(()) => self.run_due_jobs(None).await,
                Err(error) => Err(error),
            };
            if let Err(error) = done {
                tracing::warn!(%error, "jobs could not be run; trying again");
            }
            tokio::select! {
                _ = stop.changed() => return,
                _ = nudges.recv() => {}
                _ = tokio::time::sleep(Duration::from_secs(1)) => {}
            }
        }
    }

    /// If the clock was ahead and was put right, some jobs wait for a time that was told wrongly. What was written in
    /// what is now the future keeps its wait, counted from now, and its key no longer keeps out the job of the day it
    /// names. No retry and no lock takes longer than it can. The worker of a running server asks each time; whoever tells
    /// a story by moving the clock does not.
    pub async fn notice_clock(&self, only: Option<CompanyId>) -> Result<()> {
        if !self.clock_went_back() {
            return Ok(());
        }
        let now = self.clock().now();
        let (ahead, retry, lock) = (now + SKEW, now + wait_after(MAX_ATTEMPTS) + SKEW, now + LOCK_FOR + SKEW);
        let company = if only.is_some() { "company_id = $1" } else { "CAST($1 AS UUID) IS NULL" };
        let only: Option<uuid::Uuid> = only.map(|c| c.0);
        self.store()
            .system_write(move |tx: &SystemTx<'_>| -> Result<()> {
                let of = |sql: &str| format!("UPDATE job SET {sql} AND {company}");
                tx.execute(&of("dedupe_key = NULL WHERE created_at > $2"), &[&only, &ahead])?;
                let keep =
                    "run_at = run_at - created_at + $2, created_at = $2 WHERE state = 'ready' AND created_at > $3";
                tx.execute(&of(keep), &[&only, &now, &ahead])?;
                let retried = "run_at = $2 WHERE state = 'ready' AND attempts > 0 AND run_at > $3";
                tx.execute(&of(retried), &[&only, &now, &retry])?;
                let locked = "locked_until = $2 WHERE state = 'running' AND locked_until > $3";
                tx.execute(&of(locked), &[&only, &(now + LOCK_FOR), &lock])?;
                Ok(())
            })
            .await
    }

    async fn claim(&self, only: Option<CompanyId>, limit: i64) -> Result<Vec<Job>> {
        let now = self.clock().now();
        let skip = match self.store().dialect() {
            Dialect::Postgres => "FOR UPDATE SKIP LOCKED",
            Dialect::Sqlite => "",
        };
        self.store()
            .system_write(move |tx: &SystemTx<'_>| {
                let company = if only.is_some() { "AND company_id = $4" } else { "AND CAST($4 AS UUID) IS NULL" };
                let only: Option<uuid::Uuid> = only.map(|c| c.0);
                let sql = format!(
                    "UPDATE job SET state = 'running', attempts = attempts + 1, locked_until = $2
                     WHERE (company_id, id) IN (
                       SELECT company_id, id FROM job
                       WHERE ((state = 'ready' AND run_at <= $1) OR (state = 'running' AND locked_until <= $1))
                         {company} ORDER BY run_at, id LIMIT $3 {skip})
                     RETURNING company_id, id, kind, payload, attempts, run_at"
                );
                let locked_until = now + LOCK_FOR;
                let mut jobs = tx
                    .rows(&sql, &[&now, &locked_until, &limit, &only])?
                    .iter()
                    .map(|row| {
                        let at: Timestamp = row.get("run_at")?;
                        let job = Job {
                            company: row.get("company_id")?,
                            id: row.get("id")?,
                            kind: row.get("kind")?,
                            payload: row.get("payload")?,
                            attempts: row.get("attempts")?,
                        };
                        Ok((at, job))
                    })
                    .collect::<Result<Vec<_>>>()?;
                jobs.sort_by_key(|(at, job)| (*at, job.id));
                Ok(jobs.into_iter().map(|(_, job)| job).collect())
            })
            .await
    }

    /// In their order. SQLite's one writer takes units in the order they are handed in and commits what waits together;
    /// PostgreSQL would run them at once, and in any order.
    async fn run_all(&self, jobs: Vec<Job>) -> Result<()> {
        let is_unit = |job: &Job| matches!(self.handlers().handlers.get(job.kind.as_str()), Some(Handler::Unit(_)));
        let most = if self.store().dialect() == Dialect::Sqlite { usize::MAX } else { 1 };
        let mut left = jobs.into_iter().peekable();
        while let Some(first) = left.next() {
            let mut together = vec![first];
            while is_unit(&together[0]) && together.len() < most {
                let Some(next) = left.next_if(|job| is_unit(job)) else { break };
                together.push(next);
            }
            for done in futures_util::future::join_all(together.into_iter().map(|job| self.run_one(job))).await {
                done?;
            }
        }
        Ok(())
    }

    async fn run_one(&self, job: Job) -> Result<()> {
        let who = Who::system(job.company);
        let done = match self.handlers().handlers.get(job.kind.as_str()) {
            None => Err(Error::Internal(format!("nobody handles jobs of the kind {}", job.kind))),
            Some(Handler::Unit(f)) => {
                let (f, job) = (f.clone(), job.clone());
                self.act(&who, move |act| {
                    f(act, &job)?;
                    finish(act, &job)
                })
                .await
            }
            Some(Handler::Outside(f)) => match f(self.clone(), job.clone()).await {
                Ok(()) => {
                    let job = job.clone();
                    self.act(&who, move |act| finish(act, &job)).await
                }
                Err(e) => Err(e),
            },
        };
        match done {
            Ok(()) => Ok(()),
            Err(error) => {
                tracing::warn!(kind = %job.kind, attempts = job.attempts, %error, "a job failed");
                let text = error.to_string();
                self.act(&who, move |act| put_off(act, &job, &text)).await
            }
        }
    }
}

fn finish(act: &Act<'_>, job: &Job) -> Result<()> {
    let still_ours = act.execute(
        "UPDATE job SET state = 'done', finished_at = $4, locked_until = NULL
         WHERE company_id = $1 AND id = $2 AND attempts = $3 AND state = 'running'",
        &[&job.id, &job.attempts, &act.at],
    )?;
    if still_ours == 1 { Ok(()) } else { Err(Error::Internal("another worker took this job over".into())) }
}

/// Longer after each failure: 10 s, 40 s, 90 s ...
fn wait_after(attempts: i64) -> SignedDuration {
    SignedDuration::from_secs(10 * attempts * attempts)
}

/// Waits, and gives up, visibly, after the last attempt.
fn put_off(act: &Act<'_>, job: &Job, error: &str) -> Result<()> {
    act.execute(
        "UPDATE job SET state = CASE WHEN attempts >= max_attempts THEN 'failed' ELSE 'ready' END,
           run_at = $4, last_error = $5, locked_until = NULL
         WHERE company_id = $1 AND id = $2 AND attempts = $3 AND state = 'running'",
        &[&job.id, &job.attempts, &(act.at + wait_after(job.attempts)), &error],
    )?;
    Ok(())
}
