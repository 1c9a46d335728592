//! The dates the plan would have, so that the office sees the finish before anything is created.

use kernel::WorkCalendar;
use scheduling::{Link, Network, Task};

use super::definition::{PlanDefinition, PlannedTask};
use crate::{schedule::moment, tasks::TaskKind};

/// Writes start and finish of every task, the day each delivery is needed, and the planned finish.
pub(super) fn tell(plan: &mut PlanDefinition, calendar: &WorkCalendar) {
    let schedule = scheduling::schedule(&network(plan, calendar, true));
    let free = scheduling::schedule(&network(plan, calendar, false));
    for (task, dates) in plan.tasks.iter_mut().zip(&schedule.tasks) {
        task.start = Some(moment::text(dates.start));
        task.finish = Some(moment::text(dates.finish));
    }
    plan.planned_finish = Some(schedule.finish.date());
    let needed = |key: &str| free.task(key).map(|t| t.start.date());
    let days: Vec<_> = plan.deliveries.iter().map(|d| needed(&d.task)).collect();
    for (delivery, day) in plan.deliveries.iter_mut().zip(days) {
        delivery.needed_by = day;
    }
}

/// With or without what has to arrive: without it, the dates say when it is needed.
fn network(plan: &PlanDefinition, calendar: &WorkCalendar, with_deliveries: bool) -> Network {
    let mut network = Network::new(plan.start_on.at(0, 0, 0, 0), calendar.clone());
    network.tasks = plan.tasks.iter().map(task).collect();
    network.links = plan.links.iter().map(|l| Link::new(&l.from, &l.to)).collect();
    let gates = plan.gates.iter().map(|g| (&g.task, g.expected_on, &g.name));
    let deliveries = plan.deliveries.iter().map(|d| (&d.task, d.expected_on, &d.description));
    let holds = gates.chain(deliveries.filter(|_| with_deliveries));
    for (key, day, label) in holds {
        if let Some(task) = network.tasks.iter_mut().find(|t| &t.id == key) {
            *task = std::mem::take(task).not_before(day.at(0, 0, 0, 0), label);
        }
    }
    network
}

fn task(planned: &PlannedTask) -> Task {
    let made = match planned.kind {
        TaskKind::Summary => Task::summary(&planned.key, &planned.name),
        TaskKind::Milestone => Task::milestone(&planned.key, &planned.name),
        TaskKind::Task => Task::new(&planned.key, &planned.name, planned.duration_minutes),
    };
    match &planned.parent {
        Some(parent) => made.inside(parent),
        None => made,
    }
}
