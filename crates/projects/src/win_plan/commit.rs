use std::collections::HashMap;

use billing::schedule::NewBillingItem;
use jiff::civil::Date;
use kernel::{Money, RawId};
use platform::{Act, Error, Result};

use super::{PlanDefinition, PlannedTask, WinPlan, WinPlanId, WinPlanState, get};
use crate::{
    deliveries::{DeliveryId, PurchaseOrderId},
    gates::GateId,
    projects::{self, Project, ProjectId},
    schedule,
    tasks::{LinkId, TaskId},
};

kernel::typed_id!(BudgetLineId, "Names one line of a project's budget.");
kernel::typed_id!(PurchaseOrderLineId, "Names one line of a purchase order.");

/// Makes the project with everything in it. A second click finds the first one's project.
pub fn commit(act: &Act<'_>, id: WinPlanId, version: i64) -> Result<Project> {
    // Whoever commits at the same moment waits here, and then sees a committed plan.
    act.lock("SELECT id FROM win_plan WHERE company_id = $1 AND id = $2", &[&id])?;
    let plan = get(act, id)?;
    if let (WinPlanState::Committed, Some(project)) = (plan.state, plan.project_id) {
        return projects::get(act, act.who, project);
    }
    if plan.version != version {
        return Err(Error::stale(&plan));
    }
    let making = Making { act, project: act.new_id(), plan: &plan.definition };
    making.project(&plan)?;
    let tasks = making.tasks()?;
    making.links(&tasks)?;
    making.gates(&tasks)?;
    let orders = making.orders()?;
    making.deliveries(&tasks, &orders)?;
    making.budget(&tasks)?;
    schedule::recompute(act, making.project, "The win plan was committed.")?;
    making.baseline()?;
    making.billing(&plan, &tasks)?;
    act.execute(
        "UPDATE win_plan SET state = 'committed', project_id = $3, committed_at = $4, updated_at = $4,
           version = version + 1 WHERE company_id = $1 AND id = $2",
        &[&id, &making.project, &act.at],
    )?;
    let project = projects::get(act, act.who, making.project)?;
    projects::index(act, project.id, &project.name, &project)?;
    announce(act, &plan, &project, &tasks)?;
    schedule::look_again_tomorrow(act, project.id)?;
    Ok(project)
}

fn announce(act: &Act<'_>, plan: &WinPlan, project: &Project, tasks: &HashMap<&str, TaskId>) -> Result<()> {
    let billing: Vec<_> = plan
        .definition
        .billing
        .iter()
        .map(|b| {
            serde_json::json!({
                "name": b.name,
                "trigger": b.trigger,
                "task_id": b.task.as_deref().and_then(|t| tasks.get(t)),
                "amount_minor": b.amount_minor,
                "currency": b.currency,
            })
        })
        .collect();
    let data = serde_json::json!({
        "project_id": project.id,
        "account_id": project.account_id,
        "number": project.number,
        "name": project.name,
        "billing": billing,
    });
    let event = platform::NewEvent::new("win_plan.committed", "win_plan", plan.id).data(data);
    act.emit(projects::linked(event, project))?;
    Ok(())
}

struct Making<'a> {
    act: &'a Act<'a>,
    project: ProjectId,
    plan: &'a PlanDefinition,
}

