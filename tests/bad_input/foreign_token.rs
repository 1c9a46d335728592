//! A program that was given a key by one company knocks at another's records.

use reqwest::Method;
use testkit::{Answer, Client, TestApp, Value, both, json};

use crate::invariants::world::World;

const KINDS: &[&str] = &[
    "accounts",
    "contacts",
    "sites",
    "leads",
    "opportunities",
    "estimates",
    "proposals",
    "projects",
    "tasks",
    "invoices",
    "deliveries",
    "visits",
];

/// What everybody of the other company can read of these records.
async fn read(client: &Client, world: &World) -> Vec<Value> {
    let mut records = Vec::new();
    for kind in KINDS {
        let answer = client.get(&format!("/{kind}/{}", world.id(kind))).await;
        if answer.status.as_u16() != 405 {
            records.push(answer.ok());
        }
    }
    records
}

struct Key {
    stranger: Client,
    bearer: String,
}

impl Key {
    /// An owner's key of a company beside this one.
    async fn of_another_company(app: &TestApp) -> Self {
        let owner = app.other_company().await;
        let token = owner.post("/tokens", json!({ "name": "Website", "role": "owner" })).await.ok();
        let key = Self { stranger: app.stranger(), bearer: format!("Bearer {}", token["secret"].as_str().unwrap()) };
        key.send(Method::GET, "/accounts").await.ok();
        key
    }

    async fn send(&self, method: Method, path: &str) -> Answer {
        let request = self.stranger.request(method.clone(), &format!("/api/v1{path}"));
        let request = request.header("authorization", &self.bearer).header("if-match", "\"1\"");
        self.stranger
            .send(if method == Method::PATCH { request.json(&json!({ "name": "Ours now" })) } else { request })
            .await
    }
}

both! {
    async fn a_key_of_another_company_opens_and_changes_nothing(app) {
        let world = World::built(&app, &app.who, app.owner(), "Aspen", None).await;
        let before = read(&app.owner(), &world).await;
        let key = Key::of_another_company(&app).await;
        for kind in KINDS {
            let path = format!("/{kind}/{}", world.id(kind));
            for method in [Method::GET, Method::PATCH, Method::DELETE] {
                let answer = key.send(method.clone(), &path).await;
                assert!(matches!(answer.status.as_u16(), 404 | 405), "{method} {path}: {} {}", answer.status, answer.text);
                assert!(!answer.text.contains("Aspen"), "{method} {path}: {}", answer.text);
            }
            let answer = key.send(Method::GET, &format!("/records/{}/timeline", world.id(kind))).await.ok();
            assert_eq!(answer["items"], json!([]), "{kind}");
        }
        assert_eq!(key.send(Method::POST, &format!("/proposals/{}/send", world.id("proposals"))).await.status.as_u16(), 404);
        assert_eq!(key.send(Method::GET, "/search?q=Aspen").await.ok()["items"], json!([]));
        assert_eq!(read(&app.owner(), &world).await, before);
    }
}
