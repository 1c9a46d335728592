//! Service: what was built is looked after. Equipment stands at a site, agreements say how often somebody comes,
//! visits stand on the calendar. A closed project brings its first maintenance visit along by itself.

pub mod agreements;
pub mod equipment;
pub mod visits;

/// Who handles this room's jobs, and which events lead to them.
pub fn install(handlers: &mut platform::jobs::Handlers) {
    handlers.unit("service.first_maintenance", visits::first_maintenance);
    handlers.react("project.closed", "service.first_maintenance");
}

/// What a new company starts with.
pub fn furnish(_act: &platform::Act<'_>, _new: &platform::identity::setup::NewCompany) -> platform::Result<()> {
    Ok(())
}
