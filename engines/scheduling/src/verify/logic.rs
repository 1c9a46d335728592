//! The network as the checker sees it: which task waits for which, and the questions asked of one task's dates.

use std::collections::{HashMap, HashSet};

use jiff::civil::DateTime;
use kernel::{Diagnostic, WorkCalendar};

use super::asks::{moved, waited};
use super::gates::opening;
use super::{is_fixed, is_mandatory, positions, wrong};
use crate::gates::Gate;
use crate::network::{Constraint, Lag, LagCalendar, Link, LinkKind, Network, ProgressRule, Task, TaskKind};
use crate::schedule::{Schedule, TaskDates};

/// Which dates of the schedule are looked at.
#[derive(Clone, Copy, PartialEq)]
enum Which {
    Early,
    Planned,
    Late,
}

/// Dates of one task, perhaps tried out.
#[derive(Clone, Copy)]
struct Span {
    start: DateTime,
    finish: DateTime,
}

pub(super) struct Logic<'n> {
    pub network: &'n Network,
    pub schedule: &'n Schedule,
    pub calendars: Vec<&'n WorkCalendar>,
    /// By task: the tasks that name it as parent.
    pub parts: Vec<Vec<usize>>,
    parents: Vec<Option<usize>>,
    /// By task: links whose predecessor it is, or a summary around it.
    after: Vec<Vec<usize>>,
    /// By task: links whose successor it is, or a summary around it.
    before: Vec<Vec<usize>>,
    pub ends: Vec<Option<(usize, usize)>>,
    /// By task: when the gates open that it waits for.
    gates: Vec<Vec<DateTime>>,
}

impl<'n> Logic<'n> {
    pub fn new(network: &'n Network, schedule: &'n Schedule) -> Self {
        let positions = positions(network);
        let project = &schedule.calendar;
        let usable = |c: &&WorkCalendar| c.complaint().is_none();
        let calendar = |t: &Task| t.calendar.and_then(|c| network.calendars.get(c)).filter(usable).unwrap_or(project);
        let parents = parents(network, schedule, &positions);
        let mut parts = vec![Vec::new(); network.tasks.len()];
        for (task, parent) in parents.iter().enumerate() {
            parent.inspect(|p| parts[*p].push(task));
        }
        let unused: HashSet<usize> = schedule.unused_links.iter().copied().collect();
        let mut logic = Self {
            network,
            schedule,
            calendars: network.tasks.iter().map(calendar).collect(),
            after: vec![Vec::new(); parts.len()],
            before: vec![Vec::new(); parts.len()],
            parts,
            parents,
            ends: network.links.iter().map(|l| ends(l, &positions)).collect(),
            gates: gates(network, project, &positions),
        };
        logic.set_efforts_apart();
        for (i, ends) in logic.ends.clone().into_iter().enumerate().filter(|(i, _)| !unused.contains(i)) {
            if let Some((from, to)) = ends.filter(|(from, to)| !logic.is_effort(*from) && !logic.is_effort(*to)) {
                logic.leaves_within(from).iter().for_each(|t| logic.after[*t].push(i));
                logic.leaves_within(to).iter().for_each(|t| logic.before[*t].push(i));
            }
        }
        logic
    }

    /// A level of effort is no part of the summary it names: the summary does not last longer for it.
    fn set_efforts_apart(&mut self) {
        while let Some(task) = (0..self.parts.len()).find(|t| self.is_effort(*t) && self.parents[*t].is_some()) {
            if let Some(parent) = self.parents[task].take() {
                self.parts[parent].retain(|t| *t != task);
            }
        }
    }

    pub fn pair(&self, task: usize) -> (&'n Task, &'n TaskDates) {
        (&self.network.tasks[task], &self.schedule.tasks[task])
    }

    /// Working minutes that are left.
    pub fn work(&self, task: usize) -> i64 {
        let task = &self.network.tasks[task];
        let left = task.progress.remaining.filter(|_| task.progress.actual_start.is_some());
        left.unwrap_or(task.duration).max(0)
    }

    fn leaves_within(&self, task: usize) -> Vec<usize> {
        let (mut open, mut leaves) = (vec![task], Vec::new());
        while let Some(t) = open.pop() {
            if self.parts[t].is_empty() {
                leaves.push(t);
            }
            open.extend(&self.parts[t]);
        }
        leaves
    }

    /// Tasks that a gate holds, itself or through their summaries, and that are not done.
    pub fn behind_gate(&self, gate: &Gate) -> Vec<usize> {
        let named = (0..self.parts.len()).filter(|t| gate.tasks.contains(&self.network.tasks[*t].id));
        let mut behind: Vec<usize> = named.flat_map(|t| self.leaves_within(t)).collect();
        behind.sort_unstable();
        behind.dedup();
        behind.retain(|t| !self.is_done(*t) && !self.is_effort(*t));
        behind
    }

