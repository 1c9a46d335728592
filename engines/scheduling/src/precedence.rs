//! The order of activities that are told by what each comes after.

use kernel::{Diagnostic, Severity};

/// Positions, each after all it comes after; or why there is no such order.
pub(crate) fn order<'a>(after: &[&[usize]], name: impl Fn(usize) -> &'a str) -> Result<Vec<usize>, Vec<Diagnostic>> {
    let count = after.len();
    let mut found = Vec::new();
    let (mut followers, mut waits) = (vec![Vec::new(); count], vec![0usize; count]);
    for (i, before) in after.iter().enumerate() {
        for &b in before.iter() {
            if b >= count {
                found.push(unknown(name(i), b));
            } else {
                followers[b].push(i);
                waits[i] += 1;
            }
        }
    }
    if !found.is_empty() {
        return Err(found);
    }
    let mut order: Vec<usize> = (0..count).filter(|i| waits[*i] == 0).collect();
    let mut at = 0;
    while let Some(&ready) = order.get(at) {
        at += 1;
        for &follower in &followers[ready] {
            waits[follower] -= 1;
            if waits[follower] == 0 {
                order.push(follower);
            }
        }
    }
    if order.len() == count {
        return Ok(order);
    }
    let caught: Vec<&str> = (0..count).filter(|i| waits[*i] > 0).map(name).collect();
    Err(vec![circle(&caught)])
}

fn unknown(name: &str, before: usize) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "activities.unknown_predecessor",
        format!("“{name}” comes after activity {}, which does not exist.", before.saturating_add(1)),
        "Remove the link, or add the activity.",
    )
    .about([name])
}

fn circle(caught: &[&str]) -> Diagnostic {
    let names: Vec<String> = caught.iter().take(8).map(|name| format!("“{name}”")).collect();
    Diagnostic::new(
        Severity::Error,
        "activities.circle",
        format!("Some of these activities wait for each other in a circle, the others for them: {}.", names.join(", ")),
        "Remove the link that is wrong.",
    )
    .about(caught.iter().copied())
}
