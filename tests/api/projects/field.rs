use testkit::{both, json};

use crate::api::crew::job::{Job, crew_on, worker};

/// The smallest whole PNG.
const DOT: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6,
    0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0, 1, 0, 0, 5, 0, 1, 0x0d,
    0x0a, 0x2d, 0xb4, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

both! {
    async fn the_day_shows_my_jobs_with_the_way_in(app) {
        let job = Job::begun(&app).await;
        let (ben, phone) = worker(&app, "Ben Ortiz").await;
        assert_eq!(phone.get("/field/today").await.ok()["jobs"], json!([]));
        crew_on(&app, job, &[ben]).await;
        phone.post("/time/clock-in", json!({ "project_id": job.project })).await.ok();
        let day = phone.get("/field/today").await.ok();
        assert_eq!(day["running"]["project_id"], json!(job.project));
        assert_eq!(day["jobs"][0]["site"]["gate_code"], "1188");
        assert_eq!(day["jobs"][0]["tasks"][0]["id"], json!(job.task));
    }
}

both! {
    async fn a_note_and_a_photo_stand_in_the_log_of_the_day(app) {
        let job = Job::begun(&app).await;
        let (ben, phone) = worker(&app, "Ben Ortiz").await;
        let log = job.path("/log");
        // The job is not his yet.
        phone.post(&log, json!({ "kind": "note", "text": "Holes dug" })).await.refused(404);
        crew_on(&app, job, &[ben]).await;
        phone.post(&log, json!({ "kind": "note", "text": "Holes dug" })).await.ok();
        let photo = phone.upload("posts.png", DOT.to_vec()).await.ok();
        assert_eq!(phone.post(&log, json!({ "kind": "photo" })).await.refused(422), "invalid");
        phone.post(&log, json!({ "kind": "photo", "file_id": photo["id"] })).await.ok();
        let days = app.owner().get(&log).await.ok();
        assert_eq!(days[0]["on_date"], "2026-03-03");
        assert_eq!(days[0]["entries"][0]["text"], "Holes dug");
        assert_eq!(days[0]["entries"][1]["file_id"], photo["id"]);
    }
}

both! {
    async fn a_job_is_there_for_the_field_once_its_crew_is_on_it(app) {
        let job = Job::begun(&app).await;
        let (ben, phone) = worker(&app, "Ben Ortiz").await;
        let task = format!("/tasks/{}", job.task);
        assert_eq!(phone.get("/projects").await.ok()["items"], json!([]));
        assert_eq!(phone.get(&job.path("")).await.refused(404), "not_found");
        assert_eq!(phone.post_at(&format!("{task}/progress"), 1, json!({ "percent": 50 })).await.refused(404), "not_found");
        assert_eq!(phone.post("/time/clock-in", json!({ "project_id": job.project })).await.refused(404), "not_found");
        crew_on(&app, job, &[ben]).await;
        assert_eq!(phone.get("/projects").await.ok()["items"][0]["id"], json!(job.project));
        phone.get(&job.path("/network")).await.ok();
        phone.post_at(&format!("{task}/progress"), 1, json!({ "percent": 50 })).await.ok();
        phone.post("/time/clock-in", json!({ "project_id": job.project })).await.ok();
    }
}

both! {
    async fn a_booking_opens_the_job_and_its_timeline_tells_no_money(app) {
        let job = Job::begun(&app).await;
        let (ben, phone) = worker(&app, "Ben Ortiz").await;
        let booking = json!({
            "resource_kind": "worker", "resource_id": ben, "subject_type": "task", "subject_id": job.task,
            "project_id": job.project, "title": "Set posts", "starts_at": "2026-03-04T15:00:00Z", "ends_at": "2026-03-04T23:00:00Z",
        });
        app.owner().post("/bookings", booking).await.ok();
        let bill = json!({
            "number": "7", "vendor_account_id": job.account, "bill_date": "2026-03-03",
            "total": { "minor": 100, "currency": "USD" },
            "lines": [{ "cost_type": "material", "description": "Nails", "amount_minor": 100 }],
        });
        app.owner().post(&job.path("/bills"), bill).await.ok();
        let kinds = |timeline: testkit::Value| -> Vec<String> {
            timeline["items"].as_array().unwrap().iter().map(|e| e["kind"].as_str().unwrap().to_owned()).collect()
        };
        let path = format!("/records/{}/timeline", job.project);
        assert_eq!(kinds(phone.get(&path).await.ok()), ["booking.booked"]);
        assert!(kinds(app.owner().get(&path).await.ok()).contains(&"bill.recorded".to_owned()));
    }
}
