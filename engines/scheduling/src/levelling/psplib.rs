//! Reads the `.sm` files of PSPLIB (Kolisch and Sprecher 1997): single-mode projects with renewable resources.

use super::problem::{Activity, Problem};

/// What is wrong with a file, and in which line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// Counted from 1; 0 where a whole section is missing.
    pub line: usize,
    pub why: String,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => write!(f, "{}", self.why),
            line => write!(f, "line {line}: {}", self.why),
        }
    }
}

impl std::error::Error for Unreadable {}

/// The jobs in their order, the first and last of which are the dummies that begin and end the project.
pub fn read(text: &str) -> Result<Problem, Unreadable> {
    let lines: Vec<&str> = text.lines().collect();
    let capacities =
        table(&lines, "RESOURCEAVAILABILITIES", 1)?.next().ok_or_else(|| missing("capacities"))?.numbers()?;
    let mut problem = Problem { capacities, ..Problem::default() };
    for row in table(&lines, "REQUESTS/DURATIONS", 2)? {
        let numbers = row.numbers()?;
        let [job, mode, duration, needs @ ..] = numbers.as_slice() else {
            return Err(row.wrong("a job, its mode, its duration and its needs were expected"));
        };
        if *job as usize != problem.activities.len() + 1 || *mode != 1 {
            return Err(row.wrong("jobs are expected one after the other, each with one mode"));
        }
        if needs.len() != problem.capacities.len() {
            return Err(row.wrong("it does not have one need for each resource"));
        }
        problem.activities.push(Activity::new(format!("Job {job}"), *duration).needs(needs.iter().copied()));
    }
    let jobs = problem.activities.len();
    for row in table(&lines, "PRECEDENCE RELATIONS", 1)? {
        let numbers = row.numbers()?;
        let [job, 1, followers, after @ ..] = numbers.as_slice() else {
            return Err(row.wrong("a job, one mode, the number of its successors and they themselves were expected"));
        };
        if after.len() != *followers as usize {
            return Err(row.wrong("the number of successors is not that of the list"));
        }
        if let Some(unknown) = after.iter().chain([job]).find(|j| **j == 0 || **j as usize > jobs) {
            return Err(row.wrong(&format!("there is no job {unknown}")));
        }
        for follower in after {
            problem.activities[*follower as usize - 1].after.push(*job as usize - 1);
        }
    }
    Ok(problem)
}

struct Row<'t> {
    line: usize,
    text: &'t str,
}

impl Row<'_> {
    fn numbers(&self) -> Result<Vec<u32>, Unreadable> {
        let read = |word: &str| word.parse().map_err(|_| self.wrong(&format!("“{word}” is not a number")));
        self.text.split_whitespace().map(read).collect()
    }

    fn wrong(&self, why: &str) -> Unreadable {
        Unreadable { line: self.line, why: why.to_owned() }
    }
}

/// The rows of a section, after so many lines of head, up to the asterisks that end it.
fn table<'t>(
    lines: &'t [&'t str],
    title: &str,
    head: usize,
) -> Result<impl Iterator<Item = Row<'t>> + use<'t>, Unreadable> {
    let at = lines.iter().position(|line| line.starts_with(title)).ok_or_else(|| missing(title))?;
    let rows = lines.iter().enumerate().skip(at + 1 + head).take_while(|(_, line)| !line.starts_with('*'));
    Ok(rows.filter(|(_, line)| !line.trim().is_empty()).map(|(i, text)| Row { line: i + 1, text }))
}

fn missing(what: &str) -> Unreadable {
    Unreadable { line: 0, why: format!("This is not a PSPLIB file: it has no {what}.") }
}
