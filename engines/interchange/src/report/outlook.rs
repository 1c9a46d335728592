//! Risk and assessment of a programme.

use std::collections::HashSet;

use kernel::{Diagnostic, Severity};
use scheduling::dcma::{self, Assessment, Known};
use scheduling::risk::{Outlook, Risk, Shape, ThreePoint, simulate};
use scheduling::{Baseline, BaselineTask};

use super::networks::OfNetwork;
use crate::Programme;

/// Where a file does not say how uncertain its tasks are: from a fifth less to three fifths more than planned, and most
/// likely as planned. An assumption, which is told with every answer that rests on it.
pub const ASSUMED: ThreePoint = ThreePoint { low: 0.8, likely: 1.0, high: 1.6, unit: scheduling::risk::Unit::Ratio };

/// Simulates a programme so many times; a levelled one in the order in which crews are handed on. Nothing without a run.
pub fn risk(programme: &Programme, of: &OfNetwork, runs: u32, seed: u64, go_on: &dyn Fn() -> bool) -> Option<Outlook> {
    let told = programme.risk.clone();
    let assumed = told.is_none();
    let mut risk = told.unwrap_or_else(|| Risk { otherwise: Shape::Pert(ASSUMED), ..Risk::default() });
    let network = match &of.levelled {
        Some(plan) => {
            risk.ties.extend(plan.ties(&programme.pool().0));
            plan.without_holds()
        }
        None => programme.network.clone(),
    };
    let mut outlook = simulate(&network, &risk, runs, seed, |_| go_on())?;
    outlook.diagnostics.extend(assumed.then(assumption));
    Some(outlook)
}

/// The 14-point assessment, against the first baseline of the file.
pub fn assess(programme: &Programme) -> Assessment {
    let schedule = scheduling::schedule(&programme.network);
    let baseline = programme.baseline();
    let loaded: HashSet<String> = programme.assignments.iter().map(|a| a.task.clone()).collect();
    let known = Known { baseline: baseline.as_ref(), loaded: (!loaded.is_empty()).then_some(&loaded) };
    dcma::assess(&programme.network, &schedule, &known)
}

impl Programme {
    /// The first baseline that the file has dates of.
    pub fn baseline(&self) -> Option<Baseline> {
        let number = self.activities.iter().flat_map(|a| &a.baselines).map(|b| b.number).min()?;
        let dated = self.network.tasks.iter().zip(&self.activities).filter_map(|(task, activity)| {
            let kept = activity.baselines.iter().find(|b| b.number == number)?;
            Some(BaselineTask { id: task.id.clone(), start: kept.start?, finish: kept.finish? })
        });
        let tasks: Vec<BaselineTask> = dated.collect();
        let finish = tasks.iter().map(|t| t.finish).max()?;
        Some(Baseline { finish, tasks })
    }
}

fn assumption() -> Diagnostic {
    Diagnostic::new(
        Severity::Note,
        "risk.assumed",
        format!(
            "The file does not say how long tasks may take. Each was assumed to take from {} to {} times as long as planned, most likely as planned.",
            ASSUMED.low, ASSUMED.high
        ),
        "Give a JSON programme with “risk”: three points for each task, or ratios of what such tasks took.",
    )
}
