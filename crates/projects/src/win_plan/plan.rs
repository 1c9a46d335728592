//! The planner. Pure: the sold scope, the calendar and the template go in, the plan comes out.

use jiff::civil::Date;
use kernel::{Decimal, Diagnostic, Money, RawId, Severity, WorkCalendar, reexport::uuid::Uuid};
use rust_decimal::prelude::ToPrimitive;
use sales::proposals::{SoldLine, SoldScope, SoldSection};

use super::{definition::*, template::Template};
use crate::tasks::TaskKind;

/// Plans a signed proposal. Names, quantities and amounts are taken as they were sold; the budget's sum is the
/// estimate's cost and contingency to the cent.
pub fn plan(scope: &SoldScope, calendar: &WorkCalendar, template: &Template, signed_on: Date) -> PlanDefinition {
    let mut planner = Planner { scope, template, signed_on, calendar, plan: empty(scope, calendar, signed_on) };
    for section in &scope.sections {
        planner.section(section);
    }
    planner.contingency();
    planner.closing();
    planner.gates();
    planner.billing();
    planner.plan.notes.extend(purchases_without_vendor(&planner.plan));
    super::dates::tell(&mut planner.plan, calendar);
    planner.plan
}

struct Planner<'a> {
    scope: &'a SoldScope,
    template: &'a Template,
    signed_on: Date,
    calendar: &'a WorkCalendar,
    plan: PlanDefinition,
}

fn empty(scope: &SoldScope, calendar: &WorkCalendar, signed_on: Date) -> PlanDefinition {
    let zero = Money::zero(scope.contract.currency);
    let unforeseen = scope.contingency.map_or(0, |sum| sum.minor);
    let cost = scope.sections.iter().flat_map(|s| &s.lines).fold(unforeseen, |sum, l| sum + l.cost.minor);
    PlanDefinition {
        name: scope.name.clone(),
        language: scope.language.clone(),
        contact_id: Some(scope.contact_id.uuid()),
        site_id: scope.site_id.map(|s| s.uuid()),
        start_on: working_days_after(calendar, signed_on, 1),
        promised_finish: None,
        planned_finish: None,
        contract: scope.contract,
        contract_tax: Some(scope.tax()),
        sold_cost: Money { minor: cost, ..zero },
        sold: scope.sections.iter().flat_map(|s| s.lines.iter().map(|l| sold_row(s, l))).collect(),
        tasks: Vec::new(),
        links: Vec::new(),
        gates: Vec::new(),
        budget: Vec::new(),
        purchases: Vec::new(),
        deliveries: Vec::new(),
        billing: Vec::new(),
        notes: Vec::new(),
    }
}

fn sold_row(section: &SoldSection, line: &SoldLine) -> SoldRow {
    SoldRow {
        line_id: line.line_id,
        section: section.name.clone(),
        description: line.description.clone(),
        quantity: line.quantity,
        unit: line.unit.clone(),
        cost_type: line.cost_type.clone(),
        cost: line.cost,
    }
}

