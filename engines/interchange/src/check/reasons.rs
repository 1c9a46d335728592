//! Why stored and computed dates differ: what in the file can't come from its own logic, and what follows from that.

use std::collections::{HashMap, HashSet};

use jiff::civil::DateTime;
use kernel::{Diagnostic, Severity, WorkCalendar};
use scheduling::{Constraint, Schedule, Task, TaskKind};

use super::TaskCheck;
use crate::{Activity, Programme};

/// What in the file itself keeps a task's dates from coming out of its links.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Reason {
    PlacedByHand,
    Split,
    /// The stored dates hold another amount of work than the task has.
    OtherSpan,
    /// The stored float is not the distance of the stored dates.
    StaleFloat,
    /// Nothing follows, and yet it may not last until the project's finish.
    OtherEnd,
    AsLateAsPossible,
}

impl Reason {
    fn code(self) -> &'static str {
        match self {
            Self::PlacedByHand => "check.placed_by_hand",
            Self::Split => "check.split",
            Self::OtherSpan => "check.other_span",
            Self::StaleFloat => "check.stale_float",
            Self::OtherEnd => "check.other_end",
            Self::AsLateAsPossible => "check.as_late_as_possible",
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::PlacedByHand => "Placed by hand: the program does not bind late dates to links",
            Self::Split => "Split into pieces by assignments, with pauses that links do not tell",
            Self::OtherSpan => {
                "The stored dates hold another amount of work than the duration: assignments decided them, or the duration \
                 was changed after the last scheduling"
            }
            Self::StaleFloat => "The stored float is not the distance of the stored dates",
            Self::OtherEnd => "Nothing follows, and yet the stored late finish is not the project's finish",
            Self::AsLateAsPossible => "As late as possible, and delayed by other rules than free float",
        }
    }
}

/// The reasons that were found, and the tasks whose differences have none.
pub(super) fn find(programme: &Programme, schedule: &Schedule, tasks: &[TaskCheck]) -> (Vec<Diagnostic>, Vec<String>) {
    let roots = Roots::new(programme, schedule);
    let mut found: HashMap<&str, HashSet<Reason>> = HashMap::new();
    for task in tasks.iter().filter(|t| !t.agrees()) {
        found.insert(&task.id, roots.of(task));
    }
    let spread = Spread::new(programme, tasks, &found);
    let mut diagnostics = Vec::new();
    let all: [Reason; 6] = [
        Reason::PlacedByHand,
        Reason::Split,
        Reason::OtherSpan,
        Reason::StaleFloat,
        Reason::OtherEnd,
        Reason::AsLateAsPossible,
    ];
    for reason in all {
        let about = tasks.iter().filter(|t| found.get(t.id.as_str()).is_some_and(|r| r.contains(&reason)));
        diagnostics.extend(told(reason.code(), reason.words(), about));
    }
    let explained = |t: &&TaskCheck| found[t.id.as_str()].is_empty() && spread.reaches(t);
    let differing = || tasks.iter().filter(|t| !t.agrees());
    let words = "Linked to those, directly or through others, or to the finish that those move";
    diagnostics.extend(told("check.linked", words, differing().filter(explained)));
    let unexplained = differing().filter(|t| found[t.id.as_str()].is_empty() && !spread.reaches(t));
    (diagnostics, unexplained.map(|t| t.id.clone()).collect())
}

fn told<'t>(code: &str, words: &str, about: impl Iterator<Item = &'t TaskCheck>) -> Option<Diagnostic> {
    let about: Vec<&str> = about.map(|t| if t.code.is_empty() { t.id.as_str() } else { t.code.as_str() }).collect();
    let cause = format!("{words} ({}).", about.len());
    let cure = "Schedule the file again in the program that wrote it, and compare once more.";
    (!about.is_empty()).then(|| Diagnostic::new(Severity::Note, code, cause, cure).about(about))
}

/// Looks for reasons in one task.
struct Roots<'p> {
    tasks: HashMap<&'p str, (&'p Task, &'p Activity, &'p WorkCalendar)>,
    has_followers: HashSet<&'p str>,
    /// The stored finish of the whole.
    finish: Option<DateTime>,
    must_finish_by: Option<DateTime>,
}

impl<'p> Roots<'p> {
    fn new(programme: &'p Programme, schedule: &'p Schedule) -> Self {
        let network = &programme.network;
        let own = |t: &Task| t.calendar.and_then(|c| network.calendars.get(c)).unwrap_or(&schedule.calendar);
        let whole = network.tasks.iter().zip(&programme.activities);
        let leaves = || programme.activities.iter().zip(&network.tasks).filter(|(_, t)| t.kind != TaskKind::Summary);
        Self {
            tasks: whole.map(|(t, a)| (t.id.as_str(), (t, a, own(t)))).collect(),
            has_followers: network.links.iter().map(|l| l.from.as_str()).collect(),
            finish: leaves().filter_map(|(a, _)| a.stored.early_finish.or(a.stored.finish)).max(),
            must_finish_by: network.must_finish_by,
        }
    }

