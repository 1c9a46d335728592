//! Keeps the one booking ledger in step with the dates of tasks that a crew has.

use crew::bookings::{self, NewBooking, ResourceKind, SubjectType};
use jiff::{Timestamp, civil::DateTime};
use kernel::RawId;
use platform::{Act, Error, Result};
use scheduling::TaskDates;

use crate::{projects::Project, tasks::Task};

/// Books the task's crew for its dates; who is no longer needed is free again.
pub(super) fn keep(act: &Act<'_>, project: &Project, task: &Task, dates: &TaskDates) -> Result<()> {
    let Some(crew) = task.crew_id.filter(|_| dates.start < dates.finish) else { return Ok(()) };
    bookings::book(
        act,
        &NewBooking {
            resource_kind: ResourceKind::Crew,
            resource_id: crew,
            subject_type: SubjectType::Task,
            subject_id: task.id.uuid(),
            project_id: Some(project.id.uuid()),
            title: format!("{}: {}", project.name, task.name),
            starts_at: instant(act, dates.start)?,
            ends_at: instant(act, dates.finish)?,
        },
    )?;
    Ok(())
}

/// Whoever was booked for the task is free again.
pub(crate) fn release(act: &Act<'_>, task: crate::tasks::TaskId) -> Result<()> {
    bookings::release(act, SubjectType::Task, task.uuid()).map(|_| ())
}

fn instant(act: &Act<'_>, at: DateTime) -> Result<Timestamp> {
    let zoned = at.to_zoned_datetime(platform::companies::zone(act)?);
    zoned.map(|z| z.timestamp()).map_err(|e| Error::Internal(format!("{at} can't be told in the company's zone: {e}")))
}
