//! Who and what is assigned to which task.

use std::collections::{BTreeMap, HashMap};

use super::super::xml::Element;
use super::super::{ImportedResource, ImportedTask};

/// Puts the names beside the tasks; resources that nothing is assigned to are told too.
pub(super) fn read(project: &Element, tasks: &mut [ImportedTask]) -> Vec<ImportedResource> {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for resource in project.list("Resources", "Resource") {
        if let (Some(uid), Some(name)) = (resource.text_of("UID"), resource.text_of("Name")) {
            names.insert(uid, name);
        }
    }
    let mut assigned: HashMap<&str, Vec<&str>> = HashMap::new();
    for assignment in project.list("Assignments", "Assignment") {
        if let (Some(task), Some(uid)) = (assignment.text_of("TaskUID"), assignment.text_of("ResourceUID")) {
            assigned.entry(task).or_default().push(uid);
        }
    }
    let mut counts: HashMap<&str, i64> = HashMap::new();
    for task in tasks {
        let Some(uids) = assigned.get(task.id.as_str()) else { continue };
        for uid in uids {
            let Some(name) = names.get(uid) else { continue };
            if !task.resources.iter().any(|known| known == name) {
                task.resources.push((*name).to_owned());
                *counts.entry(uid).or_default() += 1;
            }
        }
    }
    let told = |(uid, name): (&&str, &&str)| ImportedResource {
        name: (*name).to_owned(),
        tasks: counts.get(uid).copied().unwrap_or(0),
    };
    names.iter().map(told).collect()
}