impl Planner<'_> {
    /// A summary, a task for every line with work in it, its budget and what has to be bought.
    fn section(&mut self, section: &SoldSection) {
        if section.lines.is_empty() {
            return;
        }
        let summary = self.summary(&section.name, PlanOrigin::lines(section.lines.iter().map(|l| l.line_id)));
        let worked: Vec<&SoldLine> = section.lines.iter().filter(|l| is_work(l)).collect();
        let mut keys = Vec::new();
        for line in &worked {
            keys.push(self.task(&summary, line));
        }
        if worked.is_empty() {
            keys.push(self.assumed_task(&summary, section));
        }
        self.chain(&keys);
        self.budget(&summary, section);
        self.purchases(&keys[0], section);
    }

    fn summary(&mut self, name: &str, origin: PlanOrigin) -> String {
        let key = self.next_task_key();
        self.plan.tasks.push(PlannedTask { kind: TaskKind::Summary, ..task(&key, None, name, 0, origin) });
        key
    }

    fn task(&mut self, summary: &str, line: &SoldLine) -> String {
        let key = self.next_task_key();
        let hours = line.hours > Decimal::ZERO;
        let day = self.calendar.day_minutes();
        let minutes = if hours { duration(line.hours, self.template.crew_size) } else { day };
        if !hours {
            self.note(
                "win_plan.no_hours",
                format!("“{}” has no labour hours in the estimate; one working day is assumed.", line.description),
                "Set its duration before you commit.",
                &[line.line_id],
            );
        }
        self.plan.tasks.push(PlannedTask {
            hours: hours.then_some(line.hours),
            crew_size: self.template.crew_size,
            cost_code_id: line.cost_code_id.map(|c| c.uuid()),
            ..task(&key, Some(summary), &line.description, minutes, PlanOrigin::lines([line.line_id]))
        });
        key
    }

    /// A section that was sold without hours still has to be done: it becomes one task of its own name.
    fn assumed_task(&mut self, summary: &str, section: &SoldSection) -> String {
        let key = self.next_task_key();
        let lines: Vec<Uuid> = section.lines.iter().map(|l| l.line_id).collect();
        self.note(
            "win_plan.no_hours",
            format!("No line of “{}” has labour hours; one working day is assumed.", section.name),
            "Set the task's duration before you commit.",
            &lines,
        );
        let day = self.calendar.day_minutes();
        let made = task(&key, Some(summary), &section.name, day, PlanOrigin::lines(lines));
        self.plan.tasks.push(PlannedTask { crew_size: self.template.crew_size, ..made });
        key
    }

    /// Finish to start, in the order sold, after what came before.
    fn chain(&mut self, keys: &[String]) {
        let before = self.last_work(keys);
        for (from, to) in before.iter().chain(keys).zip(before.iter().chain(keys).skip(1)) {
            self.plan.links.push(PlannedLink { from: from.clone(), to: to.clone() });
        }
    }

    /// The last task before these that is worked on.
    fn last_work(&self, keys: &[String]) -> Option<String> {
        let work = |t: &&PlannedTask| t.kind == TaskKind::Task && !keys.contains(&t.key);
        self.plan.tasks.iter().rev().find(work).map(|t| t.key.clone())
    }

    fn budget(&mut self, summary: &str, section: &SoldSection) {
        for line in &section.lines {
            self.plan.budget.push(PlannedBudget {
                key: format!("b{}", self.plan.budget.len() + 1),
                task: Some(summary.to_owned()),
                description: line.description.clone(),
                cost_type: line.cost_type.clone(),
                cost_code_id: line.cost_code_id.map(|c| c.uuid()),
                amount_minor: line.cost.minor,
                currency: line.cost.currency,
                origin: PlanOrigin::lines([line.line_id]),
            });
        }
    }

    /// What was kept for the unforeseen is money of the job as well, and of no section.
    fn contingency(&mut self) {
        let Some(sum) = self.scope.contingency else { return };
        self.plan.budget.push(PlannedBudget {
            key: format!("b{}", self.plan.budget.len() + 1),
            task: None,
            description: if self.scope.language.starts_with("es") { "Imprevistos" } else { "Contingency" }.into(),
            cost_type: "other".into(),
            cost_code_id: None,
            amount_minor: sum.minor,
            currency: sum.currency,
            origin: PlanOrigin::of(PlanSource::Estimate),
        });
    }

    /// One order for each supplier of the job, one delivery of it for each section.
    fn purchases(&mut self, first_task: &str, section: &SoldSection) {
        let mut vendors: Vec<Option<Uuid>> = Vec::new();
        for line in section.lines.iter().filter(|l| is_bought(l)) {
            let vendor = line.vendor_account_id.map(|v| v.uuid());
            let order = self.order_from(vendor, line.cost);
            order.total_minor += line.cost.minor;
            order.lines.push(purchase_line(line));
            if !vendors.contains(&vendor) {
                vendors.push(vendor);
            }
        }
        for vendor in vendors {
            self.delivery(vendor, first_task, section);
        }
    }

    fn order_from(&mut self, vendor: Option<Uuid>, cost: Money) -> &mut PlannedPurchase {
        let at = self.plan.purchases.iter().position(|p| p.vendor_account_id == vendor).unwrap_or_else(|| {
            self.plan.purchases.push(PlannedPurchase {
                key: format!("p{}", self.plan.purchases.len() + 1),
                vendor_account_id: vendor,
                lines: Vec::new(),
                total_minor: 0,
                currency: cost.currency,
            });
            self.plan.purchases.len() - 1
        });
        &mut self.plan.purchases[at]
    }

    fn delivery(&mut self, vendor: Option<Uuid>, task: &str, section: &SoldSection) {
        let arrives = |l: &&SoldLine| is_delivered(l) && l.vendor_account_id.map(|v| v.uuid()) == vendor;
        let lines: Vec<&SoldLine> = section.lines.iter().filter(arrives).collect();
        let Some(order) = self.plan.purchases.iter().find(|p| p.vendor_account_id == vendor) else { return };
        if lines.is_empty() {
            return;
        }
        let lead = lines.iter().map(|l| l.lead_time_days).max().unwrap_or(0).max(0);
        let only = (lines.len() == 1).then(|| lines[0]);
        self.plan.deliveries.push(PlannedDelivery {
            key: format!("d{}", self.plan.deliveries.len() + 1),
            purchase: order.key.clone(),
            task: task.to_owned(),
            description: only.map_or_else(|| section.name.clone(), |l| l.description.clone()),
            quantity: only.map(|l| l.quantity),
            unit: only.map(|l| l.unit.clone()),
            lead_time_days: lead,
            expected_on: days_after(self.signed_on, lead),
            needed_by: None,
            origin: PlanOrigin::lines(lines.iter().map(|l| l.line_id)),
        });
    }

    fn closing(&mut self) {
        let before = self.last_work(&[]);
        let summary = self.summary(&self.template.closing_summary.clone(), PlanOrigin::of(PlanSource::Template));
        let key = self.milestone(&summary, &self.template.closing.clone(), PlanSource::Template);
        if let Some(from) = before {
            self.plan.links.push(PlannedLink { from, to: key });
        }
    }

    fn milestone(&mut self, parent: &str, name: &str, source: PlanSource) -> String {
        let key = self.next_task_key();
        let made = task(&key, Some(parent), name, 0, PlanOrigin::of(source));
        self.plan.tasks.push(PlannedTask { kind: TaskKind::Milestone, ..made });
        key
    }

    /// Nothing on site begins before the template's gates; the deposit is one when the customer signed for it.
    fn gates(&mut self) {
        let Some(first) = self.plan.tasks.iter().find(|t| t.kind == TaskKind::Task).map(|t| t.key.clone()) else {
            return;
        };
        let gates = self.template.gates.iter().map(|g| (g.kind, g.name.clone(), g.working_days, PlanSource::Template));
        let deposits = self.scope.instalments.iter().filter(|i| i.trigger.as_str() == "deposit");
        let deposits = deposits.map(|i| (crate::gates::GateKind::Deposit, i.name.clone(), 1, PlanSource::Proposal));
        for (kind, name, days, source) in gates.chain(deposits) {
            self.plan.gates.push(PlannedGate {
                key: format!("g{}", self.plan.gates.len() + 1),
                kind,
                name,
                task: first.clone(),
                expected_on: working_days_after(self.calendar, self.signed_on, days),
                origin: PlanOrigin::of(source),
            });
        }
    }

    fn billing(&mut self) {
        for instalment in &self.scope.instalments {
            let task = match instalment.trigger.as_str() {
                "milestone" => self.section_milestone(&instalment.name, instalment.section.as_deref()),
                "final" => self.plan.tasks.last().map(|t| t.key.clone()),
                _ => None,
            };
            self.plan.billing.push(PlannedBilling {
                key: format!("i{}", self.plan.billing.len() + 1),
                name: instalment.name.clone(),
                trigger: instalment.trigger.as_str().to_owned(),
                task,
                amount_minor: instalment.amount.minor,
                currency: instalment.amount.currency,
                origin: PlanOrigin::of(PlanSource::Proposal),
            });
        }
    }

    /// A milestone that ends the section an instalment names.
    fn section_milestone(&mut self, name: &str, section: Option<&str>) -> Option<String> {
        let summary = section.and_then(|wanted| {
            let named = |t: &&PlannedTask| t.kind == TaskKind::Summary && t.name == wanted;
            self.plan.tasks.iter().find(named).map(|t| t.key.clone())
        });
        let Some(summary) = summary else {
            self.note(
                "win_plan.instalment_without_section",
                format!("The instalment “{name}” names no section of the proposal; nothing makes it due by itself."),
                "Bill it by hand when the time has come.",
                &[],
            );
            return None;
        };
        let inside = |t: &&PlannedTask| t.parent.as_ref() == Some(&summary) && t.kind == TaskKind::Task;
        let last = self.plan.tasks.iter().rfind(inside)?.key.clone();
        let at = self.plan.tasks.iter().rposition(|t| t.parent.as_ref() == Some(&summary))? + 1;
        let key = self.next_task_key();
        let made = task(&key, Some(&summary), name, 0, PlanOrigin::of(PlanSource::Proposal));
        self.plan.tasks.insert(at, PlannedTask { kind: TaskKind::Milestone, ..made });
        self.plan.links.push(PlannedLink { from: last, to: key.clone() });
        Some(key)
    }

    fn next_task_key(&self) -> String {
        format!("t{}", self.plan.tasks.len() + 1)
    }

    fn note(&mut self, code: &str, cause: String, cure: &str, lines: &[Uuid]) {
        let about = lines.iter().map(Uuid::to_string);
        self.plan.notes.push(Diagnostic::new(Severity::Warning, code, cause, cure).about(about));
    }
}

