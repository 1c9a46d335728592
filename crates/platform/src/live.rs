//! Live updates: who listens hears of a new event right after its commit.

use db::CompanyId;
use tokio::sync::broadcast;

#[derive(Debug, Clone, Copy)]
pub struct Nudge {
    pub company: CompanyId,
    pub seq: i64,
}

#[derive(Clone)]
pub struct Live(broadcast::Sender<Nudge>);

impl Live {
    pub(crate) fn new() -> Self {
        Self(broadcast::Sender::new(4096))
    }

    /// A nudge carries no content: the listener reads the stream itself, with its own rights.
    pub fn nudge(&self, nudge: Nudge) {
        let _ = self.0.send(nudge);
    }

    pub fn listen(&self) -> broadcast::Receiver<Nudge> {
        self.0.subscribe()
    }
}
