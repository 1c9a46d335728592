//! SQLite: threads that only read, and one that writes, which commits the units that wait together.

use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::store::{Engine, Order, Orders, StoreOptions};
use crate::unit::{Hooks, Unit, Work};
use crate::{Error, queue::Queue};

mod failure;
mod session;

use failure::explained;
use session::Connected;

/// Older versions can corrupt a database whose write-ahead log is reset while another connection writes.
const OLDEST: i32 = 3_051_003;
/// How many waiting units share one commit.
const GROUP: usize = 64;
const BUSY: Duration = Duration::from_secs(10);
const STATEMENTS: usize = 512;

pub(crate) fn path_of(url: &str) -> Result<PathBuf, Error> {
    let rest = url.strip_prefix("sqlite:").unwrap_or(url);
    let path = rest.strip_prefix("//").unwrap_or(rest);
    if path.is_empty() || path.contains(":memory:") {
        return Err(Error::Schema(format!("\"{url}\" names no file; write sqlite:/path/to/file.db.")));
    }
    Ok(PathBuf::from(path))
}

pub(crate) fn start(path: PathBuf, options: &StoreOptions) -> Result<Engine, Error> {
    if rusqlite::version_number() < OLDEST {
        return Err(Error::Schema(format!("SQLite {} is too old; 3.51.3 is needed.", rusqlite::version())));
    }
    let reads: Orders = Queue::new(options.waiting).into();
    let writes: Orders = Queue::new(options.waiting).into();
    let writer = open(&path)?;
    // Readers first need a file that is in write-ahead mode, so the writer goes first.
    let mut threads = vec![spawn("db-write", writes.clone(), move |orders| write_groups(&writer, orders))?];
    for _ in 0..options.readers.max(1) {
        let reader = open(&path)?;
        reader.pragma_update(None, "query_only", true).map_err(|error| explained(&error))?;
        threads.push(spawn("db-read", reads.clone(), move |orders| read_units(&reader, orders))?);
    }
    Ok(Engine { reads, writes, threads })
}

fn spawn(name: &str, orders: Orders, work: impl FnOnce(&Orders) + Send + 'static) -> Result<JoinHandle<()>, Error> {
    thread::Builder::new().name(name.to_owned()).spawn(move || work(&orders)).map_err(|e| Error::Other(e.to_string()))
}

fn open(path: &Path) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let prepared = Connection::open_with_flags(path, flags).and_then(|connection| {
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(connection)
    });
    prepared.map_err(|error| match explained(&error) {
        Error::Other(why) => Error::Unavailable(format!("{}: {why}", path.display())),
        known => known,
    })
}

fn read_units(connection: &Connection, orders: &Orders) {
    while let Some(Order { mut work, .. }) = orders.take() {
        if !work.is_awaited() {
            continue;
        }
        let stored = command(connection, "BEGIN").map(|()| {
            let session = Connected(connection);
            work.run(&Unit::new(&session));
        });
        let ended = if connection.is_autocommit() { Ok(()) } else { command(connection, "ROLLBACK") };
        work.finish(stored.and(ended));
    }
}

fn write_groups(connection: &Connection, orders: &Orders) {
    while let Some(first) = orders.take() {
        write_group(connection, first.work, || orders.take_waiting().map(|order| order.work));
    }
    // The last one out folds the log into the database file.
    let _ = connection.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);");
}

/// Runs the first unit and those that wait in one transaction, and answers them after its commit.
fn write_group(connection: &Connection, first: Box<dyn Work>, mut waiting: impl FnMut() -> Option<Box<dyn Work>>) {
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
    let stored = command(connection, "COMMIT");
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
fn run_unit(connection: &Connection, work: &mut dyn Work) -> Option<Hooks> {
    let session = Connected(connection);
    let unit = Unit::new(&session);
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
fn run_singly(connection: &Connection, ran: Vec<(Box<dyn Work>, Hooks)>, spoiler: Box<dyn Work>) {
    if !connection.is_autocommit() {
        let _ = command(connection, "ROLLBACK");
    }
    spoiler.finish(Err(Error::Other("the transaction was given up".to_owned())));
    for (mut work, _) in ran {
        let stored = command(connection, "BEGIN IMMEDIATE").and_then(|()| {
            let hooks = run_unit(connection, work.as_mut())
                .ok_or_else(|| Error::Other("the transaction was given up".to_owned()))?;
            command(connection, "COMMIT").map(|()| hooks)
        });
        if !connection.is_autocommit() {
            let _ = command(connection, "ROLLBACK");
        }
        work.finish(stored.map(Hooks::run));
    }
}

fn command(connection: &Connection, sql: &str) -> Result<(), Error> {
    let done = connection.prepare_cached(sql).and_then(|mut statement| statement.execute([]));
    done.map(drop).map_err(|error| explained(&error))
}

/// Copies the database through a connection of its own; the copy appears under its name only when it is complete.
pub(crate) fn backup(from: &Path, to: &Path) -> Result<(), Error> {
    let refused = |why: String| Error::Other(format!("the backup to {} failed: {why}", to.display()));
    if to.exists() {
        return Err(refused("the file exists already, and is left as it is".to_owned()));
    }
    let mut partial = to.as_os_str().to_owned();
    partial.push(".partial");
    let partial = PathBuf::from(partial);
    let source = open(from)?;
    let copied = Connection::open(&partial).and_then(|mut target| {
        let backup = rusqlite::backup::Backup::new(&source, &mut target)?;
        backup.run_to_completion(i32::MAX, Duration::from_millis(50), None)
    });
    if let Err(error) = copied {
        let _ = std::fs::remove_file(&partial);
        return Err(refused(explained(&error).to_string()));
    }
    let kept = std::fs::File::open(&partial).and_then(|file| file.sync_all());
    kept.and_then(|()| std::fs::rename(&partial, to)).map_err(|error| refused(error.to_string()))
}
