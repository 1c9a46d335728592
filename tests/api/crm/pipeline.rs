use jiff::SignedDuration;
use testkit::{TestApp, Value, both, json};

use super::{household, id};

async fn stages(app: &TestApp) -> (String, Vec<Value>) {
    let pipelines = app.owner().get("/pipelines").await.ok();
    let pipeline = pipelines["items"][0].clone();
    (id(&pipeline).to_owned(), pipeline["stages"].as_array().unwrap().clone())
}

async fn opportunity(app: &TestApp, name: &str, minor: i64) -> Value {
    let new = json!({ "name": name, "value": { "minor": minor, "currency": "USD" } });
    app.owner().post("/opportunities", new).await.ok()
}

both! {
    async fn the_board_counts_and_sums_whole_stages(app) {
        let (pipeline, stages) = stages(&app).await;
        for n in 1..=3 {
            opportunity(&app, &format!("Fence {n}"), 100_000 * n).await;
        }
        app.pass(SignedDuration::from_hours(24 * 4)).await;
        let board = app.owner().get(&format!("/pipelines/{pipeline}/board?limit=2")).await.ok();
        assert_eq!(board["stages"].as_array().unwrap().len(), stages.len());
        let new = &board["stages"][0];
        assert_eq!((&new["count"], &new["sum"]["minor"]), (&json!(3), &json!(600_000)));
        assert_eq!(new["cards"].as_array().unwrap().len(), 2);
        assert_eq!((&new["cards"][0]["days_in_stage"], &new["cards"][0]["rotting"]), (&json!(4), &json!(true)));
        let rest = format!("/opportunities?stage_id={}&limit=2&after={}", id(&stages[0]), new["next"].as_str().unwrap());
        let rest = app.owner().get(&rest).await.ok();
        assert_eq!(rest["items"].as_array().unwrap().len(), 1);
        assert_eq!(rest["items"][0]["name"], "Fence 1");
    }
}

both! {
    async fn two_people_who_move_the_same_card_both_see_it(app) {
        let (_, stages) = stages(&app).await;
        let path = format!("/opportunities/{}/move", id(&opportunity(&app, "Fence", 1).await));
        let colleague = app.member(platform::Role::Sales).await;
        app.owner().post_at(&path, 1, json!({ "stage_id": stages[1]["id"] })).await.ok();
        let late = colleague.post_at(&path, 1, json!({ "stage_id": stages[2]["id"] })).await;
        assert_eq!(late.body["current"]["stage_name"], "Contacted");
        assert_eq!(late.refused(409), "stale");
    }
}

both! {
    async fn a_card_stands_where_it_was_put(app) {
        let (pipeline, stages) = stages(&app).await;
        let (a, b) = (opportunity(&app, "A", 1).await, opportunity(&app, "B", 1).await);
        let c = opportunity(&app, "C", 1).await;
        let to = json!({ "stage_id": stages[0]["id"], "before_id": a["id"] });
        app.owner().post_at(&format!("/opportunities/{}/move", id(&c)), 1, to).await.ok();
        let board = app.owner().get(&format!("/pipelines/{pipeline}/board")).await.ok();
        let order: Vec<_> =
            board["stages"][0]["cards"].as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap()).collect();
        assert_eq!(order, ["B", "C", "A"]);
        let _ = b;
    }
}

both! {
    async fn what_is_won_stays_won_and_a_loss_needs_its_reason(app) {
        let (_, stages) = stages(&app).await;
        let owner = app.owner();
        let won = format!("/opportunities/{}/move", id(&opportunity(&app, "Won", 1).await));
        let first = owner.post_at(&won, 1, json!({ "stage_id": stages[5]["id"] })).await.ok();
        assert_eq!((&first["state"], &first["closed_on"]), (&json!("won"), &json!("2026-03-03")));
        assert_eq!(owner.post_at(&won, 2, json!({ "stage_id": stages[1]["id"] })).await.refused(409), "opportunity.won");
        let lost = format!("/opportunities/{}/move", id(&opportunity(&app, "Lost", 1).await));
        assert_eq!(owner.post_at(&lost, 1, json!({ "stage_id": stages[6]["id"] })).await.refused(422), "invalid");
        let to = json!({ "stage_id": stages[6]["id"], "reason": "price" });
        assert_eq!(owner.post_at(&lost, 1, to).await.ok()["lost_reason"], "price");
        let back = owner.post_at(&lost, 2, json!({ "stage_id": stages[1]["id"] })).await.ok();
        assert_eq!((&back["state"], &back["lost_reason"]), (&json!("open"), &json!(null)));
    }
}

both! {
    async fn who_buys_is_a_customer_from_then_on(app) {
        let (_, stages) = stages(&app).await;
        let owner = app.owner();
        for (standing, then) in [("prospect", "customer"), ("supplier", "supplier")] {
            let new = json!({ "kind": "household", "standing": standing, "name": format!("A {standing}") });
            let account = owner.post("/accounts", new).await.ok();
            let sale = json!({ "name": "Fence", "account_id": account["id"] });
            let sale = owner.post("/opportunities", sale).await.ok();
            let path = format!("/accounts/{}", id(&account));
            owner.post_at(&format!("/opportunities/{}/move", id(&sale)), 1, json!({ "stage_id": stages[4]["id"] })).await.ok();
            assert_eq!(owner.get(&path).await.ok()["standing"], standing);
            owner.post_at(&format!("/opportunities/{}/move", id(&sale)), 2, json!({ "stage_id": stages[5]["id"] })).await.ok();
            assert_eq!(owner.get(&path).await.ok()["standing"], then);
        }
        let hits = owner.get("/search?q=prospect").await.ok();
        let found = hits["items"].as_array().unwrap().iter().find(|h| h["kind"] == "account").unwrap();
        assert_eq!((&found["title"], &found["subtitle"]), (&json!("A prospect"), &json!("customer")));
        let timeline = owner.get(&format!("/records/{}/timeline", found["id"].as_str().unwrap())).await.ok();
        let told = timeline["items"].as_array().unwrap().iter().find(|e| e["kind"] == "account.updated").unwrap();
        assert_eq!(told["data"]["changed"], json!({ "standing": "customer" }));
    }
}

