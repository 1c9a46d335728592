//! CSV text as rows of cells, whatever separator it was written with.

use super::problems::Problems;

pub(super) struct Table {
    pub file: String,
    pub headers: Vec<String>,
    pub rows: Vec<Cells>,
}

pub(super) struct Cells {
    pub line: i64,
    pub cells: Vec<String>,
}

impl Table {
    /// Reads what can be read; a row that is longer than the header is refused, a shorter one ends in empty cells.
    pub fn read(file: &str, text: &str, problems: &mut Problems) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .has_headers(false)
            .delimiter(delimiter(text))
            .from_reader(text.as_bytes());
        let mut table = Table { file: file.to_owned(), headers: Vec::new(), rows: Vec::new() };
        for record in reader.records() {
            let Ok(record) = record else {
                problems.refuse(file, 1, "This line is not text that can be read.");
                continue;
            };
            let line = record.position().map_or(0, |p| i64::try_from(p.line()).unwrap_or(0));
            let mut cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            if table.headers.is_empty() {
                table.headers = cells;
            } else if cells.len() > table.headers.len() && cells[table.headers.len()..].iter().any(|c| !c.is_empty()) {
                let message = format!(
                    "The row has {} cells but the header only {}; a comma or quotation mark is misplaced.",
                    cells.len(),
                    table.headers.len()
                );
                problems.refuse(file, line, &message);
            } else if cells.iter().any(|cell| !cell.is_empty()) {
                cells.resize(table.headers.len(), String::new());
                table.rows.push(Cells { line, cells });
            }
        }
        table
    }

    pub fn sample(&self, column: usize) -> String {
        self.rows.iter().map(|row| &row.cells[column]).find(|cell| !cell.is_empty()).cloned().unwrap_or_default()
    }
}

/// The separator that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |separator: &u8| first.bytes().filter(|byte| byte == separator).count();
    [b'\t', b';', b','].into_iter().max_by_key(count).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_a_mark_of_byte_order_and_semicolons_is_read() {
        let table = Table::read("a.csv", "\u{feff}name;city\n\"Ana; Bo\";Golden\n", &mut Problems::default());
        assert_eq!(table.headers, ["name", "city"]);
        assert_eq!(table.rows[0].cells, ["Ana; Bo", "Golden"]);
    }

    #[test]
    fn a_row_with_too_many_cells_is_refused_with_its_line() {
        let mut problems = Problems::default();
        let table = Table::read("a.csv", "name,city\nAna,Golden\nBo,Golden,CO\n", &mut problems);
        assert_eq!(table.rows.len(), 1);
        assert_eq!(problems.list()[0].lines, [3]);
    }
}
