//! The rows behind a figure: the very statement it was counted with.

use jiff::Timestamp;
use kernel::reexport::uuid::Uuid;
use platform::{Conn, Cursor, Error, Page, Result, Who};

use crate::answer::Period;
use crate::definition::definition;
use crate::{ReportAsk, ReportKind, ReportedRow, RowsAsk};

/// In the order the records were made.
pub fn rows(
    q: &Conn<'_>,
    who: &Who,
    kind: ReportKind,
    ask: &ReportAsk,
    which: &RowsAsk,
    cursor: &Cursor,
    now: Timestamp,
) -> Result<Page<ReportedRow>> {
    let written = definition(kind, ask.by);
    let Some(set) = written.sets.into_iter().find(|set| set.name == which.set) else {
        return Err(Error::invalid("set", "This report has no such rows; take the address from one of its figures."));
    };
    if !set.need.met(who.rights()) {
        return Err(Error::Forbidden("Your role does not see costs.".into()));
    }
    let [from, to] = Period::of(q, ask, now)?.bound(set.span);
    let (after, after_group): (Uuid, String) = cursor.key()?.unwrap_or((Uuid::nil(), String::new()));
    let (any, id, name) = group(which.group.as_deref());
    let sql = format!(
        "SELECT x.record_type, x.id, x.title, x.on_date, x.amount_minor, x.group_name FROM ({}) x
         WHERE (x.id, x.group_name) > ($4, $5) AND ($6 OR x.group_id = $7 OR (x.group_id IS NULL AND x.group_name = $8))
         ORDER BY x.id, x.group_name LIMIT $9",
        set.sql
    );
    let rows = q.rows(&sql, &[&*from, &*to, &after, &after_group, &any, &id, &name, &cursor.fetch()])?;
    let rows = rows
        .iter()
        .map(|row| {
            Ok(ReportedRow {
                record_type: row.get("record_type")?,
                id: row.get("id")?,
                title: row.get("title")?,
                group: row.get("group_name")?,
                on: row.get("on_date")?,
                amount_minor: row.get("amount_minor")?,
            })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(rows, |row| (row.id, row.group.clone())))
}

/// Whether any group will do, else the group by id or, without one, by name.
fn group(asked: Option<&str>) -> (bool, Uuid, String) {
    match asked {
        None => (true, Uuid::nil(), String::new()),
        Some(text) => match text.parse::<Uuid>() {
            Ok(id) => (false, id, text.to_owned()),
            Err(_) => (false, Uuid::nil(), text.to_owned()),
        },
    }
}
