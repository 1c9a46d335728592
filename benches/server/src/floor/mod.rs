//! The floor: what was recorded, run again on the bare driver, answered with the very bytes that the server answered.

mod postgres;
mod sqlite;

use std::{net::SocketAddr, sync::Arc};

use anyhow::Result;
use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use testkit::Database;

use crate::record::{Answered, Statement};

/// What the floor runs on: the bare driver of either database.
#[derive(Clone)]
pub enum Driver {
    Sqlite(sqlite::Driver),
    Postgres(postgres::Driver),
}

impl Driver {
    pub async fn open(database: Database, url: &str) -> Result<Self> {
        Ok(match database {
            Database::Sqlite => Self::Sqlite(sqlite::Driver::open(url)?),
            Database::Postgres => Self::Postgres(postgres::Driver::open(url).await?),
        })
    }

    async fn read(&self, work: Arc<Vec<Statement>>) -> Result<()> {
        match self {
            Self::Sqlite(driver) => driver.read(work).await,
            Self::Postgres(driver) => driver.read(work).await,
        }
    }

    /// All or nothing, on the disk when it returns.
    async fn write(&self, work: Arc<Vec<Statement>>) -> Result<()> {
        match self {
            Self::Sqlite(driver) => driver.write(work).await,
            Self::Postgres(driver) => driver.write(work).await,
        }
    }
}

struct Page {
    reads: Arc<Vec<Statement>>,
    writes: Option<Arc<Vec<Statement>>>,
    body: bytes::Bytes,
}

#[derive(Clone)]
struct Shelf {
    driver: Driver,
    pages: Arc<Vec<Page>>,
}

/// Serves recorded requests under `/0`, `/1`, ...; returns where.
pub async fn serve(driver: Driver, answered: Vec<Answered>, writes: bool) -> Result<SocketAddr> {
    let page = |a: Answered| match writes {
        true => Page { reads: Arc::new(vec![a.session]), writes: Some(Arc::new(a.statements)), body: a.body },
        false => {
            let reads = std::iter::once(a.session).chain(a.statements).collect();
            Page { reads: Arc::new(reads), writes: None, body: a.body }
        }
    };
    let pages = Arc::new(answered.into_iter().map(page).collect());
    let router = Router::new().route("/{n}", post(answer)).with_state(Shelf { driver, pages });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

async fn answer(State(shelf): State<Shelf>, Path(n): Path<usize>) -> Response {
    let Some(page) = shelf.pages.get(n) else { return StatusCode::NOT_FOUND.into_response() };
    let mut done = shelf.driver.read(page.reads.clone()).await;
    if let (Ok(()), Some(writes)) = (&done, &page.writes) {
        done = shelf.driver.write(writes.clone()).await;
    }
    match done {
        Ok(()) => ([(header::CONTENT_TYPE, "application/json")], page.body.clone()).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")).into_response(),
    }
}
