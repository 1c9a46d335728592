use testkit::{both, json};

use super::{household, id};

both! {
    async fn a_person_is_kept_as_typed_and_in_international_form(app) {
        let (account, contact) = household(&app, "Ana Ruiz", "text").await;
        assert_eq!(contact["phone"], "303-555-0142");
        assert_eq!(contact["phone_e164"], "+13035550142");
        let people = app.owner().get(&format!("/accounts/{}/people", id(&account))).await.ok();
        assert_eq!(people["items"][0]["contact"]["id"], contact["id"]);
        assert_eq!(people["items"][0]["role"], "decision_maker");
        assert_eq!(people["items"][0]["is_primary"], true);
    }
}

both! {
    async fn a_site_tells_how_to_get_in(app) {
        let (account, _) = household(&app, "Ana Ruiz", "email").await;
        let owner = app.owner();
        let site = json!({
            "account_id": account["id"], "line1": "12 Elm St", "city": "Golden", "region": "CO", "postal_code": "80401",
            "gate_code": "1188", "dog": "Rex, friendly", "parking": "in the alley",
        });
        let site = owner.post("/sites", site).await.ok();
        let path = format!("/sites/{}", id(&site));
        let changed = owner.patch(&path, 1, json!({ "gate_code": "", "access_notes": "ring twice" })).await.ok();
        assert_eq!(changed["gate_code"], json!(null));
        assert_eq!((&changed["dog"], &changed["access_notes"]), (&json!("Rex, friendly"), &json!("ring twice")));
        let hits = owner.get("/search?q=elm%20golden").await.ok();
        assert_eq!(hits["items"][0]["id"], site["id"]);
        let overview = owner.get(&format!("/accounts/{}/overview", id(&account))).await.ok();
        assert_eq!((&overview["people"], &overview["sites"]), (&json!(1), &json!(1)));
    }
}
