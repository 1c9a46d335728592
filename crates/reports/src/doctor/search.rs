//! Whether search finds every record, and finds nothing that is gone.

use db::{Conn, Dialect};
use platform::Result;

use super::{Check, Finding};

/// Records that are findable from the moment they are made, with the rows that count.
const FINDABLE: &[(&str, &str)] = &[
    ("account", "archived_at IS NULL"),
    ("contact", "TRUE"),
    ("site", "TRUE"),
    ("opportunity", "TRUE"),
    ("lead", "TRUE"),
    ("estimate", "TRUE"),
    ("project", "TRUE"),
];

pub(super) fn check(q: &Conn<'_>) -> Result<Check> {
    let count: i64 = q.one("SELECT count(*) AS n FROM search_entry WHERE company_id = $1", &[])?.get("n")?;
    let mut findings = Vec::new();
    for (table, counts) in FINDABLE {
        let missing = q.rows(
            &format!(
                "SELECT r.id FROM {table} r WHERE r.company_id = $1 AND {counts} AND NOT EXISTS (SELECT e.record_id
                   FROM search_entry e WHERE e.company_id = r.company_id AND e.record_id = r.id)"
            ),
            &[],
        )?;
        let gone = q.rows(
            &format!(
                "SELECT e.record_id AS id FROM search_entry e WHERE e.company_id = $1 AND e.kind = '{table}' AND NOT EXISTS
                   (SELECT r.id FROM {table} r WHERE r.company_id = e.company_id AND r.id = e.record_id)"
            ),
            &[],
        )?;
        for (rows, why) in [(missing, "can't be found"), (gone, "are found but are not there")] {
            if let Some(first) = rows.first() {
                let id: uuid::Uuid = first.get("id")?;
                findings.push(Finding::new(*table, format!("{} records {why}, the first {id}", rows.len()), AGAIN));
            }
        }
    }
    if q.dialect() == Dialect::Sqlite {
        findings.extend(words(q)?);
    }
    Ok(Check { what: "search", looked_at: usize::try_from(count).unwrap_or(0), findings })
}

/// Each entry has its words and no words are left over; PostgreSQL keeps them in the entry itself.
fn words(q: &Conn<'_>) -> Result<Vec<Finding>> {
    let apart = "SELECT count(*) AS n FROM search_entry e LEFT JOIN search_words w ON w.rowid = e.rowid
                 WHERE e.company_id = $1 AND (w.record_id IS NULL OR w.record_id <> e.record_id OR w.body <> e.body)";
    let astray = "SELECT count(*) AS n FROM search_words w LEFT JOIN search_entry e ON e.rowid = w.rowid
                  WHERE w.company_id = $1 AND (e.record_id IS NULL OR e.record_id <> w.record_id)";
    let mut findings = Vec::new();
    for (sql, why) in [(apart, "entries are not in the index of words"), (astray, "words are of no entry")] {
        let wrong: i64 = q.one(sql, &[])?.get("n")?;
        if wrong > 0 {
            findings.push(Finding::new("search", format!("{wrong} {why}"), AGAIN));
        }
    }
    Ok(findings)
}

const AGAIN: &str = "Run `ridgebeam search rebuild`: the index is made anew from the records.";
