//! Papers that rot: every path, link and command that they name is there.

use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository")
}

/// The papers with their text.
fn papers() -> Vec<(PathBuf, String)> {
    let mut folders = vec![root().to_owned(), root().join("docs")];
    let mut papers = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() && folder != root() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                let text = std::fs::read_to_string(&path).expect("a paper");
                papers.push((path, text));
            }
        }
    }
    papers
}

/// What stands between two marks, each time.
fn between<'t>(text: &'t str, open: &str, close: &str) -> Vec<&'t str> {
    let after = text.split(open).skip(1);
    after.filter_map(|part| part.split_once(close)).map(|(inside, _)| inside).collect()
}

/// Code in a line, and lines of code.
fn code(text: &str) -> Vec<&str> {
    let blocks = text.split("```").skip(1).step_by(2).flat_map(str::lines);
    let lines = text.split("```").step_by(2).flat_map(|prose| prose.split('`').skip(1).step_by(2));
    blocks.chain(lines).map(str::trim).collect()
}

#[test]
fn every_link_leads_somewhere() {
    for (paper, text) in papers() {
        for link in between(&text, "](", ")").into_iter().filter(|link| !link.contains("://") && !link.starts_with('#'))
        {
            let file = link.split('#').next().unwrap_or(link);
            let target = paper.parent().expect("a folder").join(file);
            assert!(target.exists(), "{} links to {link}, which is not there", paper.display());
        }
    }
}

#[test]
fn every_path_is_there() {
    let rooms = ["bin/", "crates/", "engines/", "docs/", "tests/", "e2e/", "web/", "benches/", "migrations/", ".ci/"];
    for (paper, text) in papers() {
        for path in code(&text).into_iter().filter(|path| rooms.iter().any(|room| path.starts_with(room))) {
            let path = path.split_whitespace().next().unwrap_or(path);
            if path.contains(['<', '{', '*', '…']) || path.starts_with("web/dist") {
                continue;
            }
            assert!(root().join(path).exists(), "{} names {path}, which is not there", paper.display());
        }
    }
}

#[test]
fn every_command_is_known() {
    let main = std::fs::read_to_string(root().join("crates/cli/src/main.rs")).expect("the binary");
    let commands = between(&main, "enum Command {", "\n}").join("");
    let known: Vec<String> = commands
        .lines()
        .map(str::trim)
        .filter(|line| line.starts_with(char::is_uppercase))
        .map(|line| line.split(['(', ',']).next().unwrap_or(line).to_lowercase())
        .collect();
    assert!(known.iter().any(|command| command == "serve"), "{known:?}");
    for (paper, text) in papers() {
        for line in code(&text) {
            let Some((_, after)) = line.split_once("ridgebeam ").filter(|(before, _)| !before.contains(' ')) else {
                continue;
            };
            let command = after.split_whitespace().next().unwrap_or_default();
            let is_word = !command.is_empty() && command.chars().all(|c| c.is_ascii_lowercase());
            assert!(
                !is_word || known.iter().any(|k| k == command),
                "{} names `ridgebeam {command}`, which is no command",
                paper.display()
            );
        }
    }
}
