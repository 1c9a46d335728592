//! One job from the first inquiry to the visit a year later, through the API and the public pages alone.

use jiff::SignedDuration;
use platform::Role;
use reqwest::Method;
use testkit::{Client, TestApp, Value, both, json};

const DOT: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
    0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d,
    0x0a, 0x2d, 0xb4, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("a text, not {value}")).to_owned()
}

fn minor(value: &Value) -> i64 {
    value["minor"].as_i64().unwrap_or_else(|| panic!("a sum, not {value}"))
}

async fn form(client: &Client, path: &str, fields: &[(&str, &str)]) -> testkit::Answer {
    let coded = |t: &str| -> String {
        t.bytes()
            .map(|b| if b.is_ascii_alphanumeric() { (b as char).to_string() } else { format!("%{b:02X}") })
            .collect()
    };
    let body = fields.iter().map(|(n, v)| format!("{n}={}", coded(v))).collect::<Vec<_>>().join("&");
    let request = client.request(Method::POST, path).header("content-type", "application/x-www-form-urlencoded");
    client.send(request.body(body)).await
}

async fn newest_mail(owner: &Client) -> String {
    text(&owner.get("/outbox").await.ok()["items"][0]["text_body"])
}

/// Steps 1 and 2: the website form becomes a lead, the same person joins it, the call and the facts make it a chance.
async fn inquiry_to_opportunity(app: &TestApp) -> Value {
    let owner = app.owner();
    let campaign = owner.get("/sources").await.ok();
    let ads = campaign
        .as_array()
        .or(campaign["items"].as_array())
        .unwrap()
        .iter()
        .find(|s| s["kind"] == "paid_search")
        .unwrap()
        .clone();
    let spring = json!({ "source_id": ads["id"], "name": "Spring fence", "utm_campaign": "spring-fence" });
    let spring = owner.post("/campaigns", spring).await.ok();
    let spend = json!({ "source_id": ads["id"], "campaign_id": spring["id"], "on_date": "2026-03-01", "amount": { "minor": 40_000, "currency": "USD" } });
    owner.post("/spend", spend).await.ok();
    let forms = owner.get("/lead-forms").await.ok();
    let page = format!("/f/{}", text(&forms["items"][0]["url"]).rsplit('/').next().unwrap());
    let visitor = app.stranger();
    let fields = [
        ("name", "Ana O'Neill"),
        ("email", "ana@example.com"),
        ("phone", "(303) 555-0142"),
        ("address", "12 Elm St, Golden, CO 80401"),
        ("message", "A cedar fence around the back yard"),
        ("utm_source", "google"),
        ("utm_campaign", "spring-fence"),
    ];
    assert!(form(&visitor, &page, &fields).await.status.as_u16() < 400);
    assert!(form(&visitor, &page, &fields).await.status.as_u16() < 400);
    let leads = owner.get("/leads").await.ok();
    assert_eq!(leads["items"].as_array().unwrap().len(), 1, "a second inquiry joins the first");
    let lead = &leads["items"][0];
    assert_eq!((lead["inquiry_count"].as_i64(), &lead["campaign_name"]), (Some(2), &json!("Spring fence")));
    assert_eq!(
        (&lead["received_at"], &lead["respond_by"]),
        (&json!("2026-03-03T15:00:00Z"), &json!("2026-03-03T15:15:00Z"))
    );
    app.pass(SignedDuration::from_mins(9)).await;
    let path = format!("/leads/{}", text(&lead["id"]));
    let called =
        owner.post(&format!("{path}/calls"), json!({ "outcome": "reached", "note": "gate sticks" })).await.ok();
    assert_eq!(called["lead"]["first_response_at"], "2026-03-03T15:09:00Z", "the clock stopped in time");
    let facts = json!({ "preferred_channel": "email", "site": { "gate_code": "1188", "dog": "friendly" } });
    let opportunity = owner.post(&format!("{path}/qualify"), facts).await.ok()["opportunity"].clone();
    let pipelines = owner.get("/pipelines").await.ok();
    let pipeline = pipelines.as_array().or(pipelines["items"].as_array()).unwrap()[0].clone();
    let stage = pipeline["stages"][3]["id"].clone();
    let id = text(&opportunity["id"]);
    let moved = owner
        .post_at(
            &format!("/opportunities/{id}/move"),
            opportunity["version"].as_i64().unwrap(),
            json!({ "stage_id": stage }),
        )
        .await
        .ok();
    let spouse = owner
        .post("/contacts", json!({ "name": "Pat O'Neill", "email": "pat@example.com", "language": "en" }))
        .await
        .ok();
    let stake =
        json!({ "contact_id": spouse["id"], "role": "decision_maker", "influence": "high", "stance": "supports" });
    owner.post(&format!("/opportunities/{id}/stakeholders"), stake).await.ok();
    moved
}