impl<'a> Making<'a> {
    fn project(&self, from: &WinPlan) -> Result<()> {
        let (calendar, _) = platform::calendars::default_calendar(self.act)?;
        let number = self.act.next_number("project")?;
        self.act.execute(
            "INSERT INTO project (company_id, id, number, name, account_id, contact_id, site_id, opportunity_id,
               proposal_id, win_plan_id, state, start_on, promised_finish, contract_minor, contract_tax_minor, currency, language,
               manager_id, calendar_id, created_at, updated_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'planned', $11, $12, $13, $14, $15, $16, $17, $18, $19, $19)",
            &[
                &self.project,
                &number,
                &self.plan.name,
                &from.account_id,
                &self.plan.contact_id,
                &self.plan.site_id,
                &from.opportunity_id,
                &from.proposal_id,
                &from.id,
                &self.plan.start_on,
                &self.plan.promised_finish.or(self.plan.planned_finish),
                &self.plan.contract.minor,
                &self.plan.contract_tax.map_or(0, |tax| tax.minor),
                &self.plan.contract.currency,
                &self.plan.language,
                &self.act.who.user_id(),
                &calendar,
                &self.act.at,
            ],
        )?;
        Ok(())
    }

    fn tasks(&self) -> Result<HashMap<&'a str, TaskId>> {
        let mut ids: HashMap<&str, TaskId> = HashMap::new();
        let (mut outer, mut inner) = (0, 0);
        for (position, task) in (1i64..).zip(&self.plan.tasks) {
            let wbs = match task.parent {
                None => {
                    (outer, inner) = (outer + 1, 0);
                    outer.to_string()
                }
                Some(_) => {
                    inner += 1;
                    format!("{outer}.{inner}")
                }
            };
            let id = self.act.new_id();
            self.task(id, task, position, &wbs, task.parent.as_deref().and_then(|p| ids.get(p)).copied())?;
            ids.insert(&task.key, id);
        }
        Ok(ids)
    }

    fn task(&self, id: TaskId, task: &PlannedTask, position: i64, wbs: &str, parent: Option<TaskId>) -> Result<()> {
        self.act.execute(
            "INSERT INTO task (company_id, id, project_id, parent_id, wbs, name, kind, position, duration_minutes, hours,
               crew_id, cost_code_id, estimate_line_ids)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            &[
                &id,
                &self.project,
                &parent,
                &wbs,
                &task.name,
                &task.kind,
                &position,
                &task.duration_minutes,
                &task.hours,
                &task.crew_id,
                &task.cost_code_id,
                &serde_json::to_string(&task.origin.lines)?,
            ],
        )?;
        Ok(())
    }

    fn links(&self, tasks: &HashMap<&str, TaskId>) -> Result<()> {
        for link in &self.plan.links {
            let id: LinkId = self.act.new_id();
            self.act.execute(
                "INSERT INTO task_link (company_id, id, project_id, from_task_id, to_task_id, kind, lag_minutes)
                 VALUES ($1, $2, $3, $4, $5, 'FS', 0)",
                &[&id, &self.project, &of(tasks, &link.from)?, &of(tasks, &link.to)?],
            )?;
        }
        Ok(())
    }

    fn gates(&self, tasks: &HashMap<&str, TaskId>) -> Result<()> {
        for gate in &self.plan.gates {
            let id: GateId = self.act.new_id();
            self.act.execute(
                "INSERT INTO gate (company_id, id, project_id, task_id, kind, name, expected_on, note)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, '')",
                &[&id, &self.project, &of(tasks, &gate.task)?, &gate.kind, &gate.name, &gate.expected_on],
            )?;
        }
        Ok(())
    }

    fn orders(&self) -> Result<HashMap<&'a str, PurchaseOrderId>> {
        let mut ids = HashMap::new();
        for order in &self.plan.purchases {
            let id: PurchaseOrderId = self.act.new_id();
            let number = self.act.next_number("purchase_order")?;
            self.act.execute(
                "INSERT INTO purchase_order (company_id, id, number, project_id, vendor_account_id, state, total_minor,
                   currency)
                 VALUES ($1, $2, $3, $4, $5, 'planned', $6, $7)",
                &[&id, &number, &self.project, &order.vendor_account_id, &order.total_minor, &order.currency],
            )?;
            for (position, line) in (1i64..).zip(&order.lines) {
                let line_id: PurchaseOrderLineId = self.act.new_id();
                self.act.execute(
                    "INSERT INTO purchase_order_line (company_id, id, purchase_order_id, position, description, quantity,
                       unit, cost_type, cost_code_id, amount_minor, currency, estimate_line_id)
                     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                    &[
                        &line_id,
                        &id,
                        &position,
                        &line.description,
                        &line.quantity,
                        &line.unit,
                        &line.cost_type,
                        &line.cost_code_id,
                        &line.amount_minor,
                        &order.currency,
                        &line.line_id,
                    ],
                )?;
            }
            ids.insert(order.key.as_str(), id);
        }
        Ok(ids)
    }

    fn deliveries(&self, tasks: &HashMap<&str, TaskId>, orders: &HashMap<&str, PurchaseOrderId>) -> Result<()> {
        for delivery in &self.plan.deliveries {
            let id: DeliveryId = self.act.new_id();
            self.act.execute(
                "INSERT INTO delivery (company_id, id, project_id, purchase_order_id, task_id, description, quantity,
                   unit, lead_time_days, expected_on, needed_by, state, note, estimate_line_ids)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'expected', '', $12)",
                &[
                    &id,
                    &self.project,
                    &orders.get(delivery.purchase.as_str()).copied(),
                    &of(tasks, &delivery.task)?,
                    &delivery.description,
                    &delivery.quantity,
                    &delivery.unit,
                    &delivery.lead_time_days,
                    &delivery.expected_on,
                    &delivery.needed_by,
                    &serde_json::to_string(&delivery.origin.lines)?,
                ],
            )?;
        }
        Ok(())
    }

    fn budget(&self, tasks: &HashMap<&str, TaskId>) -> Result<()> {
        for line in &self.plan.budget {
            let id: BudgetLineId = self.act.new_id();
            self.act.execute(
                "INSERT INTO budget_line (company_id, id, project_id, task_id, cost_code_id, cost_type, description,
                   original_minor, changes_minor, currency, estimate_line_id)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10)",
                &[
                    &id,
                    &self.project,
                    &line.task.as_deref().and_then(|t| tasks.get(t)).copied(),
                    &line.cost_code_id,
                    &line.cost_type,
                    &line.description,
                    &line.amount_minor,
                    &line.currency,
                    &line.origin.lines.first(),
                ],
            )?;
        }
        Ok(())
    }

    fn billing(&self, from: &WinPlan, tasks: &HashMap<&str, TaskId>) -> Result<()> {
        for item in self.plan.billing.iter().filter(|i| i.amount_minor > 0) {
            let trigger = item.trigger.parse().map_err(|e: kernel::UnknownWord| Error::Internal(e.to_string()))?;
            billing::schedule::add(
                self.act,
                &NewBillingItem {
                    project_id: self.project.uuid(),
                    account_id: from.account_id,
                    name: item.name.clone(),
                    trigger,
                    task_id: item.task.as_deref().and_then(|t| tasks.get(t)).map(|t| t.uuid()),
                    amount: Money::new(item.amount_minor, item.currency),
                },
            )?;
        }
        Ok(())
    }

    /// What the dates are now is what later dates are measured against, and what the customer was told.
    fn baseline(&self) -> Result<()> {
        self.act.execute(
            "UPDATE task SET baseline_start = early_start, baseline_finish = early_finish
             WHERE company_id = $1 AND project_id = $2",
            &[&self.project],
        )?;
        let row =
            self.act.one("SELECT forecast_finish FROM project WHERE company_id = $1 AND id = $2", &[&self.project])?;
        let finish: Option<Date> = row.get("forecast_finish")?;
        self.act.execute(
            "UPDATE project SET baseline_finish = $3, promised_finish = COALESCE($4, $3)
             WHERE company_id = $1 AND id = $2",
            &[&self.project, &finish, &self.plan.promised_finish],
        )?;
        Ok(())
    }
}

fn of(tasks: &HashMap<&str, TaskId>, key: &str) -> Result<TaskId> {
    tasks.get(key).copied().ok_or_else(|| Error::Internal(format!("the plan names a task {key} that it does not have")))
}
