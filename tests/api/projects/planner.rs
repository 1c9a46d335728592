use jiff::civil::date;
use kernel::RawId;
use kernel::WorkCalendar;
use projects::win_plan::{PlanSource, Template, plan};
use uuid::Uuid;

use super::sold;

fn planned() -> (sales::proposals::SoldScope, projects::win_plan::PlanDefinition) {
    let scope = sold::fence(RawId::from_uuid(Uuid::from_u128(1)), RawId::from_uuid(Uuid::from_u128(2)));
    let plan = plan(&scope, &WorkCalendar::standard(), &Template::for_trade("fence"), date(2026, 3, 3));
    (scope, plan)
}

#[test]
fn every_amount_of_the_budget_is_the_estimates() {
    let (scope, plan) = planned();
    for line in scope.sections.iter().flat_map(|s| &s.lines) {
        let budget = plan.budget.iter().find(|b| b.origin.lines == [line.line_id]).expect("a budget line");
        assert_eq!((&budget.description, budget.amount_minor), (&line.description, line.cost.minor));
        assert_eq!(budget.cost_type, line.cost_type);
    }
    assert_eq!(plan.budget_minor(), sold::COST);
    assert_eq!(plan.sold_cost.minor, sold::COST);
}

#[test]
fn the_contingency_is_a_budget_line_of_the_whole_job() {
    let (mut scope, _) = planned();
    scope.contingency = Some(kernel::Money::new(36_616, kernel::Currency::USD));
    let plan = plan(&scope, &WorkCalendar::standard(), &Template::for_trade("fence"), date(2026, 3, 3));
    let line = plan.budget.last().expect("a budget line");
    assert_eq!((line.description.as_str(), line.amount_minor, &line.task), ("Contingency", 36_616, &None));
    assert_eq!(plan.budget_minor(), sold::COST + 36_616);
    assert_eq!(plan.sold_cost.minor, plan.budget_minor());
}

#[test]
fn work_becomes_tasks_in_trade_order() {
    let (_, plan) = planned();
    let names: Vec<_> = plan.tasks.iter().map(|t| (t.name.as_str(), t.duration_minutes)).collect();
    assert_eq!(
        names,
        [
            ("Removal", 0),
            ("Tear out old fence", 240),
            ("Cedar fence", 0),
            ("Set posts", 480),
            ("Hang panels", 480),
            ("Fence stands", 0),
            ("Handing over", 0),
            ("Walkthrough with the customer", 0),
        ]
    );
    let named = |key: &str| plan.task(key).expect("a task").name.as_str();
    let links: Vec<_> = plan.links.iter().map(|l| (named(&l.from), named(&l.to))).collect();
    assert!(links.contains(&("Tear out old fence", "Set posts")), "{links:?}");
    assert!(links.contains(&("Set posts", "Hang panels")), "{links:?}");
    assert!(links.contains(&("Hang panels", "Walkthrough with the customer")), "{links:?}");
}

#[test]
fn materials_become_one_order_and_one_delivery_before_the_work() {
    let (_, plan) = planned();
    assert_eq!(plan.purchases.len(), 1);
    assert_eq!(plan.purchases[0].total_minor, 384_055 + 121_733);
    let delivery = &plan.deliveries[0];
    assert_eq!(plan.task(&delivery.task).expect("a task").name, "Set posts");
    assert_eq!(delivery.expected_on, date(2026, 3, 13));
    // Removal ends on Friday at noon once the utilities are marked: the posts could go in that afternoon.
    assert_eq!(delivery.needed_by, Some(date(2026, 3, 6)));
    assert_eq!(plan.planned_finish, Some(date(2026, 3, 16)));
}

#[test]
fn instalments_wait_for_what_the_customer_signed() {
    let (scope, plan) = planned();
    let sum: i64 = plan.billing.iter().map(|b| b.amount_minor).sum();
    assert_eq!(sum, scope.contract.minor);
    let waits: Vec<_> =
        plan.billing.iter().map(|b| b.task.as_deref().map(|t| plan.task(t).expect("a task").name.as_str())).collect();
    assert_eq!(waits, [None, Some("Fence stands"), Some("Walkthrough with the customer")]);
    assert!(plan.gates.iter().any(|g| g.name == "Deposit 30 %" && g.origin.source == PlanSource::Proposal));
}
