//! The store itself: opens the database, hands units of work to its threads and brings back their answers.

use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use kernel::{Column, ToColumn};

use crate::queue::{Queue, Refused};
use crate::unit::{Job, Session, Unit, Work};
use crate::{CompanyId, Conn, Dialect, Error, Row, SystemConn, SystemTx, Tx, postgres, sqlite};

/// Where the data is and how many threads may work on it.
#[derive(Debug, Clone)]
pub struct StoreOptions {
    /// `sqlite:/path/to/file.db` or `postgres://user@host/database`.
    pub url: String,
    /// Threads that read, on SQLite.
    pub readers: usize,
    /// Connections to PostgreSQL, which read and write. More than there are cores: most of the time they wait for it.
    pub connections: usize,
    /// After this long a reading unit is given up as too slow. Writing units are never interrupted.
    pub read_deadline: Duration,
    /// Refuse to open a SQLite file that another server has open. Set by whoever serves.
    pub sole_server: bool,
    /// How many units may wait before further ones are turned away as busy.
    pub waiting: usize,
    /// Is shown every statement before it runs: for tests that count them, and benchmarks that run them again.
    pub watch: Option<Watch>,
}

/// Sees statements with their values.
#[derive(Clone)]
pub struct Watch(Arc<See>);

type See = dyn Fn(&str, &[Column<'_>]) + Send + Sync;

impl Watch {
    pub fn new(see: impl Fn(&str, &[Column<'_>]) + Send + Sync + 'static) -> Self {
        Self(Arc::new(see))
    }

    pub(crate) fn see(&self, sql: &str, values: &[Column<'_>]) {
        (self.0)(sql, values);
    }
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Watch")
    }
}

impl Default for StoreOptions {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            url: String::new(),
            readers: cores.clamp(2, 8),
            connections: 8,
            read_deadline: Duration::from_secs(30),
            sole_server: false,
            waiting: 10_000,
            watch: None,
        }
    }
}

/// A unit and what it is allowed to do.
pub(crate) struct Order {
    pub(crate) work: Box<dyn Work>,
    pub(crate) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One statement that reads, with no transaction around it.
    Lookup,
    Reading,
    Writing,
}

pub(crate) type Orders = Arc<Queue<Order>>;

/// The running threads of one database.
pub(crate) struct Engine {
    pub(crate) reads: Orders,
    pub(crate) writes: Orders,
    pub(crate) threads: Vec<JoinHandle<()>>,
    pub(crate) at_hand: Vec<Box<dyn Session + Send>>,
}

/// A handle to the open database; cloning it is cheap.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    dialect: Dialect,
    url: String,
    reads: Orders,
    writes: Orders,
    threads: Mutex<Vec<JoinHandle<()>>>,
    at_hand: Mutex<Vec<Box<dyn Session + Send>>>,
    watch: Option<Watch>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.reads.close();
        self.writes.close();
    }
}

impl Store {
    /// Opens the database and starts its threads; waits until the database has answered.
    pub fn open(options: &StoreOptions) -> Result<Store, Error> {
        let (dialect, engine) = match options.url.split_once(':') {
            Some(("sqlite", _)) => (Dialect::Sqlite, sqlite::start(sqlite::path_of(&options.url)?, options)?),
            Some(("postgres" | "postgresql", _)) => (Dialect::Postgres, postgres::start(options)?),
            _ => {
                return Err(Error::Schema(format!(
                    "\"{}\" does not say which database to open; write sqlite:/path/to/file.db or \
                     postgres://user@host/database.",
                    options.url
                )));
            }
        };
        let Engine { reads, writes, threads, at_hand } = engine;
        let (threads, at_hand) = (Mutex::new(threads), Mutex::new(at_hand));
        let (url, watch) = (options.url.clone(), options.watch.clone());
        let inner = Inner { dialect, url, reads, writes, threads, at_hand, watch };
        Ok(Store { inner: Arc::new(inner) })
    }

    pub fn dialect(&self) -> Dialect {
        self.inner.dialect
    }

