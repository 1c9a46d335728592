//! The threads that read. Each unit has one view of the data, and a deadline.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::command;
use super::failure::explained;
use super::link::Link;
use crate::Error;
use crate::store::{Kind, Order, Orders};
use crate::unit::Unit;

/// How many of SQLite's steps pass between two looks at the clock.
const STEPS: i32 = 20_000;

pub(super) struct Reader {
    connection: Link,
    deadline: Arc<Deadline>,
    allowed: Duration,
}

/// Milliseconds since the reader was opened at which SQLite is to give up.
struct Deadline {
    opened: Instant,
    at: AtomicU64,
}

impl Deadline {
    fn set(&self, allowed: Duration) {
        self.at.store(millis(self.opened.elapsed() + allowed), Ordering::Relaxed);
    }

    fn is_over(&self) -> bool {
        millis(self.opened.elapsed()) > self.at.load(Ordering::Relaxed)
    }
}

fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}

/// A connection that can't change anything.
pub(super) fn query_only(connection: Link) -> Result<Link, Error> {
    connection.pragma_update(None, "query_only", true).map_err(|error| explained(&error))?;
    Ok(connection)
}

impl Reader {
    pub(super) fn new(connection: Link, allowed: Duration) -> Result<Self, Error> {
        let deadline = Arc::new(Deadline { opened: Instant::now(), at: AtomicU64::new(u64::MAX) });
        let watched = deadline.clone();
        let mut connection = query_only(connection)?;
        let over = Some(move || watched.is_over());
        connection.progress_handler(STEPS, over).map_err(|error| explained(&error))?;
        Ok(Self { connection, deadline, allowed })
    }

    pub(super) fn serve(self, orders: &Orders) {
        while let Some(Order { mut work, kind }) = orders.take() {
            if !work.is_awaited() {
                continue;
            }
            self.deadline.set(self.allowed);
            let begun = if kind == Kind::Lookup { Ok(()) } else { command(&self.connection, "BEGIN") };
            let begun = begun.map(|()| work.run(&Unit::new(&self.connection)));
            self.deadline.at.store(u64::MAX, Ordering::Relaxed);
            let ended = if self.connection.is_autocommit() { Ok(()) } else { command(&self.connection, "ROLLBACK") };
            work.finish(begun.and(ended));
        }
    }
}
