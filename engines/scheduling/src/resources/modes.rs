//! Who can do which task, and when: needs resolved to resources, and calendars to what task and crew have in common.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};
use kernel::{Diagnostic, Severity, WorkCalendar};

use super::pool::{Pool, WHOLE, Who};
use crate::network::{Constraint, Network, Task, TaskKind};
use crate::words::list;

/// One way to do a task: with these resources, on the calendar they have in common with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mode {
    /// Position among the network's calendars.
    pub calendar: usize,
    /// Positions of resources, and how much of each.
    pub takes: Vec<(usize, i64)>,
}

/// So many ways to do a task are looked at: three needs with four crews to choose from each.
const MOST_MODES: usize = 64;

/// The network on the calendars of those who do its tasks, and the ways to do each.
pub(super) struct Modes {
    pub network: Network,
    /// By task, the first is the one that was thought of; none for a task that takes nothing.
    pub of: Vec<Vec<Mode>>,
    pub diagnostics: Vec<Diagnostic>,
}

impl Modes {
    pub fn new(told: &Network, pool: &Pool) -> Self {
        let mut network = told.clone();
        let (mut diagnostics, mut beyond) = (Vec::new(), Beyond::default());
        let mut common = Common::default();
        let options = options(told, pool, &mut diagnostics, &mut beyond);
        let mut of = Vec::with_capacity(network.tasks.len());
        for (task, needs) in options.iter().enumerate() {
            let fits = |way: &Vec<(usize, i64)>| way.iter().all(|(r, n)| *n <= i64::from(pool.resources[*r].capacity));
            let takes: Vec<_> = ways(needs).into_iter().filter(fits).collect();
            if takes.is_empty() && !needs.is_empty() {
                let (amount, crews) = (needs.iter().map(|n| n.0).sum::<i64>(), &needs[0].1);
                beyond.note(crews[0], amount, &told.tasks[task]);
            }
            let own = network.tasks[task].calendar.unwrap_or(network.calendar);
            let mode = |takes: Vec<(usize, i64)>| {
                let crews = takes.iter().filter_map(|(r, _)| pool.resources[*r].calendar);
                let calendar = crews.fold(own, |both, crew| common.of(&mut network.calendars, both, crew));
                Mode { calendar, takes }
            };
            of.push(takes.into_iter().map(mode).collect());
        }
        diagnostics.extend(beyond.told(pool));
        let mut modes = Self { network, of, diagnostics };
        modes.leave_out_idle(pool);
        for (task, modes_of) in modes.of.iter().enumerate() {
            if let Some(first) = modes_of.first() {
                let task = &mut modes.network.tasks[task];
                task.calendar = Some(first.calendar);
                // Levelling decides its dates.
                if task.constraint == Constraint::AsLateAsPossible {
                    task.constraint = Constraint::AsSoonAsPossible;
                }
            }
        }
        modes
    }

    /// Each task done in one way only.
    pub fn fixed(&self, chosen: &[u32]) -> Self {
        let mut fixed = Self { network: self.network.clone(), of: self.of.clone(), diagnostics: Vec::new() };
        for (task, modes) in fixed.of.iter_mut().enumerate() {
            if let Some(mode) = modes.get(chosen[task] as usize).cloned() {
                fixed.network.tasks[task].calendar = Some(mode.calendar);
                *modes = vec![mode];
            }
        }
        fixed
    }

    /// Whether another way means another calendar, on which lags and floats may differ too.
    pub fn calendars_differ(&self) -> bool {
        self.of.iter().any(|modes| modes.iter().any(|mode| mode.calendar != modes[0].calendar))
    }

    /// A crew that never works when the task may be done is no way to do it.
    fn leave_out_idle(&mut self, pool: &Pool) {
        for (task, modes) in self.of.iter_mut().enumerate() {
            let idle = |mode: &Mode| self.network.calendars.get(mode.calendar).is_none_or(|c| c.complaint().is_some());
            let (out, kept): (Vec<Mode>, Vec<Mode>) = modes.drain(..).partition(idle);
            if let (Some(mode), true) = (out.first(), kept.is_empty()) {
                let crew = mode.takes.first().map_or("", |(r, _)| pool.resources[*r].title());
                self.diagnostics.push(never_works(&self.network.tasks[task], crew));
            }
            *modes = kept;
        }
    }
}

/// Calendars that were put together before, by the two they came from.
#[derive(Default)]
struct Common(HashMap<(usize, usize), usize>);

impl Common {
    fn of(&mut self, calendars: &mut Vec<WorkCalendar>, a: usize, b: usize) -> usize {
        if a == b || b >= calendars.len() {
            return a;
        }
        *self.0.entry((a, b)).or_insert_with(|| {
            let Some(own) = calendars.get(a) else { return b };
            let both = own.in_common_with(&calendars[b]);
            let same = |c: &WorkCalendar| c.week() == both.week() && c.exceptions() == both.exceptions();
            calendars.iter().position(same).unwrap_or_else(|| {
                calendars.push(both);
                calendars.len() - 1
            })
        })
    }
}

/// One need of a task: how much, and of which resources it can be.
type Options = (i64, Vec<usize>);

