//! The file as tables: `%T` names one, `%F` its columns, `%R` is a row, `%E` the end.

use std::collections::HashMap;

use kernel::{Diagnostic, Severity};

use crate::Element;

/// More cells than fit into the largest file that is read, each with a little text.
const MOST_CELLS: usize = 6_000_000;

/// Tables by name, each row an element whose children are the cells that are not empty.
pub(super) struct Tables {
    /// What follows `ERMHDR`: version, date, user, currency.
    pub header: String,
    pub tables: Vec<(String, Vec<Element>)>,
    /// By table, the names of its columns in the file's order.
    pub columns: Vec<Element>,
    index: HashMap<String, usize>,
}

impl Tables {
    pub fn rows(&self, table: &str) -> &[Element] {
        self.index.get(table).map(|i| self.tables[*i].1.as_slice()).unwrap_or_default()
    }

    fn begin(&mut self, line: usize, name: &str) -> Result<(), Diagnostic> {
        if self.index.insert(name.to_owned(), self.tables.len()).is_some() {
            return Err(refused(line, &format!("the table {name} comes twice")));
        }
        self.tables.push((name.to_owned(), Vec::new()));
        Ok(())
    }

    fn name_columns(&mut self, line: usize, fields: &[&str]) -> Result<(), Diagnostic> {
        let (name, _) = self.tables.last().ok_or_else(|| refused(line, "columns come before any table"))?;
        self.columns.push(Element::new(name, fields.join("\t")));
        Ok(())
    }

    /// Adds a row; tells how many cells it has.
    fn add(&mut self, line: usize, fields: &[&str], values: &str) -> Result<usize, Diagnostic> {
        let (_, rows) = self.tables.last_mut().ok_or_else(|| refused(line, "a row comes before any table"))?;
        rows.push(row(line, fields, values)?);
        Ok(rows[rows.len() - 1].children.len())
    }
}

pub(super) fn parse(text: &str) -> Result<Tables, Diagnostic> {
    let mut lines = text.lines().enumerate().map(|(i, line)| (i + 1, line)).peekable();
    let header = lines.next().and_then(|(_, line)| line.trim_start_matches('\u{feff}').strip_prefix("ERMHDR"));
    let header = header.ok_or_else(|| refused(1, "it does not begin with ERMHDR"))?.trim_start_matches('\t').to_owned();
    let mut tables = Tables { header, tables: Vec::new(), columns: Vec::new(), index: HashMap::new() };
    let (mut fields, mut cells): (Vec<&str>, usize) = (Vec::new(), 0);
    while let Some((line, text)) = lines.next() {
        match text.split_once('\t').unwrap_or((text, "")) {
            ("%T", name) => {
                fields.clear();
                tables.begin(line, name.trim())?;
            }
            ("%F", names) => {
                fields = names.split('\t').map(str::trim).collect();
                tables.name_columns(line, &fields)?;
            }
            ("%R", values) => {
                let mut whole = values.to_owned();
                // A line that begins with no mark goes on with the last cell of the row.
                while let Some((_, more)) = lines.next_if(|(_, next)| !next.starts_with('%')) {
                    whole.push('\n');
                    whole.push_str(more);
                }
                cells += tables.add(line, &fields, &whole)?;
                if cells > MOST_CELLS {
                    return Err(refused(line, "it has more cells than any schedule"));
                }
            }
            ("%E", _) => return Ok(tables),
            _ if text.trim().is_empty() => {}
            _ => return Err(refused(line, "it begins with none of %T, %F, %R and %E")),
        }
    }
    Err(refused(text.lines().count(), "the file ends there without %E, and is cut short"))
}

fn row(line: usize, fields: &[&str], values: &str) -> Result<Element, Diagnostic> {
    if fields.is_empty() {
        return Err(refused(line, "a row comes before the names of its columns (%F)"));
    }
    let cell =
        |(name, value): (&&str, &str)| Element { line, ..Element::new(name, value.replace("\u{7f}\u{7f}", "\n")) };
    let cells = fields.iter().zip(values.split('\t')).filter(|(_, value)| !value.is_empty()).map(cell);
    Ok(Element { line, ..Element::of("row", cells.collect()) })
}

/// The file's text. Columns come in the given order, and others in the order in which rows first have them.
pub(super) fn print(header: &str, tables: &[(String, Vec<Element>)], order: &[Element]) -> String {
    let mut out = format!("ERMHDR\t{header}\r\n");
    for (name, rows) in tables {
        let known = order.iter().find(|table| table.name == *name);
        if rows.is_empty() && known.is_none() {
            continue;
        }
        let mut columns: Vec<&str> = known.map(|table| table.text.split('\t').collect()).unwrap_or_default();
        // Of columns that are named twice, the first counts.
        let mut places: HashMap<&str, usize> = columns.iter().enumerate().rev().map(|(i, name)| (*name, i)).collect();
        for cell in rows.iter().flat_map(|r| &r.children) {
            places.entry(&cell.name).or_insert_with(|| {
                columns.push(&cell.name);
                columns.len() - 1
            });
        }
        out.push_str(&format!("%T\t{name}\r\n%F\t{}\r\n", columns.join("\t")));
        for row in rows {
            let mut cells = vec![String::new(); columns.len()];
            for cell in &row.children {
                let place = &mut cells[places[cell.name.as_str()]];
                if place.is_empty() {
                    *place = written(&cell.text);
                }
            }
            out.push_str(&format!("%R\t{}\r\n", cells.join("\t")));
        }
    }
    out.push_str("%E\r\n");
    out
}

fn written(text: &str) -> String {
    text.replace('\t', " ").replace("\r\n", "\u{7f}\u{7f}").replace(['\n', '\r'], "\u{7f}\u{7f}")
}

pub(super) fn refused(line: usize, why: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "interchange.xer",
        format!("The file can't be read as Primavera XER (line {line}): {why}."),
        "Export it again from P6 as XER.",
    )
}
