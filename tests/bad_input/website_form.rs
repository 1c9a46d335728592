//! What programs, and people who are in a hurry, send to the form on a company's website.

use reqwest::Method;
use testkit::{Answer, TestApp, both, json};

use crate::api::sales::offer::form;

const FORM: &str = "application/x-www-form-urlencoded";

async fn address(app: &TestApp) -> String {
    let forms = app.owner().get("/lead-forms").await.ok();
    format!("/f/{}", forms["items"][0]["form"]["public_key"].as_str().unwrap())
}

async fn sent(app: &TestApp, kind: &str, body: Vec<u8>) -> Answer {
    let visitor = app.stranger();
    let request = visitor.request(Method::POST, &address(app).await).header("content-type", kind).body(body);
    visitor.send(request).await
}

both! {
    async fn what_is_no_form_is_told_on_a_page_of_the_company(app) {
        let large = format!("name=Ana&message={}", "x".repeat(3_000_000));
        for (kind, body, status) in [("application/json", "{}".to_owned(), 415), (FORM, large, 413)] {
            let answer = sent(&app, kind, body.into_bytes()).await;
            assert_eq!(answer.status.as_u16(), status, "{}", answer.text);
            assert!(answer.kind.starts_with("text/html"), "{}", answer.kind);
            assert!(answer.text.contains("Ridge Fence Co"), "{}", answer.text);
        }
        assert_eq!(app.owner().get("/leads").await.ok()["items"], json!([]));
    }
}

both! {
    async fn letters_that_are_none_are_refused(app) {
        let answer = sent(&app, FORM, b"name=Ana+\xC3\x28%FF&phone=303-555-0142".to_vec()).await;
        assert_eq!(answer.status.as_u16(), 422, "{}", answer.text);
        assert_eq!(app.owner().get("/leads").await.ok()["items"], json!([]));
    }
}

both! {
    async fn a_telephone_that_is_no_number_is_refused_beside_its_field(app) {
        let page = address(&app).await;
        for phone in ["call me", "12", "303-555"] {
            let fields = [("name", "Ana"), ("phone", phone), ("email", "ana@example.com")];
            let answer = form(&app.stranger(), &page, &fields).await;
            assert_eq!(answer.status.as_u16(), 422, "{phone}");
            assert!(answer.text.contains("phone-wrong"), "{}", answer.text);
        }
        for phone in ["(303) 555-0142", "303.555.0142 x4", "+52 55 5555 0142"] {
            let answer = form(&app.stranger(), &page, &[("name", "Ana"), ("phone", phone)]).await;
            assert_eq!(answer.status.as_u16(), 200, "{phone}");
        }
    }
}
