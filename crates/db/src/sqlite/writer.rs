//! The one thread that writes. Units that wait share one commit, each between savepoints of its own.

use super::command;
use super::link::Link;
use crate::Error;
use crate::store::Orders;
use crate::unit::{Hooks, Unit, Work};

/// How many waiting units share one commit.
const GROUP: usize = 64;
/// The exit code for a failed sync: "input/output error" in sysexits.
const SYNC_FAILED: i32 = 74;

pub(super) fn write_groups(connection: &Link, orders: &Orders) {
    while let Some(first) = orders.take() {
        write_group(connection, first.work, || orders.take_waiting().map(|order| order.work));
    }
    // The last one out folds the log into the database file.
    let _ = connection.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);");
}

/// Runs the first unit and those that wait in one transaction, and answers them after its commit.
fn write_group(connection: &Link, first: Box<dyn Work>, mut waiting: impl FnMut() -> Option<Box<dyn Work>>) {
    if let Err(error) = command(connection, "BEGIN IMMEDIATE") {
        return first.finish(Err(error));
    }
    let mut ran: Vec<(Box<dyn Work>, Hooks)> = Vec::new();
    let mut next = Some(first);
    while let Some(mut work) = next {
        match run_unit(connection, work.as_mut()) {
            Some(hooks) => ran.push((work, hooks)),
            None => return run_singly(connection, ran, work),
        }
        next = if ran.len() < GROUP { waiting() } else { None };
    }
    let stored = commit(connection);
    if stored.is_err() && !connection.is_autocommit() {
        let _ = command(connection, "ROLLBACK");
    }
    for (work, hooks) in ran {
        if stored.is_ok() {
            hooks.run();
        }
        work.finish(stored.clone());
    }
}

/// Runs one unit between savepoints. `None` if SQLite gave up the whole transaction, with everybody's work in it.
fn run_unit(connection: &Link, work: &mut dyn Work) -> Option<Hooks> {
    let unit = Unit::new(connection);
    command(connection, "SAVEPOINT unit").ok()?;
    let good = work.run(&unit);
    if connection.is_autocommit() {
        return None;
    }
    if !good {
        command(connection, "ROLLBACK TO unit").ok()?;
    }
    command(connection, "RELEASE unit").ok()?;
    Some(if good { unit.into_hooks() } else { Hooks::default() })
}

/// A full disk or an interruption in one unit takes the whole group with it. The neighbours are run again, each alone.
fn run_singly(connection: &Link, ran: Vec<(Box<dyn Work>, Hooks)>, spoiler: Box<dyn Work>) {
    if !connection.is_autocommit() {
        let _ = command(connection, "ROLLBACK");
    }
    spoiler.finish(Err(Error::Other("the transaction was given up".to_owned())));
    for (mut work, _) in ran {
        let stored = command(connection, "BEGIN IMMEDIATE").and_then(|()| {
            let hooks = run_unit(connection, work.as_mut())
                .ok_or_else(|| Error::Other("the transaction was given up".to_owned()))?;
            commit(connection).map(|()| hooks)
        });
        if !connection.is_autocommit() {
            let _ = command(connection, "ROLLBACK");
        }
        work.finish(stored.map(Hooks::run));
    }
}

/// After a failed sync nobody knows what is on the disk, and a second sync may succeed without having written it. Only a
/// fresh start, which reads the log again, can tell.
fn commit(connection: &Link) -> Result<(), Error> {
    let stored = command(connection, "COMMIT");
    if let Err(error @ Error::NotSynced(_)) = &stored {
        tracing::error!(%error, "ending, so that a fresh start can recover what is stored");
        std::process::exit(SYNC_FAILED);
    }
    stored
}