fn task(key: &str, parent: Option<&str>, name: &str, minutes: i64, origin: PlanOrigin) -> PlannedTask {
    PlannedTask {
        key: key.to_owned(),
        parent: parent.map(str::to_owned),
        kind: TaskKind::Task,
        name: name.to_owned(),
        hours: None,
        crew_size: 1,
        crew_id: None,
        duration_minutes: minutes,
        cost_code_id: None,
        start: None,
        finish: None,
        origin,
    }
}

fn purchase_line(line: &SoldLine) -> PlannedPurchaseLine {
    PlannedPurchaseLine {
        line_id: line.line_id,
        description: line.description.clone(),
        quantity: line.quantity,
        unit: line.unit.clone(),
        cost_type: line.cost_type.clone(),
        cost_code_id: line.cost_code_id.map(|c| c.uuid()),
        amount_minor: line.cost.minor,
    }
}

fn is_work(line: &SoldLine) -> bool {
    line.hours > Decimal::ZERO || matches!(line.cost_type.as_str(), "labour" | "subcontract")
}

/// Materials are always bought; anything else when a supplier or a waiting time is known.
fn is_bought(line: &SoldLine) -> bool {
    let named = line.vendor_account_id.is_some() || line.lead_time_days > 0;
    line.cost_type == "material" || (line.cost_type != "labour" && named)
}

