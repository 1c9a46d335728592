//! Capacity and promise: when a job that is asked for can credibly begin and be done, with what is booked and what may
//! still be won before it.

use std::ops::Range;

use jiff::civil::DateTime;
use kernel::WorkCalendar;
use kernel::calendar::{from_minute, to_minute};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::modes::Modes;
use super::pool::{Need, Pool, Resource};
use super::walk::Walk;
use crate::network::{Network, NotBefore, Task};
use crate::plan::Plan;
use crate::solve::schedule;

/// A job with what it takes of the crews.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Work {
    pub name: String,
    pub network: Network,
    pub needs: Vec<Need>,
}

/// A job that may be won.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Prospect {
    pub work: Work,
    /// From 0 to 1.
    pub chance: f64,
    /// It can't begin before it is decided, and has its crews before the job that is asked for.
    pub decided: DateTime,
}

/// What the job that is asked for meets.
pub struct Outlook<'a> {
    /// Those that resources name by position.
    pub calendars: &'a [WorkCalendar],
    /// With what is booked of them as their absences.
    pub resources: &'a [Resource],
    pub pipeline: &'a [Prospect],
    pub job: &'a Work,
}

/// When a job can credibly begin and be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Credible {
    pub start: Likely,
    pub finish: Likely,
    /// What makes the safe finish no sooner, the worst first; nothing if it is the job's own work.
    pub bindings: Vec<Binding>,
}

/// A date by how much of the pipeline is won.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Likely {
    /// If nothing else is won.
    #[schema(value_type = String)]
    pub earliest: DateTime,
    /// In half of the cases by then.
    #[schema(value_type = String)]
    pub p50: DateTime,
    /// In eight cases of ten by then.
    #[schema(value_type = String)]
    pub p80: DateTime,
}

/// Something without which the job would be done sooner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum Binding {
    Resource {
        id: String,
        name: String,
        /// By so many working minutes of the job's calendar.
        minutes: i64,
    },
    /// A permit, a delivery, a deposit.
    NotBefore { label: String, source: Option<String>, minutes: i64 },
}

impl Binding {
    pub fn minutes(&self) -> i64 {
        match self {
            Self::Resource { minutes, .. } | Self::NotBefore { minutes, .. } => *minutes,
        }
    }
}

/// Draws so many times which prospects are won; those that are take their crews in the order of decision, then the job
/// that is asked for. The same seed gives the same answer.
pub fn credible(outlook: &Outlook<'_>, runs: u32, seed: u64) -> Credible {
    let mut pipeline: Vec<&Prospect> = outlook.pipeline.iter().collect();
    pipeline.sort_by(|a, b| (a.decided, &a.work.name).cmp(&(b.decided, &b.work.name)));
    let field = Field::new(outlook, &pipeline, &|_| true);
    let plan = Plan::new(&field.modes.network);
    let mut draws = Draws::new(&field, &plan);
    let alone = draws.run(&vec![false; pipeline.len()]);
    let mut rng = StdRng::seed_from_u64(seed);
    let mut cases: Vec<Case> = (0..runs.max(1))
        .map(|_| {
            let won: Vec<bool> = pipeline.iter().map(|p| rng.random::<f64>() < p.chance).collect();
            let (start, finish) = draws.run(&won);
            Case { start, finish, won }
        })
        .collect();
    let rank = |share: usize| (cases.len() * share).div_ceil(10).max(1) - 1;
    let (half, most) = (rank(5), rank(8));
    cases.sort_by_key(|case| case.start);
    let likely = |at: &dyn Fn(&Case) -> i64, earliest: i64, cases: &[Case]| Likely {
        earliest: from_minute(earliest),
        p50: from_minute(at(&cases[half])),
        p80: from_minute(at(&cases[most])),
    };
    let start = likely(&|case| case.start, alone.0, &cases);
    cases.sort_by_key(|case| case.finish);
    let finish = likely(&|case| case.finish, alone.1, &cases);
    Credible { start, finish, bindings: bindings(outlook, &pipeline, &field, draws, &cases[most]) }
}

struct Case {
    start: i64,
    finish: i64,
    won: Vec<bool>,
}

/// All jobs as one network, so that they meet on the same crews.
struct Field {
    modes: Modes,
    pool: Pool,
    /// Tasks of each prospect, then of the job.
    jobs: Vec<Range<usize>>,
}

impl Field {
    /// With those holds of the job that count.
    fn new(outlook: &Outlook<'_>, pipeline: &[&Prospect], counts: &dyn Fn(&NotBefore) -> bool) -> Self {
        let mut network = Network {
            tasks: Vec::new(),
            links: Vec::new(),
            calendars: outlook.calendars.to_vec(),
            ..outlook.job.network.clone()
        };
        let mut pool = Pool { resources: outlook.resources.to_vec(), ..Pool::default() };
        let mut jobs = Vec::new();
        for (i, prospect) in pipeline.iter().enumerate() {
            network.start = network.start.min(prospect.decided);
            let decided = NotBefore { at: prospect.decided, label: "Decision".into(), source: None };
            jobs.push(add(&mut network, &mut pool, &prospect.work, i, |task| task.not_before.push(decided.clone())));
        }
        let job = outlook.job;
        let begins =
            NotBefore { at: job.network.data_date.unwrap_or(job.network.start), label: String::new(), source: None };
        jobs.push(add(&mut network, &mut pool, job, pipeline.len(), |task| {
            task.not_before.retain(counts);
            task.not_before.push(begins.clone());
        }));
        network.data_date = None;
        network.calendar = position(&mut network.calendars, project_calendar(&job.network));
        Self { modes: Modes::new(&network, &pool), pool, jobs }
    }
}

