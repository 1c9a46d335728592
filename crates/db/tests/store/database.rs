//! A fresh database per test, on SQLite and on PostgreSQL, dropped afterwards.

use std::future::Future;
use std::sync::atomic::{AtomicU32, Ordering};

use db::{CompanyId, Error, Migration, Store, StoreOptions};
use tokio_postgres::NoTls;

pub const TABLES: &[Migration] = &[Migration {
    number: 1,
    name: "stock",
    sql: "CREATE TABLE item (
              company_id UUID NOT NULL, id UUID NOT NULL, name TEXT NOT NULL, on_hand BIGINT NOT NULL,
              PRIMARY KEY (company_id, id), UNIQUE (company_id, name), CHECK (on_hand >= 0));
          CREATE TABLE movement (
              company_id UUID NOT NULL, item_id UUID NOT NULL, quantity BIGINT NOT NULL,
              FOREIGN KEY (company_id, item_id) REFERENCES item (company_id, id));",
}];

pub fn company(number: u128) -> CompanyId {
    CompanyId(uuid::Uuid::from_u128(number))
}

pub fn id(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

/// Runs one test on each database. Without a PostgreSQL to be had, it says so and runs on SQLite alone.
pub fn on_both<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    on_both_empty(|store, _| {
        let test = &test;
        async move {
            store.migrate(TABLES).await.expect("the tables are made");
            test(store).await;
        }
    });
}

/// As `on_both`, without tables, and with the address to open the database once more.
pub fn on_both_empty<F: Future<Output = ()>>(test: impl Fn(Store, StoreOptions) -> F) {
    on_sqlite(&test);
    runtime().block_on(async {
        match Temporary::create().await {
            Some(temporary) => {
                run(temporary.url(), &test).await;
                temporary.drop().await;
            }
            None => println!("skipped on PostgreSQL: no server; set RIDGEBEAM_TEST_DATABASE_URL"),
        }
    });
}

/// For what only SQLite has.
pub fn on_sqlite<F: Future<Output = ()>>(test: impl Fn(Store, StoreOptions) -> F) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("store.db").display());
    runtime().block_on(run(url, &test));
}

pub fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

async fn run<F: Future<Output = ()>>(url: String, test: &impl Fn(Store, StoreOptions) -> F) {
    println!("on {}", url.split(':').next().unwrap_or_default());
    let options = StoreOptions { url, readers: 4, connections: 4, ..Default::default() };
    let store = Store::open(&options).expect("the database opens");
    test(store.clone(), options).await;
    store.close().await;
}

/// A database on the test server that goes when the test is done.
pub struct Temporary {
    config: tokio_postgres::Config,
    name: String,
}

impl Temporary {
    pub async fn create() -> Option<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let name = format!("ridgebeam_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let given = std::env::var("RIDGEBEAM_TEST_DATABASE_URL").ok();
        let usual = ["postgres://root@127.0.0.1:5432/test", "postgres://postgres@127.0.0.1:5432/postgres"];
        let candidates: Vec<&str> = given.as_deref().map_or(usual.to_vec(), |url| vec![url]);
        for url in candidates {
            let temporary =
                Self { config: url.parse().expect("the test database's address is well formed"), name: name.clone() };
            // Two creations at once can clash over the template.
            for _ in 0..20 {
                match temporary.command(&format!("CREATE DATABASE {name} TEMPLATE template0")).await {
                    Ok(()) => return Some(temporary),
                    Err(error) if error.as_db_error().is_some() => {
                        tokio::time::sleep(std::time::Duration::from_millis(50)).await
                    }
                    Err(_) => break,
                }
            }
        }
        None
    }

    pub async fn command(&self, sql: &str) -> Result<(), tokio_postgres::Error> {
        let (client, connection) = self.config.connect(NoTls).await?;
        let driver = tokio::spawn(connection);
        let done = client.batch_execute(sql).await;
        drop(client);
        let _ = driver.await;
        done
    }

    pub fn url(&self) -> String {
        let host = match &self.config.get_hosts()[0] {
            tokio_postgres::config::Host::Tcp(host) => host.clone(),
            tokio_postgres::config::Host::Unix(path) => path.display().to_string().replace('/', "%2F"),
        };
        let user = self.config.get_user().unwrap_or("postgres");
        let password =
            self.config.get_password().map(|p| format!(":{}", String::from_utf8_lossy(p))).unwrap_or_default();
        let port = self.config.get_ports().first().copied().unwrap_or(5432);
        format!("postgres://{user}{password}@{host}:{port}/{}", self.name)
    }

    /// Ends every connection that the store has to this database.
    pub async fn cut_connections(&self) {
        let sql = format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'", self.name);
        self.command(&sql).await.expect("the connections are cut");
    }

    pub async fn drop(self) {
        self.command(&format!("DROP DATABASE {} WITH (FORCE)", self.name)).await.expect("the database is dropped");
    }
}

pub async fn add_item(store: &Store, number: u128, name: &'static str, on_hand: i64) -> Result<u64, Error> {
    store
        .write(company(1), move |tx| {
            tx.execute(
                "INSERT INTO item (company_id, id, name, on_hand) VALUES ($1, $2, $3, $4)",
                &[&id(number), &name, &on_hand],
            )
        })
        .await
}

pub async fn on_hand(store: &Store, number: u128) -> Option<i64> {
    store
        .read(company(1), move |q| {
            let row = q.row("SELECT on_hand FROM item WHERE id = $2 AND company_id = $1", &[&id(number)])?;
            row.map(|row| row.get("on_hand")).transpose()
        })
        .await
        .map_err(|error: Error| error)
        .expect("the item can be read")
}