    /// The dates a link goes by: of open work, where a started task goes on.
    fn span(&self, task: usize, which: Which) -> Span {
        let d = &self.schedule.tasks[task];
        match which {
            Which::Early => Span { start: d.early_start, finish: d.early_finish },
            Which::Planned => Span { start: d.start, finish: d.finish },
            Which::Late => Span { start: d.late_start, finish: d.late_finish },
        }
    }

    /// Whether it lasts as long as others do; its links bind nobody.
    pub fn is_effort(&self, task: usize) -> bool {
        self.network.tasks[task].kind == TaskKind::LevelOfEffort && self.parts[task].is_empty()
    }

    pub fn is_open(&self, task: usize) -> bool {
        self.network.tasks[task].progress.actual_start.is_none() && !self.is_done(task)
    }

    fn is_done(&self, task: usize) -> bool {
        self.network.tasks[task].progress.actual_finish.is_some()
    }

    /// Whether links still tell the work of this task when to go on.
    fn listens(&self, task: usize) -> bool {
        let rescheduled = self.network.data_date.is_some() && self.network.progress_rule == ProgressRule::RetainedLogic;
        self.is_open(task) || (!self.is_done(task) && rescheduled)
    }

    /// The span in which what is left of a task is done.
    fn work_span(&self, task: usize, which: Which) -> Option<Span> {
        let span = self.span(task, which);
        if self.is_open(task) {
            return Some(span);
        }
        let start = match which {
            Which::Late if self.work(task) == 0 => span.finish,
            Which::Late => self.calendars[task].sub_work(span.finish, self.work(task)).ok()?,
            _ => self.schedule.tasks[task].resume?,
        };
        Some(Span { start, finish: span.finish })
    }

    /// Whether `to`, at these dates, has waited for `from`, at those. `from` may be a summary.
    fn kept(&self, link: usize, from: Span, to: usize, at: Span) -> bool {
        let Some((before, after)) = self.ends[link] else { return true };
        let rule = &self.network.links[link];
        let base = match rule.kind {
            LinkKind::FinishStart | LinkKind::FinishFinish => from.finish,
            LinkKind::StartStart | LinkKind::StartFinish => from.start,
        };
        let lag = match rule.lag {
            Lag::Minutes(minutes) => minutes,
            Lag::Percent(percent) => self.network.tasks[before].duration.saturating_mul(percent) / 100,
        };
        let clock = match rule.lag_calendar {
            LagCalendar::Predecessor => Some(self.calendars[before]),
            LagCalendar::Successor => Some(self.calendars[after]),
            LagCalendar::Project => Some(&self.schedule.calendar),
            LagCalendar::Elapsed => None,
        };
        let actual = match rule.kind {
            LinkKind::FinishStart | LinkKind::StartStart => at.start,
            LinkKind::FinishFinish | LinkKind::StartFinish => at.finish,
        };
        moved(base, lag, clock).is_none_or(|asked| waited(self.calendars[to], self.work(to), asked, actual))
    }

    /// The first thing that a task at these dates would break, looking back.
    fn broken_before(&self, task: usize, at: Span, which: Which) -> Option<String> {
        if !self.listens(task) {
            return None;
        }
        let (subject, calendar, work) = (&self.network.tasks[task], self.calendars[task], self.work(task));
        let starts = |asked| waited(calendar, work, asked, at.start);
        let open = self.is_open(task);
        if open && !starts(self.network.start) {
            return Some("starts before the project".into());
        }
        if self.network.data_date.is_some_and(|date| !starts(date)) {
            return Some("has open work before the data date".into());
        }
        let starts_early = match subject.constraint {
            Constraint::StartNoEarlierThan(date) | Constraint::StartOn(date) => open && !starts(date),
            Constraint::FinishNoEarlierThan(date) | Constraint::FinishOn(date) => {
                !waited(calendar, work, date, at.finish)
            }
            _ => false,
        };
        if starts_early {
            return Some("is before its constraint".into());
        }
        let around = std::iter::successors(self.parents[task], |p| self.parents[*p]);
        for (whole, own) in std::iter::once((task, true)).chain(around.map(|t| (t, false))) {
            let held = &self.network.tasks[whole];
            let held_back = (open || !own) && held.not_before.iter().any(|hold| !starts(hold.at));
            if held_back || (open && self.gates[whole].iter().any(|at| !starts(*at))) {
                return Some("starts before a delivery or gate allows it".into());
            }
            if let (false, Constraint::StartNoEarlierThan(date) | Constraint::StartOn(date)) = (own, held.constraint)
                && !starts(date)
            {
                return Some("starts before its summary may".into());
            }
        }
        let broken = self.before[task].iter().find(|link| {
            let from = self.ends[**link].map(|(from, _)| from);
            from.is_some_and(|from| !self.kept(**link, self.span(from, which), task, at))
        });
        broken.map(|link| self.tell(*link))
    }

