use std::path::PathBuf;

use integrations::schedule_import::file;
use projects::projects::{NewProject, ProjectId, open};
use testkit::{TestApp, Value, both, json};

/// Two summaries deep: dig, cure for three days and nights, build; then a milestone. Begins on Monday 4 May 2026.
fn fence() -> String {
    let task = |uid: u32, level: u32, name: &str, hours: u32, more: &str| {
        format!(
            "<Task><UID>{uid}</UID><Name>{name}</Name><OutlineLevel>{level}</OutlineLevel><Duration>PT{hours}H0M0S</Duration>{more}</Task>"
        )
    };
    let after = |uid: u32, lag: u32, format: u32| {
        format!(
            "<PredecessorLink><PredecessorUID>{uid}</PredecessorUID><Type>1</Type><LinkLag>{lag}</LinkLag><LagFormat>{format}</LagFormat></PredecessorLink>"
        )
    };
    let stored = |start: &str, finish: &str| format!("<Start>2026-05-{start}</Start><Finish>2026-05-{finish}</Finish>");
    let tasks = [
        task(1, 1, "Fence &amp; gate", 0, "<Summary>1</Summary>"),
        task(2, 2, "Posts", 0, "<Summary>1</Summary>"),
        task(3, 3, "Dig", 16, &stored("04T08:00:00", "05T17:00:00")),
        // Three days and nights of curing end on Friday evening, so the rails go on from Monday; the file says Friday.
        task(4, 2, "Rails", 8, &(after(3, 43200, 8) + &stored("08T08:00:00", "08T17:00:00"))),
        task(
            5,
            1,
            "Stands",
            0,
            &("<Milestone>1</Milestone>".to_owned() + &after(4, 0, 7) + &stored("11T17:00:00", "11T17:00:00")),
        ),
    ];
    format!(
        "<?xml version=\"1.0\"?><Project xmlns=\"http://schemas.microsoft.com/project\"><Name>Reyes fence.mpp</Name>\
         <StartDate>2026-05-04T08:00:00</StartDate><Tasks>{}</Tasks>\
         <Resources><Resource><UID>1</UID><Name>Ana's crew</Name></Resource></Resources>\
         <Assignments><Assignment><TaskUID>4</TaskUID><ResourceUID>-65535</ResourceUID></Assignment><Assignment><TaskUID>3</TaskUID><ResourceUID>1</ResourceUID></Assignment></Assignments></Project>",
        tasks.concat()
    )
}

async fn customer(app: &TestApp) -> Value {
    let new = json!({ "kind": "household", "standing": "customer", "name": "Ana Reyes" });
    app.owner().post("/accounts", new).await.ok()["id"].clone()
}

fn import(text: &str, account: &Value) -> Value {
    json!({ "file": { "name": "fence.xml", "text": text }, "account_id": account })
}

/// Looked at and committed; the run and its path.
async fn landed(app: &TestApp) -> (Value, String) {
    let account = customer(app).await;
    let preview = app.owner().post("/imports/schedule", import(&fence(), &account)).await.ok();
    let path = format!("/imports/{}", preview["run"]["id"].as_str().unwrap());
    (app.owner().post(&format!("{path}/commit"), json!({})).await.ok(), path)
}

async fn network(app: &TestApp, run: &Value) -> Value {
    app.owner().get(&format!("/projects/{}/network", run["summary"]["project_id"].as_str().unwrap())).await.ok()
}

fn codes(preview: &Value) -> Vec<&str> {
    preview["notes"].as_array().unwrap().iter().map(|n| n["code"].as_str().unwrap()).collect()
}

both! {
    async fn a_preview_tells_what_would_be_made_and_makes_nothing(app) {
        let preview = app.owner().post("/imports/schedule", import(&fence(), &customer(&app).await)).await.ok();
        assert_eq!((&preview["name"], &preview["starts_on"], &preview["finishes_on"]), (&json!("Reyes fence"), &json!("2026-05-04"), &json!("2026-05-11")));
        let tasks: Vec<_> = preview["tasks"].as_array().unwrap().iter()
            .map(|t| (t["wbs"].as_str().unwrap(), t["kind"].as_str().unwrap(), t["start"].as_str().unwrap())).collect();
        assert_eq!(tasks, [
            ("1", "summary", "2026-05-04T08:00"),
            ("1.1", "summary", "2026-05-04T08:00"),
            ("1.1.1", "task", "2026-05-04T08:00"),
            ("1.2", "task", "2026-05-11T08:00"),
            ("2", "milestone", "2026-05-11T17:00"),
        ]);
        assert_eq!((&preview["differing"], &preview["tasks"][3]["file_start"]), (&json!(1), &json!("2026-05-08T08:00")));
        assert_eq!(preview["resources"], json!([{ "name": "Ana's crew", "tasks": 1 }]));
        assert_eq!(codes(&preview), ["import.no_calendar", "import.assignments", "import.dates_differ"]);
        assert_eq!(app.owner().get("/projects").await.ok()["items"], json!([]));
    }
}

