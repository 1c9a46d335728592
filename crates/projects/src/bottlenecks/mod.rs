//! What stands in the way: late deliveries, gates, tasks that should be done. Each with the days the project would win
//! without it, as the schedule engine works them out, and what to do next.

use jiff::{Timestamp, civil::Date};
use kernel::reexport::uuid::Uuid;
use platform::{Conn, Result, Who};
use scheduling::Stake;
use serde::{Deserialize, Serialize};

use crate::{
    deliveries::{Delivery, OrderState},
    gates::{Gate, GateKind},
    projects::ProjectId,
    schedule::{self, Loaded},
    tasks::{Task, TaskId, TaskKind},
};

kernel::text_enum! {
    pub enum BottleneckKind {
        Delivery = "delivery",
        Gate = "gate",
        Task = "task",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Bottleneck {
    pub project_id: ProjectId,
    pub project_number: i64,
    pub project_name: String,
    pub account_name: String,
    pub kind: BottleneckKind,
    /// The delivery, gate or task.
    pub subject_id: Uuid,
    pub title: String,
    /// Working days by which the project would finish sooner without it.
    pub days_at_stake: i64,
    #[schema(value_type = String, format = Date)]
    pub finish_without: Date,
    #[schema(value_type = String, format = Date)]
    pub finish: Date,
    /// Why it is in the way.
    pub cause: BottleneckCause,
    /// The day that matters: when it comes, is to be cleared, or was to be done.
    #[schema(value_type = Option<String>, format = Date)]
    pub on: Option<Date>,
    /// When it was needed.
    #[schema(value_type = Option<String>, format = Date)]
    pub needed_by: Option<Date>,
    /// What waits for it.
    pub blocked: Vec<Blocked>,
    pub next_step: NextStep,
    /// Whom to call.
    pub who: Option<String>,
}

kernel::text_enum! {
    pub enum BottleneckCause {
        NotOrdered = "not_ordered",
        NotPromised = "not_promised",
        PromisedLate = "promised_late",
        DeliveryOverdue = "delivery_overdue",
        GateOpen = "gate_open",
        GateOverdue = "gate_overdue",
        TaskOverdue = "task_overdue",
    }
}

kernel::text_enum! {
    pub enum NextStep {
        PlaceOrder = "place_order",
        AskForDate = "ask_for_date",
        AskForEarlierDate = "ask_for_earlier_date",
        ChasePermit = "chase_permit",
        ChaseDeposit = "chase_deposit",
        ClearGate = "clear_gate",
        ReportProgress = "report_progress",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Blocked {
    pub task_id: TaskId,
    pub name: String,
}

/// One project's, the costliest first.
pub fn of_project(q: &Conn<'_>, reader: &Who, id: ProjectId, at: Timestamp) -> Result<Vec<Bottleneck>> {
    let loaded = schedule::load(q, reader, id, at)?;
    if !loaded.project.state.is_open() {
        return Ok(Vec::new());
    }
    let finish = scheduling::schedule(&loaded.network).finish.date();
    let stakes = scheduling::at_stake(&loaded.network);
    let stake = |source: String| stakes.iter().find(|s| s.source.as_deref() == Some(source.as_str()));
    let mut found = Vec::new();
    for delivery in &loaded.deliveries {
        if let Some(stake) = stake(format!("delivery:{}", delivery.id)) {
            found.extend(late_delivery(&loaded, delivery, stake, finish));
        }
    }
    for gate in &loaded.gates {
        if let Some(stake) = stake(format!("gate:{}", gate.id)) {
            found.extend(open_gate(&loaded, gate, stake, finish));
        }
    }
    for task in &loaded.tasks {
        found.extend(overdue_task(&loaded, task, finish));
    }
    found.sort_by(|a, b| (b.days_at_stake, a.on, &a.title).cmp(&(a.days_at_stake, b.on, &b.title)));
    Ok(found)
}

/// Of every open project, the costliest first.
pub fn all(q: &Conn<'_>, reader: &Who, at: Timestamp) -> Result<Vec<Bottleneck>> {
    let open = q.rows("SELECT id FROM project WHERE company_id = $1 AND state IN ('planned', 'active')", &[])?;
    let mut found = Vec::new();
    for row in open {
        found.extend(of_project(q, reader, row.get("id")?, at)?);
    }
    found.sort_by(|a, b| (b.days_at_stake, a.on, &a.title).cmp(&(a.days_at_stake, b.on, &b.title)));
    Ok(found)
}

fn late_delivery(loaded: &Loaded, delivery: &Delivery, stake: &Stake, finish: Date) -> Option<Bottleneck> {
    let due = delivery.due(loaded.today)?;
    let overdue = delivery.promised_on.is_some_and(|day| day < loaded.today);
    if stake.minutes <= 0 && !overdue && !delivery.is_late(loaded.today) {
        return None;
    }
    let (cause, next_step) = match (delivery.order_state, delivery.promised_on) {
        (Some(OrderState::Planned), None) => (BottleneckCause::NotOrdered, NextStep::PlaceOrder),
        (_, None) => (BottleneckCause::NotPromised, NextStep::AskForDate),
        (_, Some(_)) if overdue => (BottleneckCause::DeliveryOverdue, NextStep::AskForDate),
        (_, Some(_)) => (BottleneckCause::PromisedLate, NextStep::AskForEarlierDate),
    };
    let base = base(loaded, BottleneckKind::Delivery, delivery.id.0, &delivery.description, finish);
    Some(Bottleneck {
        cause,
        next_step,
        on: Some(due),
        needed_by: delivery.needed_by,
        who: delivery.vendor_name.clone(),
        ..staked(base, loaded, stake)
    })
}

fn open_gate(loaded: &Loaded, gate: &Gate, stake: &Stake, finish: Date) -> Option<Bottleneck> {
    let overdue = gate.expected_on < loaded.today;
    if stake.minutes <= 0 && !overdue {
        return None;
    }
    let next_step = match gate.kind {
        GateKind::Permit | GateKind::Locate => NextStep::ChasePermit,
        GateKind::Deposit => NextStep::ChaseDeposit,
        _ => NextStep::ClearGate,
    };
    let base = base(loaded, BottleneckKind::Gate, gate.id.0, &gate.name, finish);
    Some(Bottleneck {
        cause: if overdue { BottleneckCause::GateOverdue } else { BottleneckCause::GateOpen },
        next_step,
        on: Some(gate.expected_on),
        ..staked(base, loaded, stake)
    })
}

/// A task that the plan had done before today. At stake is what the finish would win if it were done now.
fn overdue_task(loaded: &Loaded, task: &Task, finish: Date) -> Option<Bottleneck> {
    let planned: Date = task.baseline_finish.as_deref()?.get(..10)?.parse().ok()?;
    if task.kind == TaskKind::Summary || task.is_done() || planned >= loaded.today || !is_next(loaded, task) {
        return None;
    }
    let mut without = loaded.network.clone();
    let id = task.id.to_string();
    let done = without.tasks.iter_mut().find(|t| t.id == id)?;
    let now = loaded.today.at(0, 0, 0, 0);
    done.progress.actual_start.get_or_insert(now);
    done.progress.actual_finish = Some(now);
    done.not_before.clear();
    let schedule = scheduling::schedule(&without);
    let before = scheduling::schedule(&loaded.network);
    let minutes = schedule.calendar.work_between(schedule.finish, before.finish);
    let waiting = loaded.links.iter().filter(|l| l.from_task_id == task.id).map(|l| l.to_task_id);
    Some(Bottleneck {
        days_at_stake: scheduling::whole_days(minutes, schedule.calendar.day_minutes()).max(0),
        finish_without: schedule.finish.date().min(finish),
        on: Some(planned),
        blocked: waiting.filter_map(|id| blocked(loaded, id)).collect(),
        who: task.responsible.clone(),
        ..base(loaded, BottleneckKind::Task, task.id.0, &task.name, finish)
    })
}

/// Whether everything before it is done: a task that waits for another is not itself what is in the way.
fn is_next(loaded: &Loaded, task: &Task) -> bool {
    let before = loaded.links.iter().filter(|l| l.to_task_id == task.id).map(|l| l.from_task_id);
    let held = loaded.network.tasks.iter().any(|t| t.id == task.id.to_string() && !t.not_before.is_empty());
    !held && before.into_iter().all(|id| loaded.tasks.iter().any(|t| t.id == id && t.is_done()))
}

fn base(loaded: &Loaded, kind: BottleneckKind, subject_id: Uuid, title: &str, finish: Date) -> Bottleneck {
    Bottleneck {
        project_id: loaded.project.id,
        project_number: loaded.project.number,
        project_name: loaded.project.name.clone(),
        account_name: loaded.project.account_name.clone(),
        kind,
        subject_id,
        title: title.to_owned(),
        days_at_stake: 0,
        finish_without: finish,
        finish,
        cause: BottleneckCause::TaskOverdue,
        on: None,
        needed_by: None,
        blocked: Vec::new(),
        next_step: NextStep::ReportProgress,
        who: None,
    }
}

fn staked(base: Bottleneck, loaded: &Loaded, stake: &Stake) -> Bottleneck {
    let ids = stake.tasks.iter().filter_map(|id| id.parse::<TaskId>().ok());
    Bottleneck {
        days_at_stake: stake.days.max(0),
        finish_without: stake.finish_without.date(),
        blocked: ids.filter_map(|id| blocked(loaded, id)).collect(),
        ..base
    }
}

fn blocked(loaded: &Loaded, id: TaskId) -> Option<Blocked> {
    let task = loaded.tasks.iter().find(|t| t.id == id)?;
    Some(Blocked { task_id: id, name: task.name.clone() })
}
