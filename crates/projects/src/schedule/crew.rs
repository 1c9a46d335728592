//! Keeps the one booking ledger in step with the dates of tasks that a crew has.

use crew::bookings::{self, NewBooking, ResourceKind, SubjectType};
use kernel::RawId;
use platform::{Act, Result, companies};
use scheduling::TaskDates;

use crate::{projects::Project, tasks::Task};

/// Books the task's crew for its dates; who is no longer needed is free again.
pub(super) fn keep(act: &Act<'_>, project: &Project, task: &Task, dates: &TaskDates) -> Result<()> {
    let Some(crew) = task.crew_id.filter(|_| dates.start < dates.finish) else { return Ok(()) };
    let (starts_at, ends_at) = companies::stretch(act, dates.start, dates.finish)?;
    bookings::book(
        act,
        &NewBooking {
            resource_kind: ResourceKind::Crew,
            resource_id: crew,
            subject_type: SubjectType::Task,
            subject_id: task.id.uuid(),
            project_id: Some(project.id.uuid()),
            title: format!("{}: {}", project.name, task.name),
            starts_at,
            ends_at,
        },
    )?;
    Ok(())
}

/// Whoever was booked for the task is free again.
pub(crate) fn release(act: &Act<'_>, task: crate::tasks::TaskId) -> Result<()> {
    bookings::release(act, SubjectType::Task, task.uuid()).map(|_| ())
}
