//! What a file of one format loses when it is written in another: told once, by kind.

use std::collections::BTreeMap;

use kernel::{Diagnostic, Severity};

use crate::{Element, Format, Programme};

pub(crate) fn of(programme: &Programme, format: Format) -> Vec<Diagnostic> {
    if format == Format::Json {
        return Vec::new();
    }
    let mut told: Vec<Diagnostic> = gates(programme).into_iter().collect();
    if format != programme.format {
        told.extend(kept_pieces(programme, format));
    }
    told
}

/// Scheduling programs know no gates: their dates would be lost without a word.
fn gates(programme: &Programme) -> Option<Diagnostic> {
    let gates = &programme.network.gates;
    (!gates.is_empty()).then(|| {
        Diagnostic::new(
            Severity::Warning,
            "interchange.gates",
            format!("{} permits, inspections or other gates have no place in the file's format.", gates.len()),
            "Write it as JSON, which keeps them, or give the tasks behind them a “start no earlier than” date first.",
        )
        .about(gates.iter().map(|g| g.id.as_str()))
    })
}

fn kept_pieces(programme: &Programme, format: Format) -> Vec<Diagnostic> {
    let mut lost: BTreeMap<&str, usize> = BTreeMap::new();
    let lists = [
        ("custom pieces of tasks", programme.activities.iter().map(|a| a.kept.len()).sum::<usize>()),
        (
            "baselines",
            if format == Format::Xer { programme.activities.iter().map(|a| a.baselines.len()).sum() } else { 0 },
        ),
        (
            "notes of tasks",
            if format == Format::Xer { programme.activities.iter().filter(|a| !a.notes.is_empty()).count() } else { 0 },
        ),
        ("pieces of resources", programme.resources.iter().map(|r| r.kept.len()).sum()),
        ("pieces of assignments", programme.assignments.iter().map(|a| a.kept.len()).sum()),
    ];
    for (what, count) in lists {
        *lost.entry(what).or_default() += count;
    }
    for piece in programme.kept.iter().filter(|p| !is_head(p)) {
        *lost.entry(&piece.name).or_default() += piece.children.len().max(1);
    }
    lost.retain(|_, count| *count > 0);
    if lost.is_empty() {
        return Vec::new();
    }
    let list: Vec<String> = lost.iter().map(|(what, count)| format!("{what} ({count})")).collect();
    vec![
        Diagnostic::new(
            Severity::Warning,
            "interchange.left_out",
            format!("The other format has no place for what only the file's own program knows: {}.", list.join(", ")),
            "Write it in the file's own format too, or as JSON, which keeps everything.",
        )
        .about(lost.keys().copied()),
    ]
}

fn is_head(piece: &Element) -> bool {
    matches!(piece.name.as_str(), "ERMHDR" | "project")
}
