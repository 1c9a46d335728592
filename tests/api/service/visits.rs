use platform::NewEvent;
use testkit::{TestApp, Value, both, json};
use uuid::Uuid;

async fn account(app: &TestApp) -> String {
    let new = json!({ "kind": "household", "standing": "customer", "name": "Ana Ortiz" });
    app.owner().post("/accounts", new).await.ok()["id"].as_str().unwrap().to_owned()
}

/// What the projects room announces when a project is closed.
async fn project_is_closed(app: &TestApp, account: &str) {
    kernel::typed_id!(ProjectId, "A project.");
    let project = ProjectId(Uuid::from_u128(0x77));
    let data = json!({ "account_id": account, "contact_id": null, "site_id": null });
    app.platform
        .act(&app.who, move |act| act.emit(NewEvent::new("project.closed", "project", project).data(data.clone())))
        .await
        .unwrap();
    app.run_jobs().await;
}

async fn visits(app: &TestApp) -> Vec<Value> {
    app.owner().get("/visits").await.ok()["items"].as_array().unwrap().clone()
}

both! {
    async fn a_closed_project_brings_one_maintenance_visit_next_year(app) {
        let account = account(&app).await;
        project_is_closed(&app, &account).await;
        project_is_closed(&app, &account).await;
        let visits = visits(&app).await;
        assert_eq!(visits.len(), 1, "announced twice, scheduled once");
        assert_eq!((&visits[0]["due_on"], &visits[0]["kind"]), (&json!("2027-03-03"), &json!("maintenance")));
        let timeline = app.owner().get(&format!("/records/{account}/timeline")).await.ok();
        assert_eq!(timeline["items"][0]["kind"], "visit.scheduled");
    }
}

both! {
    async fn the_visit_falls_on_a_working_day(app) {
        let (account, now) = (account(&app).await, app.now());
        app.platform.clock().set("2025-03-08T15:00:00Z".parse().unwrap());
        project_is_closed(&app, &account).await;
        app.platform.clock().set(now);
        assert_eq!(visits(&app).await[0]["due_on"], "2026-03-09", "8 March 2026 is a Sunday");
    }
}

both! {
    async fn an_agreement_brings_the_next_visit_when_one_is_done(app) {
        let (owner, account) = (app.owner(), account(&app).await);
        let agreement = json!({ "account_id": account, "name": "Furnace twice a year", "every_months": 6,
            "price": { "minor": 18_900, "currency": "USD" }, "starts_on": "2026-03-10", "ends_on": "2026-12-31" });
        owner.post("/agreements", agreement).await.ok();
        let first = visits(&app).await[0].clone();
        assert_eq!(first["due_on"], "2026-03-10");
        let done = |v: &Value| format!("/visits/{}/complete", v["id"].as_str().unwrap());
        owner.post_at(&done(&first), 1, json!({ "notes": "filter changed" })).await.ok();
        let second = visits(&app).await[1].clone();
        assert_eq!(second["due_on"], "2026-09-10");
        owner.post_at(&done(&second), 1, json!({})).await.ok();
        assert_eq!(visits(&app).await.len(), 2, "the agreement ends before a third");
    }
}

both! {
    async fn a_visit_is_moved_by_the_one_who_saw_it_last(app) {
        let (owner, account) = (app.owner(), account(&app).await);
        let new = json!({ "account_id": account, "kind": "repair", "due_on": "2026-03-10" });
        let visit = owner.post("/visits", new).await.ok();
        let path = format!("/visits/{}", visit["id"].as_str().unwrap());
        let there = json!({ "due_on": "2026-03-12", "window_start": "08:00:00", "window_end": "12:00:00" });
        assert_eq!(owner.post_at(&format!("{path}/reschedule"), 1, there.clone()).await.ok()["due_on"], "2026-03-12");
        assert_eq!(owner.post_at(&format!("{path}/reschedule"), 1, there).await.refused(409), "stale");
        let backwards = json!({ "due_on": "2026-03-12", "window_start": "12:00:00", "window_end": "08:00:00" });
        assert_eq!(owner.post_at(&format!("{path}/reschedule"), 2, backwards).await.refused(422), "invalid");
        owner.post_at(&format!("{path}/cancel"), 2, json!({})).await.ok();
        assert_eq!(owner.post_at(&format!("{path}/complete"), 3, json!({})).await.refused(409), "visit.closed");
        let march = owner.get("/visits?from=2026-03-11&to=2026-03-31&state=cancelled").await.ok();
        assert_eq!(march["items"].as_array().unwrap().len(), 1);
        assert_eq!(app.other_company().await.get(&path).await.refused(404), "not_found");
    }
}

