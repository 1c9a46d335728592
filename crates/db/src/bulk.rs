//! Many rows in one statement: thousands of records are stored in a second or two.

use std::fmt::Write;

use kernel::{Column, ToColumn};

use crate::{Error, Tx};

/// How many rows one statement takes: the largest makes its overhead small and stays far from the number of values a
/// statement may have, and there are few of them, so that few statements are prepared.
const ROWS_AT_ONCE: [usize; 7] = [256, 64, 16, 4, 3, 2, 1];

/// Rows for one table, collected until they are stored.
pub struct Bulk {
    head: String,
    width: usize,
    columns: Vec<Column<'static>>,
}

impl Bulk {
    /// `columns` without the company, which leads every row.
    pub fn into_table(table: &str, columns: &[&str]) -> Self {
        let head = format!("INSERT INTO {table} (company_id, {}) VALUES ", columns.join(", "));
        Self { head, width: columns.len(), columns: Vec::new() }
    }

    pub fn row(&mut self, values: &[&dyn ToColumn]) {
        debug_assert_eq!(values.len(), self.width);
        self.columns.extend(values.iter().map(|value| owned(value.to_column())));
    }

    pub fn store(self, tx: &Tx<'_>) -> Result<(), Error> {
        let mut left = self.columns.as_slice();
        for count in ROWS_AT_ONCE {
            let values = count * self.width;
            if left.len() < values {
                continue;
            }
            let sql = self.statement(count);
            while left.len() >= values {
                let (rows, after) = left.split_at(values);
                let values: Vec<&dyn ToColumn> = rows.iter().map(|value| value as &dyn ToColumn).collect();
                tx.execute(&sql, &values)?;
                left = after;
            }
        }
        Ok(())
    }

    fn statement(&self, rows: usize) -> String {
        let mut sql = self.head.clone();
        for row in 0..rows {
            sql.push_str(if row == 0 { "($1" } else { ", ($1" });
            for column in 0..self.width {
                let _ = write!(sql, ", ${}", 2 + row * self.width + column);
            }
            sql.push(')');
        }
        sql
    }
}

fn owned(column: Column<'_>) -> Column<'static> {
    match column {
        Column::Null => Column::Null,
        Column::Bool(v) => Column::Bool(v),
        Column::Int(v) => Column::Int(v),
        Column::Real(v) => Column::Real(v),
        Column::Text(v) => Column::Text(v.into_owned().into()),
        Column::Bytes(v) => Column::Bytes(v.into_owned().into()),
        Column::Uuid(v) => Column::Uuid(v),
    }
}
