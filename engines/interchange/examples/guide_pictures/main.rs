//! Draws the pictures of docs/guide/scheduling.md and writes its worked examples anew, all from what the engine computes.
//!
//! `cargo run -p interchange --example guide_pictures -- docs/guide/pictures`

mod book;

use std::path::PathBuf;

fn main() -> std::io::Result<()> {
    let folder = std::env::args().nth(1).map_or_else(|| PathBuf::from("docs/guide/pictures"), PathBuf::from);
    for (name, picture) in book::pictures() {
        std::fs::write(folder.join(name), picture)?;
    }
    let page = folder.join("../scheduling.md");
    let text = std::fs::read_to_string(&page)?;
    std::fs::write(&page, book::filled(&text))
}
