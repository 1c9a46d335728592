//! The room `integrations`.

/// Who handles this room's jobs, and which events lead to them.
pub fn install(_handlers: &mut platform::jobs::Handlers) {}
