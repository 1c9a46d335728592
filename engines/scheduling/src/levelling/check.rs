//! A second mind: looks at a plan and its problem, and knows nothing of how it was found.

use kernel::{Diagnostic, Severity};

use super::problem::{Levelled, Problem, Promise};

/// Everything that is wrong with a plan; nothing if it is sound.
pub fn check(problem: &Problem, plan: &Levelled) -> Vec<Diagnostic> {
    let activities = &problem.activities;
    if plan.starts.len() != activities.len() {
        return vec![wrong("levelling.check.activities", "The plan's activities are not those of the problem.".into())];
    }
    let finish = |i: usize| plan.starts[i] + activities[i].duration;
    let mut found = Vec::new();
    for (i, activity) in activities.iter().enumerate() {
        if plan.starts[i] < activity.release {
            found.push(wrong("levelling.check.release", format!("“{}” starts before it may.", activity.name)));
        }
        for &before in activity.after.iter().filter(|before| finish(**before) > plan.starts[i]) {
            let names = (&activity.name, &activities[before].name);
            let said = format!("“{}” starts before “{}” is finished.", names.0, names.1);
            found.push(wrong("levelling.check.order", said));
        }
    }
    for (resource, capacity) in problem.capacities.iter().enumerate() {
        if let Some((period, over)) = first_overload(problem, plan, resource, *capacity) {
            let said =
                format!("In period {period}, {over} more are taken of resource {} than are there.", resource + 1);
            found.push(wrong("levelling.check.capacity", said));
        }
    }
    let last = (0..activities.len()).map(finish).max().unwrap_or(0);
    if last != plan.makespan {
        found.push(wrong("levelling.check.makespan", format!("It says {} and takes {last}.", plan.makespan)));
    }
    if plan.lower_bound > plan.makespan {
        found.push(wrong("levelling.check.bound", "It is shorter than it says any plan can be.".into()));
    }
    let late = |p: &Promise| u64::from(finish(p.activity).saturating_sub(p.due)) * u64::from(p.weight);
    if problem.promises.iter().map(late).sum::<u64>() != plan.lateness {
        found.push(wrong("levelling.check.lateness", "It is not as late as it says.".into()));
    }
    if plan.lateness_bound > plan.lateness {
        found.push(wrong("levelling.check.bound", "It is less late than it says any plan can be.".into()));
    }
    found
}

/// Sums what is taken and given back, change by change; absences take what they can get.
fn first_overload(problem: &Problem, plan: &Levelled, resource: usize, capacity: u32) -> Option<(u32, i64)> {
    // By period: what changes for activities, and for absences.
    let mut changes: Vec<(u32, i64, i64)> = Vec::new();
    for (activity, start) in problem.activities.iter().zip(&plan.starts) {
        let need = i64::from(activity.needs.get(resource).copied().unwrap_or(0));
        if need > 0 && activity.duration > 0 {
            changes.push((*start, need, 0));
            changes.push((start + activity.duration, -need, 0));
        }
    }
    for absence in problem.absences.iter().filter(|a| a.resource == resource && a.from < a.until) {
        changes.push((absence.from, 0, i64::from(absence.amount)));
        changes.push((absence.until, 0, -i64::from(absence.amount)));
    }
    changes.sort_unstable();
    let (mut taken, mut away) = (0, 0);
    changes.chunk_by(|a, b| a.0 == b.0).find_map(|together| {
        taken += together.iter().map(|change| change.1).sum::<i64>();
        away += together.iter().map(|change| change.2).sum::<i64>();
        let over = taken - (i64::from(capacity) - away).max(0);
        (over > 0).then_some((together[0].0, over))
    })
}

fn wrong(code: &str, cause: String) -> Diagnostic {
    Diagnostic::new(Severity::Error, code, cause, "Report this: a plan was computed that does not hold.")
}
