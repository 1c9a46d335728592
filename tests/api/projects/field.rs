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