both! {
    async fn a_committed_schedule_is_a_project_with_our_dates_and_the_files_as_baseline(app) {
        let (run, _) = landed(&app).await;
        assert_eq!((&run["summary"]["tasks"], &run["summary"]["links"]), (&json!(5), &json!(2)));
        let network = network(&app, &run).await;
        assert_eq!((&network["project"]["name"], &network["project"]["forecast_finish"]), (&json!("Reyes fence"), &json!("2026-05-11")));
        let rails = network["tasks"].as_array().unwrap().iter().find(|t| t["name"] == "Rails").unwrap().clone();
        assert_eq!((&rails["early_start"], &rails["baseline_start"]), (&json!("2026-05-11T08:00"), &json!("2026-05-08T08:00")));
        assert_eq!(network["tasks"][2]["responsible"], "Ana's crew");
        assert!(network["links"].as_array().unwrap().iter().any(|l| l["lag_elapsed"] == true && l["lag_minutes"] == 4320));
    }
}

both! {
    async fn a_deep_outline_keeps_its_order_when_a_task_is_added(app) {
        let (run, _) = landed(&app).await;
        let id = run["summary"]["project_id"].as_str().unwrap();
        let posts = network(&app, &run).await["tasks"][1]["id"].clone();
        let new = json!({ "name": "Set", "kind": "task", "parent_id": posts, "duration_minutes": 60 });
        app.owner().post(&format!("/projects/{id}/tasks"), new).await.ok();
        let tasks = network(&app, &run).await["tasks"].clone();
        let places: Vec<_> = tasks.as_array().unwrap().iter().map(|t| (t["wbs"].as_str().unwrap(), t["name"].as_str().unwrap())).collect();
        assert_eq!(places, [("1", "Fence & gate"), ("1.1", "Posts"), ("1.1.1", "Dig"), ("1.1.2", "Set"), ("1.2", "Rails"), ("2", "Stands")]);
    }
}

both! {
    async fn committing_twice_makes_one_project_and_the_same_file_is_known_again(app) {
        let (_, path) = landed(&app).await;
        assert_eq!(app.owner().post(&format!("{path}/commit"), json!({})).await.refused(409), "import.done");
        assert_eq!(app.owner().get("/projects").await.ok()["items"].as_array().unwrap().len(), 1);
        let again = app.owner().post("/imports/schedule", import(&fence(), &Value::Null)).await.ok();
        assert!(codes(&again).contains(&"import.seen_before"));
    }
}

both! {
    async fn undo_leaves_nothing_until_the_first_actual(app) {
        let (run, path) = landed(&app).await;
        assert_eq!(app.owner().post(&format!("{path}/undo"), json!({})).await.ok()["state"], "undone");
        let gone = format!("/projects/{}", run["summary"]["project_id"].as_str().unwrap());
        assert_eq!(app.owner().get(&gone).await.refused(404), "not_found");
        let (run, path) = landed(&app).await;
        let dig = network(&app, &run).await["tasks"][2].clone();
        let progress = format!("/tasks/{}/progress", dig["id"].as_str().unwrap());
        app.owner().post_at(&progress, 1, json!({ "percent": 10 })).await.ok();
        assert_eq!(app.owner().post(&format!("{path}/undo"), json!({})).await.refused(409), "import.in_use");
        assert_eq!(network(&app, &run).await["tasks"].as_array().unwrap().len(), 5);
    }
}

