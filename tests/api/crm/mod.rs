mod accounts;
mod communications;
mod contacts;
mod forms;
mod leads;
mod naughty;
mod pipeline;
mod sequences;
mod sources;
mod spanish;

use testkit::{TestApp, Value, json};

/// A household with one person, reached by e-mail.
async fn household(app: &TestApp, name: &str, channel: &str) -> (Value, Value) {
    let owner = app.owner();
    let account = json!({ "kind": "household", "standing": "customer", "name": name });
    let account = owner.post("/accounts", account).await.ok();
    let email = format!("{}@example.com", name.split(' ').next().unwrap().to_lowercase());
    let contact = json!({
        "name": name, "email": email, "phone": "303-555-0142", "preferred_channel": channel,
        "place": { "account_id": account["id"], "role": "decision_maker" },
    });
    let contact = owner.post("/contacts", contact).await.ok();
    (account, contact)
}

fn id(value: &Value) -> &str {
    value["id"].as_str().unwrap()
}
