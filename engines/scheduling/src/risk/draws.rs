//! How much work each task has in each run.

use hashbrown::HashMap;
use kernel::{Diagnostic, Severity};

use super::draw::{Stream, Tables, Why, Wound};
use super::input::{Risk, Shape, Uncertainty, Unit};
use crate::plan::Plan;

/// Work beyond this never ends on any calendar.
const MOST: f64 = 1e9;

/// The work of a task that varies.
struct Draw {
    /// Its position in the net.
    at: u32,
    stream: Stream,
    wound: Option<Wound>,
    planned: f64,
    /// Which factors bear on it all year round.
    factors: Vec<u32>,
}

pub(super) struct Draws {
    tables: Tables,
    draws: Vec<Draw>,
    factors: Vec<(Stream, Wound)>,
}

/// What is drawn for some runs, row by row.
pub(super) struct Block {
    nodes: usize,
    work: Vec<i32>,
    factors: usize,
    ratios: Vec<f64>,
}

impl Block {
    /// Every row as planned.
    pub fn new(planned: &[i32], factors: usize, runs: usize) -> Self {
        Self { nodes: planned.len(), work: planned.repeat(runs), factors, ratios: vec![1.0; factors * runs] }
    }

    /// By position: what each node has to do.
    pub fn work(&self, row: usize) -> &[i32] {
        &self.work[row * self.nodes..(row + 1) * self.nodes]
    }

    /// By factor: its ratio.
    pub fn ratios(&self, row: usize) -> &[f64] {
        &self.ratios[row * self.factors..(row + 1) * self.factors]
    }
}

impl Draws {
    /// Draws for the runs from `first`, as many as the block has rows.
    pub fn fill(&self, first: u32, block: &mut Block) {
        let rows = block.work.len() / block.nodes.max(1);
        for (f, (stream, wound)) in self.factors.iter().enumerate() {
            for row in 0..rows {
                block.ratios[row * block.factors + f] = self.ratio(*wound, *stream, first + row as u32);
            }
        }
        for draw in &self.draws {
            for row in 0..rows {
                let own = draw.wound.map_or(1.0, |wound| self.ratio(wound, draw.stream, first + row as u32));
                let ratios = &block.ratios[row * block.factors..];
                let ratio = draw.factors.iter().fold(own, |ratio, f| ratio * ratios[*f as usize]);
                let work = (draw.planned * ratio + 0.5).clamp(1.0, MOST) as i32;
                block.work[row * block.nodes + draw.at as usize] = work;
            }
        }
    }

    #[inline]
    fn ratio(&self, wound: Wound, stream: Stream, run: u32) -> f64 {
        wound.low + wound.width * self.tables.tables[wound.table].at(stream.at(run))
    }

    /// Positions of what is drawn for.
    pub fn positions(&self) -> impl Iterator<Item = u32> + '_ {
        self.draws.iter().map(|draw| draw.at)
    }
}

/// What of a risk is usable, told by tasks.
pub(super) struct Chances {
    pub tables: Tables,
    pub complaints: Vec<Diagnostic>,
    /// By task.
    shapes: Vec<Option<Wound>>,
    /// Usable factors: which of the risk's it is, its distribution, its months as bits (none for the whole year).
    pub factors: Vec<(usize, Wound, u16)>,
    /// By task: the factors that bear on it, all year round and in some months.
    steady: Vec<Vec<u32>>,
    pub seasonal: Vec<Vec<usize>>,
}

impl Chances {
    pub fn new(plan: &Plan<'_>, index: &HashMap<&str, usize>, risk: &Risk) -> Self {
        let tasks = plan.network.tasks.len();
        let mut chances = Self {
            tables: Tables::default(),
            complaints: Vec::new(),
            shapes: vec![None; tasks],
            factors: Vec::new(),
            steady: vec![Vec::new(); tasks],
            seasonal: vec![Vec::new(); tasks],
        };
        chances.shape_tasks(plan, index, risk);
        for (i, factor) in risk.factors.iter().enumerate() {
            let wound = no_minutes(&factor.shape).and_then(|()| chances.tables.wind(&factor.shape, None));
            match wound {
                Err(why) => chances.complaints.push(bad_shape(&format!("The factor “{}”", factor.name), why)),
                Ok(None) => {}
                Ok(Some(wound)) => chances.bear(plan, index, risk, i, wound),
            }
        }
        chances
    }

