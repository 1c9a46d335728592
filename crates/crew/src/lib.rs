//! The room `crew`.

/// Who handles this room's jobs, and which events lead to them.
pub fn install(_handlers: &mut platform::jobs::Handlers) {}

/// What a new company starts with.
pub fn furnish(_act: &platform::Act<'_>, _new: &platform::identity::setup::NewCompany) -> platform::Result<()> {
    Ok(())
}
