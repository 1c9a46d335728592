//! Many rows in one statement: thousands of records are stored in a second or two.

use kernel::{Column, ToColumn};
use platform::{Act, Result};

/// Enough to make the statement's overhead small, and far from the number of values a statement may have.
const ROWS_AT_ONCE: usize = 250;

pub(super) struct Bulk {
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

    pub fn store(self, act: &Act<'_>) -> Result<()> {
        for rows in self.columns.chunks(ROWS_AT_ONCE * self.width) {
            let groups: Vec<String> = (0..rows.len() / self.width)
                .map(|row| {
                    let first = 2 + row * self.width;
                    let marks: Vec<String> = (first..first + self.width).map(|n| format!("${n}")).collect();
                    format!("($1, {})", marks.join(", "))
                })
                .collect();
            let values: Vec<&dyn ToColumn> = rows.iter().map(|value| value as &dyn ToColumn).collect();
            act.execute(&format!("{}{}", self.head, groups.join(", ")), &values)?;
        }
        Ok(())
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
