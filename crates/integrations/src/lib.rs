//! The room `integrations`: what comes in from other programs and goes out to them.

pub mod company_export;
pub mod crm_import;
pub mod imports;
pub mod schedule_import;

/// Who handles this room's jobs, and which events lead to them.
pub fn install(handlers: &mut platform::jobs::Handlers) {
    imports::install(handlers);
}
