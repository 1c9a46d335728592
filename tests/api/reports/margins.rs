//! Reports that reach from the first advertisement to the last cost of a job.

use kernel::{ToColumn, typed_id};
use platform::Role;
use testkit::{TestApp, Value, both};
use uuid::Uuid;

use super::figure;

typed_id!(Id, "Any record.");

fn id(n: u128) -> Id {
    Id(Uuid::from_u128(n))
}

/// Rows as other rooms leave them, in few words: `table(columns)` and the values behind the company.
async fn put(app: &TestApp, into: &str, values: Vec<Box<dyn ToColumn + Send + Sync>>) {
    let marks: Vec<String> = (2..values.len() + 2).map(|n| format!("${n}")).collect();
    let (table, columns) = into.split_once('(').unwrap();
    let sql = format!("INSERT INTO {table} (company_id, {columns} VALUES ($1, {})", marks.join(", "));
    app.platform
        .act(&app.who, move |act| {
            let values: Vec<&dyn ToColumn> = values.iter().map(|v| &**v as &dyn ToColumn).collect();
            Ok(act.execute(&sql, &values)?)
        })
        .await
        .unwrap();
}

macro_rules! put {
    ($app:expr, $into:literal, $($value:expr),+) => {
        put(&$app, $into, vec![$(Box::new($value)),+]).await
    };
}

/// One customer who came through a radio spot, a fence built for them, and what it cost.
async fn one_job(app: &TestApp) {
    let (source, account, opportunity, project) = (id(1), id(2), id(3), id(4));
    put!(*app, "source(id, name, kind)", source, "Radio spot", "other");
    put!(
        *app,
        "spend(id, source_id, on_date, amount_minor, currency, note)",
        id(5),
        source,
        "2026-01-10",
        30_000i64,
        "USD",
        "January"
    );
    put!(
        *app,
        "account(id, kind, standing, name, notes, tags, custom, created_at, updated_at)",
        account,
        "household",
        "customer",
        "Ana Ortiz",
        "",
        "[]",
        "{}",
        0i64,
        0i64
    );
    let stage = stage_won(app).await;
    put!(
        *app,
        "opportunity(id, number, name, account_id, pipeline_id, stage_id, state, value_minor, currency, source_id, position, \
        stage_entered_at, created_on, closed_on, created_at, updated_at)",
        opportunity,
        9_001i64,
        "Fence",
        account,
        stage.0,
        stage.1,
        "won",
        1_000_000i64,
        "USD",
        source,
        1i64,
        0i64,
        "2026-01-12",
        "2026-01-20",
        0i64,
        0i64
    );
    put!(
        *app,
        "project(id, number, name, account_id, opportunity_id, state, start_on, completed_on, contract_minor, currency, language, created_at, updated_at)",
        project,
        9_001i64,
        "Ortiz fence",
        account,
        opportunity,
        "complete",
        "2026-02-02",
        "2026-02-12",
        1_000_000i64,
        "USD",
        "en",
        0i64,
        0i64
    );
    for (n, amount) in [(6, 400_000i64), (7, 225_050)] {
        put!(
            *app,
            "cost(id, project_id, cost_type, source_type, source_id, on_date, amount_minor, currency, description)",
            id(n),
            project,
            "labour",
            "time_entry",
            id(n),
            "2026-02-10",
            amount,
            "USD",
            "Setting posts"
        );
    }
    for (n, finish) in [(8, Some("2026-02-06T16:00")), (9, Some("2026-02-12T12:00")), (10, None)] {
        put!(
            *app,
            "task(id, project_id, wbs, name, kind, position, duration_minutes, estimate_line_ids, actual_finish, baseline_finish)",
            id(n),
            project,
            "1",
            "Posts",
            "task",
            1i64,
            480i64,
            "[]",
            finish.map(str::to_owned),
            "2026-02-06T17:00"
        );
    }
    put!(
        *app,
        "task(id, project_id, wbs, name, kind, position, duration_minutes, estimate_line_ids, baseline_finish)",
        id(11),
        project,
        "2",
        "Gate",
        "task",
        2i64,
        480i64,
        "[]",
        "2026-12-01T17:00"
    );
}

