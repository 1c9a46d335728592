//! Rows, read by column name or position.

use std::sync::Arc;

use kernel::{Column, FromColumn};

use crate::Error;

/// One row of an answer.
#[derive(Debug, Clone)]
pub struct Row {
    names: Arc<[Box<str>]>,
    values: Vec<Column<'static>>,
}

/// A column's name or its position, from 0.
pub trait ColumnIndex: Copy {
    fn position(self, names: &[Box<str>]) -> Option<usize>;
    fn spoken(self) -> String;
}

impl ColumnIndex for &str {
    fn position(self, names: &[Box<str>]) -> Option<usize> {
        names.iter().position(|name| **name == *self)
    }

    fn spoken(self) -> String {
        self.to_owned()
    }
}

impl ColumnIndex for usize {
    fn position(self, names: &[Box<str>]) -> Option<usize> {
        (self < names.len()).then_some(self)
    }

    fn spoken(self) -> String {
        format!("number {self}")
    }
}

impl Row {
    pub(crate) fn new(names: Arc<[Box<str>]>, values: Vec<Column<'static>>) -> Self {
        Self { names, values }
    }

    pub fn get<T: FromColumn>(&self, index: impl ColumnIndex) -> Result<T, Error> {
        let position = index.position(&self.names).ok_or_else(|| Error::Column {
            column: index.spoken(),
            why: format!("the answer has only the columns {}", self.names.join(", ")),
        })?;
        T::from_column(self.values[position].lend())
            .map_err(|error| Error::Column { column: index.spoken(), why: error.to_string() })
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }
}
