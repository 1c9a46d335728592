use kernel::RawId;
use testkit::{TestApp, Value, both, json};

use super::sold::{commit, draft, network, project, task};

async fn deliveries(app: &TestApp, project: &Value) -> Value {
    app.owner().get(&format!("/projects/{}/deliveries", project["id"].as_str().unwrap())).await.ok()
}

async fn promise(app: &TestApp, delivery: &Value, day: &str) -> Value {
    let path = format!("/deliveries/{}", delivery["id"].as_str().unwrap());
    app.owner().patch(&path, delivery["version"].as_i64().unwrap(), json!({ "promised_on": day })).await.ok()
}

/// State and words of the messages about a project, oldest first.
async fn messages(app: &TestApp, project: &Value) -> Vec<(String, String)> {
    let id: projects::projects::ProjectId = project["id"].as_str().unwrap().parse().unwrap();
    let read = move |q: &db::Conn<'_>| {
        q.rows(
            "SELECT state, body FROM communication WHERE company_id = $1 AND project_id = $2 ORDER BY id",
            &[&id.uuid()],
        )?
        .iter()
        .map(|row| Ok((row.get("state")?, row.get("body")?)))
        .collect()
    };
    app.platform.read(&app.who, read).await.unwrap()
}

both! {
    async fn a_late_delivery_moves_the_finish(app) {
        let (project, before) = project(&app).await;
        assert_eq!(task(&before, "Set posts")["early_start"], "2026-03-13T08:00");
        let delivery = deliveries(&app, &project).await[0].clone();
        assert_eq!(delivery["needed_by"], "2026-03-06");
        promise(&app, &delivery, "2026-03-20").await;
        let after = network(&app, &project).await;
        assert_eq!(task(&after, "Set posts")["early_start"], "2026-03-20T08:00");
        assert_eq!(task(&after, "Set posts")["driver"]["by"], "not_before");
        assert_eq!(after["project"]["forecast_finish"], "2026-03-23");
        assert_eq!(after["project"]["baseline_finish"], "2026-03-16");
        let path = format!("/projects/{}/schedule-revisions", project["id"].as_str().unwrap());
        let revision = app.owner().get(&path).await.ok()[0].clone();
        assert_eq!((&revision["finish_before"], &revision["finish_after"]), (&json!("2026-03-16"), &json!("2026-03-23")));
        assert!(revision["reason"].as_str().unwrap().contains("2026-03-20"));
    }
}

both! {
    async fn a_late_delivery_is_a_bottleneck_with_days_at_stake(app) {
        let (project, _) = project(&app).await;
        let delivery = deliveries(&app, &project).await[0].clone();
        promise(&app, &delivery, "2026-03-20").await;
        let worst = app.owner().get("/bottlenecks").await.ok()[0].clone();
        assert_eq!((&worst["kind"], &worst["cause"]), (&json!("delivery"), &json!("promised_late")));
        // Without it: from noon on the 10th to the evening of the 23rd, nine and a half working days.
        assert_eq!(worst["days_at_stake"], 10);
        assert_eq!(worst["finish_without"], "2026-03-10");
        assert_eq!(worst["blocked"][0]["name"], "Set posts");
    }
}

both! {
    async fn the_customer_gets_one_draft_however_often_the_finish_slips(app) {
        let plan = draft(&app, "es").await;
        let project = commit(&app.owner(), &plan).await;
        assert!(messages(&app, &project).await.is_empty());
        let delivery = deliveries(&app, &project).await[0].clone();
        let later = promise(&app, &delivery, "2026-03-20").await;
        promise(&app, &later, "2026-03-24").await;
        let drafts = messages(&app, &project).await;
        assert_eq!(drafts.len(), 1);
        assert_eq!(drafts[0].0, "draft");
        assert!(drafts[0].1.contains("Hola Ana"), "{}", drafts[0].1);
        assert!(drafts[0].1.contains("del lunes 16 de marzo al miércoles 25 de marzo"), "{}", drafts[0].1);
        let later = deliveries(&app, &project).await[0].clone();
        promise(&app, &later, "2026-03-12").await;
        assert_eq!(messages(&app, &project).await[0].0, "discarded");
    }
}

both! {
    async fn what_has_arrived_no_longer_holds_anything(app) {
        let (project, _) = project(&app).await;
        let delivery = deliveries(&app, &project).await[0].clone();
        let path = format!("/deliveries/{}/receive", delivery["id"].as_str().unwrap());
        let version = delivery["version"].as_i64().unwrap();
        let short = app.owner().post_at(&path, version, json!({ "state": "short" })).await;
        assert_eq!(short.body["fields"][0]["field"], "note");
        app.owner().post_at(&path, version, json!({ "state": "short", "note": "two panels missing" })).await.ok();
        let after = network(&app, &project).await;
        assert_eq!(task(&after, "Set posts")["early_start"], "2026-03-06T13:00");
        assert_eq!(app.owner().post_at(&path, version, json!({ "state": "received" })).await.refused(409), "stale");
    }
}

both! {
    async fn an_order_without_supplier_is_not_placed(app) {
        let (project, _) = project(&app).await;
        let path = format!("/projects/{}/purchase-orders", project["id"].as_str().unwrap());
        let order = app.owner().get(&path).await.ok()[0].clone();
        let path = format!("/purchase-orders/{}", order["id"].as_str().unwrap());
        let refused = app.owner().post_at(&format!("{path}/order"), 1, json!({})).await;
        assert_eq!(refused.refused(409), "purchase_order.no_vendor");
        let vendor = json!({ "kind": "company", "standing": "supplier", "name": "Front Range Lumber" });
        let vendor = app.owner().post("/accounts", vendor).await.ok();
        app.owner().patch(&path, 1, json!({ "vendor_account_id": vendor["id"] })).await.ok();
        let placed = app.owner().post_at(&format!("{path}/order"), 2, json!({})).await.ok();
        assert_eq!((&placed["state"], &placed["vendor_name"]), (&json!("ordered"), &json!("Front Range Lumber")));
    }
}
