//! In Denver the clocks skip 02:00 to 03:00 on 8 March 2026, and tell 01:00 to 02:00 twice on 1 November.

use crm::accounts::AccountId;
use kernel::{Shift, WorkCalendar, calendar::Week};
use platform::{EventId, NewEvent, calendars};
use projects::projects::ProjectId;
use testkit::{TestApp, Value, both, json};

use crate::api::crew::job::{Job, crew_on, id, worker};

async fn booked(app: &TestApp, days: &str) -> Vec<(Value, Value)> {
    let bookings = app.owner().get(&format!("/bookings?{days}")).await.ok();
    bookings.as_array().unwrap().iter().map(|b| (b["starts_at"].clone(), b["ends_at"].clone())).collect()
}

both! {
    async fn a_visit_in_the_hour_the_clocks_skip_is_booked_for_the_hour_after(app) {
        let (ben, _) = worker(&app, "Ben Ortiz").await;
        let new = json!({ "kind": "household", "standing": "customer", "name": "Ana Ortiz" });
        let account = app.owner().post("/accounts", new).await.ok()["id"].clone();
        let visit = json!({ "account_id": account, "kind": "repair", "due_on": "2026-03-08", "assigned_worker_id": ben,
            "window_start": "02:00:00", "window_end": "03:00:00" });
        let visit = app.owner().post("/visits", visit).await.ok();
        assert_eq!(booked(&app, "from=2026-03-08&to=2026-03-08").await, [(json!("2026-03-08T09:00:00Z"), json!("2026-03-08T10:00:00Z"))]);
        let half_skipped = json!({ "due_on": "2026-03-08", "assigned_worker_id": ben,
            "window_start": "02:30:00", "window_end": "03:15:00" });
        let path = format!("/visits/{}/reschedule", visit["id"].as_str().unwrap());
        app.owner().post_at(&path, 1, half_skipped).await.ok();
        assert_eq!(booked(&app, "from=2026-03-08&to=2026-03-08").await, [(json!("2026-03-08T09:30:00Z"), json!("2026-03-08T10:15:00Z"))]);
    }
}

/// Gives the job's one task so many minutes on these shifts of each Sunday, and works its dates out.
async fn on_sundays(app: &TestApp, job: Job, minutes: i64, shifts: &'static str) {
    let dated = move |act: &platform::Act<'_>| {
        let shift: Shift = shifts.parse().expect("a shift");
        let week = Week { sunday: vec![shift], ..Week::default() };
        let calendar = WorkCalendar::new("Sundays", week, Vec::new()).expect("a calendar");
        let id = calendars::add_calendar(act, "Sundays", &calendar, false)?;
        act.execute("UPDATE project SET calendar_id = $3 WHERE company_id = $1 AND id = $2", &[&job.project, &id])?;
        act.execute("UPDATE task SET duration_minutes = $3 WHERE company_id = $1 AND id = $2", &[&job.task, &minutes])?;
        projects::schedule::recompute(act, ProjectId(job.project), "The clocks change.")
    };
    app.platform.act(&app.who, dated).await.expect("dates");
}

both! {
    async fn a_task_in_the_hour_the_clocks_skip_does_not_stop_the_schedule(app) {
        let job = Job::begun(&app).await;
        let (ben, _) = worker(&app, "Ben Ortiz").await;
        crew_on(&app, job, &[ben]).await;
        on_sundays(&app, job, 60, "02:00-03:00").await;
        assert_eq!(booked(&app, "from=2026-03-08&to=2026-03-08").await, [(json!("2026-03-08T09:00:00Z"), json!("2026-03-08T10:00:00Z"))]);
    }
}

/// A job of a new customer ends at this instant; when is the review asked for?
async fn review_after(app: &TestApp, end: &str) -> String {
    let account = json!({ "kind": "household", "standing": "customer", "name": "Ana Ruiz" });
    let account = id(&app.owner().post("/accounts", account).await.ok());
    let contact = json!({ "name": "Ana Ruiz", "email": "ana@example.com",
        "place": { "account_id": account, "role": "decision_maker" } });
    let contact = id(&app.owner().post("/contacts", contact).await.ok());
    let start = app.now();
    app.platform.clock().set(end.parse().unwrap());
    let data = json!({ "account_id": account, "contact_id": contact, "site_id": null });
    let closed = move |act: &platform::Act<'_>| {
        let project: EventId = act.new_id();
        act.emit(NewEvent::new("project.closed", "project", project).data(data.clone()))
    };
    app.platform.act(&app.who, closed).await.unwrap();
    app.run_jobs().await;
    app.platform.clock().set(start);
    let enrolled =
        app.platform.read(&app.who, move |q| crm::sequences::enrolments(q, AccountId(account))).await.unwrap();
    enrolled[0].next_at.expect("a next step").to_string()
}

both! {
    async fn two_weeks_later_is_the_same_hour_on_the_wall(app) {
        // Nine in the morning before each change; nine in the morning after it.
        assert_eq!(review_after(&app, "2026-03-03T16:00:00Z").await, "2026-03-17T15:00:00Z");
        assert_eq!(review_after(&app, "2026-10-20T15:00:00Z").await, "2026-11-03T16:00:00Z");
        // Half past two, two weeks before the night that has none.
        assert_eq!(review_after(&app, "2026-02-22T09:30:00Z").await, "2026-03-08T09:30:00Z");
    }
}
