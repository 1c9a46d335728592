//! One connection, the runtime that drives it, and the statements it has prepared.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio_postgres::{Client, Config, NoTls, Statement};

use super::failure::{explained, not_let_in};
use crate::Error;

const STATEMENTS: usize = 512;
/// Waiting for a lock ends as `Busy`, as it does on SQLite. Compiling such short statements never pays. Writing units
/// lift the deadline for themselves.
const SETTINGS: &str = "SET lock_timeout = '10s'; SET jit = off; SET statement_timeout = ";

pub(super) fn config(url: &str) -> Result<Config, Error> {
    let mut config: Config =
        url.parse().map_err(|error| Error::Schema(format!("The database address can't be read: {error}.")))?;
    // Short, because a unit that waits for an answer waits for the dialling too.
    config.application_name("ridgebeam").connect_timeout(Duration::from_secs(1));
    config.keepalives_idle(Duration::from_secs(30)).tcp_user_timeout(Duration::from_secs(10));
    Ok(config)
}

pub(super) struct Link {
    pub(super) runtime: Runtime,
    pub(super) client: Client,
    statements: RefCell<HashMap<Box<str>, (Statement, u64)>>,
    uses: Cell<u64>,
    lost: Cell<bool>,
}

impl Link {
    pub(super) fn dial(config: &Config, deadline: Duration) -> Result<Link, Error> {
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|e| Error::Other(e.to_string()))?;
        let dialled = runtime.block_on(async {
            let (client, connection) = config.connect(NoTls).await?;
            tokio::spawn(async move {
                if let Err(error) = connection.await {
                    tracing::warn!(%error, "the connection to PostgreSQL ended");
                }
            });
            client.batch_execute(&format!("{SETTINGS}{}", deadline.as_millis())).await?;
            Ok(client)
        });
        let client = dialled.map_err(|error: tokio_postgres::Error| match explained(&error) {
            Error::Other(why) => not_let_in(&error, &why).unwrap_or(Error::Unavailable(why)),
            known => known,
        })?;
        Ok(Link { runtime, client, statements: RefCell::default(), uses: Cell::new(0), lost: Cell::new(false) })
    }

    pub(super) fn is_lost(&self) -> bool {
        self.lost.get() || self.client.is_closed()
    }

    /// The server said that it ends this connection; the socket may not have noticed yet.
    pub(super) fn give_up(&self) {
        self.lost.set(true);
    }

    pub(super) async fn prepared(&self, sql: &str) -> Result<Statement, tokio_postgres::Error> {
        let now = self.uses.get() + 1;
        self.uses.set(now);
        if let Some((statement, used)) = self.statements.borrow_mut().get_mut(sql) {
            *used = now;
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(sql).await?;
        let mut statements = self.statements.borrow_mut();
        if statements.len() >= STATEMENTS {
            let oldest = statements.iter().min_by_key(|(_, (_, used))| *used).map(|(sql, _)| sql.clone());
            oldest.and_then(|sql| statements.remove(&sql));
        }
        statements.insert(sql.into(), (statement.clone(), now));
        Ok(statement)
    }

    /// A statement that failed is prepared anew next time; the tables may have changed under it.
    pub(super) fn forget(&self, sql: &str) {
        self.statements.borrow_mut().remove(sql);
    }
}
