//! A programme's resources and assignments as the pool that levelling works with.

use kernel::{Diagnostic, Severity};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use scheduling::resources::{Need, Pool, Promise, Resource, WHOLE, Who};
use scheduling::{Constraint, Network, NotBefore, Task};

use crate::{Format, Programme, ResourceKind};

impl Programme {
    /// Who does the work: the pool the file tells, or else its labour and equipment with their assignments. Dates that tasks
    /// must be finished by count as promises.
    ///
    /// Resources of which the file does not say how many there are limit nothing; they are named once.
    pub fn pool(&self) -> (Pool, Vec<Diagnostic>) {
        if let Some(pool) = &self.pool {
            return (pool.clone(), Vec::new());
        }
        let works = |r: &&crate::Resource| matches!(r.kind, ResourceKind::Labour | ResourceKind::Equipment);
        let (known, unknown): (Vec<_>, Vec<_>) =
            self.resources.iter().filter(works).partition(|r| r.most.is_some_and(|most| most > Decimal::ZERO));
        // In Primavera a task goes by its own calendar unless it is told to go by its resource's.
        let own_days = self.format != Format::Xer;
        let resource = |r: &crate::Resource| Resource {
            id: r.id.clone(),
            name: r.name.clone(),
            calendar: r.calendar.filter(|_| own_days),
            capacity: hundredths(r.most),
            ..Resource::default()
        };
        let assigned = self.assignments.iter().filter(|a| known.iter().any(|r| r.id == a.resource));
        let need = |a: &crate::Assignment| Need {
            task: a.task.clone(),
            of: Who::Resource(a.resource.clone()),
            amount: hundredths(a.units),
        };
        let pool = Pool {
            resources: known.iter().map(|r| resource(r)).collect(),
            needs: assigned.map(need).collect(),
            promises: self.network.tasks.iter().filter_map(promise).collect(),
        };
        let used: Vec<&str> = unknown
            .iter()
            .filter(|r| self.assignments.iter().any(|a| a.resource == r.id))
            .map(|r| r.name.as_str())
            .collect();
        let told = (!used.is_empty()).then(|| how_many(&used));
        (pool, told.into_iter().collect())
    }

    /// The programme with levelled dates as other programs understand them: each task that waits for a crew starts no
    /// earlier than its turn. Names the tasks whose own constraint leaves no place for that.
    pub fn levelled(&self, levelled: &Network) -> (Self, Vec<Diagnostic>) {
        let (mut programme, mut kept) = (self.clone(), Vec::new());
        for (task, held) in programme.network.tasks.iter_mut().zip(&levelled.tasks) {
            let ours = |hold: &&NotBefore| hold.source.as_deref() == Some(scheduling::resources::LEVELLING);
            let Some(at) = held.not_before.iter().filter(ours).map(|hold| hold.at).max() else { continue };
            match task.constraint {
                Constraint::AsSoonAsPossible | Constraint::AsLateAsPossible => {
                    task.constraint = Constraint::StartNoEarlierThan(at);
                }
                Constraint::StartNoEarlierThan(was) => task.constraint = Constraint::StartNoEarlierThan(at.max(was)),
                _ => kept.push(task.title().to_owned()),
            }
        }
        let told = (!kept.is_empty()).then(|| constrained(&kept));
        (programme, told.into_iter().collect())
    }
}

/// Where units are not told, one works.
fn hundredths(units: Option<Decimal>) -> u32 {
    let units = units.map_or(Some(WHOLE), |units| (units * Decimal::from(WHOLE)).round().to_u32());
    units.unwrap_or(u32::MAX)
}

fn promise(task: &Task) -> Option<Promise> {
    let by = match task.constraint {
        Constraint::FinishNoLaterThan(at) | Constraint::FinishOn(at) => Some(at),
        _ => None,
    };
    let by = task.deadline.into_iter().chain(by).min()?;
    Some(Promise { task: task.id.clone(), by, weight: 1 })
}

fn how_many(names: &[&str]) -> Diagnostic {
    Diagnostic::new(
        Severity::Note,
        "schedule.capacity_not_told",
        format!("The file does not say how many there are of: {}. They limit nothing.", names.join(", ")),
        "Give them maximum units in the program that wrote the file.",
    )
}

fn constrained(names: &[String]) -> Diagnostic {
    Diagnostic::new(
        Severity::Warning,
        "schedule.levelling_not_kept",
        format!(
            "These tasks have a constraint of their own, beside which their levelled start is not written: {}.",
            names.join(", ")
        ),
        "Read their levelled dates from --json.",
    )
}
