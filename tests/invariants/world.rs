//! A company with one of each record, built as its people would: lead, sale, signature, project, a day on site, invoice.

use std::collections::BTreeMap;

use platform::{EventId, NewEvent, Role, Who};
use testkit::{Client, TestApp, Value, json};

use crate::api::sales::offer::{Offer, text};

pub struct World {
    pub owner: Client,
    /// Stands in every name here, and nowhere else.
    pub marker: &'static str,
    ids: BTreeMap<&'static str, String>,
}

/// The smallest whole PNG.
pub const DOT: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
    0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d,
    0x0a, 0x2d, 0xb4, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

impl World {
    /// The worker on its job signs in as `user`, if one is given.
    pub async fn built(app: &TestApp, who: &Who, owner: Client, marker: &'static str, user: Option<Value>) -> Self {
        let mut world = Self { owner, marker, ids: BTreeMap::new() };
        world.relationships().await;
        let offer = world.sale(app).await;
        world.signature(app, who, &offer).await;
        world.project().await;
        world.site_day(user).await;
        world.money().await;
        world.office(app, who).await;
        world
    }

    /// The id of the record that an address or a field means by this noun.
    pub fn id(&self, noun: &str) -> &str {
        self.ids.get(noun).unwrap_or_else(|| panic!("a world has no “{noun}” yet: make one in its builder"))
    }

    fn named(&self, what: &str) -> String {
        format!("{} {what}", self.marker)
    }

    fn keep(&mut self, noun: &'static str, record: &Value) -> Value {
        let id = record["id"].as_str().unwrap_or_else(|| panic!("{noun}: no id in {record}"));
        self.ids.insert(noun, id.to_owned());
        record.clone()
    }

    async fn make(&mut self, noun: &'static str, path: &str, new: Value) -> Value {
        let made = self.owner.post(path, new).await.ok();
        self.keep(noun, &made)
    }

    async fn find(&mut self, noun: &'static str, path: &str) -> Value {
        let found = self.owner.get(path).await.ok();
        let list = if found["items"].is_array() { &found["items"] } else { &found };
        assert!(list[0].is_object(), "{path} is empty: {found}");
        self.keep(noun, &list[0])
    }

    async fn relationships(&mut self) {
        let source = self.find("sources", "/sources").await;
        self.make("campaigns", "/campaigns", json!({ "source_id": source["id"], "name": self.named("campaign") }))
            .await;
        let spend = json!({
            "source_id": source["id"], "on_date": "2026-03-01", "amount": { "minor": 100, "currency": "USD" },
        });
        self.make("spend", "/spend", spend).await;
        let form = json!({ "name": self.named("form"), "headline": "Tell us", "thank_you": "Thank you." });
        let form = self.owner.post("/lead-forms", form).await.ok();
        self.keep("lead-forms", &form["form"]);
        self.find("sequences", "/sequences").await;
        let customer = json!({ "kind": "household", "standing": "customer", "name": self.named("household") });
        let account = self.make("accounts", "/accounts", customer).await;
        let place = json!({ "account_id": account["id"], "role": "decision_maker" });
        let person =
            json!({ "name": self.named("person"), "email": "ana@example.com", "language": "en", "place": place });
        let contact = self.make("contacts", "/contacts", person).await;
        self.keep("people", &contact);
        let site =
            json!({ "account_id": account["id"], "name": self.named("site"), "line1": "12 Elm St", "region": "CO" });
        self.make("sites", "/sites", site).await;
        let lead =
            json!({ "name": self.named("lead"), "email": format!("{}@example.com", self.marker.to_lowercase()) });
        self.make("leads", "/leads", lead).await;
        let pipeline = self.find("pipelines", "/pipelines").await;
        self.keep("stages", &pipeline["stages"][1]);
    }

    /// An estimate with a part that comes from a supplier.
    async fn sale(&mut self, app: &TestApp) -> Offer {
        let (account, contact) = (self.id("accounts").to_owned(), self.id("contacts").to_owned());
        let new = json!({
            "name": self.named("chance"), "account_id": account, "contact_id": contact, "site_id": self.id("sites"),
        });
        let opportunity = text(&self.make("opportunities", "/opportunities", new).await["id"]);
        let stake = json!({ "contact_id": contact, "role": "payer", "influence": "low", "stance": "unknown" });
        self.make("stakeholders", &format!("/opportunities/{opportunity}/stakeholders"), stake).await;
        self.find("cost-codes", "/cost-codes").await;
        self.find("labour-rates", "/labour-rates").await;
        let tax = json!({ "name": self.named("tax"), "region": "ZZ", "percent": "2", "valid_from": "2024-01-01" });
        self.make("tax-rules", "/tax-rules", tax).await;
        let vendor = json!({ "kind": "company", "standing": "supplier", "name": self.named("lumber") });
        let vendor = self.owner.post("/accounts", vendor).await.ok();
        let item = json!({
            "code": format!("{}-{}", self.marker, app.platform.ids().secret()), "name": self.named("panel"), "unit": "ea",
            "cost_type": "material", "unit_cost": "10", "pricing": { "by": "markup", "percent": "40" },
            "lead_time_days": 10, "vendor_account_id": vendor["id"],
        });
        self.make("items", "/items", item).await;
        self.find("assemblies", "/assemblies").await;
        let estimate = self.make("estimates", "/estimates", json!({ "opportunity_id": opportunity })).await;
        let mut offer = Offer { owner: self.owner.clone(), opportunity, account, contact, estimate };
        let markup = || json!({ "by": "markup", "percent": "40" });
        offer.line("Pickets", "200", "3.15", "material", markup(), false).await;
        offer.line("Set and hang", "30", "48.24", "labour", markup(), false).await;
        offer.line("Stain", "8", "48.24", "labour", markup(), false).await;
        let part = json!({
            "from": "item", "section_id": offer.section(), "item_id": self.id("items"), "quantity": "40",
        });
        offer.estimate = self.owner.post(&format!("{}/lines", offer.path()), part).await.ok();
        self.keep("sections", &offer.estimate["sections"][0]);
        self.keep("lines", &offer.estimate["sections"][0]["lines"][0]);
        offer
    }

