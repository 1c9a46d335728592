use std::collections::HashSet;

use kernel::{Diagnostic, Severity};
use platform::{Error, Result};
use scheduling::{Criticality, Lag, LagCalendar, Network, TaskKind, schedule};

/// A plan larger than this is several projects.
pub const MOST_TASKS: usize = 5_000;
const LONGEST_NAME: usize = 300;

/// Brings a network into the shape that a project keeps, and says what that changes. Pure.
pub fn fit(mut network: Network) -> Result<(Network, Vec<Diagnostic>)> {
    let count = network.tasks.len();
    if count == 0 || count > MOST_TASKS {
        return Err(Error::refused(
            "outline.size",
            format!("The plan has {count} tasks; a project takes 1 to {MOST_TASKS}."),
            "Choose another file, or split the plan into several projects.",
        ));
    }
    let mut ids = HashSet::new();
    if let Some(twice) = network.tasks.iter().find(|t| !ids.insert(t.id.as_str())) {
        return Err(Error::refused(
            "outline.same_key",
            format!("Two tasks of the plan have the number {}: links to it could mean either.", twice.id),
            "Save the plan again from the program that wrote it.",
        ));
    }
    let mut notes = Vec::new();
    name_and_sort(&mut network);
    links(&mut network, &mut notes);
    start(&mut network, &mut notes);
    if network.criticality != Criticality::default() {
        network.criticality = Criticality::default();
        notes.push(note(
            "outline.critical",
            "The plan also called tasks with a little slack critical; here only those without slack are.".to_owned(),
            "Look at the column Slack for what is nearly critical.",
        ));
    }
    Ok((network, notes))
}

/// Everything has a name; what has parts is a summary, and what lasts is a task.
fn name_and_sort(network: &mut Network) {
    let parents: HashSet<String> = network.tasks.iter().filter_map(|t| t.parent.clone()).collect();
    for task in &mut network.tasks {
        let name = task.name.trim();
        let name = if name.is_empty() { format!("Task {}", task.id) } else { name.to_owned() };
        task.name = name.chars().take(LONGEST_NAME).collect();
        task.duration = task.duration.max(0);
        task.kind = match task.kind {
            _ if parents.contains(&task.id) => TaskKind::Summary,
            TaskKind::Milestone if task.duration == 0 => TaskKind::Milestone,
            _ => TaskKind::Task,
        };
    }
}

/// Keeps the links that lead from one task to another, once for each pair, and that the engine can follow.
fn links(network: &mut Network, notes: &mut Vec<Diagnostic>) {
    let lengths: std::collections::HashMap<String, i64> =
        network.tasks.iter().map(|t| (t.id.clone(), t.duration)).collect();
    let mut seen = HashSet::new();
    let (mut nowhere, mut second, mut shares) = (0, 0, 0);
    network.links.retain_mut(|link| {
        let Some(length) = lengths.get(&link.from).filter(|_| lengths.contains_key(&link.to) && link.from != link.to)
        else {
            nowhere += 1;
            return false;
        };
        if !seen.insert((link.from.clone(), link.to.clone())) {
            second += 1;
            return false;
        }
        if let Lag::Percent(percent) = link.lag {
            shares += 1;
            link.lag = Lag::Minutes(length.saturating_mul(percent) / 100);
        }
        if link.lag_calendar != LagCalendar::Elapsed {
            link.lag_calendar = LagCalendar::Predecessor;
        }
        true
    });
    let circles = out_of_circles(network);
    let told = [
        (nowhere, "outline.links_elsewhere", "lead to a task that is not in the plan and were left out", LINK_AGAIN),
        (
            second,
            "outline.links_twice",
            "tie two tasks that are tied already and were left out",
            "Keep the one that matters.",
        ),
        (
            circles,
            "outline.circle",
            "make tasks wait for each other in a circle and were left out",
            "Check which task comes first.",
        ),
        (
            shares,
            "outline.percent_lag",
            "wait for a share of the task before; the share was turned into hours",
            "Change the lag if the task before gets longer.",
        ),
    ];
    notes.extend(
        told.into_iter()
            .filter(|(n, ..)| *n > 0)
            .map(|(n, code, what, cure)| note(code, format!("{n} links {what}."), cure)),
    );
}

