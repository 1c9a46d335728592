//! Statements on one SQLite connection.

use std::borrow::Cow;

use kernel::Column;
use rusqlite::CachedStatement;
use rusqlite::types::{ToSqlOutput, ValueRef};

use super::failure::explained;
use super::link::Link;
use crate::unit::Session;
use crate::{Dialect, Error, Row, row::heading};

impl Session for Link {
    fn dialect(&self) -> Dialect {
        Dialect::Sqlite
    }

    fn query(&self, sql: &str, params: &[Column<'_>]) -> Result<Vec<Row>, Error> {
        let mut statement = self.prepared(sql, params)?;
        let names = heading(statement.column_names());
        let mut found = Vec::new();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(|error| explained(&error))? {
            let values = (0..names.len()).map(|i| row.get_ref(i).map_err(|error| explained(&error)).and_then(read));
            found.push(Row::new(names.clone(), values.collect::<Result<_, _>>()?));
        }
        Ok(found)
    }

    fn execute(&self, sql: &str, params: &[Column<'_>]) -> Result<u64, Error> {
        let mut statement = self.prepared(sql, params)?;
        statement.raw_execute().map(|rows| rows as u64).map_err(|error| explained(&error))
    }

    fn batch(&self, sql: &str) -> Result<(), Error> {
        self.execute_batch(sql).map_err(|error| explained(&error))
    }
}

impl Link {
    fn prepared(&self, sql: &str, params: &[Column<'_>]) -> Result<CachedStatement<'_>, Error> {
        let mut statement = self.prepare_cached(sql).map_err(|error| explained(&error))?;
        let places = self.places(sql, &statement)?;
        for (index, place) in places.iter().enumerate() {
            let param = params.get(*place).ok_or_else(|| miscounted(sql, params.len()))?;
            statement.raw_bind_parameter(index + 1, Bound(param)).map_err(|error| explained(&error))?;
        }
        if places.len() == params.len() { Ok(statement) } else { Err(miscounted(sql, params.len())) }
    }
}

fn miscounted(sql: &str, given: usize) -> Error {
    Error::Other(format!("{given} values were given for a statement that uses another number: {sql}"))
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

fn read(value: ValueRef<'_>) -> Result<Column<'static>, Error> {
    Ok(match value {
        ValueRef::Null => Column::Null,
        ValueRef::Integer(v) => Column::Int(v),
        ValueRef::Real(v) => Column::Real(v),
        ValueRef::Text(v) => {
            let text = std::str::from_utf8(v).map_err(|_| Error::Other("a stored text is not UTF-8".to_owned()))?;
            Column::Text(Cow::Owned(text.to_owned()))
        }
        ValueRef::Blob(v) => Column::Bytes(Cow::Owned(v.to_vec())),
    })
}
