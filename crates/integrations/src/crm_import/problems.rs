//! What is to be said about rows, gathered so that 1,480 times the same remark is one remark.

use std::collections::HashMap;

use super::RowProblem;

const LINES_NAMED: usize = 8;

#[derive(Default)]
pub(super) struct Problems {
    found: Vec<RowProblem>,
    by_words: HashMap<(String, String), usize>,
}

impl Problems {
    /// The row is left out.
    pub fn refuse(&mut self, file: &str, line: i64, message: &str) {
        self.add(file, line, message, true);
    }

    /// The row is taken, with this remark.
    pub fn remark(&mut self, file: &str, line: i64, message: &str) {
        self.add(file, line, message, false);
    }

    fn add(&mut self, file: &str, line: i64, message: &str, refused: bool) {
        let at = *self.by_words.entry((file.to_owned(), message.to_owned())).or_insert_with(|| {
            let (file, message) = (file.to_owned(), message.to_owned());
            self.found.push(RowProblem { file, refused, message, rows: 0, lines: Vec::new() });
            self.found.len() - 1
        });
        let problem = &mut self.found[at];
        problem.rows += 1;
        if problem.lines.len() < LINES_NAMED {
            problem.lines.push(line);
        }
    }

    /// Refusals first, then what concerns most rows.
    pub fn list(&self) -> Vec<RowProblem> {
        let mut list = self.found.clone();
        list.sort_by_key(|p| (!p.refused, -p.rows));
        list
    }
}
