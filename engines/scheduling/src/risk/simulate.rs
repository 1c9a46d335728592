//! The runs themselves.

use hashbrown::HashMap;
use kernel::Diagnostic;
use kernel::calendar::from_minute;

use super::compile::{Asked, Compiled, compile};
use super::draws::{Block, Chances, Draws};
use super::input::Risk;
use super::money::{self, Money};
use super::net::State;
use super::outlook::Outlook;
use super::promises::{self, Promise, Record};
use super::stakes::Stakes;
use super::{tally, ties};
use crate::network::Network;
use crate::plan::Plan;

/// Runs that are drawn for together: each table is then read while it is at hand.
const BLOCK: u32 = 64;

/// Makes so many runs, or fewer if `go_on`, asked with the number made every few of them, says no. Nothing where no run was
/// made.
pub fn simulate(
    network: &Network,
    risk: &Risk,
    runs: u32,
    seed: u64,
    mut go_on: impl FnMut(u32) -> bool,
) -> Option<Outlook> {
    let plan = Plan::new(network);
    let model = Model::new(&plan, risk, seed);
    let mut simulation = Simulation::new(&model, runs);
    for first in (0..runs).step_by(BLOCK as usize) {
        if !go_on(first) {
            break;
        }
        simulation.make(first, BLOCK.min(runs - first));
    }
    (simulation.made > 0).then(|| simulation.told(risk))
}

/// A network and what is uncertain about it, made ready.
pub(super) struct Model<'p, 'n> {
    pub plan: &'p Plan<'n>,
    pub compiled: Compiled<'p>,
    pub planned_work: Vec<i32>,
    /// A run in which all goes as planned.
    pub planned: State,
    draws: Draws,
    /// Which of the risk's factors are drawn.
    factors: Vec<usize>,
    promises: Vec<Promise>,
    money: Option<Money>,
    complaints: Vec<Diagnostic>,
}

impl<'p, 'n> Model<'p, 'n> {
    pub fn new(plan: &'p Plan<'n>, risk: &Risk, seed: u64) -> Self {
        let index = index_by_id(&plan.network);
        let (ties, mut complaints) = ties::usable(plan, &index, &risk.ties);
        let mut chances = Chances::new(plan, &index, risk);
        complaints.append(&mut chances.complaints);
        let money = risk.cost.as_ref().map(|cost| Money::new(plan, &index, cost, &mut complaints));
        let mut told: Vec<bool> = (0..plan.network.tasks.len()).map(|task| promises::asks(plan, task)).collect();
        money.iter().flat_map(Money::asks).for_each(|task| told[task] = true);
        let compiled = compile(
            plan,
            &Asked {
                ties: &ties,
                seasonal: &chances.seasonal,
                months: &|factor| chances.factors[factor].2,
                told: &|task| told[task],
                about: crate::schedule(&plan.network).finish,
            },
        );
        let factors = chances.factors.iter().map(|(i, ..)| *i).collect::<Vec<_>>();
        let draws = chances.draws(plan, &compiled.position, risk, seed);
        let promises = promises::of(plan, &compiled);
        let planned_work: Vec<i32> = compiled.net.nodes.iter().map(|n| n.work as i32).collect();
        let mut planned = compiled.net.fixed.clone();
        let mut paces = Vec::new();
        compiled.net.weather.paces(|_| 1.0, &mut paces);
        compiled.net.pass(&planned_work, &paces, &mut planned);
        Self { plan, compiled, planned_work, planned, draws, factors, promises, money, complaints }
    }

    fn project_reading(&self, minute: i64) -> i64 {
        self.compiled.project().reading(minute)
    }

    /// Positions of what does not always take as long.
    fn varies(&self) -> Vec<u32> {
        let nodes = self.compiled.net.nodes.iter().enumerate();
        let seasonal = nodes.filter(|(_, node)| node.climate.is_some()).map(|(n, _)| n as u32);
        let mut varies: Vec<u32> = self.draws.positions().chain(seasonal).collect();
        varies.sort_unstable();
        varies.dedup();
        varies
    }
}

struct Simulation<'m, 'p, 'n> {
    model: &'m Model<'p, 'n>,
    block: Block,
    state: State,
    paces: Vec<f64>,
    marks: Vec<u8>,
    made: u32,
    ends: Vec<i64>,
    costs: Vec<f64>,
    stakes: Stakes,
    record: Record,
}

impl<'m, 'p, 'n> Simulation<'m, 'p, 'n> {
    fn new(model: &'m Model<'p, 'n>, runs: u32) -> Self {
        let net = &model.compiled.net;
        let planned_reading = model.project_reading(model.planned.end);
        Self {
            block: Block::new(&model.planned_work, model.factors.len(), BLOCK as usize),
            state: net.fixed.clone(),
            paces: Vec::new(),
            marks: vec![0; net.nodes.len()],
            made: 0,
            ends: Vec::new(),
            costs: Vec::new(),
            stakes: Stakes::new(model.varies(), model.factors.len(), runs, model.planned.clone(), planned_reading),
            record: Record::new(model.promises.len(), runs),
            model,
        }
    }

    fn make(&mut self, first: u32, runs: u32) {
        self.model.draws.fill(first, &mut self.block);
        for row in 0..runs as usize {
            self.run(row);
        }
    }

    fn run(&mut self, row: usize) {
        let Self { model, state, .. } = self;
        let net = &model.compiled.net;
        let (work, ratios) = (self.block.work(row), self.block.ratios(row));
        net.weather.paces(|factor| ratios[factor], &mut self.paces);
        net.pass(work, &self.paces, state);
        let on_path = &mut self.stakes.on_path;
        net.trace(work, &self.paces, state, &mut self.marks, |n| on_path[n] += 1);
        self.stakes.count(self.made, state, ratios, model.project_reading(state.end));
        self.record.count(&model.promises, net, state, self.made);
        self.ends.push(state.end);
        if let Some(money) = &model.money {
            self.costs.push(money.of_run(model.plan, &model.compiled, state));
        }
        self.made += 1;
    }

    fn told(self, risk: &Risk) -> Outlook {
        let Self { model, made, stakes, .. } = self;
        let (plan, compiled) = (model.plan, &model.compiled);
        let planned_cost = model.money.as_ref().map(|money| money.of_run(plan, compiled, &model.planned));
        Outlook {
            runs: made,
            finish: tally::finish(self.ends, from_minute(model.planned.end), model.planned.end, stakes.deviation(made)),
            cost: planned_cost.map(|planned| money::told(&self.costs, planned)),
            tasks: stakes.tasks(plan, compiled, made),
            tornado: stakes.tornado(plan, compiled, risk, &model.factors, made),
            promises: self.record.told(&model.promises, plan, made),
            diagnostics: model.complaints.clone(),
        }
    }
}

fn index_by_id(network: &Network) -> HashMap<&str, usize> {
    let mut index = HashMap::with_capacity(network.tasks.len());
    for (i, task) in network.tasks.iter().enumerate() {
        index.entry(task.id.as_str()).or_insert(i);
    }
    index
}