/// Step 3: sections, four kinds of cost, an assembly, one optional line, a discount, tax from the table.
async fn estimate(app: &TestApp, opportunity: &Value) -> Value {
    let owner = app.owner();
    let made = owner.post("/estimates", json!({ "opportunity_id": opportunity["id"] })).await.ok();
    let path = format!("/estimates/{}", text(&made["id"]));
    let section = made["sections"][0]["id"].clone();
    let assembly = owner.get("/assemblies").await.ok();
    let assembly = assembly.as_array().or(assembly["items"].as_array()).unwrap()[0].clone();
    let fence = json!({ "from": "assembly", "section_id": section, "assembly_id": assembly["id"], "inputs": { "length_ft": "150" } });
    owner.post(&format!("{path}/lines"), fence).await.ok();
    for (what, quantity, cost, kind, optional) in [
        ("Tear out old fence", "16", "48.24", "labour", false),
        ("Auger rental", "2", "140", "equipment", false),
        ("Haul away", "1", "420", "subcontract", false),
        ("Stain both sides", "1", "600", "material", true),
    ] {
        let line = json!({
            "from": "free", "section_id": section, "description": what, "quantity": quantity, "unit": "ea", "unit_cost": cost,
            "cost_type": kind, "pricing": { "by": "markup", "percent": "40" }, "optional": optional, "taxable": kind == "material",
            "hours_per_unit": if kind == "labour" { Some("1") } else { None },
        });
        owner.post(&format!("{path}/lines"), line).await.ok();
    }
    let now = owner.get(&path).await.ok();
    let discount = json!({ "discount": { "by": "percent", "percent": "5" } });
    let priced = owner.patch(&path, now["version"].as_i64().unwrap(), discount).await.ok();
    assert!(minor(&priced["totals"]["margin"]) > 0);
    assert!(minor(&priced["totals"]["tax"]) > 0, "materials are taxed in Colorado: {}", priced["totals"]);
    priced
}

