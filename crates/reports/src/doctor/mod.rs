//! Whether what is stored still is what it was: the stream without a gap, files with their bytes, signatures that prove
//! what they say, dates that hold against the network, a search that finds everything.
//!
//! Read-only. Each check says how much it looked at; each finding says what is wrong, why, and what to do.

mod schedules;
mod search;

use db::{Conn, Dialect, SystemConn};
use jiff::Timestamp;
use platform::{Error, Result, files::Files};
use sales::proposals::{self, ProposalId};

/// One question that was asked of everything of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub what: &'static str,
    pub looked_at: usize,
    pub findings: Vec<Finding>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which record.
    pub about: String,
    pub why: String,
    pub cure: String,
}

impl Finding {
    pub(crate) fn new(about: impl Into<String>, why: impl Into<String>, cure: &str) -> Self {
        Self { about: about.into(), why: why.into(), cure: cure.to_owned() }
    }
}

/// The database file itself; a PostgreSQL server looks after its own.
pub fn database(q: &SystemConn<'_>) -> Result<Check> {
    let mut findings = Vec::new();
    if q.dialect() == Dialect::Sqlite {
        const CURE: &str = "Stop the server and restore the last backup; keep the damaged file.";
        for row in q.rows("PRAGMA quick_check(20)", &[])? {
            let told: String = row.get(0)?;
            if told != "ok" {
                findings.push(Finding::new("the database file", told, CURE));
            }
        }
        for row in q.rows("PRAGMA foreign_key_check", &[])?.iter().take(20) {
            let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
            findings.push(Finding::new(table, format!("a row names a record of {parent} that is not there"), CURE));
        }
    }
    Ok(Check { what: "database", looked_at: 1, findings })
}

/// Everything of one company. Reads every file, so it takes as long as the disk does.
pub fn examine(q: &Conn<'_>, files: &Files, at: Timestamp) -> Result<Vec<Check>> {
    Ok(vec![
        events(q)?,
        stored_files(q, files)?,
        signatures(q, files)?,
        schedules::check(q, at)?,
        search::check(q)?,
        jobs(q)?,
    ])
}

/// The stream counts without gaps, so a lost event shows.
fn events(q: &Conn<'_>) -> Result<Check> {
    let count: i64 = q.one("SELECT count(*) AS n FROM event WHERE company_id = $1", &[])?.get("n")?;
    let head = platform::events::head(q)?;
    let lost = (count != head).then(|| {
        let cure = "Restore the last backup in which they agree; what is lost can't be made up.";
        Finding::new("the stream of events", format!("{count} events are there, {head} were written"), cure)
    });
    Ok(Check { what: "events", looked_at: usize::try_from(count).unwrap_or(0), findings: lost.into_iter().collect() })
}

/// Every file that is named is there, with the bytes that were stored.
fn stored_files(q: &Conn<'_>, files: &Files) -> Result<Check> {
    let rows = q.rows("SELECT name, sha256 FROM file WHERE company_id = $1 ORDER BY id", &[])?;
    let mut findings = Vec::new();
    for row in &rows {
        let (name, sha256): (String, String) = (row.get("name")?, row.get("sha256")?);
        match files.get(q.company(), &sha256) {
            Ok(_) => {}
            Err(away @ Error::FilesUnreachable(_)) => return Err(away),
            Err(error) => {
                let cure = format!("Bring the file {sha256} back from a backup.");
                findings.push(Finding::new(name, error.to_string(), &cure));
            }
        }
    }
    Ok(Check { what: "files", looked_at: rows.len(), findings })
}

/// Every proposal still has the content, the costs and the PDFs it was sent and signed with, and an unbroken record.
fn signatures(q: &Conn<'_>, files: &Files) -> Result<Check> {
    let rows = q.rows("SELECT id FROM proposal WHERE company_id = $1 ORDER BY id", &[])?;
    let mut findings = Vec::new();
    for row in &rows {
        let id: ProposalId = row.get("id")?;
        let label = proposals::get(q, id)?.label;
        for check in proposals::verify(q, files, id)?.checks.into_iter().filter(|c| !c.sound) {
            let cure = "Compare with the copy that was mailed to the customer, and restore from a backup made before.";
            findings.push(Finding::new(&label, format!("{}: {}", check.what, check.detail), cure));
        }
    }
    Ok(Check { what: "signatures", looked_at: rows.len(), findings })
}

/// Jobs that gave up wait for a person.
fn jobs(q: &Conn<'_>) -> Result<Check> {
    let rows = q.rows("SELECT kind, last_error, state FROM job WHERE company_id = $1 ORDER BY id", &[])?;
    let mut findings = Vec::new();
    for row in &rows {
        if row.get::<String>("state")? == "failed" {
            let why = row.get::<Option<String>>("last_error")?.unwrap_or_else(|| "no reason was kept".to_owned());
            let cure = "Mend the reason; mail is sent again from the outbox.";
            findings.push(Finding::new(row.get::<String>("kind")?, format!("gave up: {why}"), cure));
        }
    }
    Ok(Check { what: "jobs", looked_at: rows.len(), findings })
}