    fn shape_tasks(&mut self, plan: &Plan<'_>, index: &HashMap<&str, usize>, risk: &Risk) {
        let otherwise = no_minutes(&risk.otherwise).and_then(|()| self.tables.wind(&risk.otherwise, None));
        match otherwise {
            Ok(wound) => self.shapes.fill(wound),
            Err(why) => self.complaints.push(bad_shape("What holds of all other tasks", why)),
        }
        for Uncertainty { task, shape } in &risk.tasks {
            let Some(at) = index.get(task.as_str()).copied().filter(|t| plan.is_leaf(*t)) else {
                self.complaints.push(unknown("task", task));
                continue;
            };
            match self.tables.wind(shape, Some(plan.network.tasks[at].duration)) {
                Ok(wound) => self.shapes[at] = wound,
                Err(why) => {
                    let title = plan.network.tasks[at].title();
                    self.complaints.push(bad_shape(&format!("“{title}”"), why).about([task]));
                }
            }
        }
    }

    /// Notes on which tasks a factor bears: those it names and the parts of summaries it names.
    fn bear(&mut self, plan: &Plan<'_>, index: &HashMap<&str, usize>, risk: &Risk, i: usize, wound: Wound) {
        let factor = &risk.factors[i];
        let months = factor.months.iter().filter(|m| (1..=12).contains(*m)).fold(0u16, |bits, m| bits | 1 << m);
        if months == 0 && !factor.months.is_empty() {
            self.complaints
                .push(bad_shape(&format!("The factor “{}”", factor.name), "months are numbers from 1 to 12"));
            return;
        }
        let mut named = vec![false; self.shapes.len()];
        for task in &factor.tasks {
            match index.get(task.as_str()) {
                Some(at) => named[*at] = true,
                None => self.complaints.push(unknown("task", task)),
            }
        }
        let usable = self.factors.len();
        self.factors.push((i, wound, months));
        for task in plan.leaves().filter(|t| !plan.is_effort(*t)) {
            if std::iter::successors(Some(task), |t| plan.parents[*t]).any(|t| named[t]) {
                match months {
                    0 => self.steady[task].push(usable as u32),
                    _ => self.seasonal[task].push(usable),
                }
            }
        }
    }

    /// Draws for every task with work to do; `position` is where it has its place in the net.
    pub fn draws(self, plan: &Plan<'_>, position: &[u32], risk: &Risk, seed: u64) -> Draws {
        let Self { tables, shapes, factors, mut steady, .. } = self;
        let varies = |t: &usize| {
            let job = &plan.jobs[*t];
            job.work > 0 && !job.is_done() && !job.effort
        };
        let mut draws = Vec::new();
        for task in plan.leaves().filter(varies) {
            let (wound, factors) = (shapes[task], std::mem::take(&mut steady[task]));
            if wound.is_some() || !factors.is_empty() {
                let stream = Stream::new(seed, "task", &plan.network.tasks[task].id);
                let planned = plan.jobs[task].work as f64;
                draws.push(Draw { at: position[task], stream, wound, planned, factors });
            }
        }
        let stream = |i: usize| Stream::new(seed, "factor", &risk.factors[i].name);
        Draws { tables, draws, factors: factors.iter().map(|(i, wound, _)| (stream(*i), *wound)).collect() }
    }
}

/// Minutes are of one task; what is said of many is said in ratios.
fn no_minutes(shape: &Shape) -> Result<(), Why> {
    match shape {
        Shape::Triangular(points) | Shape::Pert(points) if points.unit == Unit::Minutes => {
            Err("what is said of many tasks has to be said in ratios of their durations, not in minutes")
        }
        _ => Ok(()),
    }
}

pub(super) fn unknown(what: &str, id: &str) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "risk.unknown_task",
        format!("What is said of the {what} “{id}” was left out: the plan has no such task, or it is a summary."),
        "Choose a task of the plan.",
    )
    .about([id])
}

fn bad_shape(who: &str, why: Why) -> Diagnostic {
    Diagnostic::new(
        Severity::Error,
        "risk.shape",
        format!("{who}: the distribution was left out, {why}."),
        "Correct the numbers; until then it is taken to last as planned.",
    )
}