const LINK_AGAIN: &str = "Link the tasks here if they should wait.";

fn out_of_circles(network: &mut Network) -> usize {
    let unused: HashSet<usize> = schedule(network).unused_links.into_iter().collect();
    let mut at = 0..;
    network.links.retain(|_| !at.next().is_some_and(|i| unused.contains(&i)));
    unused.len()
}

/// A project starts with a day, not with an hour.
fn start(network: &mut Network, notes: &mut Vec<Diagnostic>) {
    let midnight = network.start.date().at(0, 0, 0, 0);
    let skipped = network.calendars.get(network.calendar).map_or(0, |c| c.work_between(midnight, network.start));
    if skipped > 0 {
        notes.push(note(
            "outline.start_time",
            format!(
                "The plan starts at {} in the middle of a working day; here it starts that morning.",
                network.start.time()
            ),
            "Give the first tasks a date where the hour matters.",
        ));
    }
    network.start = midnight;
}

fn note(code: &str, cause: String, cure: &str) -> Diagnostic {
    Diagnostic::new(Severity::Note, code, cause, cure)
}

#[cfg(test)]
mod tests {
    use jiff::civil::datetime;
    use kernel::WorkCalendar;
    use scheduling::{Link, Task};

    use super::*;

    fn plan(tasks: Vec<Task>, links: Vec<Link>) -> Network {
        let mut network = Network::new(datetime(2026, 5, 4, 8, 0, 0, 0), WorkCalendar::standard());
        (network.tasks, network.links) = (tasks, links);
        network
    }

    fn codes(notes: &[Diagnostic]) -> Vec<&str> {
        notes.iter().map(|n| n.code.as_str()).collect()
    }

    #[test]
    fn a_plan_that_fits_is_told_nothing() {
        let (a, b) = (Task::new("a", "Dig", 480), Task::new("b", "Build", 480));
        let (fitted, notes) = fit(plan(vec![a, b], vec![Link::new("a", "b")])).unwrap();
        assert_eq!((fitted.links.len(), codes(&notes)), (1, vec![]));
    }

    #[test]
    fn links_that_can_not_hold_are_left_out_and_named() {
        let (a, b) = (Task::new("a", "Dig", 480), Task::new("b", "Build", 480));
        let half = Link { lag: Lag::Percent(50), ..Link::new("a", "b") };
        let links = vec![half, Link::new("a", "b"), Link::new("b", "a"), Link::new("x", "b"), Link::new("a", "a")];
        let (fitted, notes) = fit(plan(vec![a, b], links)).unwrap();
        assert_eq!(fitted.links, [Link::new("a", "b").lag(240)]);
        let all = ["outline.links_elsewhere", "outline.links_twice", "outline.circle", "outline.percent_lag"];
        assert_eq!(codes(&notes), all);
    }

    #[test]
    fn a_nameless_task_gets_one_and_a_lasting_milestone_is_a_task() {
        let milestone = Task { duration: 60, ..Task::milestone("7", " ") };
        let (fitted, _) = fit(plan(vec![milestone], vec![])).unwrap();
        assert_eq!((fitted.tasks[0].name.as_str(), fitted.tasks[0].kind), ("Task 7", TaskKind::Task));
    }

    #[test]
    fn a_plan_without_tasks_and_one_with_the_same_number_twice_are_refused() {
        assert!(fit(plan(vec![], vec![])).is_err());
        assert!(fit(plan(vec![Task::new("a", "Dig", 1), Task::new("a", "Dug", 1)], vec![])).is_err());
    }
}
