//! What a unit of work is handed. The company is part of the type, so that a query can't forget it.

use std::ops::Deref;

use kernel::{Column, ToColumn};

use crate::unit::Unit;
use crate::{CompanyId, Dialect, Error, Row, wall};

/// Reads within one company. The company is bound as `$1` to every statement; the caller's values start at `$2`.
pub struct Conn<'u> {
    unit: &'u Unit<'u>,
    company: CompanyId,
}

/// Reads and writes within one company, all or nothing. Every `Conn` query works on it too.
pub struct Tx<'u> {
    conn: Conn<'u>,
}

/// Reads across companies: for sign-in, for claiming jobs and the like. Binds nothing of itself.
pub struct SystemConn<'u> {
    unit: &'u Unit<'u>,
}

/// Reads and writes across companies, all or nothing.
pub struct SystemTx<'u> {
    conn: SystemConn<'u>,
}

impl<'u> Conn<'u> {
    pub(crate) fn new(unit: &'u Unit<'u>, company: CompanyId) -> Self {
        Self { unit, company }
    }

    pub fn company(&self) -> CompanyId {
        self.company
    }

    pub fn dialect(&self) -> Dialect {
        self.unit.dialect()
    }

    pub fn rows(&self, sql: &str, params: &[&dyn ToColumn]) -> Result<Vec<Row>, Error> {
        wall::check(sql)?;
        self.unit.query(sql, &self.bound(params))
    }

    /// The first row, if there is any.
    pub fn row(&self, sql: &str, params: &[&dyn ToColumn]) -> Result<Option<Row>, Error> {
        Ok(self.rows(sql, params)?.into_iter().next())
    }

    /// The first row; `NotFound` if there is none.
    pub fn one(&self, sql: &str, params: &[&dyn ToColumn]) -> Result<Row, Error> {
        self.row(sql, params)?.ok_or(Error::NotFound)
    }

    fn bound<'p>(&'p self, params: &'p [&'p dyn ToColumn]) -> Vec<Column<'p>> {
        let mut columns = Vec::with_capacity(params.len() + 1);
        columns.push(self.company.to_column());
        columns.extend(params.iter().map(|param| param.to_column()));
        columns
    }
}

impl<'u> Tx<'u> {
    pub(crate) fn new(unit: &'u Unit<'u>, company: CompanyId) -> Self {
        Self { conn: Conn::new(unit, company) }
    }

    /// How many rows were changed.
    pub fn execute(&self, sql: &str, params: &[&dyn ToColumn]) -> Result<u64, Error> {
        wall::check(sql)?;
        self.unit.execute(sql, &self.bound(params))
    }

    /// Reads one row and keeps others from changing it until this unit is done. Whoever reads in order to write back
    /// needs it: without it the later of two units overwrites what the earlier one wrote.
    pub fn lock(&self, sql: &str, params: &[&dyn ToColumn]) -> Result<Option<Row>, Error> {
        match self.dialect() {
            Dialect::Sqlite => self.row(sql, params),
            Dialect::Postgres => self.row(&format!("{sql} FOR UPDATE"), params),
        }
    }

    /// Runs `inner` so that its failure undoes only what it did. A failed statement anywhere else spoils the whole unit.
    pub fn attempt<T, E: From<Error>>(&self, inner: impl FnOnce(&Tx<'u>) -> Result<T, E>) -> Result<T, E> {
        self.unit.attempt(|| inner(self))
    }

    /// What is to happen once, and only if, this unit is stored. It runs on the store's thread: keep it short.
    pub fn after_commit(&self, hook: Box<dyn FnOnce() + Send>) {
        self.unit.after_commit(hook);
    }
}

impl<'u> Deref for Tx<'u> {
    type Target = Conn<'u>;

    fn deref(&self) -> &Conn<'u> {
        &self.conn
    }
}

impl<'u> SystemConn<'u> {
    pub(crate) fn new(unit: &'u Unit<'u>) -> Self {
        Self { unit }
    }

    pub fn dialect(&self) -> Dialect {
        self.unit.dialect()
    }

    /// The same unit, seen from inside one company.
    pub fn for_company(&self, company: CompanyId) -> Conn<'u> {
        Conn::new(self.unit, company)
    }

    pub fn rows(&self, sql: &str, params: &[&dyn ToColumn]) -> Result<Vec<Row>, Error> {
        self.unit.query(sql, &unbound(params))
    }

    /// The first row, if there is any.
    pub fn row(&self, sql: &str, params: &[&dyn ToColumn]) -> Result<Option<Row>, Error> {
        Ok(self.rows(sql, params)?.into_iter().next())
    }

    /// The first row; `NotFound` if there is none.
    pub fn one(&self, sql: &str, params: &[&dyn ToColumn]) -> Result<Row, Error> {
        self.row(sql, params)?.ok_or(Error::NotFound)
    }
}

impl<'u> SystemTx<'u> {
    pub(crate) fn new(unit: &'u Unit<'u>) -> Self {
        Self { conn: SystemConn::new(unit) }
    }

    /// The same unit, seen from inside one company.
    pub fn for_company(&self, company: CompanyId) -> Tx<'u> {
        Tx::new(self.unit, company)
    }

    /// How many rows were changed.
    pub fn execute(&self, sql: &str, params: &[&dyn ToColumn]) -> Result<u64, Error> {
        self.unit.execute(sql, &unbound(params))
    }

    /// Reads one row and keeps others from changing it until this unit is done.
    pub fn lock(&self, sql: &str, params: &[&dyn ToColumn]) -> Result<Option<Row>, Error> {
        match self.dialect() {
            Dialect::Sqlite => self.row(sql, params),
            Dialect::Postgres => self.row(&format!("{sql} FOR UPDATE"), params),
        }
    }

    /// Runs `inner` so that its failure undoes only what it did.
    pub fn attempt<T, E: From<Error>>(&self, inner: impl FnOnce(&SystemTx<'u>) -> Result<T, E>) -> Result<T, E> {
        self.unit.attempt(|| inner(self))
    }

    /// What is to happen once, and only if, this unit is stored.
    pub fn after_commit(&self, hook: Box<dyn FnOnce() + Send>) {
        self.unit.after_commit(hook);
    }

    /// Several statements at once, without values: for migrations.
    pub(crate) fn script(&self, sql: &str) -> Result<(), Error> {
        self.unit.batch(sql)
    }
}

impl<'u> Deref for SystemTx<'u> {
    type Target = SystemConn<'u>;

    fn deref(&self) -> &SystemConn<'u> {
        &self.conn
    }
}

fn unbound<'p>(params: &'p [&'p dyn ToColumn]) -> Vec<Column<'p>> {
    params.iter().map(|param| param.to_column()).collect()
}
