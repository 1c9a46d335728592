//! Crew: workers and what an hour of them costs, crews, the one booking ledger, the time clock.

pub mod bookings;
pub mod crews;
pub mod time;
pub mod workers;

kernel::typed_id!(RecordId, "A record of another room (a project, a task, a visit) that crew knows by its id alone.");

/// Who handles this room's jobs, and which events lead to them. Crew reacts to nobody.
pub fn install(_handlers: &mut platform::jobs::Handlers) {}

/// A new company has no workers yet; the owner names them.
pub fn furnish(_act: &platform::Act<'_>, _new: &platform::identity::setup::NewCompany) -> platform::Result<()> {
    Ok(())
}
