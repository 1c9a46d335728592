//! Dates that scheduling programs stored come out to the minute, or there is a reason.

use std::path::{Path, PathBuf};

use interchange::check::{Check, check};
use interchange::{Format, detect, read};
use scheduling::{schedule, verify};

fn folder() -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = root.ancestors().map(|dir| dir.join("shared/data/schedules")).find(|dir| dir.is_dir());
    if found.is_none() {
        println!("skipped: no shared/data/schedules beside the repository");
    }
    found
}

fn checked(bytes: &[u8], format: Format) -> Check {
    let programme = read(bytes, format).unwrap();
    let dates = schedule(&programme.network);
    assert_eq!(verify(&programme.network, &dates), []);
    check(&programme, &dates)
}

/// The table's last columns: open tasks, and how many starts, finishes, late finishes and floats a plain calculation gave
/// again. Of floats there may be fewer than tasks.
fn is_reproducible(cells: &[&str]) -> bool {
    let (floats, open) = (cells[11], cells[13]);
    let dates = (14..17).all(|i| cells[i] == open || cells[i].is_empty());
    dates && !cells[17].is_empty() && (cells[17] == open || cells[17] == floats)
}

#[test]
fn reproducible_files_come_out_whole_and_others_with_reasons() {
    let Some(folder) = folder() else { return };
    let table = std::fs::read_to_string(folder.join("stored-dates.csv")).unwrap();
    let (mut whole, mut short) = (0, Vec::new());
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let bytes = std::fs::read(folder.join(cells[0])).unwrap();
        let found = checked(&bytes, detect(&bytes).unwrap());
        let reproducible = is_reproducible(&cells);
        whole += usize::from(reproducible);
        if (reproducible && !found.agrees()) || !found.unexplained.is_empty() {
            short.push(format!("{}: {:?}", cells[0], found.unexplained));
        }
    }
    assert_eq!(short, Vec::<String>::new());
    assert!(whole >= 15, "only {whole} files of the table are reproducible");
}

/// Two tasks of a day in a row; the dates of the second as the file has them.
fn two_in_a_row(second: &str) -> Check {
    let stored = |start: &str, finish: &str| {
        format!(
            "<EarlyStart>{start}</EarlyStart><EarlyFinish>{finish}</EarlyFinish><LateStart>{start}</LateStart>\
             <LateFinish>{finish}</LateFinish><TotalSlack>0</TotalSlack>"
        )
    };
    let text = format!(
        "<Project><StartDate>2026-05-04T08:00:00</StartDate><Tasks>\
         <Task><UID>1</UID><ID>1</ID><Duration>PT8H0M0S</Duration>{}</Task>\
         <Task><UID>2</UID><ID>2</ID><Duration>PT8H0M0S</Duration>{second}\
         <PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink></Task></Tasks></Project>",
        stored("2026-05-04T08:00:00", "2026-05-04T17:00:00"),
    );
    checked(text.as_bytes(), Format::Mspdi)
}

fn codes(check: &Check) -> Vec<&str> {
    check.diagnostics.iter().map(|d| d.code.as_str()).collect()
}

#[test]
fn the_evening_before_is_the_same_as_the_morning_after() {
    let found =
        two_in_a_row("<EarlyStart>2026-05-04T17:00:00</EarlyStart><EarlyFinish>2026-05-05T17:00:00</EarlyFinish>");
    assert!(found.agrees());
    assert_eq!((found.early_start.stored, found.late_finish.stored), (2, 1));
}

#[test]
fn a_float_that_is_not_the_distance_of_its_dates_is_the_files_own_mistake() {
    let found = two_in_a_row(
        "<EarlyFinish>2026-05-05T17:00:00</EarlyFinish><LateFinish>2026-05-05T17:00:00</LateFinish><TotalSlack>4800</TotalSlack>",
    );
    assert_eq!((codes(&found), found.unexplained.len()), (vec!["check.stale_float"], 0));
}

#[test]
fn a_difference_without_a_reason_is_called_so() {
    let found = two_in_a_row("<EarlyStart>2026-05-05T10:00:00</EarlyStart>");
    assert_eq!((codes(&found), found.unexplained.as_slice()), (vec![], ["2".to_owned()].as_slice()));
}
