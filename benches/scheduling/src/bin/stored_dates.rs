//! How many tasks of foreign files come out at the dates that the scheduling program stored: early, late and float, to
//! the minute of working time. `stored_dates [FOLDER] [--tasks]`; with `--tasks` every task that differs is told.

use std::path::{Path, PathBuf};

use interchange::check::{Check, Tally, TaskCheck, check};
use interchange::{detect, read};
use scheduling::{schedule, verify};

fn main() {
    let told = std::env::args().any(|a| a == "--tasks");
    let folder = std::env::args().skip(1).find(|a| !a.starts_with("--")).map(PathBuf::from);
    let folder = folder.unwrap_or_else(|| PathBuf::from("../shared/data/schedules"));
    let Ok(table) = std::fs::read_to_string(folder.join("stored-dates.csv")) else {
        println!("skipped: no stored-dates.csv in {}", folder.display());
        return;
    };
    println!(
        "| file | open tasks | early start | early finish | late start | late finish | float | reproducible | unexplained |"
    );
    println!("|---|--:|--:|--:|--:|--:|--:|---|--:|");
    let (mut files, mut whole, mut missed) = (0, 0, 0);
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let checked = of(&folder.join(cells[0]));
        let reproducible = is_reproducible(&cells);
        files += usize::from(reproducible);
        whole += usize::from(reproducible && checked.agrees());
        missed += checked.unexplained.len();
        report(cells[0], &checked, reproducible);
        if told {
            checked.tasks.iter().filter(|t| !t.agrees()).for_each(tell);
            checked.diagnostics.iter().for_each(|d| println!("  {}: {} {:?}", d.code, d.cause, d.about));
        }
    }
    println!(
        "\n{whole} of {files} files marked reproducible come out whole; {missed} differences elsewhere are not explained."
    );
}

/// A throw-away calculation gave every stored value again: of dates one for each open task, of floats all there are.
fn is_reproducible(cells: &[&str]) -> bool {
    let (floats, open) = (cells[11], cells[13]);
    let dates = (14..17).all(|i| cells[i] == open || cells[i].is_empty());
    dates && !cells[17].is_empty() && (cells[17] == open || cells[17] == floats)
}

fn of(path: &Path) -> Check {
    let bytes = std::fs::read(path).expect("the table names files that are there");
    let programme = read(&bytes, detect(&bytes).expect("a known format")).expect("a file that can be read");
    let dates = schedule(&programme.network);
    let found = verify(&programme.network, &dates);
    assert!(found.is_empty(), "{}: {found:?}", path.display());
    check(&programme, &dates)
}

fn report(file: &str, checked: &Check, reproducible: bool) {
    let show = |t: Tally| format!("{}/{}", t.agree, t.stored);
    println!(
        "| {file} | {} | {} | {} | {} | {} | {} | {} | {} |",
        checked.tasks.len(),
        show(checked.early_start),
        show(checked.early_finish),
        show(checked.late_start),
        show(checked.late_finish),
        show(checked.total_float),
        if reproducible { "yes" } else { "" },
        checked.unexplained.len()
    );
}

fn tell(task: &TaskCheck) {
    println!("  {} {} “{}”", task.source_id, task.code, task.name);
    let dates = [
        ("early start", task.early_start),
        ("early finish", task.early_finish),
        ("late start", task.late_start),
        ("late finish", task.late_finish),
    ];
    for (what, pair) in dates.into_iter().filter(|(_, pair)| !pair.agrees) {
        println!("    {what}: stored {}, computed {}", pair.stored.unwrap_or_default(), pair.computed);
    }
    if !task.total_float.agrees {
        println!("    float: stored {:?}, computed {}", task.total_float.stored, task.total_float.computed);
    }
}
