use testkit::{both, json};

use super::job::{Job, crew_on, worker};

both! {
    async fn a_worker_booked_beside_his_crew_is_double_booked(app) {
        let job = Job::begun(&app).await;
        let (ben, _) = worker(&app, "Ben Ortiz").await;
        let crew = crew_on(&app, job, &[ben]).await;
        let owner = app.owner();
        let booking = |kind: &str, who, subject, from: &str, to: &str| json!({
            "resource_kind": kind, "resource_id": who, "subject_type": "task", "subject_id": subject,
            "project_id": job.project, "title": "Set posts", "starts_at": from, "ends_at": to,
        });
        let task = json!(job.task);
        let first = owner.post("/bookings", booking("crew", json!(crew), task.clone(), "2026-03-04T15:00:00Z", "2026-03-04T23:00:00Z")).await.ok();
        assert_eq!(first["conflict"], json!([]));
        let second = owner.post("/bookings", booking("worker", json!(ben), task.clone(), "2026-03-04T22:00:00Z", "2026-03-05T00:00:00Z")).await.ok();
        assert_eq!(second["conflict"][0]["booking_id"], first["id"]);
        // Moved behind the crew's day, nobody is in two places.
        let moved = owner.post("/bookings", booking("worker", json!(ben), task, "2026-03-04T23:00:00Z", "2026-03-05T01:00:00Z")).await.ok();
        assert_eq!((moved["id"].clone(), moved["conflict"].clone()), (second["id"].clone(), json!([])));
        let week = owner.get("/bookings?from=2026-03-02&to=2026-03-08").await.ok();
        assert_eq!(week.as_array().unwrap().len(), 2);
        assert_eq!(week[0]["resource_name"], "North crew");
    }
}
