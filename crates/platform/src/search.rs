//! One search over every record: full-text on each database, behind one function.

use db::{Bulk, Conn, Dialect};
use kernel::RawId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Act, Result};

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Hit {
    /// `account`, `opportunity`, `project`, `lead`, ...
    pub kind: String,
    #[schema(value_type = String, format = Uuid)]
    pub id: Uuid,
    pub title: String,
    pub subtitle: String,
}

/// What a record is found by: its title, its subtitle and any further words (phone digits, e-mail, number).
pub struct Entry {
    kind: &'static str,
    id: Uuid,
    title: String,
    subtitle: String,
    body: String,
}

impl Entry {
    pub fn new(kind: &'static str, id: impl RawId, title: &str, subtitle: &str, words: &[&str]) -> Self {
        let body = plain(&format!("{title} {subtitle} {}", words.join(" ")));
        Self { kind, id: id.uuid(), title: title.to_owned(), subtitle: subtitle.to_owned(), body }
    }
}

/// What the records of one kind after this id are found by, in the order of their ids; nothing after the last one.
pub type Source = fn(&Conn<'_>, Uuid) -> Result<Vec<Entry>>;

/// How many records a source reads at once.
pub const PAGE: i64 = 500;

/// Makes the company's index anew from its records. Returns how many can be found.
pub fn rebuild(act: &Act<'_>, sources: &[Source]) -> Result<usize> {
    act.execute("DELETE FROM search_entry WHERE company_id = $1", &[])?;
    if act.dialect() == Dialect::Sqlite {
        // Words without an entry are nobody's, and would stand in the way of an entry that gets their row number.
        act.execute(
            "DELETE FROM search_words WHERE company_id = $1
               OR NOT EXISTS (SELECT 1 FROM search_entry e WHERE e.rowid = search_words.rowid)",
            &[],
        )?;
    }
    let mut found = 0;
    for source in sources {
        let mut last = Uuid::nil();
        loop {
            let entries = source(act, last)?;
            let Some(entry) = entries.last() else { break };
            last = entry.id;
            found += entries.len();
            act.index_all(&entries)?;
        }
    }
    Ok(found)
}

impl Act<'_> {
    /// Makes many records findable that were not so before.
    pub fn index_all<'e>(&self, entries: impl IntoIterator<Item = &'e Entry>) -> Result<()> {
        let mut rows = Bulk::into_table("search_entry", &["record_id", "kind", "title", "subtitle", "body"]);
        for e in entries {
            rows.row(&[&e.id, &e.kind, &e.title, &e.subtitle, &e.body]);
        }
        Ok(rows.store(self)?)
    }

    /// Makes a record findable by its title, subtitle and any further words (phone digits, e-mail, number).
    pub fn index(&self, kind: &'static str, id: impl RawId, title: &str, subtitle: &str, words: &[&str]) -> Result<()> {
        self.index_again(&Entry::new(kind, id, title, subtitle, words))
    }

    /// The same for a record that may be findable already.
    pub fn index_again(&self, e: &Entry) -> Result<()> {
        self.execute(
            "INSERT INTO search_entry (company_id, record_id, kind, title, subtitle, body) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (company_id, record_id) DO UPDATE SET title = $4, subtitle = $5, body = $6",
            &[&e.id, &e.kind, &e.title, &e.subtitle, &e.body],
        )?;
        Ok(())
    }
}

/// Finds records in which every typed word begins some word: first what begins as typed, then by title.
pub fn find(q: &Conn<'_>, dialect: Dialect, typed: &str, limit: i64) -> Result<Vec<Hit>> {
    let typed = number(typed).unwrap_or_else(|| plain(typed));
    let words: Vec<&str> = typed.split(' ').filter(|w| !w.is_empty()).take(8).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let (sql, query) = match dialect {
        Dialect::Sqlite => (
            "SELECT e.kind, e.record_id, e.title, e.subtitle FROM search_words w
             JOIN search_entry e ON e.rowid = w.rowid
             WHERE w.company_id = $1 AND search_words MATCH $2
             ORDER BY substr(e.body, 1, length($4)) <> $4, e.title, e.record_id LIMIT $3",
            words.iter().map(|w| format!("body : \"{w}\"*")).collect::<Vec<_>>().join(" AND "),
        ),
        Dialect::Postgres => (
            "SELECT kind, record_id, title, subtitle FROM search_entry
             WHERE company_id = $1 AND to_tsvector('simple', body) @@ to_tsquery('simple', $2)
             ORDER BY substr(body, 1, length($4)) <> $4, title COLLATE \"C\", record_id LIMIT $3",
            words.iter().map(|w| format!("'{w}':*")).collect::<Vec<_>>().join(" & "),
        ),
    };
    q.rows(sql, &[&query, &limit, &words.join(" ")])?
        .iter()
        .map(|row| {
            Ok(Hit {
                kind: row.get("kind")?,
                id: row.get("record_id")?,
                title: row.get("title")?,
                subtitle: row.get("subtitle")?,
            })
        })
        .collect()
}

/// A telephone number however it is written, as its digits, without the country's where there are more than ten.
fn number(typed: &str) -> Option<String> {
    const NATIONAL: usize = 10;
    let written = |c: char| c.is_ascii_digit() || "+-(). /\u{a0}".contains(c);
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let is_number = digits.len() >= 7 && typed.chars().all(written);
    is_number.then(|| digits[digits.len().saturating_sub(NATIONAL)..].to_owned())
}

/// Lower case, without accents and punctuation, so that `nandu` finds Ñandú on both databases alike.
pub fn plain(text: &str) -> String {
    use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
    text.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect()
}
