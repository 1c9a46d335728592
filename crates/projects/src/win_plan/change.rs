use jiff::civil::Date;
use kernel::{Decimal, reexport::uuid::Uuid};
use platform::{Act, Error, NewEvent, Patch, Result, error::Checks};
use serde::{Deserialize, Serialize};

use super::{PlanDefinition, WinPlan, WinPlanId, WinPlanState, get, plan::duration};

/// Only the named fields change; null clears what may be empty.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlanChange {
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    #[serde(default)]
    #[schema(value_type = String, format = Date)]
    pub start_on: Patch<Date>,
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub promised_finish: Patch<Option<Date>>,
    /// One part of the plan, by its key.
    #[serde(default)]
    #[schema(value_type = PlanLineChange)]
    pub line: Patch<PlanLineChange>,
}

/// What can be said differently about a task, gate, budget line, delivery or purchase.
#[derive(Debug, Clone, Default, Serialize, Deserialize, utoipa::ToSchema)]
pub struct PlanLineChange {
    /// `t1`, `g1`, `b1`, `d1`, `p1`.
    pub key: String,
    /// Task or gate.
    #[serde(default)]
    #[schema(value_type = String)]
    pub name: Patch<String>,
    /// Task.
    #[serde(default)]
    #[schema(value_type = i64)]
    pub duration_minutes: Patch<i64>,
    /// Task: the duration follows from its labour hours.
    #[serde(default)]
    #[schema(value_type = i64)]
    pub crew_size: Patch<i64>,
    /// Task.
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub crew_id: Patch<Option<Uuid>>,
    /// Budget line.
    #[serde(default)]
    #[schema(value_type = i64)]
    pub amount_minor: Patch<i64>,
    /// Gate or delivery.
    #[serde(default)]
    #[schema(value_type = String, format = Date)]
    pub expected_on: Patch<Date>,
    /// Purchase.
    #[serde(default)]
    #[schema(value_type = Option<Uuid>)]
    pub vendor_account_id: Patch<Option<Uuid>>,
}

/// Changes the plan before it is committed; its dates follow.
pub fn change(act: &Act<'_>, id: WinPlanId, change: &PlanChange, version: i64) -> Result<WinPlan> {
    let mut found = get(act, id)?;
    if found.version != version {
        return Err(Error::stale(&found));
    }
    if found.state == WinPlanState::Committed {
        return Err(Error::refused(
            "win_plan.committed",
            "This plan is committed; its project is what counts now.",
            "Change the project, or reverse the plan while nothing has happened on it.",
        ));
    }
    let plan = &mut found.definition;
    plan.name = change.name.given().map_or(plan.name.clone(), |n| n.trim().to_owned());
    plan.start_on = change.start_on.or(plan.start_on);
    plan.promised_finish = change.promised_finish.or(plan.promised_finish);
    if let Some(line) = change.line.given() {
        change_line(plan, line)?;
    }
    check(plan)?;
    let (_, calendar) = platform::calendars::default_calendar(act)?;
    super::dates::tell(plan, &calendar);
    let written = act.execute(
        "UPDATE win_plan SET name = $3, definition = $4, updated_at = $5, version = version + 1
         WHERE company_id = $1 AND id = $2 AND version = $6",
        &[&id, &plan.name, &serde_json::to_string(plan)?, &act.at, &version],
    )?;
    if written == 0 {
        return Err(Error::stale(&get(act, id)?));
    }
    act.emit(
        NewEvent::new("win_plan.changed", "win_plan", id)
            .link(found.account_id)
            .link_opt(found.opportunity_id.map(crate::Record))
            .data(serde_json::json!({ "changed": change })),
    )?;
    get(act, id)
}

fn change_line(plan: &mut PlanDefinition, change: &PlanLineChange) -> Result<()> {
    let key = &change.key;
    if let Some(task) = plan.tasks.iter_mut().find(|t| t.key == *key) {
        task.name = change.name.given().map_or(task.name.clone(), |n| n.trim().to_owned());
        task.crew_id = change.crew_id.or(task.crew_id);
        if let Some(&size) = change.crew_size.given() {
            task.crew_size = size;
            task.duration_minutes = task.hours.map_or(task.duration_minutes, |h: Decimal| duration(h, size));
        }
        task.duration_minutes = change.duration_minutes.or(task.duration_minutes);
    } else if let Some(gate) = plan.gates.iter_mut().find(|g| g.key == *key) {
        gate.name = change.name.given().map_or(gate.name.clone(), |n| n.trim().to_owned());
        gate.expected_on = change.expected_on.or(gate.expected_on);
    } else if let Some(budget) = plan.budget.iter_mut().find(|b| b.key == *key) {
        budget.amount_minor = change.amount_minor.or(budget.amount_minor);
    } else if let Some(delivery) = plan.deliveries.iter_mut().find(|d| d.key == *key) {
        delivery.expected_on = change.expected_on.or(delivery.expected_on);
    } else if let Some(purchase) = plan.purchases.iter_mut().find(|p| p.key == *key) {
        purchase.vendor_account_id = change.vendor_account_id.or(purchase.vendor_account_id);
    } else {
        return Err(Error::invalid("line.key", format!("The plan has no part called {key}; read it again.")));
    }
    Ok(())
}

fn check(plan: &PlanDefinition) -> Result<()> {
    let named = plan.tasks.iter().map(|t| &t.name).chain(plan.gates.iter().map(|g| &g.name));
    let mut checks = Checks::new();
    checks.require("name", &plan.name, "Give the project a name.").at_most("name", &plan.name, 200);
    for name in named {
        checks.require("line.name", name, "Give it a name.").at_most("line.name", name, 300);
    }
    let long = |minutes: i64| (0..=520_000).contains(&minutes);
    checks.that(
        plan.tasks.iter().all(|t| long(t.duration_minutes)),
        "line.duration_minutes",
        "Between nothing and about four years of work.",
    );
    checks.that(
        plan.tasks.iter().all(|t| (1..=100).contains(&t.crew_size)),
        "line.crew_size",
        "A crew has 1 to 100 people.",
    );
    checks.finish()
}
