//! Golden cases: every file in `tests/cases` is one small schedule with its dates worked out by hand.
//!
//! A case is Markdown that a planner can read and write. A heading says what it shows, the text how the answer was worked
//! out. A table gives the project, one each the calendars, tasks and gates; columns that the engine answers (starts,
//! finishes, float ...) are what it has to answer. Under "Says" stands what it has to say, and nothing else. `tests/cases`
//! has a README with all columns.

mod case;
mod gates;
mod markdown;
mod tasks;
mod terms;
mod wording;

use std::path::Path;

#[test]
fn every_case_comes_out_as_worked_out_by_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "md") && !f.ends_with("README.md"));
    files.sort();
    let mut differences = Vec::new();
    for file in &files {
        let name = file.file_name().unwrap().to_string_lossy();
        let found = case::differences(&std::fs::read_to_string(file).unwrap());
        differences.extend(found.into_iter().map(|what| format!("{name}: {what}")));
    }
    assert!(files.len() >= 30, "only {} cases in {}", files.len(), folder.display());
    assert!(differences.is_empty(), "\n{}\n", differences.join("\n"));
}

#[test]
fn a_case_that_is_wrong_names_its_row() {
    let case = "# A\n\n| project | |\n|---|---|\n| starts | Mon 4 May 2026 08:00 |\n\n\
                | task | work | starts | finishes |\n|---|---|---|---|\n| a | 2d | Mon 4 May 08:00 | Wed 6 May 17:00 |\n";
    assert_eq!(case::differences(case), ["a, finishes: expected Wed 6 May 17:00, found Tue 5 May 17:00"]);
    let typo = case.replace("| a | 2d", "| a | 2x");
    assert_eq!(case::differences(&typo), ["a, work: “2x” is no length of time, such as 2d, 4h or 30m"]);
    let wrong_day = case.replace("Wed 6 May", "Thu 6 May");
    assert_eq!(case::differences(&wrong_day), ["a, finishes: “Thu 6 May 17:00” is no date, such as Mon 4 May 08:00"]);
}
