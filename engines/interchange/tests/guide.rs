//! Pictures and examples of docs/guide/scheduling.md are what the engine says.

#[path = "../examples/guide_pictures/book/mod.rs"]
mod book;

use std::path::{Path, PathBuf};

const ANEW: &str = "make it anew: cargo run -p interchange --example guide_pictures -- docs/guide/pictures";

fn guide() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/guide")
}

#[test]
fn pictures_are_what_the_engine_draws() {
    for (name, drawn) in book::pictures() {
        let kept = std::fs::read_to_string(guide().join("pictures").join(name)).unwrap_or_default();
        assert!(kept == drawn, "{name} is not what is drawn now; {ANEW}");
    }
}

#[test]
fn pictures_are_shown_by_the_page() {
    let page = std::fs::read_to_string(guide().join("scheduling.md")).unwrap();
    for (name, _) in book::pictures() {
        assert!(page.contains(&format!("](pictures/{name})")), "{name} is not shown");
    }
}

#[test]
fn worked_examples_are_what_the_engine_says() {
    let page = std::fs::read_to_string(guide().join("scheduling.md")).unwrap();
    let now = book::filled(&page);
    let differs = page.lines().zip(now.lines()).find(|(kept, now)| kept != now);
    assert!(page == now, "the page and what is computed now differ, first in {differs:?}; {ANEW}");
}