/// Puts a job's tasks into the common network, under ids that no other job has.
fn add(network: &mut Network, pool: &mut Pool, work: &Work, number: usize, change: impl Fn(&mut Task)) -> Range<usize> {
    let own = &work.network;
    let id = |id: &str| format!("{number}/{id}");
    let calendars: Vec<usize> = own.calendars.iter().map(|c| position(&mut network.calendars, c.clone())).collect();
    let project = position(&mut network.calendars, project_calendar(own));
    let begins = network.tasks.len();
    for task in &own.tasks {
        let calendar = task.calendar.and_then(|c| calendars.get(c).copied()).unwrap_or(project);
        let parent = task.parent.as_deref().map(id);
        let mut task = Task { id: id(&task.id), parent, calendar: Some(calendar), ..task.clone() };
        change(&mut task);
        network.tasks.push(task);
    }
    let links = own.links.iter().map(|l| crate::Link { from: id(&l.from), to: id(&l.to), ..l.clone() });
    network.links.extend(links);
    pool.needs.extend(work.needs.iter().map(|need| Need { task: id(&need.task), ..need.clone() }));
    begins..network.tasks.len()
}

fn project_calendar(network: &Network) -> WorkCalendar {
    network.calendars.get(network.calendar).cloned().unwrap_or_else(WorkCalendar::standard)
}

fn position(calendars: &mut Vec<WorkCalendar>, calendar: WorkCalendar) -> usize {
    let same = |c: &WorkCalendar| c.week() == calendar.week() && c.exceptions() == calendar.exceptions();
    calendars.iter().position(same).unwrap_or_else(|| {
        calendars.push(calendar);
        calendars.len() - 1
    })
}

/// Cases on one field, one after the other.
struct Draws<'f, 'n> {
    walk: Walk<'f, 'n>,
    keys: Vec<i64>,
    jobs: &'f [Range<usize>],
    /// Tasks of the job that is asked for which are work.
    work: Vec<usize>,
}

impl<'f, 'n> Draws<'f, 'n> {
    fn new(field: &'f Field, plan: &'f Plan<'n>) -> Self {
        let early = schedule(&plan.network);
        // Each job wholly before the next; within it, what is urgent first.
        let after: i64 = 1 << 40;
        let mut keys: Vec<i64> = plan.task_of.iter().map(|t| to_minute(early.tasks[*t].late_start)).collect();
        for (rank, tasks) in field.jobs.iter().enumerate() {
            tasks.clone().for_each(|task| keys[task] += rank as i64 * after);
        }
        let job = field.jobs.last().cloned().unwrap_or(0..0);
        let is_work = |task: &usize| plan.is_leaf(*task) && !plan.is_effort(*task) && plan.jobs[*task].is_open();
        let mut work: Vec<usize> = job.clone().filter(is_work).filter(|task| plan.jobs[*task].work > 0).collect();
        if work.is_empty() {
            work = job.filter(is_work).collect();
        }
        Self { walk: Walk::new(plan, &field.modes, &field.pool, &early), keys, jobs: &field.jobs, work }
    }

    /// Start and finish of the job if these prospects are won.
    fn run(&mut self, won: &[bool]) -> (i64, i64) {
        for (tasks, won) in self.jobs.iter().zip(won) {
            tasks.clone().for_each(|task| self.walk.absent[task] = !won);
        }
        self.walk.run(&self.keys);
        let placed = self.walk.placed();
        let start = self.work.iter().map(|task| placed.start[*task]).min();
        let finish = self.work.iter().map(|task| placed.finish[*task]).max();
        (start.unwrap_or(placed.end), finish.unwrap_or(placed.end))
    }
}

/// Takes away each resource and each hold alone, and looks how much sooner the job is done.
fn bindings(
    outlook: &Outlook<'_>,
    pipeline: &[&Prospect],
    field: &Field,
    mut draws: Draws<'_, '_>,
    case: &Case,
) -> Vec<Binding> {
    let calendar = project_calendar(&outlook.job.network);
    let gain = |sooner: i64| calendar.reading(case.finish) - calendar.reading(sooner);
    let job = field.jobs.last().cloned().unwrap_or(0..0);
    let mut found = Vec::new();
    for (i, resource) in field.pool.resources.iter().enumerate() {
        draws.walk.boundless = Some((i, job.clone()));
        let minutes = gain(draws.run(&case.won).1);
        found.push(Binding::Resource { id: resource.id.clone(), name: resource.title().to_owned(), minutes });
    }
    let mut holds: Vec<&NotBefore> = outlook.job.network.tasks.iter().flat_map(|t| &t.not_before).collect();
    holds.sort_by(|a, b| (&a.source, &a.label).cmp(&(&b.source, &b.label)));
    holds.dedup_by(|a, b| same_thing(a, b));
    for hold in holds {
        let without = Field::new(outlook, pipeline, &|other| !same_thing(other, hold));
        let plan = Plan::new(&without.modes.network);
        let minutes = gain(Draws::new(&without, &plan).run(&case.won).1);
        found.push(Binding::NotBefore { label: hold.label.clone(), source: hold.source.clone(), minutes });
    }
    found.retain(|binding| binding.minutes() > 0);
    found.sort_by_key(|binding| std::cmp::Reverse(binding.minutes()));
    found
}

/// The same source on several tasks is one thing; without a source, the same words are.
fn same_thing(a: &NotBefore, b: &NotBefore) -> bool {
    a.source == b.source && (a.source.is_some() || a.label == b.label)
}
