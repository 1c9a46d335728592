//! A sold fence, as the planner is handed it.

use crm::{accounts::AccountId, contacts::ContactId};
use kernel::RawId;
use kernel::{Currency, Decimal, Money};
use sales::proposals::{Instalment, InstalmentTrigger, SoldLine, SoldScope, SoldSection};
use testkit::{Client, TestApp, Value, json};
use uuid::Uuid;

/// Removal, then a cedar fence whose panels take ten days to come.
pub fn fence(account: AccountId, contact: ContactId) -> SoldScope {
    let panels = SoldLine { lead_time_days: 10, ..line("Cedar panels 6x8", "40", "ea", "material", 384_055, "0") };
    let posts = SoldLine { lead_time_days: 3, ..line("Steel posts", "41", "ea", "material", 121_733, "0") };
    let sections = vec![
        section(
            "Removal",
            vec![
                line("Tear out old fence", "320", "lf", "labour", 41_608, "8"),
                line("Dump fee", "1", "ea", "other", 18_500, "0"),
            ],
        ),
        section(
            "Cedar fence",
            vec![
                panels,
                posts,
                line("Set posts", "41", "ea", "labour", 83_216, "16"),
                line("Hang panels", "40", "ea", "labour", 83_217, "16"),
            ],
        ),
    ];
    let instalment = |name: &str, trigger, section: Option<&str>, minor| Instalment {
        name: name.into(),
        trigger,
        section: section.map(Into::into),
        amount: usd(minor),
    };
    SoldScope {
        proposal_id: RawId::from_uuid(Uuid::from_u128(71)),
        number: 1001,
        estimate_id: RawId::from_uuid(Uuid::from_u128(72)),
        opportunity_id: None,
        account_id: account,
        contact_id: contact,
        site_id: None,
        name: "O'Neill cedar fence".into(),
        language: "en".into(),
        contract: usd(1_100_000),
        signed_at: testkit_start(),
        instalments: vec![
            instalment("Deposit 30 %", InstalmentTrigger::Deposit, None, 330_000),
            instalment("Fence stands", InstalmentTrigger::Milestone, Some("Cedar fence"), 550_000),
            instalment("Balance", InstalmentTrigger::Final, None, 220_000),
        ],
        sections,
        contingency: None,
    }
}

pub const COST: i64 = 384_055 + 121_733 + 41_608 + 18_500 + 83_216 + 83_217;

fn testkit_start() -> jiff::Timestamp {
    "2026-03-03T15:00:00Z".parse().expect("a timestamp")
}

fn section(name: &str, lines: Vec<SoldLine>) -> SoldSection {
    SoldSection { name: name.into(), lines }
}

fn line(description: &str, quantity: &str, unit: &str, cost_type: &str, cost: i64, hours: &str) -> SoldLine {
    let number = description.bytes().fold(7u128, |sum, byte| sum * 31 + u128::from(byte));
    SoldLine {
        line_id: Uuid::from_u128(number),
        description: description.into(),
        quantity: quantity.parse().expect("a quantity"),
        unit: unit.into(),
        cost_type: cost_type.into(),
        cost_code_id: None,
        cost: usd(cost),
        price: usd(cost * 3 / 2),
        hours: hours.parse::<Decimal>().expect("hours"),
        vendor_account_id: None,
        lead_time_days: 0,
    }
}

fn usd(minor: i64) -> Money {
    Money::new(minor, Currency::USD)
}

/// The customer who speaks this language, and the drafted plan of the fence sold to them.
pub async fn draft(app: &TestApp, language: &str) -> Value {
    let new = json!({ "kind": "household", "standing": "customer", "name": "Ana O'Neill" });
    let account = app.owner().post("/accounts", new).await.ok();
    let account: AccountId = account["id"].as_str().expect("an id").parse().expect("an id");
    let person = json!({ "name": "Ana O'Neill", "email": "ana@example.com", "language": language });
    let person: crm::contacts::NewContact = serde_json::from_value(person).expect("a contact");
    let plan = app
        .platform
        .act(&app.who, move |act| {
            let contact = crm::contacts::create(act, &person)?;
            projects::win_plan::draft(act, &fence(account, contact.id))
        })
        .await
        .expect("a drafted plan");
    app.owner().get(&format!("/win-plans/{}", plan.id)).await.ok()
}

pub async fn commit(owner: &Client, plan: &Value) -> Value {
    let path = format!("/win-plans/{}/commit", plan["id"].as_str().expect("an id"));
    owner.post_at(&path, plan["version"].as_i64().expect("a version"), json!({})).await.ok()
}

/// A committed project and its network.
pub async fn project(app: &TestApp) -> (Value, Value) {
    let plan = draft(app, "en").await;
    let project = commit(&app.owner(), &plan).await;
    let network = network(app, &project).await;
    (project, network)
}

pub async fn network(app: &TestApp, project: &Value) -> Value {
    app.owner().get(&format!("/projects/{}/network", project["id"].as_str().expect("an id"))).await.ok()
}

pub fn task<'a>(network: &'a Value, name: &str) -> &'a Value {
    let tasks = network["tasks"].as_array().expect("tasks");
    tasks.iter().find(|t| t["name"] == name && t["kind"] != "summary").unwrap_or_else(|| panic!("no task {name}"))
}

pub async fn report(app: &TestApp, task: &Value, said: Value) -> testkit::Answer {
    let path = format!("/tasks/{}/progress", task["id"].as_str().expect("an id"));
    app.owner().post_at(&path, task["version"].as_i64().expect("a version"), said).await
}
