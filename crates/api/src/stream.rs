//! Live updates as server-sent events: which record changed, never what; the page asks for that with its own rights.

use std::{convert::Infallible, time::Duration};

use axum::{
    extract::State,
    response::sse::{Event, KeepAlive, Sse},
};
use futures_util::{Stream, StreamExt, stream};
use platform::{Platform, Who, events};
use serde::Deserialize;
use tokio::sync::broadcast::error::RecvError;

use crate::{
    App, Problem,
    extract::{Ask, Caller},
};

#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct From {
    /// Where the listener left off; from now on if absent.
    after: Option<i64>,
}

struct Listener {
    platform: Platform,
    who: Who,
    seq: i64,
    nudges: tokio::sync::broadcast::Receiver<platform::live::Nudge>,
}

#[utoipa::path(get, path = "/stream", operation_id = "stream", tag = "platform", params(From),
    responses((status = 200, description = "A stream of changed records", content_type = "text/event-stream", body = String)))]
pub async fn stream(
    State(app): State<App>,
    Caller(who): Caller,
    Ask(from): Ask<From>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    let nudges = app.platform.live().listen();
    let seq = match from.after {
        Some(seq) => seq,
        None => app.platform.read(&who, events::head).await?,
    };
    let listener = Listener { platform: app.platform.clone(), who, seq, nudges };
    let events = stream::unfold(listener, |mut l| async move {
        let batch = l.next_batch().await?;
        Some((stream::iter(batch.into_iter().map(Ok)), l))
    })
    .flatten();
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(20))))
}

impl Listener {
    /// Waits until there is something new. A nudge comes right after a commit on this machine; the slow look every few
    /// seconds catches what other machines committed.
    async fn next_batch(&mut self) -> Option<Vec<Event>> {
        loop {
            let (seq, company) = (self.seq, self.who.company);
            let fresh = self.platform.read(&self.who, move |q| events::after(q, seq, 200)).await.unwrap_or_default();
            if let Some(last) = fresh.last() {
                self.seq = last.seq;
                return Some(fresh.iter().filter_map(sse).collect());
            }
            loop {
                let wait = tokio::time::timeout(Duration::from_secs(3), self.nudges.recv());
                match wait.await {
                    Ok(Ok(nudge)) if nudge.company != company => continue,
                    Ok(Err(RecvError::Closed)) => return None,
                    _ => break,
                }
            }
        }
    }
}

fn sse(e: &events::Event) -> Option<Event> {
    let json = serde_json::json!({
        "seq": e.seq, "kind": e.kind, "subject_type": e.subject_type, "subject_id": e.subject_id,
    });
    Event::default().id(e.seq.to_string()).json_data(json).ok()
}
