//! SQLite: threads that only read, and one that writes, which commits the units that wait together.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::store::{Engine, Orders, StoreOptions};
use crate::{Error, queue::Queue, unit::Session};

mod backup;
mod failure;
mod functions;
mod link;
mod reader;
mod session;
mod writer;

pub(crate) use backup::backup;

use failure::explained;
use link::Link;
use reader::Reader;

/// Older versions can corrupt a database whose write-ahead log is reset while another connection writes.
const OLDEST: i32 = 3_051_003;
const BUSY: Duration = Duration::from_secs(10);
const STATEMENTS: usize = 512;
/// Connections for looking one row up without going to another thread.
const AT_HAND: usize = 2;
/// In KiB, as SQLite wants it: negative. Imports touch pages of many indexes at once.
const WRITER_CACHE: i64 = -16_384;

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
    let lock = if options.sole_server { Some(claim(&path)?) } else { None };
    // Readers need a file that is in write-ahead mode already, so the writer goes first.
    let writer = open(&path)?;
    writer.pragma_update(None, "cache_size", WRITER_CACHE).map_err(|e| explained(&e))?;
    let readers = (0..options.readers.max(1)).map(|_| Reader::new(open(&path)?, options.read_deadline));
    let readers = readers.collect::<Result<Vec<_>, _>>()?;
    let at_hand = (0..AT_HAND).map(|_| Ok(Box::new(reader::query_only(open(&path)?)?) as Box<dyn Session + Send>));
    let at_hand = at_hand.collect::<Result<Vec<_>, Error>>()?;
    let mut threads = vec![spawn("db-write", writes.clone(), move |orders| {
        writer::write_groups(&writer, orders);
        drop(lock);
    })?];
    for reader in readers {
        threads.push(spawn("db-read", reads.clone(), move |orders| reader.serve(orders))?);
    }
    Ok(Engine { reads, writes, threads, at_hand })
}

/// A second server on the same file would run every job twice, so the file is claimed as long as the store is open.
fn claim(path: &Path) -> Result<File, Error> {
    let beside = path.with_added_extension("lock");
    let file = File::options().create(true).truncate(false).write(true).open(&beside);
    let file = file.map_err(|error| Error::Unavailable(format!("{}: {error}", beside.display())))?;
    file.try_lock().map_err(|_| {
        Error::Schema(format!("Another server already has {} open. Stop that one first.", path.display()))
    })?;
    Ok(file)
}

fn spawn(name: &str, orders: Orders, work: impl FnOnce(&Orders) + Send + 'static) -> Result<JoinHandle<()>, Error> {
    thread::Builder::new().name(name.to_owned()).spawn(move || work(&orders)).map_err(|e| Error::Other(e.to_string()))
}

fn open(path: &Path) -> Result<Link, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let prepared = Connection::open_with_flags(path, flags).and_then(|connection| {
        connection.busy_timeout(BUSY)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // Without it, a statement whose plan may depend on a value (a LIMIT, anything once the tables were analysed) is
        // parsed and planned anew each time that value is bound.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        functions::teach(&connection)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(Link::new(connection))
    });
    prepared.map_err(|error| match explained(&error) {
        Error::Other(why) => Error::Unavailable(format!("{}: {why}", path.display())),
        known => known,
    })
}

fn command(connection: &Connection, sql: &str) -> Result<(), Error> {
    let done = connection.prepare_cached(sql).and_then(|mut statement| statement.execute([]));
    done.map(drop).map_err(|error| explained(&error))
}

#[cfg(test)]
mod tests {
    use rusqlite::StatementStatus;

    use super::*;

    #[test]
    fn a_statement_is_planned_once_whatever_is_bound() {
        let folder = tempfile::tempdir().expect("a folder");
        let connection = open(&folder.path().join("plans.db")).expect("it opens");
        connection.execute_batch("CREATE TABLE t (a INTEGER); CREATE INDEX t_by_a ON t (a);").expect("a table");
        connection.execute_batch("INSERT INTO t WITH RECURSIVE n (v) AS (VALUES (1) UNION ALL SELECT v + 1 FROM n WHERE v < 999) SELECT v FROM n; ANALYZE;").expect("rows");
        let sql = "SELECT a FROM t WHERE a > $1 ORDER BY a LIMIT $2";
        let planned_again = (0..5i64).map(|n| {
            let mut statement = connection.prepare_cached(sql).expect("prepared");
            statement.query_row([n, n + 1], |row| row.get::<_, i64>(0)).expect("a row");
            statement.get_status(StatementStatus::RePrepare)
        });
        assert_eq!(planned_again.collect::<Vec<_>>(), [0; 5]);
    }
}