fn is_delivered(line: &SoldLine) -> bool {
    is_bought(line) && line.cost_type != "subcontract"
}

/// Working minutes of a crew, up to the next half hour.
pub(super) fn duration(hours: Decimal, crew_size: i64) -> i64 {
    let half_hours = (hours * Decimal::TWO / Decimal::from(crew_size.max(1))).ceil();
    half_hours.to_i64().unwrap_or(i64::MAX / 64).clamp(1, 1 << 20) * 30
}

/// The working day so many working days after a date.
pub(super) fn working_days_after(calendar: &WorkCalendar, date: Date, days: i64) -> Date {
    let mut left = days.max(0);
    let mut day = date;
    // A calendar without working days never comes to an end; a year is enough to see that.
    for _ in 0..366 {
        if left == 0 {
            break;
        }
        day = day.saturating_add(jiff::Span::new().days(1));
        left -= i64::from(calendar.is_work_day(day));
    }
    day
}

fn days_after(date: Date, days: i64) -> Date {
    date.saturating_add(jiff::Span::new().days(days.clamp(0, 3650)))
}

fn purchases_without_vendor(plan: &PlanDefinition) -> Option<Diagnostic> {
    let open = plan.purchases.iter().find(|p| p.vendor_account_id.is_none())?;
    let lines = open.lines.iter().map(|l| l.line_id.to_string());
    let cause = match open.lines.len() {
        1 => "One sold line names no supplier.".to_owned(),
        many => format!("{many} sold lines name no supplier; they stand together in one order."),
    };
    Some(
        Diagnostic::new(
            Severity::Note,
            "win_plan.no_vendor",
            cause,
            "Choose the supplier on the order before you place it.",
        )
        .about(lines),
    )
}