both! {
    async fn a_won_card_that_gets_its_account_later_makes_it_a_customer(app) {
        let (_, stages) = stages(&app).await;
        let owner = app.owner();
        let sale = opportunity(&app, "Fence", 1).await;
        let path = format!("/opportunities/{}", id(&sale));
        owner.post_at(&format!("{path}/move"), 1, json!({ "stage_id": stages[5]["id"] })).await.ok();
        let account = json!({ "kind": "household", "standing": "prospect", "name": "Ana Ruiz" });
        let account = owner.post("/accounts", account).await.ok();
        owner.patch(&path, 2, json!({ "account_id": account["id"] })).await.ok();
        assert_eq!(owner.get(&format!("/accounts/{}", id(&account))).await.ok()["standing"], "customer");
    }
}

both! {
    async fn a_card_won_by_hand_says_where_its_plan_comes_from(app) {
        let (_, stages) = stages(&app).await;
        let made = opportunity(&app, "Fence", 1).await;
        let won = format!("/opportunities/{}/move", id(&made));
        let won = app.owner().post_at(&won, 1, json!({ "stage_id": stages[5]["id"] })).await.ok();
        assert!(won["next_step"].as_str().unwrap().contains("the win plan comes from the signature"), "{won}");
        let opportunity: crm::opportunities::OpportunityId = id(&made).parse().unwrap();
        app.platform.act(&app.who, move |act| crm::opportunities::mark_won(act, opportunity)).await.unwrap();
        let signed = app.owner().get(&format!("/opportunities/{}", id(&made))).await.ok();
        assert_eq!((&signed["state"], &signed["next_step"]), (&json!("won"), &json!(null)));
    }
}

both! {
    async fn won_by_signature_counts_once(app) {
        let made = opportunity(&app, "Fence", 1).await;
        let opportunity: crm::opportunities::OpportunityId = id(&made).parse().unwrap();
        for _ in 0..2 {
            app.platform.act(&app.who, move |act| crm::opportunities::mark_won(act, opportunity)).await.unwrap();
        }
        let timeline = app.owner().get(&format!("/records/{}/timeline", id(&made))).await.ok();
        let won = timeline["items"].as_array().unwrap().iter().filter(|e| e["kind"] == "opportunity.won").count();
        assert_eq!(won, 1);
    }
}

both! {
    async fn stakeholders_have_a_role_and_a_stance(app) {
        let (_, contact) = household(&app, "Ana Ruiz", "email").await;
        let path = format!("/opportunities/{}/stakeholders", id(&opportunity(&app, "Fence", 1).await));
        let new = json!({ "contact_id": contact["id"], "role": "payer", "influence": "high", "stance": "neutral" });
        let added = app.owner().post(&path, new.clone()).await.ok();
        assert_eq!(app.owner().post(&path, new).await.refused(422), "invalid");
        let one = format!("/stakeholders/{}", id(&added));
        let changed = app.owner().patch(&one, 1, json!({ "stance": "supports" })).await.ok();
        assert_eq!((&changed["stance"], &changed["role"]), (&json!("supports"), &json!("payer")));
        assert!(app.owner().delete(&one).await.status.is_success());
        assert!(app.owner().get(&path).await.ok()["items"].as_array().unwrap().is_empty());
    }
}

both! {
    async fn the_board_of_one_person_counts_only_their_cards(app) {
        let (pipeline, _) = stages(&app).await;
        opportunity(&app, "Mine", 100_000).await;
        let (colleague, _) = app.add_member(platform::Role::Sales, "Sam").await;
        let theirs = json!({ "name": "Theirs", "owner_id": colleague, "value": { "minor": 700, "currency": "USD" } });
        app.owner().post("/opportunities", theirs).await.ok();
        let board = app.owner().get(&format!("/pipelines/{pipeline}/board?owner_id={colleague}")).await.ok();
        let new = &board["stages"][0];
        assert_eq!((&new["count"], &new["sum"]["minor"]), (&json!(1), &json!(700)));
        assert_eq!(new["cards"][0]["name"], "Theirs");
        let listed = app.owner().get(&format!("/opportunities?owner_id={colleague}")).await.ok();
        assert_eq!(listed["items"].as_array().unwrap().len(), 1);
    }
}

both! {
    async fn only_steps_that_are_due_are_listed_as_due(app) {
        let owner = app.owner();
        for (name, on) in [("Yesterday", json!("2026-03-01")), ("Later", json!("2026-03-09")), ("Never", json!(null))] {
            let new = json!({ "name": name, "next_step": "Call", "next_step_on": on });
            owner.post("/opportunities", new).await.ok();
        }
        let due = owner.get("/opportunities?state=open&next_step_by=2026-03-02").await.ok();
        let names: Vec<_> = due["items"].as_array().unwrap().iter().map(|o| o["name"].as_str().unwrap()).collect();
        assert_eq!(names, ["Yesterday"]);
    }
}
