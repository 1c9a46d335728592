use std::collections::{HashMap, hash_map::Entry};

use jiff::{Timestamp, civil::Date};
use kernel::{Diagnostic, WorkCalendar};
use platform::{
    Conn, Result, Who,
    calendars::{self, CalendarId},
};
use scheduling::{Constraint, Lag, LagCalendar, LinkKind as Tie, NotBefore};
use serde::{Deserialize, Serialize};

use super::{holds, moment, recompute};
use crate::{
    deliveries::{self, Delivery},
    gates::{self, Gate},
    projects::{self, Project, ProjectId},
    tasks::{self, ConstraintKind, Link, LinkKind, Task, TaskKind},
};

/// A project with everything that decides its dates, and the same as the engine takes it.
pub struct Loaded {
    pub project: Project,
    pub tasks: Vec<Task>,
    pub links: Vec<Link>,
    pub deliveries: Vec<Delivery>,
    pub gates: Vec<Gate>,
    pub today: Date,
    pub network: scheduling::Network,
}

pub fn load(q: &Conn<'_>, reader: &Who, id: ProjectId, at: Timestamp) -> Result<Loaded> {
    let Stored { project, tasks, links, calendar, today } = stored(q, reader, id, at)?;
    let (deliveries, gates) = (deliveries::of_project(q, id)?, gates::of_project(q, id)?);
    let mut held: HashMap<tasks::TaskId, Vec<NotBefore>> = HashMap::new();
    let late = deliveries.iter().filter_map(|d| holds::of_delivery(d, today));
    for (task, hold) in late.chain(gates.iter().filter_map(|g| holds::of_gate(g, today))) {
        held.entry(task).or_default().push(hold);
    }
    let start = project.start_on.at(0, 0, 0, 0);
    let mut network = scheduling::Network::new(start, calendar);
    // What was not reported by this morning did not happen yesterday.
    network.data_date = (today > project.start_on).then(|| today.at(0, 0, 0, 0));
    network.tasks = tasks.iter().map(|t| engine_task(t, &mut held)).collect::<Result<_>>()?;
    own_calendars(q, &tasks, &mut network)?;
    network.links = links.iter().map(engine_link).collect();
    Ok(Loaded { project, tasks, links, deliveries, gates, today, network })
}

/// A project's plan as it stands in the tables, dates and all.
struct Stored {
    project: Project,
    tasks: Vec<Task>,
    links: Vec<Link>,
    calendar: WorkCalendar,
    today: Date,
}

fn stored(q: &Conn<'_>, reader: &Who, id: ProjectId, at: Timestamp) -> Result<Stored> {
    let project = projects::get(q, reader, id)?;
    let calendar = match project.calendar_id {
        Some(own) => calendars::calendar(q, own)?,
        None => calendars::default_calendar(q)?.1,
    };
    let (tasks, links) = (tasks::of_project(q, id)?, tasks::links(q, id)?);
    Ok(Stored { project, tasks, links, calendar, today: moment::now(q, at)?.date() })
}

/// Gives the tasks that have a calendar of their own that calendar.
fn own_calendars(q: &Conn<'_>, tasks: &[Task], network: &mut scheduling::Network) -> Result<()> {
    let mut known: HashMap<CalendarId, usize> = HashMap::new();
    for (at, task) in tasks.iter().enumerate() {
        let Some(id) = task.calendar_id.map(CalendarId) else { continue };
        if let Entry::Vacant(new) = known.entry(id) {
            new.insert(network.calendars.len());
            network.calendars.push(calendars::calendar(q, id)?);
        }
        network.tasks[at].calendar = known.get(&id).copied();
    }
    Ok(())
}

fn engine_task(task: &Task, held: &mut HashMap<tasks::TaskId, Vec<NotBefore>>) -> Result<scheduling::Task> {
    let moment = |text: &Option<String>| text.as_deref().map(moment::read).transpose();
    Ok(scheduling::Task {
        id: task.id.to_string(),
        name: task.name.clone(),
        kind: match task.kind {
            TaskKind::Summary => scheduling::TaskKind::Summary,
            TaskKind::Milestone => scheduling::TaskKind::Milestone,
            TaskKind::Task => scheduling::TaskKind::Task,
        },
        parent: task.parent_id.map(|p| p.to_string()),
        duration: task.duration_minutes,
        constraint: constraint(task)?,
        deadline: moment(&task.deadline)?,
        not_before: held.remove(&task.id).unwrap_or_default(),
        progress: scheduling::Progress {
            actual_start: moment(&task.actual_start)?,
            actual_finish: moment(&task.actual_finish)?,
            remaining: task.remaining_minutes,
        },
        ..scheduling::Task::default()
    })
}

