//! What a file says beside its network: who is assigned, and what a project here has no place for.

use std::collections::{BTreeMap, HashMap};

use interchange::Programme;
use kernel::{Diagnostic, Severity};

use super::ImportedResource;

/// The names of those assigned, by task in the order of the network; and every resource, also one without tasks.
pub(super) fn resources(programme: &Programme) -> (Vec<Vec<String>>, Vec<ImportedResource>) {
    let named = programme.resources.iter().filter(|r| !r.name.is_empty());
    let names: BTreeMap<&str, &str> = named.map(|r| (r.id.as_str(), r.name.as_str())).collect();
    let mut assigned: HashMap<&str, Vec<&str>> = HashMap::new();
    for assignment in &programme.assignments {
        assigned.entry(&assignment.task).or_default().push(&assignment.resource);
    }
    let mut counts: HashMap<&str, i64> = HashMap::new();
    let mut who = Vec::with_capacity(programme.activities.len());
    for activity in &programme.activities {
        let mut here: Vec<String> = Vec::new();
        for id in assigned.get(activity.id.as_str()).into_iter().flatten() {
            let Some(name) = names.get(id).filter(|name| !here.iter().any(|known| known == *name)) else { continue };
            here.push((*name).to_owned());
            *counts.entry(id).or_default() += 1;
        }
        who.push(here);
    }
    let told = |(id, name): (&&str, &&str)| ImportedResource {
        name: (*name).to_owned(),
        tasks: counts.get(id).copied().unwrap_or(0),
    };
    (who, names.iter().map(told).collect())
}

/// What is in the file and will not be in the project.
pub(super) fn left_behind(programme: &Programme) -> Vec<Diagnostic> {
    let mut notes = Vec::new();
    // Tasks that nobody is assigned to have an assignment to nobody, whose number is negative.
    let is_somebody = |id: &str| !id.is_empty() && !id.starts_with('-');
    let assignments = programme.assignments.iter().filter(|a| is_somebody(&a.resource)).count();
    if assignments > 0 {
        notes.push(note(
            "import.assignments",
            format!(
                "{assignments} assignments: who is assigned stands beside the task; hours, rates and costs were not taken over."
            ),
            "Assign crews here; dates that followed a resource's own calendar may differ until then.",
        ));
    }
    let with_notes = programme.activities.iter().filter(|a| !a.notes.trim().is_empty()).count();
    let with_fields = programme.activities.iter().filter(|a| !a.fields.is_empty()).count();
    for (count, code, what) in [
        (with_notes, "import.notes", "tasks carry a note, which was not taken over"),
        (with_fields, "import.custom_fields", "tasks carry custom fields, which were not taken over"),
    ] {
        if count > 0 {
            notes.push(note(code, format!("{count} {what}."), "Copy what still matters into the project's daily log."));
        }
    }
    notes
}

fn note(code: &str, cause: String, cure: &str) -> Diagnostic {
    Diagnostic::new(Severity::Note, code, cause, cure)
}
