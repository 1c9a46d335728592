use testkit::{both, json};

both! {
    async fn a_visit_brought_forward_does_not_end_its_agreement(app) {
        let owner = app.owner();
        let new = json!({ "kind": "household", "standing": "customer", "name": "Ana Ortiz" });
        let account = owner.post("/accounts", new).await.ok()["id"].clone();
        let agreement = json!({ "account_id": account, "name": "Furnace every year", "every_months": 12,
            "price": { "minor": 18_900, "currency": "USD" }, "starts_on": "2026-03-10" });
        owner.post("/agreements", agreement).await.ok();
        for (turn, early) in [("2026-03-10", "2026-03-05"), ("2027-03-10", "2027-03-04"), ("2028-03-10", "2028-03-03")] {
            let ahead = owner.get("/visits?state=scheduled").await.ok()["items"].clone();
            assert_eq!((ahead.as_array().unwrap().len(), ahead[0]["due_on"].as_str()), (1, Some(turn)));
            let path = format!("/visits/{}", ahead[0]["id"].as_str().unwrap());
            owner.post_at(&format!("{path}/reschedule"), 1, json!({ "due_on": early })).await.ok();
            owner.post_at(&format!("{path}/complete"), 2, json!({})).await.ok();
        }
    }
}
