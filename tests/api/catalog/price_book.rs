use platform::Role;
use testkit::{both, json};

both! {
    async fn a_new_fence_company_starts_with_a_price_book(app) {
        let owner = app.owner();
        let posts = owner.get("/items?q=cedar%20post").await.ok()["items"][0].clone();
        assert_eq!(posts["code"], "FEN-POST");
        assert_eq!(posts["unit_cost"], "19.80");
        let assemblies = owner.get("/assemblies").await.ok();
        assert_eq!(assemblies["items"][0]["code"], "FEN-CEDAR6");
        assert_eq!(owner.get("/items?q=furnace").await.ok()["items"], json!([]));
    }
}

both! {
    async fn an_assembly_says_how_each_quantity_came_about(app) {
        let owner = app.owner();
        let fence = owner.get("/assemblies").await.ok()["items"][0]["id"].as_str().unwrap().to_owned();
        let asked = json!({ "inputs": { "length_ft": "100", "gates": "1" } });
        let expansion = owner.post(&format!("/assemblies/{fence}/expand"), asked).await.ok();
        assert_eq!(expansion["diagnostics"], json!([]));
        let posts = &expansion["quantities"][0];
        assert_eq!((posts["quantity"].as_str(), posts["worked"].as_str()), (Some("15"), Some("13 + 1 + 1")));
    }
}

both! {
    async fn a_formula_that_cannot_be_read_is_refused_where_it_stands(app) {
        let owner = app.owner();
        let item = owner.get("/items").await.ok()["items"][0]["id"].clone();
        let component = json!({ "item_id": item, "key": "posts", "quantity_formula": "ceil(length / ) + 1" });
        let new = json!({ "code": "X", "name": "X", "unit": "ft", "inputs": [], "components": [component] });
        let answer = owner.post("/assemblies", new).await;
        assert_eq!(answer.body["fields"][0]["field"], "components.0.quantity_formula");
        assert_eq!(answer.refused(422), "invalid");
    }
}

both! {
    async fn pay_is_seen_only_by_those_who_may(app) {
        let sales = app.member(Role::Sales).await;
        let rate = sales.get("/labour-rates").await.ok()["items"][0].clone();
        assert_eq!(rate["base_rate"], json!(null));
        assert_eq!(rate["burdened_rate"], "48.24");
        let owner = app.owner().get("/labour-rates").await.ok();
        assert_eq!(owner["items"][0]["base_rate"], "36.00");
    }
}

both! {
    async fn a_price_changed_meanwhile_is_not_overwritten(app) {
        let owner = app.owner();
        let id = owner.get("/items?q=FEN-POST").await.ok()["items"][0]["id"].as_str().unwrap().to_owned();
        let path = format!("/items/{id}");
        owner.patch(&path, 1, json!({ "unit_cost": "21.10" })).await.ok();
        let late = owner.patch(&path, 1, json!({ "unit_cost": "18.00" })).await;
        assert_eq!(late.body["current"]["unit_cost"], "21.10");
        assert_eq!(late.refused(409), "stale");
        let gone = app.other_company().await.get(&path).await;
        assert_eq!(gone.refused(404), "not_found");
    }
}