    /// Reads within one company, from one consistent view of the data.
    pub async fn read<T, E, F>(&self, company: CompanyId, work: F) -> Result<T, E>
    where
        F: Fn(&Conn<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.submit(Kind::Reading, move |unit| work(&Conn::new(unit, company))).await
    }

    /// Changes one company's data, all or nothing. Once this returns `Ok`, the change is on the disk.
    pub async fn write<T, E, F>(&self, company: CompanyId, work: F) -> Result<T, E>
    where
        F: Fn(&Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.submit(Kind::Writing, move |unit| work(&Tx::new(unit, company))).await
    }

    /// Reads across companies. Only for what has no company yet, such as sign-in.
    pub async fn system_read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&SystemConn<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.submit(Kind::Reading, move |unit| work(&SystemConn::new(unit))).await
    }

    /// The row that a key names, across companies: what every request asks before it knows its company. A single
    /// statement sees one state of the data without a transaction, which on PostgreSQL would cost two more messages; on
    /// SQLite it takes less time than going to another thread and back, and is done where it is asked.
    pub async fn lookup<K>(&self, sql: &'static str, key: K) -> Result<Option<Row>, Error>
    where
        K: ToColumn + Send + 'static,
    {
        let first = move |unit: &Unit<'_>| Ok(unit.query(sql, &[key.to_column()])?.into_iter().next());
        let at_hand = self.at_hand().pop();
        let Some(session) = at_hand else { return self.submit(Kind::Lookup, first).await };
        let unit = Unit::new(&*session);
        unit.show_to(self.inner.watch.as_ref());
        let found = first(&unit);
        self.at_hand().push(session);
        found
    }

    fn at_hand(&self) -> MutexGuard<'_, Vec<Box<dyn Session + Send>>> {
        self.inner.at_hand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes data across companies, all or nothing. Only for what has no company yet, such as claiming jobs.
    pub async fn system_write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        F: Fn(&SystemTx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        self.submit(Kind::Writing, move |unit| work(&SystemTx::new(unit))).await
    }

    async fn submit<T, E, F>(&self, kind: Kind, work: F) -> Result<T, E>
    where
        F: Fn(&Unit<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<Error> + Send + 'static,
    {
        let watch = self.inner.watch.clone();
        let (job, answer) = Job::new(move |unit: &Unit<'_>| {
            unit.show_to(watch.as_ref());
            work(unit)
        });
        let queue = if kind == Kind::Writing { &self.inner.writes } else { &self.inner.reads };
        let handed_in = queue.hand_in(Order { work: Box::new(job), kind });
        match handed_in {
            Ok(()) => {}
            Err(Refused::Full(_)) => {
                return Err(E::from(Error::Busy("too many requests are waiting for it".to_owned())));
            }
            Err(Refused::Closed(_)) => return Err(E::from(Error::Closed)),
        }
        answer.await.unwrap_or_else(|_| Err(E::from(Error::Closed)))
    }

    /// Writes a complete copy of the database to a new file while work goes on. Only for SQLite; PostgreSQL brings
    /// `pg_dump`.
    pub async fn backup_to(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        if self.dialect() == Dialect::Postgres {
            return Err(Error::Other("a PostgreSQL database is backed up with pg_dump".to_owned()));
        }
        let (from, to) = (sqlite::path_of(&self.inner.url)?, path.as_ref().to_owned());
        tokio::task::spawn_blocking(move || sqlite::backup(&from, &to))
            .await
            .map_err(|error| Error::Other(error.to_string()))?
    }

    /// Turns new work away, finishes what waits, and ends the threads.
    pub async fn close(&self) {
        self.inner.reads.close();
        self.inner.writes.close();
        self.at_hand().clear();
        let threads = std::mem::take(&mut *self.inner.threads.lock().unwrap_or_else(PoisonError::into_inner));
        let ended = tokio::task::spawn_blocking(move || {
            for thread in threads {
                let _ = thread.join();
            }
        });
        let _ = ended.await;
    }
}
