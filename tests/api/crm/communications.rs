use testkit::{TestApp, Value, both, json};

use super::{household, id};

async fn draft(app: &TestApp, channel: &str) -> (Value, Value) {
    let (account, contact) = household(app, "Ana Ruiz", channel).await;
    let new = json!({
        "account_id": account["id"], "contact_id": contact["id"], "subject": "Your posts are late",
        "body": "Hello Ana, the posts come on Friday.", "reason": "a late delivery",
    });
    (app.owner().post("/drafts", new).await.ok(), contact)
}

both! {
    async fn a_draft_waits_and_leaves_by_mail(app) {
        let (draft, _) = draft(&app, "email").await;
        assert_eq!((&draft["channel"], &draft["state"]), (&json!("email"), &json!("draft")));
        let owner = app.owner();
        let waiting = owner.get("/communications?state=draft").await.ok();
        assert_eq!(waiting["items"][0]["contact_name"], "Ana Ruiz");
        let path = format!("/communications/{}/send", id(&draft));
        assert_eq!(owner.post(&path, json!({})).await.ok()["state"], "sent");
        assert_eq!(owner.post(&path, json!({})).await.refused(409), "communication.not_a_draft");
        app.run_jobs().await;
        let outbox = owner.get("/outbox").await.ok();
        assert_eq!(outbox["items"].as_array().unwrap().len(), 1);
        assert_eq!(outbox["items"][0]["to_address"], "ana@example.com");
    }
}

both! {
    async fn a_text_is_written_down_and_says_that_it_went_nowhere(app) {
        let (draft, _) = draft(&app, "text").await;
        assert_eq!(draft["channel"], "text");
        let sent = app.owner().post(&format!("/communications/{}/send", id(&draft)), json!({})).await.ok();
        assert_eq!((&sent["state"], &sent["outcome"]), (&json!("sent"), &json!("log_only")));
        assert!(app.owner().get("/outbox").await.ok()["items"].as_array().unwrap().is_empty());
    }
}

both! {
    async fn who_asked_not_to_be_contacted_is_not(app) {
        let (draft, contact) = draft(&app, "email").await;
        let owner = app.owner();
        owner.patch(&format!("/contacts/{}", id(&contact)), 1, json!({ "do_not_contact": true })).await.ok();
        let send = format!("/communications/{}/send", id(&draft));
        assert_eq!(owner.post(&send, json!({})).await.refused(409), "contact.do_not_contact");
        assert_eq!(owner.get(&format!("/communications/{}", id(&draft))).await.ok()["state"], "draft");
    }
}