/// By task, needs of one same resource together.
fn options<'n>(
    network: &'n Network,
    pool: &Pool,
    diagnostics: &mut Vec<Diagnostic>,
    beyond: &mut Beyond<'n>,
) -> Vec<Vec<Options>> {
    let mut tasks: HashMap<&str, usize> = HashMap::new();
    for (i, task) in network.tasks.iter().enumerate() {
        tasks.entry(task.id.as_str()).or_insert(i);
    }
    let mut resources: HashMap<&str, usize> = HashMap::new();
    for (i, resource) in pool.resources.iter().enumerate() {
        resources.entry(resource.id.as_str()).or_insert(i);
    }
    let wholes: HashSet<&str> = network.tasks.iter().filter_map(|t| t.parent.as_deref()).collect();
    let mut options: Vec<Vec<Options>> = vec![Vec::new(); network.tasks.len()];
    for need in pool.needs.iter().filter(|need| need.amount > 0) {
        let Some(&task) = tasks.get(need.task.as_str()) else {
            diagnostics.push(unknown("task", &need.task));
            continue;
        };
        if wholes.contains(need.task.as_str()) {
            diagnostics.push(needs_of_summary(&network.tasks[task]));
            continue;
        }
        // What lasts as long as others do can't wait for anybody.
        if network.tasks[task].kind == TaskKind::LevelOfEffort {
            continue;
        }
        let named = |id: &String| resources.get(id.as_str()).copied();
        let all = || 0..pool.resources.len();
        let who: Vec<usize> = match &need.of {
            Who::Resource(id) => named(id).into_iter().collect(),
            Who::AnyOf(ids) => ids.iter().filter_map(named).collect(),
            Who::Skill(skill) => all().filter(|r| pool.resources[*r].skills.contains(skill)).collect(),
        };
        let enough = |r: &usize| pool.resources[*r].capacity >= need.amount;
        let able: Vec<usize> = who.iter().copied().filter(enough).collect();
        let subject = &network.tasks[task];
        match (who.is_empty(), able.is_empty()) {
            (true, _) => diagnostics.push(nobody(subject, &need.of)),
            (_, true) => beyond.note(who[0], need.amount.into(), subject),
            _ => options[task].push((need.amount.into(), able)),
        }
    }
    options
}

/// Every combination of the needs' options, the first options first.
fn ways(needs: &[Options]) -> Vec<Vec<(usize, i64)>> {
    if needs.is_empty() {
        return Vec::new();
    }
    let mut ways: Vec<Vec<(usize, i64)>> = vec![Vec::new()];
    for (amount, able) in needs {
        let with = |way: &Vec<(usize, i64)>, resource: usize| {
            let mut way = way.clone();
            match way.iter_mut().find(|(r, _)| *r == resource) {
                Some(more) => more.1 += amount,
                None => way.push((resource, *amount)),
            }
            way
        };
        ways = ways.iter().flat_map(|way| able.iter().map(|r| with(way, *r))).take(MOST_MODES).collect();
    }
    ways
}

fn unknown(what: &str, id: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        "levelling.unknown",
        format!("A need names the {what} {id}, which does not exist."),
        "Remove the need, or correct what it names.",
    )
}

fn needs_of_summary(task: &Task) -> Diagnostic {
    Diagnostic::new(
        Severity::Note,
        "levelling.need_of_summary",
        format!("“{}” is a summary; what it needs itself was left out.", task.title()),
        "Give the need to the tasks that it is made of.",
    )
    .about([&task.id])
}

fn nobody(task: &Task, of: &Who) -> Diagnostic {
    let wanted = match of {
        Who::Resource(id) => format!("the resource {id}, which does not exist"),
        Who::AnyOf(ids) => format!("one of {}, none of which exists", ids.join(", ")),
        Who::Skill(skill) => format!("somebody who can do {skill}, and nobody can"),
    };
    Diagnostic::new(
        Severity::Warning,
        "levelling.nobody",
        format!("“{}” needs {wanted}. It is placed without.", task.title()),
        "Name a crew that exists, or give one the skill.",
    )
    .about([&task.id])
}

/// Tasks that need more of a resource than there is, told once for each resource.
#[derive(Default)]
struct Beyond<'n>(BTreeMap<usize, (i64, Vec<&'n Task>)>);

impl<'n> Beyond<'n> {
    fn note(&mut self, resource: usize, amount: i64, task: &'n Task) {
        let (most, tasks) = self.0.entry(resource).or_default();
        *most = amount.max(*most);
        tasks.push(task);
    }

    fn told(&self, pool: &Pool) -> impl Iterator<Item = Diagnostic> {
        let whole = |hundredths: i64| hundredths as f64 / f64::from(WHOLE);
        self.0.iter().map(move |(resource, (most, tasks))| {
            let resource = &pool.resources[*resource];
            let need = if tasks.len() == 1 { "needs" } else { "need" };
            Diagnostic::new(
                Severity::Warning,
                "levelling.need_beyond_capacity",
                format!(
                    "{} {need} up to {} of {}, of which there is {}: placed without.",
                    list(tasks.iter().map(|t| t.title())),
                    whole(*most),
                    resource.title(),
                    whole(resource.capacity.into())
                ),
                "Give each a smaller crew for longer, or add capacity.",
            )
            .about(tasks.iter().map(|t| t.id.as_str()))
        })
    }
}

fn never_works(task: &Task, resource: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        "levelling.never_works",
        format!("{resource} never works when “{}” may be done. It is placed without.", task.title()),
        "Give the crew and the task a calendar with time in common.",
    )
    .about([&task.id])
}
