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
                   FROM search_entry e WHERE e.company_id = r.company_id AND e.record_id = r.id) LIMIT 100"
            ),
            &[],
        )?;
        let gone = q.rows(
            &format!(
                "SELECT e.record_id AS id FROM search_entry e WHERE e.company_id = $1 AND e.kind = '{table}' AND NOT EXISTS
                   (SELECT r.id FROM {table} r WHERE r.company_id = e.company_id AND r.id = e.record_id) LIMIT 100"
            ),
            &[],
        )?;
        for (rows, why, cure) in [
            (missing, "can't be found", "Open the record and save it with a change: it is made findable anew."),
            (gone, "are found but are not there", AGAIN),
        ] {
            if let Some(first) = rows.first() {
                let id: uuid::Uuid = first.get("id")?;
                findings.push(Finding::new(*table, format!("{} records {why}, the first {id}", rows.len()), cure));
            }
        }
    }
    if q.dialect() == Dialect::Sqlite {
        let apart: i64 = q
            .one(
                "SELECT count(*) AS n FROM search_entry e LEFT JOIN search_words w ON w.rowid = e.rowid
                 WHERE e.company_id = $1 AND (w.record_id IS NULL OR w.record_id <> e.record_id OR w.body <> e.body)",
                &[],
            )?
            .get("n")?;
        if apart > 0 {
            findings.push(Finding::new("search", format!("{apart} entries are not in the index of words"), AGAIN));
        }
    }
    Ok(Check { what: "search", looked_at: usize::try_from(count).unwrap_or(0), findings })
}

const AGAIN: &str = "Export the company and bring it into an empty folder: the index is made anew.";