both! {
    async fn a_window_keeps_its_hours_on_the_wall_when_the_clocks_change(app) {
        let (ben, _) = crate::api::crew::job::worker(&app, "Ben Ortiz").await;
        let account = account(&app).await;
        let visit = |day: &str, from: &str, to: &str| json!({ "account_id": account, "kind": "repair", "due_on": day,
            "window_start": from, "window_end": to, "assigned_worker_id": ben });
        // Eight to twelve on the days around both changes, and the hour that is told twice: the first of them is meant.
        let cases = [
            ("2026-03-07", "08:00:00", "12:00:00", "2026-03-07T15:00:00Z", "2026-03-07T19:00:00Z"),
            ("2026-03-08", "08:00:00", "12:00:00", "2026-03-08T14:00:00Z", "2026-03-08T18:00:00Z"),
            ("2026-10-31", "08:00:00", "12:00:00", "2026-10-31T14:00:00Z", "2026-10-31T18:00:00Z"),
            ("2026-11-01", "08:00:00", "12:00:00", "2026-11-01T15:00:00Z", "2026-11-01T19:00:00Z"),
            ("2026-11-02", "01:15:00", "01:45:00", "2026-11-02T08:15:00Z", "2026-11-02T08:45:00Z"),
            ("2026-11-01", "01:15:00", "01:45:00", "2026-11-01T07:15:00Z", "2026-11-01T07:45:00Z"),
        ];
        for (day, from, to, starts, ends) in cases {
            let made = app.owner().post("/visits", visit(day, from, to)).await.ok();
            assert_eq!((&made["window_start"], &made["window_end"]), (&json!(from), &json!(to)));
            let booked = app.owner().get(&format!("/bookings?from={day}&to={day}")).await.ok();
            let found = booked.as_array().unwrap().iter().any(|b| b["starts_at"] == starts && b["ends_at"] == ends);
            assert!(found, "{day} {from}: {booked}");
        }
    }
}

both! {
    async fn an_agreement_of_29_february_comes_on_the_last_of_february(app) {
        app.platform.clock().set("2028-02-01T15:00:00Z".parse().unwrap());
        let (owner, account) = (app.member(platform::Role::Owner).await, account_of(&app).await);
        let agreement = json!({ "account_id": account, "name": "Every year", "every_months": 12,
            "price": { "minor": 18_900, "currency": "USD" }, "starts_on": "2028-02-29" });
        owner.post("/agreements", agreement).await.ok();
        // 29 February 2032 is a Sunday.
        for day in ["2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-03-01", "2033-02-28", "2034-02-28", "2035-02-28", "2036-02-29"] {
            let ahead = owner.get("/visits?state=scheduled").await.ok()["items"][0].clone();
            assert_eq!(ahead["due_on"], day);
            owner.post_at(&format!("/visits/{}/complete", ahead["id"].as_str().unwrap()), 1, json!({})).await.ok();
        }
    }
}

/// Below HTTP: the owner's session is over when the year is another.
async fn account_of(app: &TestApp) -> String {
    let new: crm::accounts::NewAccount =
        serde_json::from_value(json!({ "kind": "household", "standing": "customer", "name": "Ana Ortiz" })).unwrap();
    app.platform.act(&app.who, move |act| crm::accounts::create(act, &new)).await.unwrap().id.to_string()
}
