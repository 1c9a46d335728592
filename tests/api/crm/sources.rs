use testkit::{Client, Value, both, json};

use super::id;

async fn source(owner: &Client, name: &str) -> Value {
    let sources = owner.get("/sources").await.ok();
    sources["items"].as_array().unwrap().iter().find(|s| s["name"] == name).unwrap().clone()
}

both! {
    async fn spend_recorded_by_mistake_is_taken_back(app) {
        let owner = app.owner();
        let ads = source(&owner, "Google Ads").await;
        let new = json!({ "source_id": ads["id"], "on_date": "2026-03-01", "amount": { "minor": 500_000, "currency": "USD" } });
        let spend = owner.post("/spend", new).await.ok();
        let path = format!("/spend/{}", id(&spend));
        assert_eq!(app.other_company().await.delete(&path).await.refused(404), "not_found");
        owner.delete(&path).await.ok();
        assert_eq!(owner.get("/spend").await.ok()["items"], json!([]));
        assert_eq!(owner.delete(&path).await.refused(404), "not_found");
    }
}

both! {
    async fn how_they_found_us_can_be_learnt_later(app) {
        let owner = app.owner();
        let (ads, phone) = (source(&owner, "Google Ads").await, source(&owner, "Phone").await);
        let campaign = owner.post("/campaigns", json!({ "source_id": ads["id"], "name": "Spring" })).await.ok();
        let made = owner.post("/opportunities", json!({ "name": "Fence" })).await.ok();
        let path = format!("/opportunities/{}", id(&made));
        let told = owner.patch(&path, 1, json!({ "campaign_id": campaign["id"] })).await.ok();
        assert_eq!((&told["source_name"], &told["campaign_name"]), (&json!("Google Ads"), &json!("Spring")));
        let wrong = json!({ "source_id": phone["id"], "campaign_id": campaign["id"] });
        assert_eq!(owner.patch(&path, 2, wrong).await.body["fields"][0]["field"], "campaign_id");
        let corrected = owner.patch(&path, 2, json!({ "source_id": phone["id"] })).await.ok();
        assert_eq!((&corrected["source_name"], &corrected["campaign_name"]), (&json!("Phone"), &json!(null)));
    }
}
