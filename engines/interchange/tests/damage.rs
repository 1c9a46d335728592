//! Damaged files are read or refused in words; nothing panics, and what was read can be scheduled and written.

#[path = "damage/changes.rs"]
mod changes;

use changes::{change, damaged, survives, whole};
use interchange::{Format, detect, read};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(600)
    ))]

    #[test]
    fn a_damaged_project_file(changes in prop::collection::vec(change(), 1..5)) {
        prop_assert_eq!(survives(&damaged(whole(Format::Mspdi), &changes), Format::Mspdi), Ok(()));
    }

    #[test]
    fn a_damaged_primavera_file(changes in prop::collection::vec(change(), 1..5)) {
        prop_assert_eq!(survives(&damaged(whole(Format::Xer), &changes), Format::Xer), Ok(()));
    }

    #[test]
    fn a_damaged_json_file(changes in prop::collection::vec(change(), 1..5)) {
        prop_assert_eq!(survives(&damaged(whole(Format::Json), &changes), Format::Json), Ok(()));
    }

    #[test]
    fn noise(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in [Format::Mspdi, Format::Xer, Format::Json] {
            prop_assert_eq!(survives(&bytes, format), Ok(()));
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
