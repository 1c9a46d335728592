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
