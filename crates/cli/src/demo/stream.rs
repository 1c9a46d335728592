//! The story is told sale by sale and job by job; the stream holds it by time, as it would have happened.

use anyhow::Result;
use jiff::Timestamp;
use platform::Act;
use uuid::Uuid;

use super::Teller;

struct Told {
    seq: i64,
    at: Timestamp,
    records: Vec<Uuid>,
}

pub async fn put_in_order(t: &Teller) -> Result<()> {
    Ok(t.platform.act(&t.who, sort).await?)
}

fn sort(act: &Act<'_>) -> platform::Result<()> {
    let mut events = stream(act)?;
    let places: Vec<i64> = events.iter().map(|event| event.seq).collect();
    events.sort_by_key(|event| (event.at, event.seq));
    // Numbers below zero keep each place free until its event comes.
    let moves: Vec<_> = events.iter().zip(&places).filter(|(event, to)| event.seq != **to).collect();
    act.execute("DELETE FROM event_link WHERE company_id = $1", &[])?;
    for (event, to) in &moves {
        act.execute("UPDATE event SET seq = $3 WHERE company_id = $1 AND seq = $2", &[&event.seq, &-**to])?;
    }
    act.execute("UPDATE event SET seq = -seq WHERE company_id = $1 AND seq < 0", &[])?;
    for (event, to) in events.iter().zip(&places) {
        for record in &event.records {
            act.execute("INSERT INTO event_link (company_id, record_id, seq) VALUES ($1, $2, $3)", &[record, to])?;
        }
    }
    Ok(())
}

fn stream(act: &Act<'_>) -> platform::Result<Vec<Told>> {
    let mut events: Vec<Told> = Vec::new();
    for row in act.rows("SELECT seq, at FROM event WHERE company_id = $1 ORDER BY seq", &[])? {
        events.push(Told { seq: row.get("seq")?, at: row.get("at")?, records: Vec::new() });
    }
    for row in act.rows("SELECT seq, record_id FROM event_link WHERE company_id = $1 ORDER BY seq", &[])? {
        let seq: i64 = row.get("seq")?;
        if let Ok(n) = events.binary_search_by_key(&seq, |event| event.seq) {
            events[n].records.push(row.get("record_id")?);
        }
    }
    Ok(events)
}
