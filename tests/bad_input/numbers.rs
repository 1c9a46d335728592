use testkit::{both, json};

both! {
    async fn a_number_with_separators_is_refused_with_the_form_that_is_taken(app) {
        let new = |cost: &str| json!({
            "code": "P-1", "name": "Picket", "unit": "ea", "cost_type": "material", "unit_cost": cost,
            "pricing": { "by": "markup", "percent": "40" },
        });
        for typed in ["1.000,50", "1,000.50", "1 000.50", "$12", "twelve", "1e3x"] {
            let answer = app.owner().post("/items", new(typed)).await;
            assert_eq!(answer.body["fields"][0]["field"], "unit_cost", "{typed}: {}", answer.text);
            assert!(answer.text.contains("1234.50"), "{}", answer.text);
            assert_eq!(answer.refused(422), "invalid");
        }
        assert_eq!(app.owner().get("/items?q=Picket").await.ok()["items"].as_array().unwrap().iter().filter(|i| i["code"] == "P-1").count(), 0);
        assert_eq!(app.owner().post("/items", new("1000.50")).await.ok()["unit_cost"], "1000.50");
    }
}

both! {
    async fn money_is_whole_cents_or_nothing(app) {
        for minor in [json!("1.000,50"), json!(10.5), json!(1e300), json!(null)] {
            let value = json!({ "minor": minor, "currency": "USD" });
            let answer = app.owner().post("/opportunities", json!({ "name": "Fence", "value": value })).await;
            assert_eq!(answer.body["fields"][0]["field"], "value.minor", "{}", answer.text);
            let message = answer.body["fields"][0]["message"].as_str().unwrap();
            assert!(minor.is_null() || message.contains("whole number of cents, such as 100050"), "{message}");
            assert!(!message.contains("i64"), "{message}");
            assert_eq!(answer.refused(422), "invalid");
        }
        assert_eq!(app.owner().get("/opportunities").await.ok()["items"], json!([]));
    }
}

both! {
    async fn what_is_no_number_or_no_word_is_told_without_the_names_of_types(app) {
        for (new, wants) in [
            (json!({ "name": 12 }), "text"),
            (json!({ "name": "Fence", "value": { "minor": 1, "currency": 5 } }), "text"),
            (json!({ "name": ["Fence"] }), "text"),
        ] {
            let answer = app.owner().post("/opportunities", new).await;
            let message = answer.body["fields"][0]["message"].as_str().unwrap_or_default().to_owned();
            assert!(message.contains(wants), "{}", answer.text);
            assert_eq!(answer.refused(422), "invalid");
        }
        let worker = json!({ "name": "Luis", "kind": "employee", "rate": { "valid_from": "2026-01-01", "hourly_rate": true, "burden_percent": "25" } });
        let answer = app.owner().post("/workers", worker).await;
        assert!(answer.text.contains("Write the number like 1234.50"), "{}", answer.text);
        let step = json!({ "steps": [{ "delay_days": "soon", "subject": "Hello", "body": "Hello" }] });
        let sequence = app.owner().get("/sequences").await.ok()["items"][0]["id"].as_str().unwrap().to_owned();
        let answer = app.owner().patch(&format!("/sequences/{sequence}"), 1, step).await;
        assert!(answer.text.contains("Write a whole number, such as 12."), "{}", answer.text);
    }
}