/// Step 4: sent, opened, consented, signed with a fresh code; sealed and re-checkable.
async fn sign(app: &TestApp, estimate: &Value, contact: &Value) -> Value {
    let owner = app.owner();
    let schedule = json!([
        { "name": "Deposit", "trigger": "deposit", "percent": "40" },
        { "name": "Balance", "trigger": "final", "percent": "60" },
    ]);
    let new = json!({ "contact_id": contact, "valid_until": "2026-04-02", "payment_schedule": schedule });
    let made = owner.post(&format!("/estimates/{}/proposals", text(&estimate["id"])), new).await.ok();
    let path = format!("/proposals/{}", text(&made["id"]));
    owner.post(&format!("{path}/send"), json!({})).await.ok();
    let mail = newest_mail(&owner).await;
    let page = format!("/p/{}", mail.split("/p/").nth(1).unwrap().split_whitespace().next().unwrap());
    let customer = app.stranger();
    customer.send(customer.request(Method::GET, &page)).await;
    assert_eq!(owner.get(&path).await.ok()["state"], "viewed");
    assert_eq!(form(&customer, &format!("{page}/code"), &[("consent", "yes")]).await.status.as_u16(), 303);
    let code = newest_mail(&owner).await.split("\n\n").nth(1).unwrap().to_owned();
    let shown = customer.send(customer.request(Method::GET, &format!("{page}/sign"))).await.text;
    let hash = shown.split("name=\"content\" value=\"").nth(1).unwrap()[..64].to_owned();
    let fields = [("name", "Ana O'Neill"), ("code", &code), ("accept", "yes"), ("content", &hash)];
    assert_eq!(form(&customer, &format!("{page}/sign"), &fields).await.status.as_u16(), 303);
    app.run_jobs().await;
    let signed = owner.get(&path).await.ok();
    assert_eq!(signed["state"], "signed");
    assert!(signed["sealed_file_id"].is_string(), "the sealed copy is stored");
    let report = owner.get(&format!("{path}/verification")).await.ok();
    assert_eq!(report["sound"], true, "{report}");
    signed
}

