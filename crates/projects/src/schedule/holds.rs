//! What holds tasks back from outside: deliveries that have not come, gates that are not cleared.

use jiff::civil::Date;
use scheduling::NotBefore;

use crate::{deliveries::Delivery, gates::Gate, tasks::TaskId};

pub(super) fn of_delivery(delivery: &Delivery, today: Date) -> Option<(TaskId, NotBefore)> {
    let due = delivery.due(today)?;
    let hold = NotBefore {
        at: due.at(0, 0, 0, 0),
        label: format!("Delivery: {}", delivery.description),
        source: Some(format!("delivery:{}", delivery.id)),
    };
    Some((delivery.task_id, hold))
}

pub(super) fn of_gate(gate: &Gate, today: Date) -> Option<(TaskId, NotBefore)> {
    if gate.cleared_on.is_some() {
        return None;
    }
    let hold = NotBefore {
        at: gate.expected_on.max(today).at(0, 0, 0, 0),
        label: gate.name.clone(),
        source: Some(format!("gate:{}", gate.id)),
    };
    Some((gate.task_id, hold))
}
