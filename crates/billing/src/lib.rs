//! Billing: what a contract says is due when, invoices, payments and what they settle.

pub mod invoices;
pub mod payments;
pub mod schedule;

kernel::typed_id!(RecordId, "A record of another room (a project, a task) that billing knows by its id alone.");

/// Who handles this room's jobs, and which events lead to them. Billing reacts to nobody: an invoice is issued by a
/// person.
pub fn install(_handlers: &mut platform::jobs::Handlers) {}
