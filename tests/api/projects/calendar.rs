//! Plans are made on the wall's clock, people are booked by instants: here the two meet.

use jiff::Timestamp;
use kernel::{WorkCalendar, calendar::Week};
use platform::calendars;
use projects::projects::ProjectId;
use testkit::{TestApp, both, json};

use super::sold::project;
use crate::api::crew::job::{Job, crew_on, worker};

/// Puts the job on these shifts of Saturday and Sunday, eight hours in all, from that day.
async fn at_night(app: &TestApp, job: Job, from: &'static str) {
    let dated = move |act: &platform::Act<'_>| {
        let shifts = |text: &str| vec![text.parse().expect("a shift")];
        let week = Week { saturday: shifts("22:00-24:00"), sunday: shifts("00:00-06:00"), ..Week::default() };
        let nights = WorkCalendar::new("Nights", week, Vec::new()).expect("a calendar");
        let id = calendars::add_calendar(act, "Nights", &nights, false)?;
        act.execute(
            "UPDATE project SET calendar_id = $3, start_on = $4 WHERE company_id = $1 AND id = $2",
            &[&job.project, &id, &from],
        )?;
        act.execute("UPDATE task SET duration_minutes = 480 WHERE company_id = $1 AND id = $2", &[&job.task])?;
        projects::schedule::recompute(act, ProjectId(job.project), "Nights.")
    };
    app.platform.act(&app.who, dated).await.expect("dates");
}

both! {
    async fn a_night_shift_is_booked_for_the_hours_the_night_really_has(app) {
        let job = Job::begun(&app).await;
        let (ben, _) = worker(&app, "Ben Ortiz").await;
        crew_on(&app, job, &[ben]).await;
        for (saturday, sunday, hours) in [("2026-03-07", "2026-03-08", 7), ("2026-10-31", "2026-11-01", 9), ("2026-11-07", "2026-11-08", 8)] {
            at_night(&app, job, saturday).await;
            let booked = app.owner().get(&format!("/bookings?from={saturday}&to={sunday}")).await.ok();
            let at = |end: &str| booked[0][end].as_str().unwrap().parse::<Timestamp>().unwrap();
            assert_eq!(at("ends_at").duration_since(at("starts_at")).as_hours(), hours, "{booked}");
            let network = app.owner().get(&job.path("/network")).await.ok();
            let task = &network["tasks"][0];
            assert_eq!((&task["early_start"], &task["early_finish"]),
                (&json!(format!("{saturday}T22:00")), &json!(format!("{sunday}T06:00"))));
        }
    }
}

both! {
    async fn the_schedule_is_looked_at_again_at_five_in_the_morning_of_the_company(app) {
        let due = async |at: &str| {
            app.platform.clock().set(at.parse().unwrap());
            project(&app).await;
            let next = |q: &platform::Conn<'_>| {
                let sql = "SELECT run_at FROM job WHERE company_id = $1 AND kind = 'schedule.refresh' ORDER BY id DESC LIMIT 1";
                Ok(q.one(sql, &[])?.get::<Timestamp>("run_at")?.to_string())
            };
            app.platform.read(&app.who, next).await.unwrap()
        };
        // The evening of the 7th in Denver is the 8th elsewhere; the clocks change before five.
        assert_eq!(due("2026-03-08T03:00:00Z").await, "2026-03-08T11:00:00Z");
    }
}
