use testkit::{Value, both, json};

fn path(of: &str, record: &Value) -> String {
    format!("/{of}/{}", record["id"].as_str().unwrap())
}

both! {
    async fn a_new_tax_takes_the_place_of_the_old_from_its_day_on(app) {
        let owner = app.owner();
        let tax = |percent: &str, from: &str| json!({ "name": "City tax", "region": "ZZ", "percent": percent, "valid_from": from });
        let old = owner.post("/tax-rules", tax("4", "2024-01-01")).await.ok();
        let mut new = tax("4.5", "2026-07-01");
        new["replaces"] = old["id"].clone();
        owner.post("/tax-rules", new.clone()).await.ok();
        let rules = owner.get("/tax-rules").await.ok();
        let ours: Vec<_> = rules["items"].as_array().unwrap().iter().filter(|r| r["region"] == "ZZ").collect();
        assert_eq!((&ours[0]["percent"], &ours[0]["valid_to"]), (&json!("4"), &json!("2026-06-30")));
        assert_eq!((&ours[1]["percent"], &ours[1]["valid_to"]), (&json!("4.5"), &json!(null)));
        new["valid_from"] = json!("2023-12-31");
        assert_eq!(owner.post("/tax-rules", new).await.body["fields"][0]["field"], "valid_from");
    }
}

both! {
    async fn a_tax_typed_wrong_is_put_right(app) {
        let owner = app.owner();
        let new = json!({ "name": "City tax", "region": "ZZ", "percent": "44", "valid_from": "2024-01-01" });
        let rule = path("tax-rules", &owner.post("/tax-rules", new).await.ok());
        assert_eq!(owner.patch(&rule, 1, json!({ "percent": "4.4" })).await.ok()["percent"], "4.4");
        assert_eq!(owner.patch(&rule, 1, json!({ "percent": "5" })).await.refused(409), "stale");
        assert_eq!(owner.patch(&rule, 2, json!({ "valid_to": "2023-01-01" })).await.refused(422), "invalid");
        assert_eq!(app.other_company().await.patch(&rule, 2, json!({ "percent": "5" })).await.refused(404), "not_found");
    }
}

both! {
    async fn a_rate_typed_wrong_is_put_right_with_its_burden(app) {
        let owner = app.owner();
        let new = json!({ "name": "Welder", "base_rate": "300", "burden_percent": "30", "valid_from": "2026-01-01" });
        let rate = path("labour-rates", &owner.post("/labour-rates", new).await.ok());
        let right = owner.patch(&rate, 1, json!({ "base_rate": "30.00" })).await.ok();
        assert_eq!(right["burdened_rate"], "39");
        assert_eq!(owner.patch(&rate, 2, json!({ "base_rate": "0" })).await.body["fields"][0]["field"], "base_rate");
        assert_eq!(app.other_company().await.patch(&rate, 2, json!({ "base_rate": "5" })).await.refused(404), "not_found");
    }
}

both! {
    async fn a_cost_code_is_renamed_but_not_to_another_ones_code(app) {
        let owner = app.owner();
        let codes = owner.get("/cost-codes").await.ok();
        let (first, second) = (&codes["items"][0], &codes["items"][1]);
        let renamed = owner.patch(&path("cost-codes", first), 1, json!({ "name": "Posts and footings" })).await.ok();
        assert_eq!((&renamed["name"], &renamed["code"]), (&json!("Posts and footings"), &first["code"]));
        let taken = owner.patch(&path("cost-codes", first), 2, json!({ "code": second["code"] })).await;
        assert_eq!(taken.body["fields"][0]["field"], "code");
    }
}
