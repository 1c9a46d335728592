use testkit::{both, json};

both! {
    async fn a_day_that_could_be_two_is_refused_with_the_form_that_is_taken(app) {
        for typed in ["03/04", "03/04/2026", "3.4.2026", "April 3", "2026-02-30", "26-04-03"] {
            let answer = app.owner().post("/opportunities", json!({ "name": "Fence", "expected_close": typed })).await;
            assert_eq!(answer.body["fields"][0]["field"], "expected_close", "{typed}: {}", answer.text);
            let message = answer.body["fields"][0]["message"].as_str().unwrap().to_owned();
            assert!(message.contains("2026-04-03"), "{typed}: {message}");
            assert_eq!(answer.refused(422), "invalid");
        }
        assert_eq!(app.owner().get("/opportunities").await.ok()["items"], json!([]));
    }
}