fn constraint(task: &Task) -> Result<Constraint> {
    if task.constraint_kind == Some(ConstraintKind::AsLateAsPossible) {
        return Ok(Constraint::AsLateAsPossible);
    }
    let (Some(kind), Some(at)) = (task.constraint_kind, &task.constraint_at) else {
        return Ok(Constraint::AsSoonAsPossible);
    };
    let at = moment::read(at)?;
    Ok(match kind {
        ConstraintKind::StartNoEarlierThan => Constraint::StartNoEarlierThan(at),
        ConstraintKind::StartNoLaterThan => Constraint::StartNoLaterThan(at),
        ConstraintKind::FinishNoEarlierThan => Constraint::FinishNoEarlierThan(at),
        ConstraintKind::FinishNoLaterThan => Constraint::FinishNoLaterThan(at),
        ConstraintKind::StartOn => Constraint::StartOn(at),
        ConstraintKind::FinishOn => Constraint::FinishOn(at),
        ConstraintKind::AsLateAsPossible => Constraint::AsLateAsPossible,
        ConstraintKind::MandatoryStart => Constraint::MandatoryStart(at),
        ConstraintKind::MandatoryFinish => Constraint::MandatoryFinish(at),
        ConstraintKind::PlacedAt => Constraint::PlacedAt(at),
    })
}

fn engine_link(link: &Link) -> scheduling::Link {
    let kind = match link.kind {
        LinkKind::FinishStart => Tie::FinishStart,
        LinkKind::StartStart => Tie::StartStart,
        LinkKind::FinishFinish => Tie::FinishFinish,
        LinkKind::StartFinish => Tie::StartFinish,
    };
    scheduling::Link {
        kind,
        lag: Lag::Minutes(link.lag_minutes),
        lag_calendar: if link.lag_elapsed { LagCalendar::Elapsed } else { LagCalendar::Predecessor },
        ..scheduling::Link::new(link.from_task_id.to_string(), link.to_task_id.to_string())
    }
}

/// The schedule as it is read: tasks with their dates, what ties them, and the days nobody works.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Network {
    pub project: Project,
    pub tasks: Vec<Task>,
    pub links: Vec<Link>,
    #[schema(value_type = String, format = Date)]
    pub today: Date,
    /// Working minutes of an ordinary day: floats and durations in days are minutes through this.
    pub day_minutes: i64,
    /// From a month before the first task to a month after the last.
    pub non_working: Vec<NonWorking>,
    /// What the engine had to say when it worked these dates out: those that can't be made, and why.
    pub diagnostics: Vec<Diagnostic>,
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct NonWorking {
    #[schema(value_type = String, format = Date)]
    pub date: Date,
    /// The holiday's name, where it is one.
    pub name: Option<String>,
}

pub fn network(q: &Conn<'_>, reader: &Who, id: ProjectId, at: Timestamp) -> Result<Network> {
    let Stored { project, tasks, links, calendar, today } = stored(q, reader, id, at)?;
    Ok(Network {
        today,
        day_minutes: calendar.day_minutes(),
        non_working: non_working(&calendar, &project, &tasks, today),
        diagnostics: recompute::complaints(q, id)?,
        project,
        tasks,
        links,
    })
}

fn non_working(calendar: &WorkCalendar, project: &Project, tasks: &[Task], today: Date) -> Vec<NonWorking> {
    let month = jiff::Span::new().days(31);
    let days = tasks.iter().flat_map(|t| [&t.early_start, &t.early_finish, &t.baseline_finish]).flatten();
    let days: Vec<Date> = days.filter_map(|d| d.get(..10)?.parse().ok()).chain([project.start_on, today]).collect();
    let first = days.iter().min().copied().unwrap_or(today).saturating_sub(month);
    let last = days.iter().max().copied().unwrap_or(today).saturating_add(month);
    first
        .series(jiff::Span::new().days(1))
        .take_while(|day| *day <= last)
        .filter(|day| !calendar.is_work_day(*day))
        .map(|date| NonWorking { date, name: holiday(calendar, date) })
        .collect()
}

fn holiday(calendar: &WorkCalendar, date: Date) -> Option<String> {
    let named = |e: &&kernel::CalendarException| (e.from..=e.to).contains(&date) && !e.name.is_empty();
    calendar.exceptions().iter().rfind(named).map(|e| e.name.clone())
}
