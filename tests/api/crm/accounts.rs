use testkit::{both, json};

both! {
    async fn a_new_account_is_listed_and_found(app) {
        let owner = app.owner();
        let new = json!({ "kind": "household", "standing": "prospect", "name": "Ana O'Neill-Ñandú", "phone": "(303) 555-0142" });
        let account = owner.post("/accounts", new).await.ok();
        let list = owner.get("/accounts?name=o'neill").await.ok();
        assert_eq!(list["items"][0]["id"], account["id"]);
        let numbers = ["3035550142", "(303)%20555-0142", "303-555-0142", "303.555.0142", "%2B1%20303%20555%200142", "555-0142", "5550142"];
        for typed in ["nandu", "o'neill", "NEILL%20prosp"].iter().chain(&numbers) {
            let hits = owner.get(&format!("/search?q={typed}")).await.ok();
            assert_eq!(hits["items"][0]["id"], account["id"], "{typed}");
        }
    }
}

both! {
    async fn a_stale_change_shows_both_sides(app) {
        let owner = app.owner();
        let new = json!({ "kind": "company", "standing": "customer", "name": "Mesa HOA" });
        let account = owner.post("/accounts", new).await.ok();
        let path = format!("/accounts/{}", account["id"].as_str().unwrap());
        owner.patch(&path, 1, json!({ "notes": "gate code 1188" })).await.ok();
        let late = owner.patch(&path, 1, json!({ "notes": "call first" })).await;
        assert_eq!(late.body["current"]["notes"], "gate code 1188");
        assert_eq!(late.refused(409), "stale");
    }
}

both! {
    async fn a_retried_create_is_the_same_create(app) {
        let owner = app.owner();
        let new = json!({ "kind": "household", "standing": "prospect", "name": "Twice" });
        let first = owner.post_once("/accounts", "k1", new.clone()).await.ok();
        let second = owner.post_once("/accounts", "k1", new).await.ok();
        assert_eq!(first["id"], second["id"]);
        let other = owner.post_once("/accounts", "k1", json!({ "kind": "household", "standing": "prospect", "name": "Else" })).await;
        assert_eq!(other.refused(409), "idempotency.reused");
        assert_eq!(owner.get("/accounts").await.ok()["items"].as_array().unwrap().len(), 1);
    }
}

both! {
    async fn another_companys_account_is_not_there(app) {
        let new = json!({ "kind": "household", "standing": "prospect", "name": "Ours" });
        let account = app.owner().post("/accounts", new).await.ok();
        let stranger = app.other_company().await;
        let path = format!("/accounts/{}", account["id"].as_str().unwrap());
        assert_eq!(stranger.get(&path).await.refused(404), "not_found");
        assert_eq!(stranger.patch(&path, 1, json!({ "name": "Theirs" })).await.refused(404), "not_found");
    }
}

both! {
    async fn an_account_needs_a_name(app) {
        let new = json!({ "kind": "household", "standing": "prospect", "name": "  " });
        let answer = app.owner().post("/accounts", new).await;
        assert_eq!(answer.body["fields"][0]["field"], "name");
        assert_eq!(answer.refused(422), "invalid");
    }
}

both! {
    async fn the_timeline_tells_who_did_what(app) {
        let owner = app.owner();
        let new = json!({ "kind": "household", "standing": "prospect", "name": "Ours" });
        let account = owner.post("/accounts", new).await.ok();
        let path = format!("/records/{}/timeline", account["id"].as_str().unwrap());
        let event = owner.get(&path).await.ok()["items"][0].clone();
        assert_eq!(event["kind"], "account.created");
        assert_eq!(event["actor_name"], "Dolores Reyes");
    }
}

both! {
    async fn what_begins_as_typed_is_found_first_on_both_databases_alike(app) {
        for name in ["Fence Ruiz", "Ruiz fence 2", "Álvaro Ruiz", "Ruiz fence 1", "ruiz Fence 3"] {
            let new = json!({ "kind": "household", "standing": "prospect", "name": name });
            app.owner().post("/accounts", new).await.ok();
        }
        let hits = app.owner().get("/search?q=ruiz").await.ok();
        let titles: Vec<_> = hits["items"].as_array().unwrap().iter().map(|h| h["title"].as_str().unwrap()).collect();
        assert_eq!(titles, ["Ruiz fence 1", "Ruiz fence 2", "ruiz Fence 3", "Fence Ruiz", "Álvaro Ruiz"]);
    }
}

both! {
    async fn a_person_is_found_by_the_number_on_the_screen(app) {
        let person = json!({ "name": "Ana Ruiz", "phone": "+1 (303) 555-0220" });
        let person = app.owner().post("/contacts", person).await.ok();
        for typed in ["(303)%20555-0220", "5550220", "13035550220"] {
            let hits = app.owner().get(&format!("/search?q={typed}")).await.ok();
            assert_eq!(hits["items"][0]["id"], person["id"], "{typed}");
        }
    }
}
