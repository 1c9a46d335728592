use platform::Role;
use sales::estimates::{self, EstimateId};
use testkit::{both, json};

use super::offer::{Offer, text};

both! {
    async fn totals_agree_to_the_cent(app) {
        let offer = Offer::priced(&app).await;
        let totals = &offer.estimate["totals"];
        let minor = |key: &str| totals[key]["minor"].as_i64().unwrap();
        assert_eq!((minor("subtotal"), minor("discount")), (294_943, 14_747));
        assert_eq!((minor("tax"), minor("total")), (2_430, 282_626));
        assert_eq!((minor("cost"), totals["hours"].as_str()), (207_720, Some("30")));
        assert_eq!(offer.estimate["sections"][0]["not_taken"]["minor"], 37_100);
        let listed = offer.owner.get("/estimates").await.ok();
        assert_eq!(listed["items"][0]["total"]["minor"], 282_626);
    }
}

both! {
    async fn an_assembly_becomes_lines_that_say_how_they_came_about(app) {
        let offer = Offer::priced(&app).await;
        let assembly = offer.owner.get("/assemblies").await.ok()["items"][0]["id"].clone();
        let path = format!("{}/lines", offer.path());
        let new = |inputs| json!({ "from": "assembly", "section_id": offer.section(), "assembly_id": assembly, "inputs": inputs });
        let estimate = offer.owner.post(&path, new(json!({ "length_ft": "100" }))).await.ok();
        let posts = &estimate["sections"][0]["lines"][3];
        assert_eq!((posts["quantity"].as_str(), posts["unit_cost"].as_str()), (Some("14"), Some("19.80")));
        assert_eq!(posts["worked"], "bays + 1 + gates = 13 + 1 + 0");
        let setting = estimate["sections"][0]["lines"].as_array().unwrap().iter().find(|l| l["description"] == "Set post in concrete");
        assert_eq!(setting.unwrap()["unit_cost"], "17.42");
        let refused = offer.owner.post(&path, new(json!({}))).await;
        assert_eq!(refused.body["fields"][0]["field"], "inputs.length_ft");
    }
}

both! {
    async fn a_line_is_changed_where_it_stands_and_moved(app) {
        let offer = Offer::priced(&app).await;
        let line = text(&offer.estimate["sections"][0]["lines"][2]["id"]);
        let path = format!("{}/lines/{line}", offer.path());
        let taken = offer.owner.patch(&path, 1, json!({ "selected": true, "position": 0 })).await.ok();
        assert_eq!(taken["sections"][0]["lines"][0]["id"], line.as_str());
        assert_eq!(taken["totals"]["subtotal"]["minor"], 332_043);
        let late = offer.owner.patch(&path, 1, json!({ "quantity": "2" })).await;
        assert_eq!(late.refused(409), "stale");
        let gone = offer.owner.delete(&path).await.ok();
        assert_eq!(gone["sections"][0]["lines"].as_array().unwrap().len(), 2);
    }
}

both! {
    async fn sales_see_the_margin_and_the_field_does_not(app) {
        let offer = Offer::priced(&app).await;
        let sales = app.member(Role::Sales).await.get(&offer.path()).await.ok();
        assert_eq!(sales["totals"]["margin"]["minor"], 294_943 - 14_747 - 207_720);
        let field = app.member(Role::Field).await;
        assert_eq!(field.get(&offer.path()).await.refused(404), "not_found", "not a job of theirs");
        let id: EstimateId = text(&offer.estimate["id"]).parse().unwrap();
        let read = move |q: &platform::Conn<'_>| Ok(estimates::document(q, id)?.shown_to(Role::Field.rights()));
        let field = serde_json::to_value(app.platform.read(&app.who, read).await.unwrap()).unwrap();
        assert_eq!(field["totals"]["margin"], json!(null));
        let line = &field["sections"][0]["lines"][0];
        assert_eq!((&line["unit_cost"], &line["cost"], &line["pricing"]), (&json!(null), &json!(null), &json!(null)));
        assert_eq!(line["price"]["minor"], 88_200);
    }
}

both! {
    async fn a_revision_takes_the_place_of_the_old_one(app) {
        let offer = Offer::priced(&app).await;
        let revised = offer.owner.post(&format!("{}/revisions", offer.path()), json!(null)).await.ok();
        assert_eq!((revised["number"].clone(), revised["revision"].as_i64()), (offer.estimate["number"].clone(), Some(2)));
        assert_eq!(revised["totals"]["total"]["minor"], 282_626);
        assert_eq!(offer.owner.get(&offer.path()).await.ok()["state"], "superseded");
        let add = json!({ "name": "Late idea" });
        assert_eq!(offer.owner.post(&format!("{}/sections", offer.path()), add).await.refused(409), "estimate.not_draft");
    }
}

both! {
    async fn an_estimate_needs_somebody_it_is_for(app) {
        let refused = app.owner().post("/estimates", json!({ "name": "Nobody's" })).await;
        assert_eq!(refused.body["fields"][0]["field"], "account_id");
        let offer = Offer::priced(&app).await;
        assert_eq!(app.other_company().await.get(&offer.path()).await.refused(404), "not_found");
    }
}

both! {
    async fn an_estimate_for_a_customer_opens_its_opportunity(app) {
        let owner = app.owner();
        let account = json!({ "kind": "household", "standing": "customer", "name": "Ana Ruiz" });
        let account = owner.post("/accounts", account).await.ok()["id"].clone();
        let new = json!({ "account_id": account, "opportunity_name": "Second fence" });
        let estimate = owner.post("/estimates", new).await.ok();
        assert_eq!(estimate["name"], "Second fence");
        let opportunity = owner.get(&format!("/opportunities/{}", text(&estimate["opportunity_id"]))).await.ok();
        assert_eq!((&opportunity["name"], &opportunity["account_id"]), (&json!("Second fence"), &account));
        let nobody = owner.post("/estimates", json!({ "opportunity_name": "For whom?" })).await;
        assert_eq!(nobody.body["fields"][0]["field"], "account_id");
    }
}
