use testkit::{both, json};

use super::sold::{project, task};
use crate::api::crew::job::{Job, crew_on, id, worker};

both! {
    async fn null_takes_a_crew_off_its_task_and_absence_leaves_it(app) {
        let job = Job::begun(&app).await;
        let (ben, _) = worker(&app, "Ben Ortiz").await;
        let crew = crew_on(&app, job, &[ben]).await;
        let (owner, path) = (app.owner(), format!("/tasks/{}", job.task));
        let kept = owner.patch(&path, 1, json!({ "name": "Set posts deep" })).await.ok();
        assert_eq!((kept["name"].as_str(), id(&json!({ "id": kept["crew_id"] }))), (Some("Set posts deep"), crew));
        let off = owner.patch(&path, 2, json!({ "crew_id": null })).await.ok();
        assert_eq!((off["crew_id"].clone(), off["name"].as_str()), (json!(null), Some("Set posts deep")));
    }
}

both! {
    async fn null_is_refused_by_name_where_nothing_can_be_empty(app) {
        let (_, network) = project(&app).await;
        let path = format!("/tasks/{}", task(&network, "Set posts")["id"].as_str().unwrap());
        let before = app.owner().get(&path).await.ok();
        let answer = app.owner().patch(&path, before["version"].as_i64().unwrap(), json!({ "name": null, "crew_id": null })).await;
        assert_eq!(answer.body["fields"][0]["field"], "name");
        assert!(answer.body["fields"][0]["message"].as_str().unwrap().starts_with("This can't be cleared"));
        assert_eq!(answer.refused(422), "invalid");
        assert_eq!(app.owner().get(&path).await.ok(), before);
    }
}

both! {
    async fn null_clears_what_a_contact_a_chance_and_an_item_may_do_without(app) {
        let owner = app.owner();
        let made = owner.post("/contacts", json!({ "name": "Ana", "email": "ana@example.com", "best_hours": "mornings" })).await.ok();
        let path = format!("/contacts/{}", id(&made));
        let changed = owner.patch(&path, 1, json!({ "email": null })).await.ok();
        assert_eq!((&changed["email"], &changed["best_hours"]), (&json!(null), &json!("mornings")));
        let new = json!({ "name": "Fence", "expected_close": "2026-05-01", "contact_id": made["id"] });
        let made = owner.post("/opportunities", new).await.ok();
        let path = format!("/opportunities/{}", id(&made));
        let changed = owner.patch(&path, 1, json!({ "contact_id": null })).await.ok();
        assert_eq!((&changed["contact_id"], &changed["expected_close"]), (&json!(null), &json!("2026-05-01")));
    }
}