    /// The first thing that a task at these dates would break, looking ahead.
    fn broken_after(&self, task: usize, at: Span, which: Which) -> Option<String> {
        let end = match which {
            Which::Late => self.network.must_finish_by.unwrap_or(self.schedule.finish),
            _ => self.schedule.finish,
        };
        let calendar = self.calendars[task];
        if at.finish > end && calendar.work_between(end, at.finish) > 0 {
            return Some("ends after the project".into());
        }
        self.after[task].iter().find_map(|link| self.link_broken_after(*link, task, at, which))
    }

    fn link_broken_after(&self, link: usize, task: usize, at: Span, which: Which) -> Option<String> {
        let (from, to) = self.ends[link]?;
        let leaves_start = matches!(self.network.links[link].kind, LinkKind::StartStart | LinkKind::StartFinish);
        if leaves_start && (!self.is_open(task) || !self.starts_first(task, from)) {
            return None;
        }
        let broken = |to: &usize| {
            let then = self.work_span(*to, which).filter(|_| self.listens(*to));
            then.is_some_and(|then| !self.kept(link, at, *to, then))
        };
        self.leaves_within(to).iter().any(broken).then(|| self.tell(link))
    }

    /// A link from a summary's start holds the part that starts first.
    fn starts_first(&self, task: usize, whole: usize) -> bool {
        self.schedule.tasks[task].early_start == self.schedule.tasks[whole].early_start
    }

    fn tell(&self, link: usize) -> String {
        let link: &Link = &self.network.links[link];
        format!("breaks the {} link “{}” → “{}”", link.kind.code(), link.from, link.to)
    }

    pub fn early_dates_hold(&self, task: usize) -> Vec<Diagnostic> {
        let subject = &self.network.tasks[task];
        if is_fixed(subject) && self.is_open(task) {
            return Vec::new();
        }
        let spans = [(Which::Early, "early"), (Which::Planned, "planned")];
        let broken = spans.into_iter().filter_map(|(which, name)| {
            let what = self.broken_before(task, self.work_span(task, which)?, which)?;
            Some(wrong("verify.early", &format!("{what} ({name} dates)"), &[subject]))
        });
        broken.collect()
    }

    /// One working minute earlier would break something.
    pub fn early_dates_are_tight(&self, task: usize) -> Option<Diagnostic> {
        let subject = &self.network.tasks[task];
        if !self.listens(task) || (is_fixed(subject) && self.is_open(task)) {
            return None;
        }
        let sooner = self.tried(task, self.work_span(task, Which::Early)?, -1)?;
        self.broken_before(task, sooner, Which::Early)
            .is_none()
            .then(|| wrong("verify.early", "could start earlier than its early start", &[subject]))
    }

    pub fn late_dates_hold(&self, task: usize) -> Option<Diagnostic> {
        let subject = &self.network.tasks[task];
        let mandatory = is_mandatory(subject) && self.is_open(task);
        let span = self.work_span(task, Which::Late).filter(|_| !mandatory)?;
        let what = self.past_its_own_date(task, span).or_else(|| self.broken_after(task, span, Which::Late))?;
        Some(wrong("verify.late", &format!("{what} (late dates)"), &[subject]))
    }

    /// One working minute later would break something.
    pub fn late_dates_are_tight(&self, task: usize) -> Option<Diagnostic> {
        let subject = &self.network.tasks[task];
        if is_mandatory(subject) && self.is_open(task) {
            return None;
        }
        let later = self.tried(task, self.work_span(task, Which::Late)?, 1)?;
        let broken = self.past_its_own_date(task, later).or_else(|| self.broken_after(task, later, Which::Late));
        broken.is_none().then(|| wrong("verify.late", "could finish later than its late finish", &[subject]))
    }

    /// Later by its free float a task moves nothing; one minute more does.
    pub fn free_float_is_free(&self, task: usize) -> Vec<Diagnostic> {
        let (subject, dates) = self.pair(task);
        let Some(planned) = self.work_span(task, Which::Planned) else { return Vec::new() };
        let breaks = |by: i64| {
            let then = if by <= 0 { Some(planned) } else { self.tried(task, planned, by) };
            then.and_then(|then| self.broken_after(task, then, Which::Planned))
        };
        let free = dates.free_float;
        let mut found = Vec::new();
        // A successor pinned against the links is passed already.
        if breaks(0).is_some() {
            return found;
        }
        if breaks(free).is_some() {
            found.push(wrong("verify.free_float", "moves another task within its free float", &[subject]));
        }
        if breaks(free + 1).is_none() {
            found.push(wrong("verify.free_float", "has more free float than it says", &[subject]));
        }
        found
    }

