use jiff::SignedDuration;
use platform::{EventId, NewEvent};
use testkit::{TestApp, Value, both, json};

use super::{household, id};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// As the projects room says it.
async fn project_closed(app: &TestApp, account: &Value, contact: &Value) {
    let data = json!({ "account_id": account["id"], "contact_id": contact["id"], "site_id": null });
    app.platform
        .act(&app.who, move |act| {
            let project: EventId = act.new_id();
            act.emit(NewEvent::new("project.closed", "project", project).data(data.clone()))
        })
        .await
        .unwrap();
    app.run_jobs().await;
}

both! {
    async fn a_review_is_asked_for_two_weeks_after_the_end(app) {
        let (account, contact) = household(&app, "Ana Ruiz", "email").await;
        project_closed(&app, &account, &contact).await;
        app.pass(DAY * 13).await;
        assert!(app.owner().get("/outbox").await.ok()["items"].as_array().unwrap().is_empty());
        app.pass(DAY).await;
        let mail = app.owner().get("/outbox").await.ok()["items"][0].clone();
        assert_eq!(mail["subject"], "How did we do, Ana?");
        assert!(mail["text_body"].as_str().unwrap().contains("Ridge Fence Co"));
        let timeline = app.owner().get(&format!("/records/{}/timeline", id(&account))).await.ok();
        let kinds: Vec<_> = timeline["items"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap()).collect();
        assert!(kinds.contains(&"sequence.step_sent"), "{kinds:?}");
        app.pass(DAY * 15).await;
        assert_eq!(app.owner().get("/outbox").await.ok()["items"].as_array().unwrap().len(), 1);
    }
}

both! {
    async fn where_no_review_link_is_set_nobody_is_asked_to_follow_one(app) {
        let (account, contact) = household(&app, "Ana Ruiz", "email").await;
        project_closed(&app, &account, &contact).await;
        app.pass(DAY * 14).await;
        let letter = app.owner().get("/outbox").await.ok()["items"][0]["text_body"].as_str().unwrap().to_owned();
        assert!(letter.contains("Is everything as it should") && letter.contains("Thank you,\nRidge Fence Co"), "{letter}");
        assert!(!letter.contains("review") && !letter.contains("\n\n\n"), "{letter}");
    }
}

both! {
    async fn the_review_link_is_where_it_was_written(app) {
        let company = app.owner().get("/company").await.ok();
        let mut settings = company["settings"].clone();
        settings["review_link"] = json!("https://example.com/review");
        app.owner().patch("/company", company["version"].as_i64().unwrap(), json!({ "settings": settings })).await.ok();
        let (account, contact) = household(&app, "Ana Ruiz", "email").await;
        project_closed(&app, &account, &contact).await;
        app.pass(DAY * 14).await;
        let letter = app.owner().get("/outbox").await.ok()["items"][0]["text_body"].as_str().unwrap().to_owned();
        assert!(letter.contains("find us:\nhttps://example.com/review\n\n"), "{letter}");
    }
}

both! {
    async fn nothing_goes_to_who_asked_for_silence_meanwhile(app) {
        let (account, contact) = household(&app, "Ana Ruiz", "email").await;
        project_closed(&app, &account, &contact).await;
        app.owner().patch(&format!("/contacts/{}", id(&contact)), 1, json!({ "do_not_contact": true })).await.ok();
        app.pass(DAY * 14).await;
        assert!(app.owner().get("/outbox").await.ok()["items"].as_array().unwrap().is_empty());
        let enrolments = app.owner().get(&format!("/accounts/{}/enrolments", id(&account))).await.ok();
        assert_eq!(enrolments["items"][0]["state"], "stopped");
    }
}

both! {
    async fn a_stopped_sequence_says_nothing(app) {
        let (account, contact) = household(&app, "Ana Ruiz", "email").await;
        project_closed(&app, &account, &contact).await;
        let enrolments = app.owner().get(&format!("/accounts/{}/enrolments", id(&account))).await.ok();
        let stop = format!("/enrolments/{}/stop", id(&enrolments["items"][0]));
        assert_eq!(app.owner().post(&stop, json!({})).await.ok()["state"], "stopped");
        app.pass(DAY * 14).await;
        assert!(app.owner().get("/outbox").await.ok()["items"].as_array().unwrap().is_empty());
    }
}

async fn review_request(app: &TestApp) -> (String, Value) {
    let sequence = app.owner().get("/sequences").await.ok()["items"][0].clone();
    (format!("/sequences/{}", id(&sequence)), sequence)
}

both! {
    async fn a_sequence_says_what_it_was_changed_to(app) {
        let (account, contact) = household(&app, "Ana Ruiz", "email").await;
        project_closed(&app, &account, &contact).await;
        let (path, sequence) = review_request(&app).await;
        let mut steps = sequence["steps"].clone();
        steps[0]["subject"] = json!("Happy, {first_name}?");
        app.owner().patch(&path, 1, json!({ "steps": steps })).await.ok();
        assert_eq!(app.owner().patch(&path, 1, json!({ "active": false })).await.refused(409), "stale");
        app.pass(DAY * 14).await;
        assert_eq!(app.owner().get("/outbox").await.ok()["items"][0]["subject"], "Happy, Ana?");
    }
}

both! {
    async fn a_sequence_that_is_switched_off_begins_with_nobody(app) {
        let (account, contact) = household(&app, "Ana Ruiz", "email").await;
        let (path, _) = review_request(&app).await;
        app.owner().patch(&path, 1, json!({ "active": false })).await.ok();
        project_closed(&app, &account, &contact).await;
        let enrolments = app.owner().get(&format!("/accounts/{}/enrolments", id(&account))).await.ok();
        assert_eq!(enrolments["items"], json!([]));
    }
}

both! {
    async fn a_message_without_words_is_refused_where_it_stands(app) {
        let (path, _) = review_request(&app).await;
        let steps = json!([{ "delay_days": -1, "subject": "", "body": "Hello" }]);
        let answer = app.owner().patch(&path, 1, json!({ "steps": steps })).await;
        let wrong: Vec<_> = answer.body["fields"].as_array().unwrap().iter().map(|f| f["field"].as_str().unwrap()).collect();
        assert_eq!(wrong, ["steps.0.delay_days", "steps.0.subject"]);
    }
}
