//! The tables and the list of a case.

use std::collections::HashMap;

/// One row: cells by the heading of their column. Empty cells are absent.
#[derive(Debug, Clone, Default)]
pub struct Row(HashMap<String, String>);

impl Row {
    pub fn get(&self, column: &str) -> Option<&str> {
        self.0.get(column).map(String::as_str)
    }

    pub fn columns(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

#[derive(Debug, Default)]
pub struct Document {
    /// By the heading of their first column.
    tables: HashMap<String, Vec<Row>>,
    /// The items of the list under "Says".
    pub says: Vec<String>,
}

impl Document {
    pub fn read(text: &str) -> Self {
        let mut document = Self::default();
        let mut head: Option<Vec<String>> = None;
        let mut heading = "";
        for line in text.lines() {
            let line = line.trim();
            if let Some(title) = line.strip_prefix("## ") {
                heading = title;
            }
            if let Some(item) = line.strip_prefix("- ").filter(|_| heading == "Says") {
                document.says.push(item.to_owned());
            }
            let Some(cells) = cells(line) else {
                head = None;
                continue;
            };
            match &head {
                None => head = Some(cells),
                Some(_) if cells.iter().all(|c| c.trim_matches(['-', ':']).is_empty()) => {}
                Some(columns) => {
                    let full = columns.iter().cloned().zip(cells).filter(|(_, cell)| !cell.is_empty());
                    let rows = document.tables.entry(columns[0].clone()).or_default();
                    rows.push(Row(full.collect()));
                }
            }
        }
        document
    }

    pub fn table(&self, name: &str) -> &[Row] {
        self.tables.get(name).map_or(&[], Vec::as_slice)
    }

    /// The tables that a case should not have.
    pub fn unknown_tables(&self, known: &[&str]) -> Vec<String> {
        self.tables.keys().filter(|name| !known.contains(&name.as_str())).cloned().collect()
    }
}

fn cells(line: &str) -> Option<Vec<String>> {
    let inside = line.strip_prefix('|')?.strip_suffix('|')?;
    Some(inside.split('|').map(|cell| cell.trim().to_owned()).collect())
}
