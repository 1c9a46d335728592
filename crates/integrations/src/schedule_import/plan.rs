//! A file, looked at as the project it would become. Reads nothing but its arguments.

use jiff::civil::{Date, DateTime};
use kernel::Diagnostic;
use platform::Result;
use projects::outline::{About, Outline, fit};
use scheduling::{Schedule, TaskKind, schedule};

use super::{ScheduleImportTask, differences, file};
use crate::{
    imports::ImportFile,
    schedules::{ImportedResource, ImportedSchedule, ImportedTask},
};

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
    let ImportedSchedule { name, network, tasks: told, resources, mut notes, .. } = file::read(input)?;
    let (mut network, changed) = fit(network)?;
    notes.extend(changed);
    for (task, told) in network.tasks.iter_mut().zip(&told) {
        // Work that is under way has begun, though not every program writes when.
        let begun = told.percent_complete > 0 && task.progress.actual_start.is_none();
        if begun && task.kind != TaskKind::Summary {
            task.progress.actual_start = told.stored.start;
        }
    }
    let about = told.iter().map(about).collect();
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

fn about(told: &ImportedTask) -> About {
    About {
        percent: i64::from(told.percent_complete),
        responsible: (!told.resources.is_empty()).then(|| told.resources.join(", ")),
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
