use jiff::SignedDuration;
use testkit::{Value, both, json};

use super::sold::{network, project, report, task};

both! {
    async fn progress_is_recorded_and_a_stale_report_refused(app) {
        let (project, before) = project(&app).await;
        let removal = task(&before, "Tear out old fence");
        let done = report(&app, removal, json!({ "percent": 50 })).await.ok();
        assert_eq!((&done["percent"], &done["remaining_minutes"]), (&json!(50), &json!(120)));
        assert_eq!(report(&app, removal, json!({ "percent": 60 })).await.refused(409), "stale");
        let after = network(&app, &project).await;
        assert_eq!(after["project"]["state"], "active");
        assert_eq!(report(&app, &done, json!({ "percent": 140 })).await.body["fields"][0]["field"], "percent");
    }
}

both! {
    async fn a_project_is_complete_with_its_last_task_and_then_closed(app) {
        let (project, before) = project(&app).await;
        let path = format!("/projects/{}", project["id"].as_str().unwrap());
        let close = format!("{path}/close");
        assert_eq!(app.owner().post(&close, json!({})).await.refused(409), "project.not_complete");
        for task in before["tasks"].as_array().unwrap().iter().filter(|t| t["kind"] != "summary") {
            report(&app, task, json!({ "percent": 100 })).await.ok();
        }
        let complete = app.owner().get(&path).await.ok();
        assert_eq!((&complete["state"], &complete["percent"]), (&json!("complete"), &json!(100)));
        let closed = app.owner().post(&close, json!({})).await.ok();
        assert_eq!(closed["state"], "closed");
        let events = app.owner().get(&format!("/records/{}/timeline", project["account_id"].as_str().unwrap())).await.ok();
        assert_eq!(events["items"][0]["kind"], "project.closed");
    }
}

both! {
    async fn what_was_not_done_yesterday_moves_the_finish_by_itself(app) {
        let (project, _) = project(&app).await;
        app.pass(SignedDuration::from_hours(24 * 15)).await;
        let late = network(&app, &project).await;
        assert_eq!(late["today"], "2026-03-18");
        assert!(late["project"]["forecast_finish"].as_str().unwrap() > "2026-03-18");
        let path = format!("/projects/{}/bottlenecks", project["id"].as_str().unwrap());
        let found = app.owner().get(&path).await.ok();
        assert!(found.as_array().unwrap().iter().any(|b| b["cause"] == "gate_overdue"), "{found}");
    }
}

both! {
    async fn a_task_is_added_and_a_circle_refused(app) {
        let (project, before) = project(&app).await;
        let path = format!("/projects/{}", project["id"].as_str().unwrap());
        let hang = task(&before, "Hang panels");
        let new = json!({ "name": "Stain both sides", "kind": "task", "duration_minutes": 480,
            "parent_id": hang["parent_id"], "after_task_id": hang["id"] });
        let stain = app.owner().post(&format!("{path}/tasks"), new).await.ok();
        assert_eq!((&stain["wbs"], &stain["early_start"]), (&json!("2.4"), &json!("2026-03-17T08:00")));
        let circle = json!({ "from_task_id": stain["id"], "to_task_id": hang["id"] });
        let refused = app.owner().post(&format!("{path}/links"), circle).await;
        assert_eq!(refused.refused(409), "task_link.circle");
        let removed = app.owner().delete(&format!("/tasks/{}", stain["id"].as_str().unwrap())).await;
        assert_eq!(removed.status.as_u16(), 204);
    }
}

both! {
    async fn a_date_that_can_not_be_kept_is_named_until_it_is_taken_away(app) {
        let (project, before) = project(&app).await;
        let hang = task(&before, "Hang panels");
        let deadline = async |task: &Value, at: &str| {
            let path = format!("/tasks/{}", task["id"].as_str().unwrap());
            app.owner().patch(&path, task["version"].as_i64().unwrap(), json!({ "deadline": at })).await.ok()
        };
        let said = async || {
            let network = network(&app, &project).await;
            let all = network["diagnostics"].as_array().unwrap().clone();
            all.into_iter().map(|one| one["code"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(said().await, Vec::<Value>::new());
        let pressed = deadline(hang, "2026-03-03T17:00").await;
        assert_eq!(said().await, ["schedule.deadline_missed"]);
        deadline(&pressed, "").await;
        assert_eq!(said().await, Vec::<Value>::new());
    }
}
