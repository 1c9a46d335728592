//! Read, written and read again: the same programme, and the same dates.

use std::path::{Path, PathBuf};

use interchange::{Format, Programme, detect, read, write};
use kernel::Diagnostic;
use scheduling::{Schedule, schedule};

/// Every schedule file of the shared data that can be read.
fn files() -> Vec<(PathBuf, Vec<u8>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let found = root.ancestors().map(|dir| dir.join("shared/data/schedules")).find(|dir| dir.is_dir());
    let Some(folder) = found else {
        println!("skipped: no shared/data/schedules beside the repository");
        return Vec::new();
    };
    let of = |name: &str| std::fs::read_dir(folder.join(name)).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<PathBuf> = of("mspdi").chain(of("xer")).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
}

fn open(bytes: &[u8]) -> Programme {
    read(bytes, detect(bytes).unwrap()).unwrap()
}

/// Starts, finishes and floats in the order of the network.
fn dates(schedule: &Schedule) -> Vec<(String, String, i64, i64)> {
    let told = |t: &scheduling::TaskDates| {
        (
            format!("{} {}", t.start, t.finish),
            format!("{} {}", t.late_start, t.late_finish),
            t.total_float,
            t.free_float,
        )
    };
    schedule.tasks.iter().map(told).collect()
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<&str> {
    diagnostics.iter().map(|d| d.code.as_str()).collect()
}

#[test]
fn a_file_written_in_its_own_format_says_the_same() {
    for (path, bytes) in files() {
        let first = open(&bytes);
        let written = write(&first, first.format);
        assert_eq!(codes(&written.diagnostics), [""; 0], "{}", path.display());
        let second = open(&written.bytes);
        assert_same(&first, &second, &path);
    }
}

/// Piece by piece, so that a failure tells what differs.
fn assert_same(first: &Programme, second: &Programme, path: &Path) {
    let at = path.display();
    assert_eq!(first.calendars, second.calendars, "{at}");
    assert_eq!(first.network.calendars, second.network.calendars, "{at}");
    assert_eq!(first.network.links, second.network.links, "{at}");
    for (a, b) in first.network.tasks.iter().zip(&second.network.tasks) {
        assert_eq!(a, b, "{at}");
    }
    for (a, b) in first.activities.iter().zip(&second.activities) {
        assert_eq!(a, b, "{at}");
    }
    assert_eq!(first.fields, second.fields, "{at}");
    assert_eq!(first.resources, second.resources, "{at}");
    assert_eq!(first.assignments, second.assignments, "{at}");
    for (a, b) in first.kept.iter().zip(&second.kept) {
        assert_eq!(a.name, b.name, "{at}");
        for (a, b) in a.children.iter().zip(&b.children) {
            assert_eq!(a, b, "{at}");
        }
    }
    assert_eq!(first, second, "{at}");
    assert_eq!(dates(&schedule(&first.network)), dates(&schedule(&second.network)), "{at}");
}

#[test]
fn json_keeps_everything() {
    for (path, bytes) in files() {
        let first = open(&bytes);
        let second = open(&write(&first, Format::Json).bytes);
        assert_same(&first, &second, &path);
        let back = write(&second, first.format);
        assert_eq!(open(&back.bytes), first, "{}", path.display());
    }
}

#[test]
fn the_other_format_opens_with_the_same_finish_or_says_why_not() {
    for (path, bytes) in files() {
        let first = open(&bytes);
        let other = if first.format == Format::Mspdi { Format::Xer } else { Format::Mspdi };
        let written = write(&first, other);
        let second = open(&written.bytes);
        let (a, b) = (schedule(&first.network).finish, schedule(&second.network).finish);
        let told = codes(&written.diagnostics);
        println!("{} {a} {b} {told:?}", path.display());
        let explained = told.iter().any(|code| *code != "interchange.left_out");
        assert!(a == b || explained, "{}: {a} became {b}, {told:?}", path.display());
    }
}
