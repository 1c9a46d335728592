//! Job margin counted the sales tax in the contract as revenue.

use testkit::{Client, Value, both, json};

use crate::api::{
    projects::sold::commit,
    sales::offer::{Offer, text},
};

async fn finish(owner: &Client, project: &Value) {
    let network = owner.get(&format!("/projects/{}/network", text(&project["id"]))).await.ok();
    for task in network["tasks"].as_array().unwrap().iter().filter(|t| t["kind"] != "summary") {
        let task = format!("/tasks/{}", text(&task["id"]));
        let version = owner.get(&task).await.ok()["version"].as_i64().unwrap();
        owner.post_at(&format!("{task}/progress"), version, json!({ "percent": 100 })).await.ok();
    }
}

both! {
    async fn sales_tax_is_not_revenue(app) {
        let offer = Offer::priced(&app).await;
        let (_, page) = offer.sent().await;
        let code = offer.code(&app.stranger(), &page).await;
        offer.sign(&app.stranger(), &page, &code).await;
        app.run_jobs().await;
        let plans = offer.owner.get(&format!("/win-plans?opportunity_id={}", offer.opportunity)).await.ok();
        let plan = offer.owner.get(&format!("/win-plans/{}", text(&plans["items"][0]["id"]))).await.ok();
        let project = commit(&offer.owner, &plan).await;
        finish(&offer.owner, &project).await;

        // 2,949.43 less a discount of 147.47; the customer signed 2,826.26, which has 24.30 of tax in it.
        for (report, figure) in [("job_margin", "contract"), ("sources", "revenue")] {
            let report = offer.owner.get(&format!("/reports/{report}?from=2026-01-01&to=2026-12-31")).await.ok();
            let revenue = report["answer"].as_array().unwrap().iter().find(|f| f["name"] == figure).unwrap();
            assert_eq!(revenue["minor"], 280_196, "{report}");
        }
        let money = offer.owner.get(&format!("/projects/{}/money", text(&project["id"]))).await.ok();
        assert_eq!((&money["contract"]["minor"], &money["contract_tax"]["minor"]), (&282_626.into(), &2_430.into()));
    }
}
