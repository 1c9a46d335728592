//! rusqlite alone: as many reading threads as the server has, and one that writes and commits for all who wait.

use std::{
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use anyhow::{Context, Result};
use db::Column;
use rusqlite::{
    Connection,
    types::{ToSqlOutput, ValueRef},
};
use tokio::sync::oneshot;

use crate::record::Statement;

const GROUP: usize = 64;

type Work = (Arc<Vec<Statement>>, oneshot::Sender<Result<()>>);

#[derive(Clone)]
pub struct Driver {
    reads: Sender<Work>,
    writes: Sender<Work>,
}

impl Driver {
    pub fn open(url: &str) -> Result<Self> {
        let path = url.strip_prefix("sqlite:").context("a SQLite address")?.to_owned();
        let (reads, waiting) = channel::<Work>();
        let waiting = Arc::new(Mutex::new(waiting));
        for _ in 0..thread::available_parallelism()?.get().max(2) {
            let (connection, waiting) = (connect(&path)?, waiting.clone());
            thread::spawn(move || read(&connection, &waiting));
        }
        let (writes, waiting) = channel::<Work>();
        let connection = connect(&path)?;
        thread::spawn(move || write(&connection, &waiting));
        Ok(Self { reads, writes })
    }

    pub async fn read(&self, work: Arc<Vec<Statement>>) -> Result<()> {
        hand_in(&self.reads, work).await
    }

    pub async fn write(&self, work: Arc<Vec<Statement>>) -> Result<()> {
        hand_in(&self.writes, work).await
    }
}

async fn hand_in(to: &Sender<Work>, work: Arc<Vec<Statement>>) -> Result<()> {
    let (reply, answer) = oneshot::channel();
    to.send((work, reply)).context("the thread is gone")?;
    answer.await?
}

fn connect(path: &str) -> Result<Connection> {
    let connection = Connection::open(path)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 10000;",
    )?;
    connection.set_db_config(rusqlite::config::DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(512);
    Ok(connection)
}

fn read(connection: &Connection, waiting: &Mutex<Receiver<Work>>) {
    loop {
        let next = waiting.lock().map(|w| w.recv());
        let Ok(Ok((work, reply))) = next else { return };
        let _ = reply.send(run(connection, &work));
    }
}

fn write(connection: &Connection, waiting: &Receiver<Work>) {
    while let Ok(first) = waiting.recv() {
        let mut group = vec![first];
        group.extend(waiting.try_iter().take(GROUP - 1));
        let done = together(connection, &group).map_err(|e| format!("{e:#}"));
        for (_, reply) in group {
            let _ = reply.send(done.clone().map_err(anyhow::Error::msg));
        }
    }
}

fn together(connection: &Connection, group: &[Work]) -> Result<()> {
    connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    for (work, _) in group {
        run(connection, work)?;
    }
    connection.prepare_cached("COMMIT")?.execute([])?;
    Ok(())
}

/// Runs to the last row and looks at every value, as somebody who wants the answer has to.
fn run(connection: &Connection, work: &[Statement]) -> Result<()> {
    for statement in work {
        let mut prepared = connection.prepare_cached(&statement.sql)?;
        for index in 1..=prepared.parameter_count() {
            let number = prepared.parameter_name(index).and_then(|n| n.strip_prefix('$')).map(str::parse::<usize>);
            let number = number.context("a numbered placeholder")??;
            prepared.raw_bind_parameter(index, Bound(&statement.values[number - 1]))?;
        }
        let columns = prepared.column_count();
        let mut rows = prepared.raw_query();
        while let Some(row) = rows.next()? {
            for column in 0..columns {
                std::hint::black_box(row.get_ref(column)?);
            }
        }
    }
    Ok(())
}

struct Bound<'a>(&'a Column<'a>);

impl rusqlite::ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Column::Null => ValueRef::Null,
            Column::Bool(v) => ValueRef::Integer(i64::from(*v)),
            Column::Int(v) => ValueRef::Integer(*v),
            Column::Real(v) => ValueRef::Real(*v),
            Column::Text(v) => ValueRef::Text(v.as_bytes()),
            Column::Bytes(v) => ValueRef::Blob(v),
            Column::Uuid(v) => ValueRef::Blob(v.as_bytes()),
        }))
    }
}