/// Step 5: the plan is there, is changed in one line and committed; every name and sum is the estimate's.
async fn commit(app: &TestApp, estimate: &Value, signed: &Value) -> Value {
    let owner = app.owner();
    let plans = owner.get("/win-plans?state=draft").await.ok();
    let plan = owner.get(&format!("/win-plans/{}", text(&plans["items"][0]["id"]))).await.ok();
    let definition = &plan["definition"];
    let sold: Vec<String> = estimate["sections"][0]["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|l| l["optional"] != true)
        .map(|l| text(&l["description"]))
        .collect();
    let planned: Vec<String> =
        definition["budget"].as_array().unwrap().iter().map(|b| text(&b["description"])).collect();
    let retyped: Vec<_> = sold.iter().filter(|name| !planned.contains(name)).collect();
    assert!(retyped.is_empty(), "0 fields re-typed; these are not in the plan: {retyped:?}");
    let budget: i64 =
        definition["budget"].as_array().unwrap().iter().map(|b| b["amount_minor"].as_i64().unwrap()).sum();
    assert_eq!(budget, minor(&estimate["totals"]["cost"]), "the budget is the estimate's cost to the cent");
    let task = definition["tasks"]
        .as_array()
        .unwrap()
        .iter()
        .find(|t| t["kind"] == "task" && t["duration_minutes"].as_i64() > Some(0))
        .unwrap();
    let path = format!("/win-plans/{}", text(&plan["id"]));
    let longer =
        json!({ "line": { "key": task["key"], "duration_minutes": task["duration_minutes"].as_i64().unwrap() + 240 } });
    let changed = owner.patch(&path, plan["version"].as_i64().unwrap(), longer).await.ok();
    let version = changed["version"].as_i64().unwrap();
    let project = owner.post_at(&format!("{path}/commit"), version, json!({})).await.ok();
    let again = owner.post_at(&format!("{path}/commit"), version, json!({})).await.ok();
    assert_eq!(project["id"], again["id"], "a double click commits once");
    assert_eq!(project["contract_minor"], signed["total"]["minor"]);
    project
}

/// Step 6: a crew is assigned, a late delivery moves the finish, shows as a bottleneck and drafts the message.
async fn slip(app: &TestApp, project: &Value) {
    let owner = app.owner();
    let path = format!("/projects/{}", text(&project["id"]));
    let deliveries = owner.get(&format!("{path}/deliveries")).await.ok();
    let delivery = deliveries[0].clone();
    let late = json!({ "promised_on": "2026-04-20" });
    owner
        .patch(&format!("/deliveries/{}", text(&delivery["id"])), delivery["version"].as_i64().unwrap(), late)
        .await
        .ok();
    let after = owner.get(&path).await.ok();
    assert!(text(&after["forecast_finish"]) > text(&project["forecast_finish"]), "the finish moved");
    let worst = owner.get("/bottlenecks").await.ok()[0].clone();
    assert_eq!(worst["kind"], "delivery");
    assert!(worst["days_at_stake"].as_i64().unwrap() > 0);
    let drafts = owner.get("/communications?state=draft").await.ok();
    assert_eq!(drafts["items"][0]["channel"], "email");
    owner.post(&format!("/communications/{}/send", text(&drafts["items"][0]["id"])), json!({})).await.ok();
}

/// Step 7: the foreman's day, and a supplier's bill.
async fn build(app: &TestApp, project: &Value) {
    let owner = app.owner();
    let foreman = app.member(Role::Field).await;
    let user = foreman.get("/session").await.ok()["user"]["id"].clone();
    let rate = json!({ "valid_from": "2026-01-01", "hourly_rate": "30.00", "burden_percent": "25" });
    let worker = json!({ "name": "Luis Ramirez", "kind": "employee", "user_id": user, "rate": rate });
    let worker = owner.post("/workers", worker).await.ok();
    let crew = json!({ "name": "Crew A", "foreman_id": worker["id"], "members": [worker["id"]] });
    let crew = owner.post("/crews", crew).await.ok();
    let path = format!("/projects/{}", text(&project["id"]));
    let network = owner.get(&format!("{path}/network")).await.ok();
    let tasks: Vec<Value> =
        network["tasks"].as_array().unwrap().iter().filter(|t| t["kind"] != "summary").cloned().collect();
    for task in &tasks {
        let at = format!("/tasks/{}", text(&task["id"]));
        let version = owner.get(&at).await.ok()["version"].as_i64().unwrap();
        owner.patch(&at, version, json!({ "crew_id": crew["id"] })).await.ok();
    }
    let sold = owner.get(&format!("/proposals/{}", text(&project["proposal_id"]))).await.ok();
    let seen = foreman.get(&format!("/estimates/{}", text(&sold["estimate_id"]))).await.ok();
    assert_eq!(seen["totals"]["margin"], Value::Null, "the field doesn't see the margin");
    foreman.post("/time/clock-in", json!({ "project_id": project["id"], "task_id": tasks[0]["id"] })).await.ok();
    let photo = foreman.upload("posts.png", DOT.to_vec()).await.ok();
    foreman.post(&format!("{path}/log"), json!({ "kind": "photo", "file_id": photo["id"] })).await.ok();
    foreman.post(&format!("{path}/log"), json!({ "kind": "note", "text": "Posts are in" })).await.ok();
    app.pass(SignedDuration::from_hours(4)).await;
    foreman.post("/time/clock-out", json!({})).await.ok();
    app.run_jobs().await;
    let vendor = json!({ "kind": "company", "standing": "supplier", "name": "Front Range Lumber" });
    let vendor = owner.post("/accounts", vendor).await.ok();
    let bill = json!({
        "number": "INV-77", "vendor_account_id": vendor["id"], "bill_date": "2026-03-03",
        "total": { "minor": 100_00, "currency": "USD" },
        "lines": [{ "cost_type": "material", "description": "Extra pickets", "amount_minor": 100_00 }],
    });
    owner.post(&format!("{path}/bills"), bill).await.ok();
    let budget = owner.get(&format!("{path}/budget")).await.ok();
    let costs = owner.get(&format!("{path}/costs")).await.ok();
    let sum: i64 = costs.as_array().unwrap().iter().map(|c| minor(&c["amount"])).sum();
    assert_eq!(sum, 4 * 30_00 * 125 / 100 + 100_00, "four hours at the burdened rate, and the bill");
    assert_eq!(minor(&budget["total"]["actual"]), sum, "{budget}");
    for task in &tasks {
        let at = format!("/tasks/{}", text(&task["id"]));
        let version = foreman.get(&at).await.ok()["version"].as_i64().unwrap();
        foreman.post_at(&format!("{at}/progress"), version, json!({ "percent": 100 })).await.ok();
    }
}

/// Step 8: both invoices, both payments, the closing.
async fn settle(app: &TestApp, project: &Value) {
    let owner = app.owner();
    let path = format!("/projects/{}", text(&project["id"]));
    let money = owner.get(&format!("{path}/money")).await.ok();
    for item in money["schedule"].as_array().unwrap() {
        let invoice = owner.post(&format!("/billing-items/{}/invoice", text(&item["id"])), json!({})).await.ok();
        let payment = json!({ "account_id": project["account_id"], "amount": invoice["total"], "method": "check" });
        owner.post("/payments", payment).await.ok();
    }
    let money = owner.get(&format!("{path}/money")).await.ok();
    assert_eq!((minor(&money["paid"]), minor(&money["left_to_bill"])), (minor(&money["contract"]), 0));
    assert_eq!(owner.post(&format!("{path}/close"), json!({})).await.ok()["state"], "closed");
    app.run_jobs().await;
    figures(&owner, &money).await;
}

/// From the money for advertising to what is left of the job, as the reports tell it.
async fn figures(owner: &Client, money: &Value) {
    let report = owner.get("/reports/sources?by=campaign").await.ok();
    let spring = report["groups"].as_array().unwrap().iter().find(|g| g["name"] == "Spring fence").unwrap();
    let of = |figures: &Value, name: &str| {
        let figure = figures.as_array().unwrap().iter().find(|f| f["name"] == name).unwrap().clone();
        text(&figure["value"])
    };
    let told = ["spend", "leads", "wins", "new_customers", "cac"].map(|name| of(&spring["figures"], name));
    assert_eq!(told, ["400.00", "1", "1", "1", "400.00"], "one customer for what was spent");
    let revenue = minor(&money["contract"]) - minor(&money["contract_tax"]);
    let cost = 4 * 30_00 * 125 / 100 + 100_00;
    let sources = ["revenue", "cost", "margin"].map(|name| of(&spring["figures"], name));
    let cents = |minor: i64| format!("{}.{:02}", minor / 100, minor % 100);
    assert_eq!(sources, [revenue, cost, revenue - cost].map(cents));
    for (report, figure, value) in [
        ("job_margin", "margin", cents(revenue - cost)),
        ("stages", "conversion", "100.00".into()),
        ("adherence", "due", "0".into()),
    ] {
        let report = owner.get(&format!("/reports/{report}")).await.ok();
        assert_eq!(of(&report["answer"], figure), value, "{report}");
        assert!(report["answer"][0]["formula"].is_string(), "{report}");
    }
}

both! {
    async fn one_job_from_inquiry_to_the_visit_next_year(app) {
        let opportunity = inquiry_to_opportunity(&app).await;
        let estimate = estimate(&app, &opportunity).await;
        let signed = sign(&app, &estimate, &opportunity["contact_id"]).await;
        let project = commit(&app, &estimate, &signed).await;
        slip(&app, &project).await;
        build(&app, &project).await;
        settle(&app, &project).await;
        // Step 9: two weeks on the review request goes out by itself, and next year's visit stands.
        app.pass(SignedDuration::from_hours(24 * 15)).await;
        let owner = app.owner();
        let timeline = owner.get(&format!("/records/{}/timeline?limit=200", text(&project["account_id"]))).await.ok();
        let kinds: Vec<String> = timeline["items"].as_array().unwrap().iter().map(|e| text(&e["kind"])).collect();
        for kind in ["lead.received", "opportunity.won", "proposal.viewed", "proposal.signed", "win_plan.committed",
            "schedule.moved", "cost.recorded", "invoice.issued", "payment.received", "project.closed",
            "visit.scheduled", "sequence.step_sent"] {
            assert!(kinds.iter().any(|k| k == kind), "{kind} is on the timeline: {kinds:?}");
        }
    }
}
