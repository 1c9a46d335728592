//! docs/reference/schedule.md names every field and every code, and its sample can be read.

use std::path::{Path, PathBuf};

use interchange::check::check;
use interchange::report::{Levelling, assess, of_network, risk};
use interchange::{Format, read};
use serde_json::Value;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn page() -> String {
    std::fs::read_to_string(root().join("docs/reference/schedule.md")).unwrap()
}

/// What stands between the fences of the first JSON block.
fn sample() -> String {
    let page = page();
    let (_, rest) = page.split_once("```json\n").unwrap();
    rest.split_once("```").unwrap().0.to_owned()
}

/// Names of the fields of an answer and of all that is in it.
fn names(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.extend(fields.keys().cloned());
            fields.values().for_each(|value| names(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| names(value, found)),
        _ => {}
    }
}

fn untold(answer: &impl serde::Serialize, page: &str) -> Vec<String> {
    let mut found = Vec::new();
    names(&serde_json::to_value(answer).unwrap(), &mut found);
    // Told as `field`, `list.field`, `list[].field`, or in the sample.
    let is_told = |name: &String| {
        let told = [format!("`{name}`"), format!("`{name}["), format!(".{name}`"), format!("\"{name}\"")];
        told.iter().any(|t| page.contains(t))
    };
    found.retain(|name| !is_told(name));
    found.sort();
    found.dedup();
    found
}

#[test]
fn every_field_of_the_answers_is_told() {
    let programme = read(sample().as_bytes(), Format::Json).unwrap();
    let of = of_network(&programme, Some(Levelling { seed: 1, threads: 1, go_on: &|| true }));
    let outlook = risk(&programme, &of, 200, 1, &|| true).unwrap();
    assert!(!of.report.moves.is_empty() && !outlook.promises.is_empty() && outlook.cost.is_some());
    let page = page();
    assert_eq!(untold(&of.report, &page), Vec::<String>::new());
    assert_eq!(untold(&outlook, &page), Vec::<String>::new());
    assert_eq!(untold(&assess(&programme), &page), Vec::<String>::new());
    assert_eq!(untold(&check(&programme, &of.schedule), &page), Vec::<String>::new());
}

/// Every field that a programme is written with, but for what other programs' files bring along.
#[test]
fn every_field_of_a_network_a_pool_and_a_risk_is_told() {
    let programme = read(sample().as_bytes(), Format::Json).unwrap();
    let page = page();
    assert_eq!(untold(&programme.network, &page), Vec::<String>::new());
    assert_eq!(untold(&programme.pool, &page), Vec::<String>::new());
    assert_eq!(untold(&programme.risk, &page), Vec::<String>::new());
}

#[test]
fn every_code_is_told_and_no_other() {
    let mut sources = Vec::new();
    for engine in ["kernel", "scheduling", "interchange"] {
        rust_files(&root().join("engines").join(engine).join("src"), &mut sources);
    }
    let mut codes: Vec<String> = sources.iter().flat_map(|source| codes_in(source)).collect();
    codes.sort();
    codes.dedup();
    let page = page();
    let untold: Vec<&String> = codes.iter().filter(|code| !page.contains(&format!("| `{code}` |"))).collect();
    assert_eq!(untold, Vec::<&String>::new());
    let rows = page.lines().filter_map(|line| line.strip_prefix("| `")?.split_once("` |")).map(|(code, _)| code);
    let gone: Vec<&str> = rows.filter(|c| is_code(c) && !codes.iter().any(|code| code == c)).collect();
    assert_eq!(gone, Vec::<&str>::new());
}

fn rust_files(folder: &Path, found: &mut Vec<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(std::fs::read_to_string(path).unwrap());
        }
    }
}

/// Texts of the source that look like a code.
fn codes_in(source: &str) -> Vec<String> {
    source.split('"').filter(|text| is_code(text)).map(str::to_owned).collect()
}

fn is_code(text: &str) -> bool {
    const FAMILIES: [&str; 12] = [
        "activities",
        "calendar",
        "check",
        "crash",
        "gate",
        "import",
        "interchange",
        "levelling",
        "pert",
        "risk",
        "schedule",
        "verify",
    ];
    let mut words = text.split('.');
    words.next().is_some_and(|family| FAMILIES.contains(&family))
        && text.contains('.')
        && words.all(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
}