    fn of(&self, check: &TaskCheck) -> HashSet<Reason> {
        let (task, activity, calendar) = self.tasks[check.id.as_str()];
        let stored = &activity.stored;
        let mut reasons = HashSet::new();
        let mut put = |reason, holds: bool| {
            if holds {
                reasons.insert(reason);
            }
        };
        put(Reason::PlacedByHand, matches!(task.constraint, Constraint::PlacedAt(_)));
        put(Reason::Split, activity.splits.len() > 1);
        put(Reason::AsLateAsPossible, task.constraint == Constraint::AsLateAsPossible);
        let work = |from: Option<DateTime>, to: Option<DateTime>| Some(calendar.work_between(from?, to?));
        let under_way = task.progress.actual_start.is_some();
        let left = task.progress.remaining.filter(|_| under_way).unwrap_or(task.duration);
        let span = |held: Option<i64>| held.is_some_and(|held| held != left && (!under_way || held != task.duration));
        let spans = [work(stored.early_start, stored.early_finish), work(stored.late_start, stored.late_finish)];
        put(Reason::OtherSpan, spans.into_iter().any(span));
        let distance = work(stored.early_finish, stored.late_finish);
        put(Reason::StaleFloat, distance.zip(stored.total_float).is_some_and(|(d, f)| d != f));
        let end = self.must_finish_by.or(self.finish);
        let other_end = work(stored.late_finish, end).is_some_and(|gap| gap != 0) && task.deadline.is_none();
        put(Reason::OtherEnd, other_end && !self.has_followers.contains(check.id.as_str()) && is_free(task));
        reasons
    }
}

fn is_free(task: &Task) -> bool {
    matches!(
        task.constraint,
        Constraint::AsSoonAsPossible | Constraint::StartNoEarlierThan(_) | Constraint::FinishNoEarlierThan(_)
    )
}

/// Which tasks' differences follow from those of tasks that have a reason of their own.
struct Spread {
    /// Ids of tasks that a reason reaches forwards, and backwards.
    forwards: HashSet<String>,
    backwards: HashSet<String>,
    /// A task whose dates differ decides the project's finish, from which late dates are counted.
    finish_moves: bool,
}

impl Spread {
    fn new(programme: &Programme, tasks: &[TaskCheck], found: &HashMap<&str, HashSet<Reason>>) -> Self {
        let differs: HashMap<&str, (bool, bool)> =
            tasks.iter().map(|t| (t.id.as_str(), (!t.agrees_early(), !t.agrees_late()))).collect();
        let rooted = || found.iter().filter(|(_, reasons)| !reasons.is_empty()).map(|(id, _)| *id);
        let ends = Ends::new(programme);
        let early = |id: &str| differs.get(id).is_some_and(|d| d.0);
        let late = |id: &str| differs.get(id).is_some_and(|d| d.1);
        let forwards = reach(rooted(), &ends.after, &early);
        let backwards = reach(rooted(), &ends.before, &late);
        let last = tasks.iter().max_by_key(|t| t.early_finish.stored.max(Some(t.early_finish.computed)));
        let finish_moves = last.is_some_and(|t| !t.early_finish.agrees && forwards.contains(&t.id));
        Self { forwards, backwards, finish_moves }
    }

    fn reaches(&self, task: &TaskCheck) -> bool {
        let early = task.agrees_early() || self.forwards.contains(&task.id);
        let float_follows = self.forwards.contains(&task.id) && task.late_finish.agrees;
        let late = task.agrees_late() || self.backwards.contains(&task.id) || self.finish_moves || float_follows;
        early && late
    }
}

/// Everything that can be come to from the sources over tasks that differ.
fn reach<'i>(
    sources: impl Iterator<Item = &'i str>,
    next: &HashMap<&'i str, Vec<&'i str>>,
    differs: &dyn Fn(&str) -> bool,
) -> HashSet<String> {
    let mut reached: HashSet<String> = HashSet::new();
    let mut open: Vec<&str> = sources.collect();
    while let Some(id) = open.pop() {
        if reached.insert(id.to_owned()) {
            open.extend(next.get(id).into_iter().flatten().copied().filter(|to| differs(to)));
        }
    }
    reached
}

/// Links between leaves; one of a summary counts for every task inside it.
struct Ends<'p> {
    after: HashMap<&'p str, Vec<&'p str>>,
    before: HashMap<&'p str, Vec<&'p str>>,
}

impl<'p> Ends<'p> {
    fn new(programme: &'p Programme) -> Self {
        let network = &programme.network;
        let parents: HashMap<&str, &str> =
            network.tasks.iter().filter_map(|t| Some((t.id.as_str(), t.parent.as_deref()?))).collect();
        let mut within: HashMap<&str, Vec<&str>> = HashMap::new();
        for task in network.tasks.iter().filter(|t| t.kind != TaskKind::Summary) {
            // No deeper than there are tasks, should parents run in a circle.
            let around = std::iter::successors(Some(task.id.as_str()), |id| parents.get(id).copied());
            around.take(network.tasks.len().min(64)).for_each(|id| within.entry(id).or_default().push(&task.id));
        }
        let mut ends = Self { after: HashMap::new(), before: HashMap::new() };
        for link in &network.links {
            let of = |id: &str| within.get(id).cloned().unwrap_or_default();
            for from in of(&link.from) {
                for to in of(&link.to) {
                    ends.after.entry(from).or_default().push(to);
                    ends.before.entry(to).or_default().push(from);
                }
            }
        }
        ends
    }
}
