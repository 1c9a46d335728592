//! From the sold job to the finished one: the win plan, the work breakdown structure and its dates, what has to arrive,
//! what has to be cleared, what stands in the way.

pub mod bills;
pub mod bottlenecks;
pub mod costs;
pub mod daily_logs;
pub mod deliveries;
pub mod field_days;
pub mod gates;
pub mod outline;
pub mod projects;
pub mod reach;
pub mod schedule;
pub mod tasks;
pub mod win_plan;

kernel::typed_id!(Record, "Names a record of another room, where only its timeline matters.");

/// What the room is found by, kind by kind.
pub const FINDABLE: &[platform::search::Source] = &[projects::findable];

/// Who handles this room's jobs, and which events lead to them.
pub fn install(handlers: &mut platform::jobs::Handlers) {
    handlers.unit("win_plan.draft", win_plan::on_signed);
    handlers.react("proposal.signed", "win_plan.draft");
    handlers.unit("gate.deposit_paid", gates::on_payment);
    handlers.react("payment.received", "gate.deposit_paid");
    handlers.unit("schedule.refresh", schedule::on_new_day);
    costs::install(handlers);
}

/// What a new company starts with.
pub fn furnish(_act: &platform::Act<'_>, _new: &platform::identity::setup::NewCompany) -> platform::Result<()> {
    Ok(())
}
