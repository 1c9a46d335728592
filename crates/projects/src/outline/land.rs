use std::collections::HashMap;

use platform::{
    Act, Error, Result,
    calendars::{self, CalendarId},
};
use scheduling::{Constraint, Lag, LagCalendar, LinkKind as Tie, TaskKind as Sort};

use super::{About, Outline};
use crate::{
    projects::{self, Project, ProjectId},
    schedule::{self, moment},
    tasks::{ConstraintKind, LinkId, LinkKind, TaskId, TaskKind, of_project},
};

/// Puts the plan into a project that has no tasks yet, works its dates out and keeps those it came with as baseline.
pub fn land(act: &Act<'_>, project: ProjectId, outline: &Outline) -> Result<Project> {
    let before = projects::touch(act, project)?;
    if !of_project(act, project)?.is_empty() {
        return Err(Error::refused(
            "project.not_empty",
            format!("“{}” has tasks already.", before.name),
            "Choose a project without tasks, or import into a new one.",
        ));
    }
    let landing = Landing { act, project, outline };
    let calendars = landing.calendars()?;
    let tasks = landing.tasks(&calendars)?;
    landing.links(&tasks)?;
    act.execute(
        "UPDATE project SET calendar_id = $3, start_on = $4, baseline_finish = $5, updated_at = $6, version = version + 1
         WHERE company_id = $1 AND id = $2",
        &[
            &project,
            &calendars.get(&outline.network.calendar).copied(),
            &outline.network.start.date(),
            &outline.about.iter().filter_map(|a| a.baseline).map(|(_, finish)| finish.date()).max(),
            &act.at,
        ],
    )?;
    schedule::recompute(act, project, "A schedule was imported.")?;
    projects::follow_tasks(act, project)?;
    schedule::look_again_tomorrow(act, project)?;
    projects::get(act, act.who, project)
}

struct Landing<'a> {
    act: &'a Act<'a>,
    project: ProjectId,
    outline: &'a Outline,
}

impl Landing<'_> {
    /// The company's calendars for those that the plan uses.
    fn calendars(&self) -> Result<HashMap<usize, CalendarId>> {
        let network = &self.outline.network;
        let mut known = HashMap::new();
        for at in network.tasks.iter().filter_map(|t| t.calendar).chain([network.calendar]) {
            if let (false, Some(calendar)) = (known.contains_key(&at), network.calendars.get(at)) {
                known.insert(at, calendars::like(self.act, calendar)?);
            }
        }
        Ok(known)
    }

    fn tasks(&self, calendars: &HashMap<usize, CalendarId>) -> Result<HashMap<&str, TaskId>> {
        let mut ids: HashMap<&str, TaskId> = HashMap::new();
        let places = self.outline.numbers();
        let both = self.outline.network.tasks.iter().zip(&self.outline.about);
        for ((position, wbs), (task, about)) in (1i64..).zip(places).zip(both) {
            let id = self.act.new_id();
            let parent = task.parent.as_deref().and_then(|p| ids.get(p)).copied();
            let own = task.calendar.filter(|c| *c != self.outline.network.calendar).and_then(|c| calendars.get(&c));
            self.task(id, parent, position, &wbs, own.copied(), task, about)?;
            ids.insert(&task.id, id);
        }
        Ok(ids)
    }

    #[allow(clippy::too_many_arguments)]
    fn task(
        &self,
        id: TaskId,
        parent: Option<TaskId>,
        position: i64,
        wbs: &str,
        calendar: Option<CalendarId>,
        task: &scheduling::Task,
        about: &About,
    ) -> Result<()> {
        let kind = match task.kind {
            Sort::Summary => TaskKind::Summary,
            Sort::Milestone => TaskKind::Milestone,
            Sort::Task | Sort::LevelOfEffort => TaskKind::Task,
        };
        let (constraint, at) = constraint(task.constraint);
        let done = task.progress.actual_finish.is_some();
        let remaining = if done { Some(0) } else { task.progress.remaining };
        self.act.execute(
            "INSERT INTO task (company_id, id, project_id, parent_id, wbs, name, kind, position, duration_minutes, percent,
               remaining_minutes, actual_start, actual_finish, constraint_kind, constraint_at, deadline, responsible,
               calendar_id, baseline_start, baseline_finish, estimate_line_ids)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, '[]')",
            &[
                &id,
                &self.project,
                &parent,
                &wbs,
                &task.name,
                &kind,
                &position,
                &if kind == TaskKind::Task { task.duration } else { 0 },
                &if done { 100 } else { about.percent },
                &remaining,
                &task.progress.actual_start.map(moment::text),
                &task.progress.actual_finish.map(moment::text),
                &constraint,
                &at.map(moment::text),
                &task.deadline.map(moment::text),
                &about.responsible,
                &calendar,
                &about.baseline.map(|(start, _)| moment::text(start)),
                &about.baseline.map(|(_, finish)| moment::text(finish)),
            ],
        )?;
        Ok(())
    }

    fn links(&self, tasks: &HashMap<&str, TaskId>) -> Result<()> {
        for link in &self.outline.network.links {
            let (Some(from), Some(to)) = (tasks.get(link.from.as_str()), tasks.get(link.to.as_str())) else { continue };
            let kind = match link.kind {
                Tie::FinishStart => LinkKind::FinishStart,
                Tie::StartStart => LinkKind::StartStart,
                Tie::FinishFinish => LinkKind::FinishFinish,
                Tie::StartFinish => LinkKind::StartFinish,
            };
            let Lag::Minutes(minutes) = link.lag else {
                return Err(Error::Internal("a plan was to land with a lag that was not fitted".into()));
            };
            let id: LinkId = self.act.new_id();
            self.act.execute(
                "INSERT INTO task_link (company_id, id, project_id, from_task_id, to_task_id, kind, lag_minutes,
                   lag_elapsed)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
                &[&id, &self.project, from, to, &kind, &minutes, &(link.lag_calendar == LagCalendar::Elapsed)],
            )?;
        }
        Ok(())
    }
}

fn constraint(of: Constraint) -> (Option<ConstraintKind>, Option<jiff::civil::DateTime>) {
    let (kind, at) = match of {
        Constraint::AsSoonAsPossible => return (None, None),
        Constraint::AsLateAsPossible => return (Some(ConstraintKind::AsLateAsPossible), None),
        Constraint::StartNoEarlierThan(at) => (ConstraintKind::StartNoEarlierThan, at),
        Constraint::StartNoLaterThan(at) => (ConstraintKind::StartNoLaterThan, at),
        Constraint::FinishNoEarlierThan(at) => (ConstraintKind::FinishNoEarlierThan, at),
        Constraint::FinishNoLaterThan(at) => (ConstraintKind::FinishNoLaterThan, at),
        Constraint::StartOn(at) => (ConstraintKind::StartOn, at),
        Constraint::FinishOn(at) => (ConstraintKind::FinishOn, at),
        Constraint::MandatoryStart(at) => (ConstraintKind::MandatoryStart, at),
        Constraint::MandatoryFinish(at) => (ConstraintKind::MandatoryFinish, at),
        Constraint::PlacedAt(at) => (ConstraintKind::PlacedAt, at),
    };
    (Some(kind), Some(at))
}
