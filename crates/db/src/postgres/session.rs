//! One transaction on one connection. BEGIN travels together with the first statement.

use std::cell::Cell;
use std::future::Future;

use futures_util::{TryStreamExt, future::join, pin_mut};
use kernel::Column;

use super::failure::{asks_for_another_run, explained};
use super::link::Link;
use super::value::{Bound, Read};
use crate::store::Kind;
use crate::unit::Session;
use crate::{Dialect, Error, Row, row::heading};

type Answer<T> = Result<T, tokio_postgres::Error>;

const WRITING: &str = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL statement_timeout = 0";
/// One view of the data for the whole unit, as a SQLite reader has it.
const READING: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

pub(super) struct Transaction<'l> {
    link: &'l Link,
    kind: Kind,
    begun: Cell<bool>,
    again: Cell<bool>,
}

impl<'l> Transaction<'l> {
    pub(super) fn new(link: &'l Link, kind: Kind) -> Self {
        Self { link, kind, begun: Cell::new(false), again: Cell::new(false) }
    }

    fn run<T>(&self, sql: &str, statement: impl Future<Output = Answer<T>>) -> Result<T, Error> {
        let begin = self.begin();
        let answer = self.link.runtime.block_on(async {
            let Some(begin) = begin else { return statement.await };
            // Polled in this order, so sent in this order, without waiting in between.
            let (begun, answer) = join(self.link.client.batch_execute(begin), statement).await;
            begun.and(answer)
        });
        answer.map_err(|error| {
            self.link.forget(sql);
            self.noted(&error)
        })
    }

    /// What goes before the first statement.
    fn begin(&self) -> Option<&'static str> {
        let begin = match self.kind {
            Kind::Lookup => return None,
            Kind::Reading => READING,
            Kind::Writing => WRITING,
        };
        (!self.begun.replace(true)).then_some(begin)
    }

    fn noted(&self, error: &tokio_postgres::Error) -> Error {
        if asks_for_another_run(error) || self.link.is_lost() {
            self.again.set(true);
        }
        let error = explained(error);
        if matches!(error, Error::Unavailable(_)) {
            self.link.give_up();
        }
        error
    }

    pub(super) fn asks_for_another_run(&self) -> bool {
        self.again.get()
    }

    /// Waits until a writing unit is stored; a reading one is ended later, by `end`.
    pub(super) fn commit(&self) -> Result<(), Error> {
        if self.kind != Kind::Writing || !self.begun.get() {
            return Ok(());
        }
        self.again.set(false);
        self.begun.set(false);
        self.link.runtime.block_on(self.link.client.batch_execute("COMMIT")).map_err(|error| self.noted(&error))
    }

    pub(super) fn rollback(&self) {
        self.finish("ROLLBACK");
    }

    pub(super) fn end(&self) {
        self.finish("COMMIT");
    }

    fn finish(&self, command: &str) {
        // Fails only if the connection is lost, and then there is nothing left to end.
        if self.begun.replace(false) && !self.link.is_lost() {
            let _ = self.link.runtime.block_on(self.link.client.batch_execute(command));
        }
    }
}

impl Session for Transaction<'_> {
    fn dialect(&self) -> Dialect {
        Dialect::Postgres
    }

    fn query(&self, sql: &str, params: &[Column<'_>]) -> Result<Vec<Row>, Error> {
        self.run(sql, async {
            let statement = self.link.prepared(sql).await?;
            let names = heading(statement.columns().iter().map(tokio_postgres::Column::name));
            let rows = self.link.client.query_raw(&statement, params.iter().map(Bound)).await?;
            pin_mut!(rows);
            let mut found = Vec::new();
            while let Some(row) = rows.try_next().await? {
                let values = (0..names.len()).map(|i| row.try_get::<_, Read>(i).map(|read| read.0));
                found.push(Row::new(names.clone(), values.collect::<Result<_, _>>()?));
            }
            Ok(found)
        })
    }

    fn execute(&self, sql: &str, params: &[Column<'_>]) -> Result<u64, Error> {
        self.run(sql, async {
            let statement = self.link.prepared(sql).await?;
            self.link.client.execute_raw(&statement, params.iter().map(Bound)).await
        })
    }

    fn batch(&self, sql: &str) -> Result<(), Error> {
        self.run(sql, self.link.client.batch_execute(sql))
    }
}