    async fn signature(&mut self, app: &TestApp, who: &Who, offer: &Offer) {
        let (proposal, page) = offer.sent().await;
        let proposal = self.owner.get(&proposal).await.ok();
        self.keep("proposals", &proposal);
        let code = offer.code(&app.stranger(), &page).await;
        offer.sign(&app.stranger(), &page, &code).await;
        app.run_jobs_of(who).await;
    }

    async fn project(&mut self) {
        let plans = format!("/win-plans?proposal_id={}", self.id("proposals"));
        let plan = self.find("win-plans", &plans).await;
        let path = format!("/win-plans/{}", text(&plan["id"]));
        let version = self.owner.get(&path).await.ok()["version"].as_i64().expect("a version");
        let project = self.owner.post_at(&format!("{path}/commit"), version, json!({})).await.ok();
        self.keep("projects", &project);
        self.keep("records", &project);
        let path = format!("/projects/{}", text(&project["id"]));
        let network = self.owner.get(&format!("{path}/network")).await.ok();
        let tasks = network["tasks"].as_array().expect("tasks");
        self.keep("summaries", tasks.iter().find(|t| t["kind"] == "summary").expect("a summary"));
        let mut work = tasks.iter().filter(|t| t["kind"] == "task");
        let task = self.keep("tasks", work.next().expect("a task"));
        self.keep("later-tasks", work.next().expect("another task"));
        self.keep("task-links", &network["links"][0]);
        self.find("deliveries", &format!("{path}/deliveries")).await;
        self.find("purchase-orders", &format!("{path}/purchase-orders")).await;
        let gate = json!({ "task_id": task["id"], "kind": "permit", "name": self.named("permit"), "expected_on": "2026-03-20" });
        self.make("gates", &format!("{path}/gates"), gate).await;
    }

    /// A crew of one on a task, an hour on the clock, a picture in the log.
    async fn site_day(&mut self, user: Option<Value>) {
        let rate = json!({ "valid_from": "2026-01-01", "hourly_rate": "30.00", "burden_percent": "25" });
        let worker = json!({ "name": self.named("worker"), "kind": "employee", "user_id": user, "rate": rate });
        let worker = self.make("workers", "/workers", worker).await;
        let crew = json!({ "name": self.named("crew"), "members": [worker["id"]] });
        let crew = self.make("crews", "/crews", crew).await;
        let task = format!("/tasks/{}", self.id("later-tasks"));
        let version = self.owner.get(&task).await.ok()["version"].as_i64().expect("a version");
        self.owner.patch(&task, version, json!({ "crew_id": crew["id"] })).await.ok();
        let clock = json!({ "worker_id": worker["id"], "project_id": self.id("projects") });
        self.make("time", "/time/clock-in", clock).await;
        self.owner.post("/time/clock-out", json!({ "worker_id": worker["id"] })).await.ok();
        let photo = self.owner.upload("dot.png", DOT.to_vec()).await.ok();
        self.keep("files", &photo);
        let log = format!("/projects/{}/log", self.id("projects"));
        self.owner
            .post(&log, json!({ "kind": "photo", "file_id": photo["id"], "text": self.named("picture") }))
            .await
            .ok();
    }

    async fn money(&mut self) {
        let money = self.owner.get(&format!("/projects/{}/money", self.id("projects"))).await.ok();
        self.keep("billing-items", &money["schedule"][0]);
        let later = text(&money["schedule"][1]["id"]);
        self.make("invoices", &format!("/billing-items/{later}/invoice"), json!({})).await;
    }

    async fn office(&mut self, app: &TestApp, who: &Who) {
        let (account, contact) = (self.id("accounts").to_owned(), self.id("contacts").to_owned());
        let visit =
            json!({ "account_id": account, "kind": "repair", "due_on": "2026-03-20", "notes": self.named("visit") });
        self.make("visits", "/visits", visit).await;
        let draft =
            json!({ "account_id": account, "contact_id": contact, "subject": self.named("draft"), "body": "Hello" });
        self.make("communications", "/drafts", draft).await;
        self.find("outbox", "/outbox").await;
        let deals = format!("Deal ID,Deal Name,Company,Stage,Amount\n1,Roof,{},Won,12\n", self.named("import"));
        let preview =
            self.owner.post("/imports/crm", json!({ "files": [{ "name": "deals.csv", "text": deals }] })).await.ok();
        self.keep("imports", &preview["run"]);
        self.make("tokens", "/tokens", json!({ "name": self.named("token"), "role": "office" })).await;
        let invited = json!({ "name": self.named("invited"), "email": "new@example.com", "role": "sales" });
        self.make("invitations", "/members", invited).await;
        let (member, _) = app.add_member_to(who, Role::Sales, &self.named("colleague")).await;
        self.ids.insert("members", member.to_string());
        // Follow-up begins when a project is closed; this one shall stay open.
        let data = json!({ "account_id": account, "contact_id": contact, "site_id": null });
        let closed = move |act: &platform::Act<'_>| {
            let elsewhere: EventId = act.new_id();
            act.emit(NewEvent::new("project.closed", "project", elsewhere).data(data.clone()))
        };
        app.platform.act(who, closed).await.expect("an event");
        app.run_jobs_of(who).await;
        self.find("enrolments", &format!("/accounts/{account}/enrolments")).await;
        self.ids.insert("reports", "win_rate".into());
    }
}
