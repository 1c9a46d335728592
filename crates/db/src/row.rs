//! Rows, read by column name or position.

use std::{cell::Cell, sync::Arc};

use kernel::{Column, FromColumn};

use crate::Error;

/// One row of an answer.
#[derive(Debug, Clone)]
pub struct Row {
    names: Arc<[Box<str>]>,
    values: Vec<Column<'static>>,
    /// Where the next column is looked for first: rows are mostly read in the order of their columns.
    next: Cell<usize>,
}

/// The columns of an answer. Each has a name of its own, since values are asked for by name.
pub(crate) fn heading<'n>(names: impl IntoIterator<Item = &'n str>) -> Arc<[Box<str>]> {
    let names: Arc<[Box<str>]> = names.into_iter().map(Box::from).collect();
    debug_assert!(
        names.iter().enumerate().all(|(at, name)| !names[..at].contains(name)),
        "an answer has two columns of one name: {names:?}"
    );
    names
}

/// A column's name or its position, from 0.
pub trait ColumnIndex: Copy {
    fn position(self, names: &[Box<str>], from: usize) -> Option<usize>;
    fn spoken(self) -> String;
}

impl ColumnIndex for &str {
    fn position(self, names: &[Box<str>], from: usize) -> Option<usize> {
        (from..names.len()).chain(0..from).find(|at| *names[*at] == *self)
    }

    fn spoken(self) -> String {
        self.to_owned()
    }
}

impl ColumnIndex for usize {
    fn position(self, names: &[Box<str>], _: usize) -> Option<usize> {
        (self < names.len()).then_some(self)
    }

    fn spoken(self) -> String {
        format!("number {self}")
    }
}

impl Row {
    pub(crate) fn new(names: Arc<[Box<str>]>, values: Vec<Column<'static>>) -> Self {
        Self { names, values, next: Cell::new(0) }
    }

    pub fn get<T: FromColumn>(&self, index: impl ColumnIndex) -> Result<T, Error> {
        let position = index.position(&self.names, self.next.get()).ok_or_else(|| Error::Column {
            column: index.spoken(),
            why: format!("the answer has only the columns {}", self.names.join(", ")),
        })?;
        self.next.set(position + 1);
        T::from_column(self.values[position].lend())
            .map_err(|error| Error::Column { column: index.spoken(), why: error.to_string() })
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }
}
