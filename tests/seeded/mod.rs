//! A seeded company is one the rooms could have made: what they read agrees with what was asked for.

use projects::schedule;
use seed::Size;
use testkit::{TestApp, Value, both, json};

const SIZE: Size = Size { accounts: 60, opportunities: 90, projects: 3, tasks_per_project: 50 };

async fn fill(app: &TestApp, size: Size) {
    seed::fill(&app.platform, &app.who, size, 7).await.expect("the company is filled");
}

async fn board(app: &TestApp) -> Vec<Value> {
    let pipelines = app.owner().get("/pipelines").await.ok();
    let id = pipelines["items"][0]["id"].as_str().unwrap().to_owned();
    app.owner().get(&format!("/pipelines/{id}/board?limit=2")).await.ok()["stages"].as_array().unwrap().clone()
}

both! {
    async fn board_reports_and_lists_agree_with_the_size(app) {
        fill(&app, SIZE).await;
        let stages = board(&app).await;
        let count = |kind: &str| stages.iter().filter(|s| s["stage"]["kind"] == kind).map(|s| s["count"].as_i64().unwrap()).sum::<i64>();
        let worth = |kind: &str| stages.iter().filter(|s| s["stage"]["kind"] == kind).map(|s| s["sum"]["minor"].as_i64().unwrap()).sum::<i64>();
        assert_eq!(count("open") + count("won") + count("lost"), 90);
        assert!(count("won") >= 3 && count("lost") > 0 && count("open") > 0);
        let pipeline = app.owner().get("/reports/pipeline").await.ok();
        assert_eq!(pipeline["answer"][0]["minor"], worth("open"));
        let rate = app.owner().get("/reports/win_rate").await.ok();
        let figure = |name: &str| rate["answer"].as_array().unwrap().iter().find(|f| f["name"] == name).unwrap()["value"].clone();
        assert_eq!((figure("won"), figure("lost")), (json!(count("won").to_string()), json!(count("lost").to_string())));
        assert_eq!(app.owner().get("/accounts?limit=200").await.ok()["items"].as_array().unwrap().len(), 60);
    }
}

both! {
    async fn an_account_is_found_and_tells_its_story_in_order(app) {
        fill(&app, SIZE).await;
        let account = app.owner().get("/accounts?limit=1").await.ok()["items"][0].clone();
        let (id, name) = (account["id"].as_str().unwrap(), account["name"].as_str().unwrap());
        let hits = app.owner().get(&format!("/search?q={}", name.split(' ').next().unwrap())).await.ok();
        assert!(hits["items"].as_array().unwrap().iter().any(|h| h["id"] == id), "{hits}");
        let events = app.owner().get(&format!("/records/{id}/timeline")).await.ok()["items"].as_array().unwrap().clone();
        assert!(events.len() >= 4, "{events:?}");
        assert_eq!(events.last().unwrap()["kind"], "account.created");
        assert!(events.windows(2).all(|w| w[0]["at"].as_str() >= w[1]["at"].as_str()));
        let overview = app.owner().get(&format!("/accounts/{id}/overview")).await.ok();
        assert_eq!((&overview["people"], &overview["sites"]), (&json!(1), &json!(1)));
    }
}

both! {
    async fn a_seeded_network_passes_the_independent_checker(app) {
        fill(&app, SIZE).await;
        let projects = app.owner().get("/projects").await.ok()["items"].as_array().unwrap().clone();
        assert_eq!(projects.len(), 3);
        for project in projects {
            let id = project["id"].as_str().unwrap().parse().map(projects::projects::ProjectId).unwrap();
            let now = app.now();
            let reader = app.who.clone();
            let loaded = app.platform.read(&app.who, move |q| schedule::load(q, &reader, id, now)).await.unwrap();
            assert_eq!(loaded.tasks.len(), 50);
            assert!(loaded.links.len() > 30);
            let computed = scheduling::schedule(&loaded.network);
            assert_eq!(scheduling::verify(&loaded.network, &computed), []);
            let stored: Vec<_> = loaded.tasks.iter().map(|t| t.early_start.clone().unwrap()).collect();
            let fresh: Vec<_> = computed.tasks.iter().map(|t| schedule::moment::text(t.start)).collect();
            assert_eq!(stored, fresh, "what is stored is what the engine says");
        }
    }
}

both! {
    async fn work_goes_on_in_a_seeded_company(app) {
        fill(&app, SIZE).await;
        let stages = board(&app).await;
        let card = stages.iter().find(|s| s["stage"]["kind"] == "open" && s["count"] != 0).unwrap()["cards"][0].clone();
        let lost = stages.iter().find(|s| s["stage"]["kind"] == "lost").unwrap()["stage"]["id"].clone();
        let path = format!("/opportunities/{}/move", card["id"].as_str().unwrap());
        let moved = app.owner().post_at(&path, card["version"].as_i64().unwrap(), json!({ "stage_id": lost, "reason": "Price" })).await.ok();
        assert_eq!(moved["state"], "lost");
        let new = app.owner().post("/opportunities", json!({ "name": "One more" })).await.ok();
        assert_eq!(new["number"], 1091, "numbers go on after the seeded ones");
    }
}

both! {
    async fn a_size_that_cannot_be_is_refused_before_anything_is_written(app) {
        for size in [Size { accounts: 0, ..SIZE }, Size { projects: 91, ..SIZE }, Size { tasks_per_project: 3, ..SIZE }] {
            assert!(seed::fill(&app.platform, &app.who, size, 7).await.is_err());
        }
        assert_eq!(app.owner().get("/accounts").await.ok()["items"], json!([]));
    }
}
