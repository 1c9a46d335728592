use platform::{
    Act, Result,
    jobs::{Job, Reaction},
};

use super::{GateChange, GateKind, change, of_project};
use crate::projects::{self, ProjectId};

/// Carries out `payment.received`: where the deposit is paid, the gate that waited for it is cleared.
pub fn on_payment(act: &Act<'_>, job: &Job) -> Result<()> {
    let payment = job.read::<Reaction>()?.subject_id;
    for project in billing::schedule::deposits_paid_by(act, payment)? {
        let id = ProjectId(project);
        if !projects::get(act, act.who, id)?.state.is_open() {
            continue;
        }
        for gate in of_project(act, id)? {
            if gate.kind == GateKind::Deposit && gate.cleared_on.is_none() {
                let cleared = GateChange { cleared: true.into(), ..Default::default() };
                change(act, gate.id, &cleared, gate.version)?;
            }
        }
    }
    Ok(())
}
