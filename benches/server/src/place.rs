//! Where a run works: one seeded database for the server, and a copy of it for the floor.

use std::{path::Path, sync::Arc, time::Instant};

use anyhow::{Context, Result};
use db::{Store, StoreOptions, Watch};
use platform::{Clock, Ids, Platform, Settings, Who, files::Files, mail::Transport};
use seed::Size;
use testkit::Database;

const SERVER: &str = "ridgebeam_bench_server";
const FLOOR: &str = "ridgebeam_bench_floor";

pub struct Place {
    pub server: String,
    pub floor: String,
    pub who: Who,
}

pub fn platform(url: &str, folder: &Path, watch: Option<Watch>) -> Result<Platform> {
    let store = Store::open(&StoreOptions { url: url.to_owned(), watch, ..Default::default() })?;
    let files = Files::in_folder(folder.join("files"));
    Ok(Platform::new(store, Clock::system(), Ids::random(), files, Transport::Outbox, Settings::default()))
}

/// Seeds a fresh database and copies it.
pub async fn prepare(database: Database, folder: &Path, size: Size) -> Result<Place> {
    let name = |which: &str| format!("sqlite:{}", folder.join(format!("{which}.db")).display());
    let (server, floor) = match database {
        Database::Sqlite => (name(SERVER), name(FLOOR)),
        Database::Postgres => (fresh(SERVER).await?, beside(FLOOR)?),
    };
    let began = Instant::now();
    let platform = platform(&server, folder, None)?;
    platform.store().migrate(platform::migrations::ALL).await?;
    platform.install(api::app::handlers(testkit::typesetter()));
    let who = seed::found(&platform, api::app::FURNISH).await?;
    seed::fill(&platform, &who, size, 1).await?;
    platform.store().close().await;
    eprintln!("{database:?}: seeded in {:.1} s", began.elapsed().as_secs_f64());
    match database {
        Database::Sqlite => {
            std::fs::copy(folder.join(format!("{SERVER}.db")), folder.join(format!("{FLOOR}.db")))?;
        }
        Database::Postgres => {
            admin(&[
                &format!("DROP DATABASE IF EXISTS {FLOOR}"),
                &format!("CREATE DATABASE {FLOOR} TEMPLATE {SERVER}"),
            ])
            .await?;
            for url in [&server, &floor] {
                run(url, &["VACUUM ANALYZE", "CHECKPOINT"]).await?;
            }
        }
    }
    Ok(Place { server, floor, who })
}

/// Takes the databases away again.
pub async fn clear(database: Database) -> Result<()> {
    if database == Database::Postgres {
        admin(&[
            &format!("DROP DATABASE IF EXISTS {SERVER} WITH (FORCE)"),
            &format!("DROP DATABASE IF EXISTS {FLOOR} WITH (FORCE)"),
        ])
        .await?;
    }
    Ok(())
}

async fn fresh(name: &str) -> Result<String> {
    admin(&[&format!("DROP DATABASE IF EXISTS {name}"), &format!("CREATE DATABASE {name}")]).await?;
    beside(name)
}

fn beside(name: &str) -> Result<String> {
    let server = testkit::server_url();
    let (base, _) = server.rsplit_once('/').context("the server's address ends with a database name")?;
    Ok(format!("{base}/{name}"))
}

async fn admin(commands: &[&str]) -> Result<()> {
    run(&testkit::server_url(), commands).await
}

async fn run(url: &str, commands: &[&str]) -> Result<()> {
    let (client, connection) = tokio_postgres::connect(url, tokio_postgres::NoTls).await?;
    let connection = tokio::spawn(connection);
    for command in commands {
        client.batch_execute(command).await.with_context(|| (*command).to_owned())?;
    }
    drop(client);
    let _ = connection.await;
    Ok(())
}

/// The size as words, for the table.
pub fn told(size: Size) -> Arc<str> {
    format!(
        "{} accounts, {} opportunities, {} projects of {} tasks",
        size.accounts, size.opportunities, size.projects, size.tasks_per_project
    )
    .into()
}
