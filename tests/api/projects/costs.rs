use kernel::{Currency, reexport::uuid::Uuid};
use projects::costs::{BudgetPart, CostType, OrderLine, OrderedBill, budget, open_orders};
use proptest::prelude::*;
use testkit::{TestApp, Value, both, json};

use crate::api::crew::job::{Job, budgeted, id};

async fn supplier(app: &TestApp) -> Uuid {
    id(&app
        .owner()
        .post("/accounts", json!({ "kind": "company", "standing": "supplier", "name": "Front Range Lumber" }))
        .await
        .ok())
}

fn bill(vendor: Uuid, total: i64, order: Option<Uuid>, lines: &[(Uuid, i64)]) -> Value {
    let lines: Vec<Value> = lines
        .iter()
        .map(|(code, minor)| json!({ "cost_code_id": code, "cost_type": "material", "description": "Cedar", "amount_minor": minor }))
        .collect();
    json!({
        "number": "INV-77", "vendor_account_id": vendor, "bill_date": "2026-03-03", "purchase_order_id": order,
        "total": { "minor": total, "currency": "USD" }, "lines": lines,
    })
}

/// A planned order of one line.
async fn order(app: &TestApp, job: Job, vendor: Uuid, minor: i64) -> Uuid {
    let (order, line) = (app.platform.ids().uuid(app.now()), app.platform.ids().uuid(app.now()));
    let write = move |act: &platform::Act<'_>| {
        act.execute(
            "INSERT INTO purchase_order (company_id, id, number, project_id, vendor_account_id, state, total_minor, currency)
             VALUES ($1, $2, 1001, $3, $4, 'planned', $5, 'USD')",
            &[&order, &job.project, &vendor, &minor],
        )?;
        act.execute(
            "INSERT INTO purchase_order_line (company_id, id, purchase_order_id, position, description, quantity, unit,
               cost_type, cost_code_id, amount_minor, currency)
             VALUES ($1, $2, $3, 1, 'Cedar', '1', 'ea', 'material', $4, $5, 'USD')",
            &[&line, &order, &job.code, &minor],
        )?;
        Ok(())
    };
    app.platform.act(&app.who, write).await.expect("the order is written");
    order
}

both! {
    async fn a_bill_whose_lines_differ_from_its_total_is_refused_whole(app) {
        let job = Job::begun(&app).await;
        let vendor = supplier(&app).await;
        let refused = app.owner().post(&job.path("/bills"), bill(vendor, 10_001, None, &[(job.code, 4_000), (job.code, 6_000)])).await;
        assert_eq!(refused.body["fields"][0]["field"], "total");
        assert!(refused.text.contains("100.00 USD") && refused.text.contains("100.01 USD"), "{}", refused.text);
        assert_eq!(refused.refused(422), "invalid");
        assert_eq!(app.owner().get(&job.path("/bills")).await.ok(), json!([]));
        assert_eq!(app.owner().get(&job.path("/costs")).await.ok(), json!([]));
    }
}

both! {
    async fn a_bill_is_recorded_once(app) {
        let job = Job::begun(&app).await;
        let new = bill(supplier(&app).await, 10_000, None, &[(job.code, 10_000)]);
        app.owner().post(&job.path("/bills"), new.clone()).await.ok();
        assert_eq!(app.owner().post(&job.path("/bills"), new).await.refused(409), "bill.known");
    }
}

both! {
    async fn budget_order_bill_and_forecast_agree_to_the_cent(app) {
        let job = Job::begun(&app).await;
        budgeted(&app, job, "material", 100_000).await;
        budgeted(&app, job, "labour", 50_000).await;
        let (owner, vendor) = (app.owner(), supplier(&app).await);
        let order = order(&app, job, vendor, 110_003).await;
        let total = |budget: &Value| {
            let figure = |name: &str| budget["total"][name]["minor"].as_i64().unwrap();
            (figure("original"), figure("committed"), figure("actual"), figure("forecast"), figure("variance"))
        };
        let before = owner.get(&job.path("/budget")).await.ok();
        assert_eq!(total(&before), (150_000, 0, 0, 150_000, 0));
        owner.post_at(&format!("/purchase-orders/{order}/order"), 1, json!({})).await.ok();
        owner.post(&job.path("/bills"), bill(vendor, 25_001, Some(order), &[(job.code, 25_001)])).await.ok();
        let after = owner.get(&job.path("/budget")).await.ok();
        assert_eq!(total(&after), (150_000, 85_002, 25_001, 160_003, -10_003));
        let material = after["rows"].as_array().unwrap().iter().find(|row| row["cost_type"] == "material").unwrap();
        assert_eq!((material["code"].as_str(), material["variance"]["minor"].as_i64()), (Some("T-100"), Some(-10_003)));
    }
}

fn code() -> impl Strategy<Value = (Option<Uuid>, CostType)> {
    let kind = prop::sample::select(CostType::ALL);
    (prop::option::of((1u128..4).prop_map(Uuid::from_u128)), kind)
}

fn part() -> impl Strategy<Value = BudgetPart> {
    prop_oneof![
        (0i64..1_000_000).prop_map(BudgetPart::Original),
        (-1_000_000i64..1_000_000).prop_map(BudgetPart::Change),
        (0i64..1_000_000).prop_map(BudgetPart::Committed),
        (-1_000_000i64..1_000_000).prop_map(BudgetPart::Actual),
    ]
}

proptest! {
    #[test]
    fn rows_sum_to_their_total(parts in prop::collection::vec((code(), part()), 0..40), finished: bool) {
        let (rows, total) = budget(&parts, finished, Currency::USD).unwrap();
        let sum = |pick: fn(&projects::costs::BudgetFigures) -> i64| rows.values().map(pick).sum::<i64>();
        prop_assert_eq!(sum(|r| r.original.minor), total.original.minor);
        prop_assert_eq!(sum(|r| r.changes.minor), total.changes.minor);
        prop_assert_eq!(sum(|r| r.committed.minor), total.committed.minor);
        prop_assert_eq!(sum(|r| r.actual.minor), total.actual.minor);
        prop_assert_eq!(sum(|r| r.forecast.minor), total.forecast.minor);
        prop_assert_eq!(sum(|r| r.variance.minor), total.variance.minor);
        for row in rows.values() {
            prop_assert_eq!(row.variance.minor, row.original.minor + row.changes.minor - row.forecast.minor);
            prop_assert!(row.forecast.minor >= row.actual.minor + row.committed.minor);
        }
    }

    #[test]
    fn an_order_stays_committed_for_what_is_not_billed(
        lines in prop::collection::vec((code(), 0i64..100_000), 1..8),
        bills in prop::collection::vec((code(), prop::option::of(0usize..8), 0i64..100_000), 0..8),
    ) {
        let order = Uuid::from_u128(99);
        let name = |at: usize| Uuid::from_u128(1000 + at as u128);
        let lines: Vec<OrderLine> = lines
            .into_iter()
            .enumerate()
            .map(|(at, (key, minor))| OrderLine { id: name(at), order, key, minor })
            .collect();
        let bills: Vec<OrderedBill> = bills
            .into_iter()
            .map(|(key, line, minor)| OrderedBill { order, line: line.map(name), key, minor })
            .collect();
        let ordered: i64 = lines.iter().map(|line| line.minor).sum();
        let billed: i64 = bills.iter().map(|bill| bill.minor).sum();
        let left: i64 = open_orders(&lines, &bills)
            .iter()
            .map(|(_, part)| match part { BudgetPart::Committed(minor) => *minor, _ => 0 })
            .sum();
        prop_assert_eq!(left, (ordered - billed).max(0));
    }
}
