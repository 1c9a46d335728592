//! Damaged files are read or refused in words; nothing panics, and what was read can be scheduled and written.

use interchange::{Format, Programme, detect, read, write};
use proptest::prelude::*;
use scheduling::schedule;

/// A small plan with something of everything, as this crate writes it in each format.
fn whole(format: Format) -> Vec<u8> {
    let plan = read(include_bytes!("plan.xml"), Format::Mspdi).unwrap();
    write(&plan, format).bytes
}

/// One change to a file: bytes cut out, put in, or said twice.
#[derive(Debug, Clone)]
enum Change {
    Cut { at: usize, most: usize },
    Put { at: usize, what: Vec<u8> },
    Twice { at: usize, most: usize },
}

fn change() -> impl Strategy<Value = Change> {
    let words: Vec<&[u8]> = vec![
        b"<",
        b">",
        b"&",
        b"&lol;",
        b"</Task>",
        b"<Task>",
        b"-",
        b"9",
        b"999999999999999999999",
        b"1e400",
        b"NaN",
        b"\t",
        b"\n",
        b"%R\t",
        b"%T\tTASK\n",
        b"(",
        b"|",
        b"\xff",
        b"\x00",
        b"\xc3\xa9",
        b"\"",
        b"{",
        b"}",
        b"[",
        b"null",
    ];
    let word =
        prop_oneof![prop::sample::select(words).prop_map(<[u8]>::to_vec), prop::collection::vec(any::<u8>(), 1..4)];
    prop_oneof![
        (any::<usize>(), 1usize..200).prop_map(|(at, most)| Change::Cut { at, most }),
        (any::<usize>(), word).prop_map(|(at, what)| Change::Put { at, what }),
        (any::<usize>(), 1usize..200).prop_map(|(at, most)| Change::Twice { at, most }),
    ]
}

fn damaged(mut bytes: Vec<u8>, changes: &[Change]) -> Vec<u8> {
    for change in changes {
        let (len, at) = match change {
            Change::Cut { at, .. } | Change::Put { at, .. } | Change::Twice { at, .. } => {
                (bytes.len(), at % bytes.len().max(1))
            }
        };
        match change {
            Change::Cut { most, .. } => drop(bytes.drain(at..(at + most).min(len))),
            Change::Put { what, .. } => drop(bytes.splice(at..at, what.iter().copied())),
            Change::Twice { most, .. } => {
                let again = bytes[at..(at + most).min(len)].to_vec();
                bytes.splice(at..at, again);
            }
        }
    }
    bytes
}

/// Reads, and whatever comes of it is computed and written in every format.
fn survives(bytes: &[u8], format: Format) -> Result<(), TestCaseError> {
    match read(bytes, format) {
        Err(told) => prop_assert!(!told.cause.is_empty() && !told.cure.is_empty()),
        Ok(programme) => {
            prop_assert_eq!(schedule(&programme.network).tasks.len(), programme.activities.len());
            let written = write(&programme, format);
            let again: Result<Programme, _> = read(&written.bytes, format);
            prop_assert!(again.is_ok(), "what was written can't be read: {:?}", again.err());
            for other in [Format::Mspdi, Format::Xer, Format::Json] {
                write(&programme, other);
            }
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(600)
    ))]

    #[test]
    fn a_damaged_project_file(changes in prop::collection::vec(change(), 1..5)) {
        survives(&damaged(whole(Format::Mspdi), &changes), Format::Mspdi)?;
    }

    #[test]
    fn a_damaged_primavera_file(changes in prop::collection::vec(change(), 1..5)) {
        survives(&damaged(whole(Format::Xer), &changes), Format::Xer)?;
    }

    #[test]
    fn a_damaged_json_file(changes in prop::collection::vec(change(), 1..5)) {
        survives(&damaged(whole(Format::Json), &changes), Format::Json)?;
    }

    #[test]
    fn noise(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in [Format::Mspdi, Format::Xer, Format::Json] {
            survives(&bytes, format)?;
        }
        detect(&bytes);
    }
}

#[test]
fn entities_do_not_grow() {
    let bomb = br#"<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><Project><Name>&b;</Name></Project>"#;
    let told = read(bomb, Format::Mspdi).unwrap_err();
    assert!(told.cause.contains("&b; is not a character"), "{}", told.cause);
}

#[test]
fn depth_has_a_limit() {
    let deep = "<Project>".repeat(100_000);
    assert!(read(deep.as_bytes(), Format::Mspdi).unwrap_err().cause.contains("too deeply"));
    let calendar = "(0||a()(".repeat(100_000);
    let xer = format!(
        "ERMHDR\t8.2\n%T\tPROJECT\n%F\tproj_id\n%R\t1\n%T\tCALENDAR\n%F\tclndr_id\tclndr_data\n%R\t1\t{calendar}\n%E\n"
    );
    assert!(read(xer.as_bytes(), Format::Xer).unwrap_err().cause.contains("too deeply"));
    assert!(read("[".repeat(100_000).as_bytes(), Format::Json).is_err());
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let told = |text: &str| read(text.as_bytes(), Format::Xer).unwrap_err().cause;
    assert!(told("ABC").contains("line 1"));
    assert!(told("ERMHDR\t8.2\n%T\tPROJECT\n%R\t1\n%E").contains("line 3"));
    assert!(told("ERMHDR\t8.2\n%T\tPROJECT\n%F\tproj_id\n%R\t1\n").contains("cut short"));
    let head = "ERMHDR\t8.2\n%T\tPROJECT\n%F\tproj_id\tplan_start_date\n%R\t1\t2026-05-04 08:00\n";
    let task =
        |cells: &str| told(&format!("{head}%T\tTASK\n%F\ttask_id\tproj_id\tremain_drtn_hr_cnt\n%R\t{cells}\n%E\n"));
    assert!(task("1\t1\teight").contains("line 7") && task("1\t1\teight").contains("eight"));
    assert!(told("ERMHDR\t8.2\n%T\tTASK\n%F\ttask_id\n%R\t1\n%E\n").contains("no project"));
}
