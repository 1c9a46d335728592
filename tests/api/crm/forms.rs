use reqwest::Method;
use testkit::{Answer, TestApp, both, json};

use super::household;

async fn address(app: &TestApp) -> String {
    let forms = app.owner().get("/lead-forms").await.ok();
    format!("/f/{}", forms["items"][0]["form"]["public_key"].as_str().unwrap())
}

async fn submit(app: &TestApp, fields: &[(&str, &str)]) -> Answer {
    let visitor = app.stranger();
    let body = fields.iter().map(|(n, v)| format!("{n}={}", encoded(v))).collect::<Vec<_>>().join("&");
    let request = visitor
        .request(Method::POST, &address(app).await)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(body);
    visitor.send(request).await
}

fn encoded(text: &str) -> String {
    text.bytes().map(|b| format!("%{b:02X}")).collect()
}

const ANA: [(&str, &str); 5] = [
    ("name", "Ana Ruiz"),
    ("phone", "(303) 555-0142"),
    ("email", "ana@example.com"),
    ("address", "12 Elm St, Golden, CO 80401"),
    ("message", "A cedar fence, 120 feet"),
];

both! {
    async fn a_form_without_scripts_makes_a_lead_with_its_campaign(app) {
        let owner = app.owner();
        let sources = owner.get("/sources").await.ok();
        let ads = sources["items"].as_array().unwrap().iter().find(|s| s["name"] == "Google Ads").unwrap().clone();
        let campaign = json!({ "source_id": ads["id"], "name": "Spring fences", "utm_campaign": "spring-fence" });
        owner.post("/campaigns", campaign).await.ok();

        let visitor = app.stranger();
        let path = format!("{}?utm_source=google&utm_campaign=Spring-Fence&landing=https://ridge.example/fences", address(&app).await);
        let response = visitor.request(Method::GET, &path).send().await.unwrap();
        let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
        assert!(policy.contains("frame-ancestors *"), "{policy}");
        let html = response.text().await.unwrap();
        assert!(!html.contains("<script"));
        assert!(html.contains(r#"name="utm_campaign" value="Spring-Fence""#), "{html}");

        let mut fields = ANA.to_vec();
        fields.extend([("utm_campaign", "Spring-Fence"), ("landing", "https://ridge.example/fences")]);
        let thanks = submit(&app, &fields).await;
        assert_eq!(thanks.status.as_u16(), 200, "{}", thanks.text);
        let lead = owner.get("/leads").await.ok()["items"][0].clone();
        assert_eq!(lead["name"], "Ana Ruiz");
        assert_eq!((&lead["source_name"], &lead["campaign_name"]), (&json!("Google Ads"), &json!("Spring fences")));
        assert_eq!(lead["landing_page"], "https://ridge.example/fences");
        assert_eq!(lead["utm"]["utm_campaign"], "Spring-Fence");
        assert_eq!(lead["first_response_at"], json!(null));
    }
}

both! {
    async fn a_second_inquiry_of_the_same_person_joins(app) {
        submit(&app, &ANA).await;
        submit(&app, &[("name", "A. Ruiz"), ("email", "ANA@Example.com"), ("message", "And a gate, please")]).await;
        submit(&app, &[("name", "Ana"), ("phone", "303.555.0142"), ("message", "Any news?")]).await;
        let leads = app.owner().get("/leads").await.ok();
        assert_eq!(leads["items"].as_array().unwrap().len(), 1);
        assert_eq!(leads["items"][0]["inquiry_count"], 3);
        let path = format!("/leads/{}/inquiries", leads["items"][0]["id"].as_str().unwrap());
        let inquiries = app.owner().get(&path).await.ok();
        assert_eq!(inquiries["items"][0]["message"], "Any news?");
    }
}

both! {
    async fn a_known_customer_is_recognised(app) {
        let (account, contact) = household(&app, "Ana Ruiz", "email").await;
        submit(&app, &ANA).await;
        let lead = app.owner().get("/leads").await.ok()["items"][0].clone();
        assert_eq!((&lead["account_id"], &lead["contact_id"]), (&account["id"], &contact["id"]));
    }
}

both! {
    async fn a_form_that_lacks_something_says_what_and_keeps_what_was_typed(app) {
        let page = submit(&app, &[("name", "<b>Ana</b>"), ("message", "A fence")]).await;
        assert_eq!(page.status.as_u16(), 422);
        assert!(page.text.contains("Give a telephone number or an e-mail address"), "{}", page.text);
        assert!(page.text.contains("&lt;b&gt;Ana") && page.text.contains("A fence"), "{}", page.text);
        assert!(app.owner().get("/leads").await.ok()["items"].as_array().unwrap().is_empty());
    }
}

both! {
    async fn a_program_in_the_trap_is_thanked_and_forgotten(app) {
        let mut fields = ANA.to_vec();
        fields.push(("company_website", "https://cheap.example"));
        assert_eq!(submit(&app, &fields).await.status.as_u16(), 200);
        assert!(app.owner().get("/leads").await.ok()["items"].as_array().unwrap().is_empty());
    }
}

both! {
    async fn a_flood_through_one_form_is_slowed_down(app) {
        for _ in 0..30 {
            assert_eq!(submit(&app, &ANA).await.status.as_u16(), 200);
        }
        let late = submit(&app, &ANA).await;
        assert_eq!(late.status.as_u16(), 429);
        assert!(late.text.contains("A cedar fence"), "what was typed is kept");
    }
}

both! {
    async fn an_unknown_form_says_so(app) {
        let visitor = app.stranger();
        let answer = visitor.send(visitor.request(Method::GET, "/f/nobody")).await;
        assert_eq!(answer.status.as_u16(), 404);
    }
}

both! {
    async fn another_form_counts_for_its_own_source(app) {
        let owner = app.owner();
        let fair = owner.post("/sources", json!({ "name": "Home show", "kind": "event" })).await.ok();
        let new = json!({ "name": "Fair", "headline": "Win a gate", "thank_you": "See you.", "source_id": fair["id"] });
        let made = owner.post("/lead-forms", new).await.ok();
        let key = made["form"]["public_key"].as_str().unwrap();
        assert!(made["url"].as_str().unwrap().ends_with(&format!("/f/{key}")));
        let change = format!("/lead-forms/{}", made["form"]["id"].as_str().unwrap());
        assert_eq!(app.other_company().await.patch(&change, 1, json!({ "name": "Mine" })).await.refused(404), "not_found");
        owner.patch(&change, 1, json!({ "headline": "Win a cedar gate" })).await.ok();
        assert_eq!(owner.patch(&change, 1, json!({ "headline": "Late" })).await.refused(409), "stale");
        let visitor = app.stranger();
        let page = visitor.send(visitor.request(Method::GET, &format!("/f/{key}"))).await.text;
        assert!(page.contains("Win a cedar gate"), "{page}");
        let body = "name=Ana&phone=303-555-0142&message=A+gate";
        let sent = visitor.request(Method::POST, &format!("/f/{key}")).header("content-type", "application/x-www-form-urlencoded");
        visitor.send(sent.body(body)).await;
        assert_eq!(owner.get("/leads").await.ok()["items"][0]["source_name"], "Home show");
    }
}

both! {
    async fn a_form_without_words_is_refused(app) {
        let answer = app.owner().post("/lead-forms", json!({ "name": "", "headline": " ", "thank_you": "" })).await;
        let wrong: Vec<_> = answer.body["fields"].as_array().unwrap().iter().map(|f| f["field"].as_str().unwrap()).collect();
        assert_eq!(wrong, ["name", "headline", "thank_you"]);
    }
}