    /// Late dates also keep what the task, and the summaries around it, promised.
    fn past_its_own_date(&self, task: usize, at: Span) -> Option<String> {
        let calendar = self.calendars[task];
        let past = |date: DateTime, actual: DateTime| actual > date && calendar.work_between(date, actual) > 0;
        let around = std::iter::successors(self.parents[task], |p| self.parents[*p]);
        for (whole, own) in std::iter::once((task, true)).chain(around.map(|p| (p, false))) {
            let held = &self.network.tasks[whole];
            let begun = held.progress.actual_start.is_some() || !self.is_open(task);
            let starts = !begun && (own || self.starts_first(task, whole));
            let broken = held.deadline.is_some_and(|date| past(date, at.finish))
                || match held.constraint {
                    Constraint::StartNoLaterThan(date) | Constraint::StartOn(date) => starts && past(date, at.start),
                    Constraint::FinishNoLaterThan(date) | Constraint::FinishOn(date) => past(date, at.finish),
                    _ => false,
                };
            if broken {
                return Some("is past its pinned date or deadline".into());
            }
        }
        None
    }

    /// The span of a task moved by working minutes of its calendar.
    fn tried(&self, task: usize, at: Span, by: i64) -> Option<Span> {
        let (calendar, work) = (self.calendars[task], self.work(task));
        if work == 0 {
            let then = if by < 0 { calendar.sub_work(at.start, -by) } else { calendar.add_work(at.finish, by) }.ok()?;
            return Some(Span { start: then, finish: then });
        }
        let start = if by < 0 {
            calendar.sub_work(at.start, -by).ok()?
        } else {
            calendar.next_work(calendar.add_work(at.start, by).ok()?).ok()?
        };
        Some(Span { start, finish: calendar.add_work(start, work).ok()? })
    }

    /// A link may only be left out if it can't be used: it leads nowhere, into itself, or closes a circle.
    pub fn unused_links_are_unusable(&self) -> Vec<Diagnostic> {
        let kept_out = self.schedule.unused_links.iter().filter(|link| {
            let Some(Some((from, to))) = self.ends.get(**link) else { return false };
            let sources = self.leaves_within(*from);
            let into_summary = !self.parts[*to].is_empty()
                && matches!(self.network.links[**link].kind, LinkKind::FinishFinish | LinkKind::StartFinish);
            from != to && !into_summary && !sources.iter().any(|leaf| self.reaches(*to, *leaf))
        });
        kept_out
            .map(|link| {
                let (from, to) = self.ends[*link].unwrap_or_default();
                wrong("verify.link", "was left out without need", &[&self.network.tasks[from], &self.network.tasks[to]])
            })
            .collect()
    }

    /// Whether what follows `from` comes, over links, to `goal` (or begins there).
    fn reaches(&self, from: usize, goal: usize) -> bool {
        let mut seen: HashSet<usize> = HashSet::new();
        let mut open = self.leaves_within(from);
        while let Some(task) = open.pop() {
            if !seen.insert(task) {
                continue;
            }
            if task == goal {
                return true;
            }
            let around = std::iter::successors(Some(task), |t| self.parents[*t]);
            for whole in around {
                let links = self.ends.iter().flatten().filter(|(a, _)| *a == whole);
                links.for_each(|(_, to)| open.extend(self.leaves_within(*to)));
            }
        }
        false
    }
}

fn ends(link: &Link, positions: &HashMap<&str, usize>) -> Option<(usize, usize)> {
    Some((*positions.get(link.from.as_str())?, *positions.get(link.to.as_str())?))
}

fn gates(network: &Network, project: &WorkCalendar, positions: &HashMap<&str, usize>) -> Vec<Vec<DateTime>> {
    let mut held = vec![Vec::new(); network.tasks.len()];
    for gate in &network.gates {
        let opens = opening(network, gate, project);
        let known = gate.tasks.iter().filter_map(|id| positions.get(id.as_str()));
        known.for_each(|task| held[*task].push(opens));
    }
    held
}

/// Parents, but for those that the schedule says it took out of a circle of parents.
fn parents(network: &Network, schedule: &Schedule, positions: &HashMap<&str, usize>) -> Vec<Option<usize>> {
    let freed = schedule.diagnostics.iter().filter(|d| d.code == "schedule.parent_circle");
    let freed: HashSet<&str> = freed.flat_map(|d| d.about.iter().map(String::as_str)).collect();
    let kept = network.tasks.iter().map(|t| t.parent.as_deref().filter(|_| !freed.contains(t.id.as_str())));
    kept.map(|parent| parent.and_then(|id| positions.get(id).copied())).collect()
}