both! {
    async fn a_schedule_goes_into_a_project_without_tasks_and_into_no_other(app) {
        let account: crm::accounts::AccountId = customer(&app).await.as_str().unwrap().parse().unwrap();
        let new = NewProject { account_id: account, site_id: None, name: "Old job".into(), start_on: "2026-04-01".parse().unwrap() };
        let id = app.platform.act(&app.who, move |act| open(act, &new)).await.unwrap().id;
        let into = json!({ "file": { "name": "fence.xml", "text": fence() }, "project_id": id });
        let preview = app.owner().post("/imports/schedule", into.clone()).await.ok();
        let path = format!("/imports/{}", preview["run"]["id"].as_str().unwrap());
        let run = app.owner().post(&format!("{path}/commit"), json!({})).await.ok();
        let project = network(&app, &run).await["project"].clone();
        assert_eq!((&project["name"], &project["start_on"]), (&json!("Old job"), &json!("2026-05-04")));
        assert_eq!(app.owner().post("/imports/schedule", into).await.refused(409), "project.not_empty");
        app.owner().post(&format!("{path}/undo"), json!({})).await.ok();
        assert_eq!(app.owner().get(&format!("/projects/{id}/network")).await.ok()["tasks"], json!([]));
    }
}

both! {
    async fn a_schedule_without_a_customer_is_looked_at_but_not_committed(app) {
        let preview = app.owner().post("/imports/schedule", import(&fence(), &Value::Null)).await.ok();
        let path = format!("/imports/{}/commit", preview["run"]["id"].as_str().unwrap());
        assert_eq!(app.owner().post(&path, json!({})).await.refused(409), "import.no_target");
        assert_eq!(app.owner().get("/projects").await.ok()["items"], json!([]));
    }
}

both! {
    async fn a_plan_from_last_year_says_what_today_does_to_it(app) {
        let last_year = fence().replace("2026-05", "2025-05");
        let preview = app.owner().post("/imports/schedule", import(&last_year, &Value::Null)).await.ok();
        assert!(codes(&preview).contains(&"import.in_the_past"), "{:?}", codes(&preview));
        assert_eq!(preview["finishes_on"], "2025-05-12");
        assert!(preview["finishes_from_today"].as_str().unwrap() > "2026-03-03");
    }
}

both! {
    async fn a_file_that_is_no_schedule_is_refused_with_why_and_what_to_do(app) {
        let laughs = "<!DOCTYPE p [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><Project><Name>&b;</Name></Project>";
        let outside = "<!DOCTYPE p [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Project><Name>&x;</Name></Project>";
        let whole = fence();
        let cut = &whole[..whole.len() / 2];
        let none = "<Project><StartDate>2026-05-04T08:00:00</StartDate></Project>";
        for (text, code) in [
            ("", "import.empty"), ("  \n", "import.empty"), ("name,start\nDig,5/4\n", "import.not_xml"), ("<html></html>", "import.mspdi"),
            (cut, "import.xml"), (laughs, "import.xml"), (outside, "import.xml"), (none, "outline.size"),
            ("\u{fffd}\u{fffd}\u{11}\u{fffd}", "import.mpp"),
        ] {
            let refused = app.owner().post("/imports/schedule", import(text, &Value::Null)).await;
            let (why, cure) = (refused.body["detail"].clone(), refused.body["cure"].clone());
            assert!(why.as_str().is_some_and(|w| w.len() > 10) && cure.as_str().is_some_and(|c| c.len() > 10), "{}", refused.text);
            assert_eq!(refused.refused(409), code);
        }
        assert_eq!(app.owner().get("/imports").await.ok()["items"], json!([]), "nothing was kept");
    }
}

both! {
    async fn every_schedule_of_the_collection_lands(app) {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join("shared/data/schedules/mspdi");
        let Ok(found) = std::fs::read_dir(&folder) else {
            eprintln!("skipped: {} is not there", folder.display());
            return;
        };
        let account = customer(&app).await;
        let mut paths: Vec<_> = found.map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let mut landed = 0;
        for path in paths {
            let read = file(&path).unwrap();
            let input = json!({ "file": read, "account_id": account });
            let looked = app.owner().post("/imports/schedule", input).await;
            if looked.body["code"] == "outline.size" {
                continue;
            }
            let looked = looked.ok();
            let commit = format!("/imports/{}/commit", looked["run"]["id"].as_str().unwrap());
            let run = app.owner().post(&commit, json!({})).await.ok();
            let project: ProjectId = run["summary"]["project_id"].as_str().unwrap().parse().unwrap();
            let (at, who) = (app.now(), app.who.clone());
            let (stored, sound) = app.platform.read(&app.who, move |q| {
                let loaded = projects::schedule::load(q, &who, project, at)?;
                let computed = scheduling::schedule(&loaded.network);
                Ok((loaded.tasks.len(), scheduling::verify(&loaded.network, &computed)))
            }).await.unwrap();
            assert_eq!((stored, sound), (looked["tasks"].as_array().unwrap().len(), vec![]), "{}", path.display());
            landed += 1;
        }
        assert!(landed >= 20, "only {landed} files landed");
    }
}
