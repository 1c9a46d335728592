//! A running job with a customer, a site, one task and one crew, for tests that are about what happens on it.

use kernel::reexport::uuid::Uuid;
use platform::{Role, UserId};
use testkit::{Client, TestApp, Value, json};

#[derive(Clone, Copy)]
pub struct Job {
    pub project: Uuid,
    pub account: Uuid,
    pub task: Uuid,
    pub code: Uuid,
}

impl Job {
    /// Written below HTTP: how jobs come from signed proposals is tested with the win plan.
    pub async fn begun(app: &TestApp) -> Self {
        let new =
            json!({ "kind": "household", "standing": "customer", "name": "Ana Ruiz", "email": "ana@example.com" });
        let account = id(&app.owner().post("/accounts", new).await.ok());
        let ids = app.platform.ids().clone();
        let draw = || ids.uuid(app.now());
        let (job, site) = (Self { project: draw(), account, task: draw(), code: draw() }, draw());
        app.platform.act(&app.who, move |act| write(act, &job, site)).await.expect("the job is written");
        job
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/projects/{}{rest}", self.project)
    }
}

fn write(act: &platform::Act<'_>, job: &Job, site: Uuid) -> platform::Result<()> {
    act.execute(
        "INSERT INTO site (company_id, id, account_id, name, line1, city, region, postal_code, country, gate_code, dog,
           created_at, updated_at)
         VALUES ($1, $2, $3, 'Home', '12 Aspen Way', 'Golden', 'CO', '80401', 'US', '1188', 'friendly, stays inside', $4, $4)",
        &[&site, &job.account, &act.at],
    )?;
    act.execute(
        "INSERT INTO project (company_id, id, number, name, account_id, site_id, state, start_on, contract_minor, currency,
           language, created_at, updated_at)
         VALUES ($1, $2, 1001, 'Cedar fence', $3, $4, 'active', '2026-03-02', 1000000, 'USD', 'en', $5, $5)",
        &[&job.project, &job.account, &site, &act.at],
    )?;
    act.execute(
        "INSERT INTO cost_code (company_id, id, code, name) VALUES ($1, $2, 'T-100', 'Fence under test')",
        &[&job.code],
    )?;
    act.execute(
        "INSERT INTO task (company_id, id, project_id, wbs, name, kind, position, duration_minutes, estimate_line_ids,
           cost_code_id, early_start)
         VALUES ($1, $2, $3, '1.1', 'Set posts', 'task', 1, 960, '[]', $4, '2026-03-03T08:00')",
        &[&job.task, &job.project, &job.code],
    )?;
    Ok(())
}

/// A budget line of the job.
pub async fn budgeted(app: &TestApp, job: Job, cost_type: &'static str, minor: i64) {
    let line = app.platform.ids().uuid(app.now());
    app.platform
        .act(&app.who, move |act| {
            act.execute(
                "INSERT INTO budget_line (company_id, id, project_id, cost_code_id, cost_type, description, original_minor,
                   currency) VALUES ($1, $2, $3, $4, $5, '', $6, 'USD')",
                &[&line, &job.project, &job.code, &cost_type, &minor],
            )?;
            Ok(())
        })
        .await
        .expect("the budget is written");
}

/// A worker with a rate of 30.00 and 25 % burden, who signs in with the field role.
pub async fn worker(app: &TestApp, name: &str) -> (Uuid, Client) {
    let client = app.member(Role::Field).await;
    let me: UserId = serde_json::from_value(client.get("/session").await.ok()["user"]["id"].clone()).expect("a user");
    let new = json!({
        "name": name, "kind": "employee", "user_id": me,
        "rate": { "valid_from": "2026-01-01", "hourly_rate": "30.00", "burden_percent": "25" },
    });
    (id(&app.owner().post("/workers", new).await.ok()), client)
}

/// A crew of these workers, put on the job's task.
pub async fn crew_on(app: &TestApp, job: Job, workers: &[Uuid]) -> Uuid {
    let new = json!({ "name": "North crew", "foreman_id": workers[0], "members": workers });
    let crew = id(&app.owner().post("/crews", new).await.ok());
    app.platform
        .act(&app.who, move |act| {
            act.execute("UPDATE task SET crew_id = $3 WHERE company_id = $1 AND id = $2", &[&job.task, &crew])?;
            Ok(())
        })
        .await
        .expect("the crew is put on the task");
    crew
}

pub fn id(record: &Value) -> Uuid {
    record["id"].as_str().and_then(|text| text.parse().ok()).expect("a record with an id")
}
