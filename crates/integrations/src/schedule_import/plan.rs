//! A file, looked at as the project it would become. Reads nothing but its arguments.

use interchange::{Activity, Programme};
use jiff::civil::{Date, DateTime};
use kernel::Diagnostic;
use platform::Result;
use projects::outline::{About, Outline, fit};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use scheduling::{Schedule, TaskKind, schedule};

use super::{ImportedResource, ScheduleImportTask, beside, differences, file};
use crate::imports::ImportFile;

pub(super) struct Plan {
    pub name: String,
    pub outline: Outline,
    pub computed: Schedule,
    pub tasks: Vec<ScheduleImportTask>,
    pub resources: Vec<ImportedResource>,
    pub file_finish: Option<DateTime>,
    pub from_today: Option<Schedule>,
    pub notes: Vec<Diagnostic>,
}

pub(super) fn plan(input: &ImportFile, today: Date) -> Result<Plan> {
    let programme = file::read(input)?;
    let (who, resources) = beside::resources(&programme);
    let left_behind = beside::left_behind(&programme);
    let Programme { name, network, activities: told, diagnostics: mut notes, .. } = programme;
    notes.extend(left_behind);
    let (mut network, changed) = fit(network)?;
    notes.extend(changed);
    for (task, told) in network.tasks.iter_mut().zip(&told) {
        // Work that is under way has begun, though not every program writes when.
        let begun =
            told.percent_complete.is_some_and(|done| done > Decimal::ZERO) && task.progress.actual_start.is_none();
        if begun && task.kind != TaskKind::Summary {
            task.progress.actual_start = told.stored.start;
        }
    }
    let about = told.iter().zip(who).map(|(told, who)| about(told, &who)).collect();
    let outline = Outline { network, about };
    let computed = schedule(&outline.network);
    notes.extend(computed.diagnostics.iter().cloned());
    let tasks = differences::tasks(&outline, &computed);
    notes.extend(differences::note(&tasks));
    let from_today = differences::from_day(&outline, &computed, today).map(|(then, note)| {
        notes.push(note);
        then
    });
    let file_finish = told.iter().filter_map(|t| t.stored.finish).max();
    // Project takes the file's name where nobody gave the plan one.
    let name = name.trim_end_matches(".xml").trim_end_matches(".mpp").to_owned();
    Ok(Plan { name, outline, computed, tasks, resources, file_finish, from_today, notes })
}

fn about(told: &Activity, who: &[String]) -> About {
    let done = told.percent_complete.and_then(|percent| percent.to_i64()).unwrap_or(0);
    About {
        percent: done.clamp(0, 100),
        responsible: (!who.is_empty()).then(|| who.join(", ")),
        baseline: told.stored.start.zip(told.stored.finish),
    }
}

impl Plan {
    pub fn calendars(&self) -> Vec<String> {
        let network = &self.outline.network;
        let mut used: Vec<usize> = network.tasks.iter().filter_map(|t| t.calendar).chain([network.calendar]).collect();
        used.sort_unstable();
        used.dedup();
        used.iter().filter_map(|c| network.calendars.get(*c)).map(|c| c.name().to_owned()).collect()
    }

    pub fn count(&self, kind: TaskKind) -> i64 {
        let of_kind = self.outline.network.tasks.iter().filter(|t| t.kind == kind);
        i64::try_from(of_kind.count()).unwrap_or(i64::MAX)
    }
}
