use std::sync::{Arc, Mutex};

use db::{Store, StoreOptions, Watch};
use kernel::reexport::uuid::Uuid;
use platform::Cursor;
use projects::win_plan::{WinPlanFilter, WinPlanId};
use testkit::{Database, TestApp, both, json};

use super::sold::{COST, commit, draft, fence, network, project, report, task};

both! {
    async fn a_second_signature_event_drafts_no_second_plan(app) {
        let plan = draft(&app, "en").await;
        assert_eq!(plan["state"], "draft");
        let account = plan["account_id"].as_str().unwrap().parse().unwrap();
        let contact = plan["definition"]["contact_id"].as_str().unwrap().parse().unwrap();
        let scope = fence(account, contact);
        let again = app.platform.act(&app.who, move |act| projects::win_plan::draft(act, &scope)).await.unwrap();
        assert_eq!(again.id.to_string(), plan["id"].as_str().unwrap());
        let list = app.owner().get("/win-plans?state=draft").await.ok();
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
    }
}

both! {
    async fn nothing_is_typed_again(app) {
        let (project, network) = project(&app).await;
        assert_eq!(project["name"], "O'Neill cedar fence");
        assert_eq!(project["contract_minor"], 1_100_000);
        for name in ["Tear out old fence", "Set posts", "Hang panels"] {
            assert_eq!(task(&network, name)["estimate_line_ids"].as_array().unwrap().len(), 1);
        }
        let path = format!("/projects/{}/purchase-orders", project["id"].as_str().unwrap());
        let orders = app.owner().get(&path).await.ok();
        let lines: Vec<_> = orders[0]["lines"].as_array().unwrap().iter()
            .map(|l| (l["description"].as_str().unwrap(), l["quantity"].as_str().unwrap(), l["amount_minor"].as_i64().unwrap()))
            .collect();
        assert_eq!(lines, [("Cedar panels 6x8", "40", 384_055), ("Steel posts", "41", 121_733)]);
        let id: projects::projects::ProjectId = project["id"].as_str().unwrap().parse().unwrap();
        let budget = app.platform.read(&app.who, move |q| {
            let row = q.one("SELECT CAST(SUM(original_minor) AS BIGINT) AS sum FROM budget_line WHERE company_id = $1 AND project_id = $2", &[&id])?;
            Ok(row.get::<i64>("sum")?)
        }).await.unwrap();
        assert_eq!(budget, COST);
    }
}

both! {
    async fn committing_twice_gives_the_same_project(app) {
        let plan = draft(&app, "en").await;
        let first = commit(&app.owner(), &plan).await;
        let second = commit(&app.owner(), &plan).await;
        assert_eq!(first["id"], second["id"]);
        assert_eq!(app.owner().get("/projects").await.ok()["items"].as_array().unwrap().len(), 1);
    }
}

both! {
    async fn the_office_changes_one_line_and_the_dates_follow(app) {
        let plan = draft(&app, "en").await;
        let path = format!("/win-plans/{}", plan["id"].as_str().unwrap());
        let key = task(&plan["definition"], "Hang panels")["key"].clone();
        let change = json!({ "line": { "key": key, "duration_minutes": 960 } });
        let changed = app.owner().patch(&path, 1, change.clone()).await.ok();
        assert_eq!(plan["definition"]["planned_finish"], "2026-03-16");
        assert_eq!(changed["definition"]["planned_finish"], "2026-03-17");
        assert_eq!(app.owner().patch(&path, 1, change).await.refused(409), "stale");
        let project = commit(&app.owner(), &changed).await;
        assert_eq!(project["promised_finish"], "2026-03-17");
        assert_eq!(project["baseline_finish"], "2026-03-17");
    }
}

both! {
    async fn a_plan_is_reversed_until_something_has_happened(app) {
        let plan = draft(&app, "en").await;
        let path = format!("/win-plans/{}", plan["id"].as_str().unwrap());
        commit(&app.owner(), &plan).await;
        let reversed = app.owner().post(&format!("{path}/reverse"), json!({})).await.ok();
        assert_eq!(reversed["state"], "reversed");
        let again = commit(&app.owner(), &reversed).await;
        let network = network(&app, &again).await;
        report(&app, task(&network, "Tear out old fence"), json!({ "percent": 10 })).await.ok();
        let late = app.owner().post(&format!("{path}/reverse"), json!({})).await;
        assert!(late.body["detail"].as_str().unwrap().contains("work was reported"), "{}", late.text);
        assert_eq!(late.refused(409), "win_plan.actuals");
    }
}

both! {
    async fn another_companys_plan_and_project_are_not_there(app) {
        let plan = draft(&app, "en").await;
        let project = commit(&app.owner(), &plan).await;
        let stranger = app.other_company().await;
        let id = project["id"].as_str().unwrap();
        for path in [format!("/projects/{id}"), format!("/projects/{id}/network"), format!("/projects/{id}/bottlenecks"),
            format!("/projects/{id}/deliveries"), format!("/projects/{id}/gates"), format!("/projects/{id}/schedule-revisions"),
            format!("/win-plans/{}", plan["id"].as_str().unwrap())] {
            assert_eq!(stranger.get(&path).await.refused(404), "not_found", "{path}");
        }
        let commit = format!("/win-plans/{}/commit", plan["id"].as_str().unwrap());
        assert_eq!(stranger.post_at(&commit, 2, json!({})).await.refused(404), "not_found");
    }
}

#[tokio::test]
async fn the_plan_of_an_opportunity_is_looked_up_and_not_looked_for() {
    let app = TestApp::start(Database::Sqlite).await;
    let said = Arc::new(Mutex::new(String::new()));
    let heard = said.clone();
    let watch = Watch::new(move |sql, _| sql.clone_into(&mut heard.lock().unwrap()));
    let url = format!("sqlite:{}", app.folder().join("ridgebeam.db").display());
    let store = Store::open(&StoreOptions { url, readers: 1, watch: Some(watch), ..Default::default() }).unwrap();
    let of = WinPlanFilter { opportunity_id: Some(Uuid::nil()), ..Default::default() };
    store.read(app.who.company, move |q| projects::win_plan::list(q, &of, &Cursor::first(1))).await.unwrap();
    let sql = format!("EXPLAIN QUERY PLAN {}", said.lock().unwrap());
    let steps = store.read(app.who.company, move |q| {
        let rows = q.rows(&sql, &[&WinPlanId(Uuid::max()), &2i64, &Uuid::nil()])?;
        rows.iter().map(|row| Ok(row.get("detail")?)).collect::<platform::Result<Vec<String>>>()
    });
    let steps = steps.await.unwrap();
    assert!(steps[0].contains("win_plan_by_opportunity (company_id=? AND opportunity_id=? AND id<?)"), "{steps:?}");
}
