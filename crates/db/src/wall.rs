//! The wall between companies: a statement that doesn't name its company is refused before any database sees it.

use std::cell::RefCell;
use std::collections::HashSet;

use crate::Error;

/// How many statement texts a thread remembers as checked; texts beyond that are checked each time.
const REMEMBERED: usize = 4096;

thread_local! {
    static CHECKED: RefCell<HashSet<Box<str>>> = RefCell::default();
}

/// Refuses a statement that doesn't use `company_id` and `$1` outside comments and quoted text.
pub(crate) fn check(sql: &str) -> Result<(), Error> {
    CHECKED.with_borrow_mut(|checked| {
        if checked.contains(sql) {
            return Ok(());
        }
        if !keeps_to_one_company(sql) {
            return Err(Error::Wall(sql.to_owned()));
        }
        if checked.len() < REMEMBERED {
            checked.insert(sql.into());
        }
        Ok(())
    })
}

fn keeps_to_one_company(sql: &str) -> bool {
    let words = words(sql);
    words.contains(&"$1") && words.contains(&"company_id")
}

/// The identifiers and placeholders of a statement, without comments and quoted text.
fn words(sql: &str) -> Vec<&str> {
    let bytes = sql.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let start = at;
        at = match bytes[at] {
            b'\'' => past(sql, at + 1, "'"),
            b'-' if bytes.get(at + 1) == Some(&b'-') => past(sql, at, "\n"),
            b'/' if bytes.get(at + 1) == Some(&b'*') => past(sql, at + 2, "*/"),
            first if is_word(first) => {
                let length = bytes[at..].iter().take_while(|byte| is_word(**byte)).count();
                found.push(&sql[start..start + length]);
                start + length
            }
            _ => at + 1,
        };
    }
    found
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
}

fn past(sql: &str, from: usize, end: &str) -> usize {
    sql[from..].find(end).map_or(sql.len(), |offset| from + offset + end.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_of_one_company_passes() {
        assert!(check("SELECT name FROM contact c WHERE c.company_id = $1 AND c.id = $2").is_ok());
        assert!(check("INSERT INTO contact (company_id, id) VALUES ($1, $2)").is_ok());
    }

    #[test]
    fn a_statement_without_its_company_is_refused() {
        for sql in [
            "SELECT name FROM contact WHERE id = $2",
            "SELECT name FROM contact WHERE company_id = $10",
            "SELECT name FROM contact -- company_id = $1",
            "SELECT 'company_id = $1' FROM contact",
            "SELECT name /* company_id = $1 */ FROM contact",
            "SELECT parent_company_id FROM contact WHERE id = $1",
        ] {
            assert_eq!(check(sql), Err(Error::Wall(sql.to_owned())));
        }
    }
}