async fn stage_won(app: &TestApp) -> (Id, Id) {
    app.platform
        .read(&app.who, |q| {
            let row = q.one("SELECT pipeline_id, id FROM stage WHERE company_id = $1 AND kind = 'won'", &[])?;
            Ok((row.get("pipeline_id")?, row.get("id")?))
        })
        .await
        .unwrap()
}

fn value(figures: &Value, name: &str) -> String {
    figure(figures, name)["value"].as_str().unwrap_or("none").to_owned()
}

both! {
    async fn marketing_money_is_followed_to_the_margin_of_the_job(app) {
        one_job(&app).await;
        let report = app.owner().get("/reports/sources").await.ok();
        let radio = report["groups"].as_array().unwrap().iter().find(|g| g["name"] == "Radio spot").unwrap()["figures"].clone();
        let told: Vec<String> = ["cac", "spend", "wins", "new_customers", "revenue", "cost", "margin", "margin_percent"]
            .map(|name| value(&radio, name)).to_vec();
        assert_eq!(told, ["300.00", "300.00", "1", "1", "10000.00", "6250.50", "3749.50", "37.50"]);
        let campaigns = app.owner().get("/reports/sources?by=campaign&from=2027-01-01").await.ok();
        assert_eq!(value(&campaigns["answer"], "cac"), "none", "nobody new, so nothing to divide by");
    }
}

both! {
    async fn a_jobs_margin_is_its_contract_less_its_costs(app) {
        one_job(&app).await;
        let report = app.owner().get("/reports/job_margin").await.ok();
        assert_eq!(value(&report["answer"], "margin"), "3749.50");
        let cost = figure(&report["groups"][0]["figures"], "cost");
        let rows = app.owner().get(cost["rows_links"][0]["link"].as_str().unwrap()).await.ok();
        let sum: i64 = rows["items"].as_array().unwrap().iter().map(|r| r["amount_minor"].as_i64().unwrap()).sum();
        assert_eq!(sum, cost["minor"].as_i64().unwrap());
        app.member(Role::Field).await.get("/reports/job_margin/rows?set=cost").await.refused(403);
    }
}

/// A job of that customer, in such a state, without any cost.
async fn job_without_costs(app: &TestApp, n: i64, state: &'static str) {
    put!(
        *app,
        "project(id, number, name, account_id, state, start_on, contract_minor, currency, language, created_at, updated_at)",
        id(9_000 + n as u128),
        9_000 + n,
        "Ortiz fence",
        id(2),
        state,
        "2026-02-20",
        700_000i64,
        "USD",
        "en",
        0i64,
        0i64
    );
}

both! {
    async fn a_job_earns_nothing_before_it_is_done(app) {
        one_job(&app).await;
        for (n, state) in [(2, "planned"), (3, "active"), (4, "cancelled")] {
            job_without_costs(&app, n, state).await;
        }
        let report = app.owner().get("/reports/job_margin?from=2026-02-01&to=2026-02-28").await.ok();
        assert_eq!((value(&report["answer"], "contract"), value(&report["answer"], "margin_percent")), ("10000.00".into(), "37.50".into()));
        assert_eq!(figure(&report["answer"], "margin")["cohort"], "Projects completed in the period");
        assert_eq!(report["groups"][0]["name"], "9001 · Ortiz fence · Ana Ortiz");
        assert_eq!(report["groups"].as_array().unwrap().len(), 1);
        let before = app.owner().get("/reports/job_margin?to=2026-02-11").await.ok();
        assert_eq!(value(&before["answer"], "contract"), "0.00", "it was not done by then");
    }
}

both! {
    async fn what_is_not_due_yet_is_not_late(app) {
        one_job(&app).await;
        let report = app.owner().get("/reports/adherence").await.ok();
        let told = ["due", "on_time", "late", "adherence"].map(|name| value(&report["answer"], name));
        assert_eq!(told, ["3", "1", "2", "33.33"]);
    }
}
