//! The one stream: every change writes one event in its transaction. Timeline, audit trail, live updates, jobs and
//! reports read from it.

use db::Bulk;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{Act, Conn, Cursor, Page, Result, Row, jobs, live::Nudge};

kernel::typed_id!(EventId, "Names one event of the stream.");

/// An event about to be written.
pub struct NewEvent {
    kind: &'static str,
    subject_type: &'static str,
    subject_id: Uuid,
    links: Vec<Uuid>,
    data: serde_json::Value,
}

impl NewEvent {
    /// `kind` is noun and past participle: `lead.received`, `proposal.signed`.
    pub fn new(kind: &'static str, subject_type: &'static str, subject_id: impl kernel::RawId) -> Self {
        let subject_id = subject_id.uuid();
        Self { kind, subject_type, subject_id, links: vec![subject_id], data: serde_json::Value::Null }
    }

    /// Shows the event on this record's timeline too.
    pub fn link(mut self, record: impl kernel::RawId) -> Self {
        let id = record.uuid();
        if !self.links.contains(&id) {
            self.links.push(id);
        }
        self
    }

    pub fn link_opt(self, record: Option<impl kernel::RawId>) -> Self {
        match record {
            Some(record) => self.link(record),
            None => self,
        }
    }

    /// What a reader of the timeline needs to understand the event without looking anything up.
    pub fn data(mut self, data: serde_json::Value) -> Self {
        self.data = data;
        self
    }
}

/// An event as it stands in the stream.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Event {
    pub seq: i64,
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    pub actor_kind: String,
    pub actor_name: String,
    pub kind: String,
    pub subject_type: String,
    #[schema(value_type = String, format = Uuid)]
    pub subject_id: Uuid,
    pub data: serde_json::Value,
}

impl Act<'_> {
    /// Writes the event, puts it on the timelines, and queues the jobs of those who react to it.
    pub fn emit(&self, event: NewEvent) -> Result<i64> {
        let reactions = self.platform.handlers().reactions_to(event.kind);
        let payload = || serde_json::json!({ "event": event.kind, "subject_id": event.subject_id, "data": event.data });
        for kind in reactions {
            self.enqueue(jobs::NewJob::now(kind, payload()))?;
        }
        self.append(&[(self.at, event)])
    }

    /// Writes what happened before now, as the stream would hold it. Nobody reacts: it is over.
    pub fn emit_past(&self, past: &[(Timestamp, NewEvent)]) -> Result<()> {
        if past.is_empty() { Ok(()) } else { self.append(past).map(drop) }
    }

    /// Returns the position of the last one.
    fn append(&self, new: &[(Timestamp, NewEvent)]) -> Result<i64> {
        let count = i64::try_from(new.len()).unwrap_or(i64::MAX);
        let last: i64 = self
            .one("UPDATE company SET event_seq = event_seq + $2 WHERE company_id = $1 RETURNING event_seq", &[&count])?
            .get("event_seq")?;
        let mut events = Bulk::into_table("event", STORED);
        let mut links = Bulk::into_table("event_link", &["record_id", "seq"]);
        let actor = &self.who.actor;
        for (seq, (at, event)) in (last - count + 1..).zip(new) {
            let id: EventId = self.ids().new_id(*at);
            events.row(&[
                &seq,
                &id,
                at,
                &actor.kind(),
                &actor.id(),
                &actor.name(),
                &event.kind,
                &event.subject_type,
                &event.subject_id,
                &event.data,
            ]);
            event.links.iter().for_each(|record| links.row(&[record, &seq]));
        }
        events.store(self)?;
        links.store(self)?;
        let (live, company) = (self.platform.live().clone(), self.who.company);
        self.after_commit(Box::new(move || live.nudge(Nudge { company, seq: last })));
        Ok(last)
    }
}

const STORED: &[&str] =
    &["seq", "id", "at", "actor_kind", "actor_id", "actor_name", "kind", "subject_type", "subject_id", "data"];

const COLUMNS: &str = "e.seq, e.at, e.actor_kind, e.actor_name, e.kind, e.subject_type, e.subject_id, e.data";

fn event(row: &Row) -> Result<Event> {
    Ok(Event {
        seq: row.get("seq")?,
        at: row.get("at")?,
        actor_kind: row.get("actor_kind")?,
        actor_name: row.get("actor_name")?,
        kind: row.get("kind")?,
        subject_type: row.get("subject_type")?,
        subject_id: row.get("subject_id")?,
        data: row.get("data")?,
    })
}

/// A record's timeline, newest first; of these subjects only, if they are named.
pub fn timeline(q: &Conn<'_>, record: Uuid, subjects: Option<&[&str]>, cursor: &Cursor) -> Result<Page<Event>> {
    let before = cursor.key::<i64>()?.unwrap_or(i64::MAX);
    let (all, fetch) = (subjects.is_none(), cursor.fetch());
    let mut parameters: Vec<&dyn kernel::ToColumn> = vec![&record, &before, &fetch, &all];
    let subjects = subjects.unwrap_or_default();
    parameters.extend(subjects.iter().map(|subject| subject as &dyn kernel::ToColumn));
    let among = db::placeholders(6, subjects.len());
    let rows = q.rows(
        &format!(
            "SELECT {COLUMNS} FROM event_link l JOIN event e ON e.company_id = l.company_id AND e.seq = l.seq
             WHERE l.company_id = $1 AND l.record_id = $2 AND l.seq < $3
               AND ($5 = TRUE OR e.subject_type IN ({among})) ORDER BY l.seq DESC LIMIT $4"
        ),
        &parameters,
    )?;
    let events = rows.iter().map(event).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(events, |e| e.seq))
}

/// The company's stream after a position, oldest first: live updates, audit and sync read this.
pub fn after(q: &Conn<'_>, seq: i64, limit: i64) -> Result<Vec<Event>> {
    q.rows(
        &format!("SELECT {COLUMNS} FROM event e WHERE e.company_id = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3"),
        &[&seq, &limit],
    )?
    .iter()
    .map(event)
    .collect()
}

/// The position of the newest event.
pub fn head(q: &Conn<'_>) -> Result<i64> {
    Ok(q.one("SELECT event_seq FROM company WHERE company_id = $1", &[])?.get("event_seq")?)
}
