use testkit::{both, json};

use super::{household, id};

both! {
    async fn another_companys_relationships_are_not_there(app) {
        let (account, contact) = household(&app, "Ana Ruiz", "email").await;
        let lead = app.owner().post("/leads", json!({ "name": "Bo", "email": "bo@example.com" })).await.ok();
        let opportunity = app.owner().post("/opportunities", json!({ "name": "Fence" })).await.ok();
        let stranger = app.other_company().await;
        for path in [
            format!("/accounts/{}/people", id(&account)),
            format!("/accounts/{}/overview", id(&account)),
            format!("/contacts/{}", id(&contact)),
            format!("/leads/{}", id(&lead)),
            format!("/opportunities/{}", id(&opportunity)),
        ] {
            assert_eq!(stranger.get(&path).await.refused(404), "not_found", "{path}");
        }
        let theirs = json!({ "contact_id": contact["id"], "role": "payer", "influence": "low", "stance": "unknown" });
        let path = format!("/opportunities/{}/stakeholders", id(&opportunity));
        assert_eq!(stranger.post(&path, theirs).await.refused(404), "not_found");
        let qualify = format!("/leads/{}/qualify", id(&lead));
        assert_eq!(stranger.post(&qualify, json!({})).await.refused(404), "not_found");
        assert!(stranger.get("/leads").await.ok()["items"].as_array().unwrap().is_empty());
    }
}
