use std::path::PathBuf;

use platform::Role;
use testkit::{Client, TestApp, Value, both, json};

use super::figure;

async fn import(owner: &Client, files: Value) {
    let preview = owner.post("/imports/crm", files).await.ok();
    let id = preview["run"]["id"].as_str().unwrap().to_owned();
    owner.post(&format!("/imports/{id}/commit"), json!({})).await.ok();
}

async fn deals(app: &TestApp, rows: &str) {
    let text = format!("Deal ID,Deal Name,Company,Owner,Stage,Amount,Created,Close Date\n{rows}");
    import(&app.owner(), json!({ "files": [{ "name": "deals.csv", "text": text }] })).await;
}

/// Every row behind a figure, page after page.
async fn rows(owner: &Client, link: &str) -> Vec<Value> {
    let mut rows = Vec::new();
    let mut next = String::new();
    loop {
        let page = owner.get(&format!("{link}&limit=200{next}")).await.ok();
        rows.extend(page["items"].as_array().unwrap().clone());
        match page["next"].as_str() {
            Some(after) => next = format!("&after={after}"),
            None => return rows,
        }
    }
}

both! {
    async fn the_maven_pipeline_has_its_known_win_rate_and_the_rows_to_prove_it(app) {
        let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join("shared/data/crm/maven");
        let Ok(files) = integrations::crm_import::folder(&root) else {
            eprintln!("skipped: {} is not there", root.display());
            return;
        };
        let owner = app.owner();
        import(&owner, serde_json::to_value(files).unwrap()).await;
        let report = owner.get("/reports/win_rate?by=owner").await.ok();
        let answer = &report["answer"];
        assert_eq!(figure(answer, "win_rate")["value"], "63.15");
        assert_eq!((&figure(answer, "won")["value"], &figure(answer, "lost")["value"]), (&json!("4238"), &json!("2473")));
        assert_eq!(figure(answer, "won_value")["minor"], 1_000_553_400i64);
        let groups = report["groups"].as_array().unwrap();
        assert_eq!(groups.len(), 30, "thirty of the agents decided something");
        let link = figure(&groups[0]["figures"], "won")["rows_links"][0].clone();
        assert_eq!(rows(&owner, link["link"].as_str().unwrap()).await.len() as i64, link["rows"].as_i64().unwrap());
        let early = owner.get("/reports/win_rate?to=2016-12-31").await.ok();
        assert_ne!(figure(&early["answer"], "won")["value"], "4238", "the period narrows the cohort");
    }
}

both! {
    async fn a_figure_is_the_sum_of_its_rows(app) {
        deals(&app, "1,Fence,Ana,Kim,Won,1200.50,3/1/2026,3/2/2026\n2,Gate,Bo,Kim,Won,99.50,3/1/2026,3/2/2026\n3,Deck,Cy,Lee,Lost,500,3/1/2026,3/2/2026\n").await;
        let owner = app.owner();
        let report = owner.get("/reports/win_rate").await.ok();
        let won = figure(&report["answer"], "won_value");
        let rows = rows(&owner, won["rows_links"][0]["link"].as_str().unwrap()).await;
        let sum: i64 = rows.iter().map(|r| r["amount_minor"].as_i64().unwrap()).sum();
        assert_eq!((sum, rows.len()), (130_000, 2));
        assert_eq!(won["minor"], 130_000);
        assert_eq!(figure(&report["answer"], "win_rate")["value"], "66.67");
        let lee = report["groups"].as_array().unwrap().iter().find(|g| g["name"] == "Lee").unwrap().clone();
        assert_eq!(figure(&lee["figures"], "win_rate")["value"], "0.00");
    }
}

both! {
    async fn a_period_in_which_nothing_was_decided_has_no_win_rate(app) {
        let report = app.owner().get("/reports/win_rate?from=2020-01-01&to=2020-12-31").await.ok();
        assert_eq!(figure(&report["answer"], "win_rate")["value"], Value::Null);
        assert_eq!(figure(&report["answer"], "won")["value"], "0");
        assert_eq!(app.owner().get("/reports/win_rate?from=2021-01-01&to=2020-12-31").await.refused(422), "invalid");
    }
}

both! {
    async fn whoever_is_further_along_came_through_the_stages_before(app) {
        deals(&app, "1,Fence,Ana,Kim,Talking,10,3/1/2026,\n2,Gate,Bo,Kim,Priced,10,3/1/2026,\n3,Deck,Cy,Lee,Won,10,3/1/2026,3/2/2026\n").await;
        let report = app.owner().get("/reports/stages").await.ok();
        let stage = |name: &str| report["groups"].as_array().unwrap().iter().find(|g| g["name"] == name).unwrap()["figures"].clone();
        assert_eq!(figure(&stage("Talking"), "conversion")["value"], "66.67");
        assert_eq!(figure(&stage("Priced"), "conversion")["value"], "50.00");
        assert_eq!(figure(&report["answer"], "conversion")["value"], "33.33");
    }
}

both! {
    async fn the_open_pipeline_stands_by_stage_and_by_month(app) {
        deals(&app, "1,Fence,Ana,Kim,Talking,10,3/1/2026,\n2,Gate,Bo,Kim,Talking,15,3/1/2026,\n3,Deck,Cy,Lee,Won,99,3/1/2026,3/2/2026\n").await;
        let report = app.owner().get("/reports/pipeline").await.ok();
        assert_eq!(figure(&report["answer"], "open_value")["minor"], 2500);
        assert_eq!(report["groups"].as_array().unwrap().len(), 1);
        let months = app.owner().get("/reports/pipeline?by=month").await.ok();
        assert_eq!(figure(&months["groups"][0]["figures"], "open")["value"], "2");
    }
}

both! {
    async fn the_field_sees_no_reports_and_a_stranger_company_none_of_ours(app) {
        deals(&app, "1,Fence,Ana,Kim,Won,10,3/1/2026,3/2/2026\n").await;
        app.member(Role::Field).await.get("/reports/win_rate").await.refused(403);
        let other = app.other_company().await.get("/reports/win_rate").await.ok();
        assert_eq!(figure(&other["answer"], "won")["value"], "0");
    }
}

both! {
    async fn a_day_of_a_report_is_the_companys_day(app) {
        let owner = app.owner();
        owner.patch("/company", 1, json!({ "time_zone": "America/Los_Angeles" })).await.ok();
        // 8 March has 23 hours there: from 08:00 to 07:00 by the world's clock.
        let asked = ["2026-03-08T07:59:59Z", "2026-03-08T08:00:00Z", "2026-03-09T06:59:59Z", "2026-03-09T07:00:00Z"];
        for (n, instant) in asked.iter().enumerate() {
            app.platform.clock().set(instant.parse().unwrap());
            owner.post("/leads", json!({ "name": format!("Ana {n}"), "email": format!("ana{n}@example.com") })).await.ok();
            owner.post("/opportunities", json!({ "name": format!("Fence {n}") })).await.ok();
        }
        let of = async |kind: &str, day: &str, name: &str| {
            let report = owner.get(&format!("/reports/{kind}?from={day}&to={day}")).await.ok();
            figure(&report["answer"], name)["value"].clone()
        };
        for (day, leads) in [("2026-03-07", "1"), ("2026-03-08", "2"), ("2026-03-09", "1")] {
            assert_eq!(of("sources", day, "leads").await, leads, "{day}");
            assert_eq!(of("pipeline", day, "open").await, leads, "{day}");
        }
    }
}
