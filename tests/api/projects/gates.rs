use testkit::{Client, TestApp, Value, both, json};

use super::sold::project;

async fn gates(app: &TestApp, project: &Value) -> Value {
    app.owner().get(&format!("/projects/{}/gates", project["id"].as_str().unwrap())).await.ok()
}

fn of_kind<'a>(gates: &'a Value, kind: &str) -> &'a Value {
    gates.as_array().unwrap().iter().find(|g| g["kind"] == kind).expect("a gate of this kind")
}

/// Bills the deposit; the first item of the schedule the customer signed.
async fn deposit(owner: &Client, project: &Value) -> Value {
    let money = owner.get(&format!("/projects/{}/money", project["id"].as_str().unwrap())).await.ok();
    let item = money["schedule"][0]["id"].as_str().unwrap();
    owner.post(&format!("/billing-items/{item}/invoice"), json!({})).await.ok()
}

async fn pay(owner: &Client, invoice: &Value, minor: i64) {
    let amount = json!({ "minor": minor, "currency": "USD" });
    let paid = json!({ "account_id": invoice["account_id"], "amount": amount, "method": "check" });
    owner.post("/payments", paid).await.ok();
}

both! {
    async fn a_paid_deposit_clears_its_gate_and_nothing_else(app) {
        let (project, _) = project(&app).await;
        let owner = app.owner();
        let invoice = deposit(&owner, &project).await;
        pay(&owner, &invoice, 330_000).await;
        app.run_jobs().await;
        let after = gates(&app, &project).await;
        assert_eq!(of_kind(&after, "deposit")["cleared_on"], "2026-03-03");
        assert_eq!(of_kind(&after, "locate")["cleared_on"], Value::Null);
    }
}

both! {
    async fn half_a_deposit_clears_nothing(app) {
        let (project, _) = project(&app).await;
        let owner = app.owner();
        let invoice = deposit(&owner, &project).await;
        pay(&owner, &invoice, 150_000).await;
        app.run_jobs().await;
        assert_eq!(of_kind(&gates(&app, &project).await, "deposit")["cleared_on"], Value::Null);
        pay(&owner, &invoice, 180_000).await;
        app.run_jobs().await;
        assert_eq!(of_kind(&gates(&app, &project).await, "deposit")["cleared_on"], "2026-03-03");
    }
}
