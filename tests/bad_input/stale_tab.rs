use testkit::{both, json};

both! {
    async fn a_tab_left_open_is_told_what_stands_now(app) {
        let owner = app.owner();
        let made = owner.post("/contacts", json!({ "name": "Ana Ruiz" })).await.ok();
        let path = format!("/contacts/{}", made["id"].as_str().unwrap());
        owner.patch(&path, 1, json!({ "name": "Ana Ruiz-Ortiz" })).await.ok();
        let late = owner.patch(&path, 1, json!({ "best_hours": "mornings" })).await;
        assert_eq!((&late.body["current"]["name"], &late.body["current"]["version"]), (&json!("Ana Ruiz-Ortiz"), &json!(2)));
        assert_eq!(late.refused(409), "stale");
        assert_eq!(owner.get(&path).await.ok()["best_hours"], json!(null), "nothing of the late change was taken");
    }
}
