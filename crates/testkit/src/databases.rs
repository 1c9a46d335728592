//! Both databases, as tests get them: SQLite as a fresh file, PostgreSQL as one shared database in which every test
//! founds its own company (the wall between companies is part of what is tested).

use std::path::Path;

use db::{Store, StoreOptions};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Database {
    Sqlite,
    Postgres,
}

/// The server that tests use. `bin/test` sets it; by hand a server on the usual port does.
pub fn server_url() -> String {
    std::env::var("RIDGEBEAM_TEST_DATABASE_URL")
        .unwrap_or_else(|_| "postgres://postgres@127.0.0.1:5432/postgres".into())
}

pub async fn open(database: Database, folder: &Path, own: Option<&OwnDatabase>) -> Store {
    let url = match database {
        Database::Sqlite => format!("sqlite:{}", folder.join("ridgebeam.db").display()),
        Database::Postgres => match own {
            Some(own) => own.url(),
            None => shared_postgres().await,
        },
    };
    let store = Store::open(&StoreOptions { url, readers: 2, connections: 2, ..Default::default() })
        .expect("the test database opens");
    store.migrate(platform::migrations::ALL).await.expect("the schema is brought up to date");
    store
}

/// A database named after the schema, so that a changed migration gets a fresh one.
async fn shared_postgres() -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hash = DefaultHasher::new();
    for m in platform::migrations::ALL {
        (m.number, m.name, m.sql).hash(&mut hash);
    }
    let name = format!("ridgebeam_test_{:016x}", hash.finish());
    let server = server_url();
    let (base, _) = server.rsplit_once('/').expect("the server address ends with a database name");
    let url = format!("{base}/{name}");
    let (client, connection) = tokio_postgres::connect(&server, tokio_postgres::NoTls)
        .await
        .unwrap_or_else(|e| panic!("no PostgreSQL for tests at {server}: {e}"));
    let connection = tokio::spawn(connection);
    // Another test process may have made it already, or be doing so at this moment.
    let _ = client.batch_execute(&format!("CREATE DATABASE {name}")).await;
    drop(client);
    let _ = connection.await;
    url
}

/// A PostgreSQL database that is gone when the test is.
pub struct OwnDatabase {
    name: String,
}

impl OwnDatabase {
    pub async fn create() -> Self {
        let own = Self {
            name: format!("ridgebeam_apart_{}", platform::Ids::random().uuid(jiff::Timestamp::UNIX_EPOCH).simple()),
        };
        command(&format!("CREATE DATABASE {}", own.name)).await.expect("a database of its own");
        own
    }

    pub fn url(&self) -> String {
        let server = server_url();
        let (base, _) = server.rsplit_once('/').expect("the server address ends with a database name");
        format!("{base}/{}", self.name)
    }
}

impl Drop for OwnDatabase {
    fn drop(&mut self) {
        let sql = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name);
        // The test's own runtime can't be waited on from inside it.
        let gone = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
            runtime.block_on(command(&sql)).ok()
        });
        let _ = gone.join();
    }
}

async fn command(sql: &str) -> Result<(), tokio_postgres::Error> {
    let (client, connection) = tokio_postgres::connect(&server_url(), tokio_postgres::NoTls).await?;
    let connection = tokio::spawn(connection);
    let done = client.batch_execute(sql).await;
    drop(client);
    let _ = connection.await;
    done
}
