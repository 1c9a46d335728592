use jiff::SignedDuration;
use testkit::{TestApp, Value, both, json};

use super::id;

async fn phone_lead(app: &TestApp) -> Value {
    let new = json!({
        "name": "Ana Ruiz", "phone": "(303) 555-0142", "email": "Ana@example.com",
        "address": "12 Elm St, Golden, CO 80401", "message": "A cedar fence around the back yard",
    });
    app.owner().post("/leads", new).await.ok()
}

both! {
    async fn who_waits_longest_stands_first(app) {
        let owner = app.owner();
        let first = phone_lead(&app).await;
        app.pass(SignedDuration::from_mins(5)).await;
        let second = owner.post("/leads", json!({ "name": "Bo", "email": "bo@example.com" })).await.ok();
        assert_eq!(owner.get("/leads").await.ok()["items"][0]["id"], first["id"]);
        owner.post(&format!("/leads/{}/calls", id(&first)), json!({ "outcome": "voicemail" })).await.ok();
        assert_eq!(owner.get("/leads").await.ok()["items"][0]["id"], second["id"]);
        let page = owner.get("/leads?limit=1").await.ok();
        let rest = owner.get(&format!("/leads?limit=1&after={}", page["next"].as_str().unwrap())).await.ok();
        assert_eq!(rest["items"][0]["id"], first["id"]);
    }
}

both! {
    async fn the_first_call_stops_the_clock(app) {
        let owner = app.owner();
        let lead = phone_lead(&app).await;
        assert_eq!(lead["respond_by"], "2026-03-03T15:15:00Z");
        app.pass(SignedDuration::from_mins(7)).await;
        let path = format!("/leads/{}/calls", id(&lead));
        let called = owner.post(&path, json!({ "outcome": "no_answer" })).await.ok();
        assert_eq!(called["lead"]["first_response_at"], "2026-03-03T15:07:00Z");
        app.pass(SignedDuration::from_mins(30)).await;
        let again = owner.post(&path, json!({ "outcome": "reached", "note": "wants a visit" })).await.ok();
        assert_eq!(again["lead"]["first_response_at"], "2026-03-03T15:07:00Z");
        let timeline = owner.get(&format!("/records/{}/timeline", id(&lead))).await.ok();
        let responded: Vec<_> =
            timeline["items"].as_array().unwrap().iter().filter(|e| e["kind"] == "lead.responded").collect();
        assert_eq!(responded.len(), 1);
        assert_eq!(responded[0]["data"]["waited_minutes"], 7);
    }
}

both! {
    async fn qualifying_types_nothing_twice(app) {
        let owner = app.owner();
        let lead = phone_lead(&app).await;
        owner.post(&format!("/leads/{}/calls", id(&lead)), json!({ "outcome": "reached", "note": "gate sticks" })).await.ok();
        let path = format!("/leads/{}/qualify", id(&lead));
        let facts = json!({ "preferred_channel": "text", "site": { "gate_code": "1188" } });
        let qualified = owner.post(&path, facts).await.ok();
        let opportunity = &qualified["opportunity"];
        assert_eq!(opportunity["account_name"], "Ana Ruiz");
        assert_eq!(opportunity["name"], "Ana Ruiz: A cedar fence around the back yard");
        assert_eq!(opportunity["stage_name"], "New");
        assert_eq!(qualified["lead"]["state"], "qualified");
        let contact = owner.get(&format!("/contacts/{}", opportunity["contact_id"].as_str().unwrap())).await.ok();
        assert_eq!((&contact["email"], &contact["phone_e164"]), (&json!("Ana@example.com"), &json!("+13035550142")));
        assert_eq!(contact["preferred_channel"], "text");
        let site = owner.get(&format!("/sites/{}", opportunity["site_id"].as_str().unwrap())).await.ok();
        assert_eq!((&site["line1"], &site["city"]), (&json!("12 Elm St"), &json!("Golden")));
        assert_eq!((&site["postal_code"], &site["gate_code"]), (&json!("80401"), &json!("1188")));
        let timeline = owner.get(&format!("/records/{}/timeline", id(opportunity))).await.ok();
        let kinds: Vec<_> = timeline["items"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
        assert!(kinds.contains(&"lead.received") && kinds.contains(&"communication.logged"), "{kinds:?}");
    }
}

both! {
    async fn a_lead_is_qualified_once(app) {
        let owner = app.owner();
        let path = format!("/leads/{}/qualify", id(&phone_lead(&app).await));
        owner.post(&path, json!({})).await.ok();
        assert_eq!(owner.post(&path, json!({})).await.refused(409), "lead.closed");
        assert_eq!(owner.get("/opportunities").await.ok()["items"].as_array().unwrap().len(), 1);
    }
}

both! {
    async fn a_lead_is_disqualified_with_a_reason(app) {
        let owner = app.owner();
        let path = format!("/leads/{}/disqualify", id(&phone_lead(&app).await));
        assert_eq!(owner.post(&path, json!({ "reason": " " })).await.refused(422), "invalid");
        let lead = owner.post(&path, json!({ "reason": "outside our area" })).await.ok();
        assert_eq!((&lead["state"], &lead["closed_reason"]), (&json!("disqualified"), &json!("outside our area")));
        let again = phone_lead(&app).await;
        assert_ne!(again["id"], lead["id"], "a closed lead is not joined");
    }
}
