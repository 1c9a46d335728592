use crew::time::{labour_cost, minutes_between};
use jiff::SignedDuration;
use kernel::Currency;
use proptest::prelude::*;
use rust_decimal::Decimal;
use testkit::{both, json};

use super::job::{Job, crew_on, id, worker};

both! {
    async fn a_stopped_clock_costs_the_rate_of_its_day(app) {
        let job = Job::begun(&app).await;
        let (ben, phone) = worker(&app, "Ben Ortiz").await;
        crew_on(&app, job, &[ben]).await;
        let dearer = json!({ "valid_from": "2026-04-01", "hourly_rate": "99", "burden_percent": "25" });
        app.owner().post(&format!("/workers/{ben}/rates"), dearer).await.ok();
        phone.post("/time/clock-in", json!({ "project_id": job.project, "task_id": job.task })).await.ok();
        app.pass(SignedDuration::from_mins(450)).await;
        let entry = phone.post("/time/clock-out", json!({})).await.ok();
        assert_eq!(entry["minutes"], 450);
        app.run_jobs().await;
        let costs = app.owner().get(&job.path("/costs")).await.ok();
        // 7.5 h at 30.00 with 25 % on top.
        assert_eq!(costs[0]["amount"]["minor"], 28_125);
        assert_eq!(costs[0]["cost_code_id"], json!(job.code));
        assert_eq!(costs[0]["source_id"], entry["id"]);
        assert_eq!(costs.as_array().unwrap().len(), 1);
    }
}

both! {
    async fn overlapping_entries_are_both_kept_and_flagged(app) {
        let job = Job::begun(&app).await;
        let (ben, _) = worker(&app, "Ben Ortiz").await;
        let owner = app.owner();
        let new = json!({ "project_id": job.project, "worker_id": ben });
        let first = owner.post("/time/clock-in", new.clone()).await.ok();
        app.pass(SignedDuration::from_mins(10)).await;
        let second = owner.post("/time/clock-in", new).await.ok();
        let list = owner.get("/time").await.ok()["items"].clone();
        assert_eq!(list.as_array().unwrap().len(), 2);
        assert_eq!(list[0]["overlaps"], json!([first["id"]]));
        assert_eq!(list[1]["overlaps"], json!([second["id"]]));
    }
}

both! {
    async fn a_correction_keeps_what_was_said_and_its_cost_follows(app) {
        let job = Job::begun(&app).await;
        let (ben, _) = worker(&app, "Ben Ortiz").await;
        let owner = app.owner();
        let new = json!({ "project_id": job.project, "worker_id": ben });
        let entry = owner.post("/time/clock-in", new).await.ok();
        app.pass(SignedDuration::from_mins(600)).await;
        let closed = owner.post("/time/clock-out", json!({ "worker_id": ben })).await.ok();
        app.run_jobs().await;
        let path = format!("/time/{}/correct", id(&entry));
        let version = closed["version"].as_i64().unwrap();
        let silent = json!({ "clock_in": "2026-03-03T15:00:00Z", "clock_out": "2026-03-03T23:00:00Z", "reason": " " });
        assert_eq!(owner.post_at(&path, version, silent).await.refused(422), "invalid");
        let said = json!({ "clock_in": "2026-03-03T15:00:00Z", "clock_out": "2026-03-03T23:00:00Z", "reason": "forgot to stop" });
        let corrected = owner.post_at(&path, version, said).await.ok();
        assert_eq!(corrected["minutes"], 480);
        let past = owner.get(&format!("/time/{}/corrections", id(&entry))).await.ok();
        assert_eq!(past[0]["reason"], "forgot to stop");
        assert_eq!(past[0]["clock_out_before"], "2026-03-04T01:00:00Z");
        app.run_jobs().await;
        let costs = app.owner().get(&job.path("/costs")).await.ok();
        assert_eq!(costs.as_array().unwrap().len(), 1);
        assert_eq!(costs[0]["amount"]["minor"], 30_000);
    }
}

both! {
    async fn the_field_sees_its_own_hours_and_neither_pay_nor_cost(app) {
        let job = Job::begun(&app).await;
        let (ben, phone) = worker(&app, "Ben Ortiz").await;
        let (eva, _) = worker(&app, "Eva Lund").await;
        crew_on(&app, job, &[ben]).await;
        app.owner().post("/time/clock-in", json!({ "project_id": job.project, "worker_id": eva })).await.ok();
        phone.post("/time/clock-in", json!({ "project_id": job.project })).await.ok();
        app.pass(SignedDuration::from_mins(60)).await;
        let entry = phone.post("/time/clock-out", json!({})).await.ok();
        assert!(entry["cost"].is_null() && entry["hourly_rate"].is_null() && entry["burden_percent"].is_null());
        let mine = phone.get("/time").await.ok()["items"].clone();
        assert_eq!(mine.as_array().unwrap().len(), 1);
        assert_eq!(mine[0]["worker_id"], json!(ben));
        phone.post("/time/clock-in", json!({ "project_id": job.project, "worker_id": eva })).await.refused(403);
        phone.get(&format!("/workers/{ben}/rates")).await.refused(403);
        phone.get(&job.path("/budget")).await.refused(403);
        phone.get(&job.path("/costs")).await.refused(403);
        let timeline = phone.get(&format!("/records/{}/timeline", job.project)).await.text;
        assert!(!timeline.contains("minor"), "{timeline}");
    }
}

both! {
    async fn another_companys_job_takes_no_time(app) {
        let job = Job::begun(&app).await;
        let stranger = app.other_company().await;
        let worker = id(&stranger.post("/workers", json!({ "name": "Kim", "kind": "employee" })).await.ok());
        let new = json!({ "project_id": job.project, "worker_id": worker });
        assert_eq!(stranger.post("/time/clock-in", new).await.refused(404), "not_found");
    }
}

both! {
    async fn what_overlaps_or_has_no_rate_is_not_approved(app) {
        let job = Job::begun(&app).await;
        let owner = app.owner();
        let kim = id(&owner.post("/workers", json!({ "name": "Kim", "kind": "employee" })).await.ok());
        owner.post("/time/clock-in", json!({ "project_id": job.project, "worker_id": kim })).await.ok();
        app.pass(SignedDuration::from_mins(60)).await;
        let entry = owner.post("/time/clock-out", json!({ "worker_id": kim })).await.ok();
        let path = format!("/time/{}/approve", id(&entry));
        let version = entry["version"].as_i64().unwrap();
        assert_eq!(owner.post_at(&path, version, json!({})).await.refused(409), "time.no_rate");
        assert_eq!(owner.get(&job.path("/budget")).await.ok()["uncosted_minutes"], 60);
        let rate = json!({ "valid_from": "2026-03-01", "hourly_rate": "20", "burden_percent": "0" });
        owner.post(&format!("/workers/{kim}/rates"), rate).await.ok();
        let approved = owner.post_at(&path, version, json!({})).await.ok();
        assert_eq!((approved["state"].as_str(), approved["cost"]["minor"].as_i64()), (Some("approved"), Some(2_000)));
    }
}

#[test]
fn a_night_in_which_the_clocks_change_counts_as_long_as_it_was() {
    // 10 p.m. to 6 a.m. in Denver, 7 to 8 March 2026: the hour after 2 a.m. is not there.
    let (from, to) = ("2026-03-08T05:00:00Z".parse().unwrap(), "2026-03-08T12:00:00Z".parse().unwrap());
    assert_eq!(minutes_between(from, to), 420);
}

proptest! {
    /// Against the same sum in whole numbers: rate and burden in hundredths, half a cent goes up.
    #[test]
    fn labour_is_rounded_once_to_the_cent(minutes in 0i64..100_000, rate in 0i64..100_000, burden in 0i64..20_000) {
        let cost = labour_cost(minutes, Decimal::new(rate, 2), Decimal::new(burden, 2), Currency::USD).unwrap();
        let exact = i128::from(minutes) * i128::from(rate) * i128::from(10_000 + burden);
        prop_assert_eq!(i128::from(cost.minor), (exact * 2 + 600_000) / 1_200_000);
    }
}

both! {
    async fn a_night_in_which_the_clocks_change_is_paid_as_long_as_it_was(app) {
        let job = Job::begun(&app).await;
        let (ben, _) = worker(&app, "Ben Ortiz").await;
        let pay = json!({ "project_id": job.project, "worker_id": ben });
        // Eleven in the evening to six in the morning: seven hours on the wall, six and eight in fact.
        for (evening, hours, day) in [("2026-03-08T06:00:00Z", 6, "2026-03-07"), ("2026-11-01T05:00:00Z", 8, "2026-10-31")] {
            app.platform.clock().set(evening.parse().unwrap());
            let office = app.member(platform::Role::Owner).await;
            office.post("/time/clock-in", pay.clone()).await.ok();
            app.pass(SignedDuration::from_hours(hours)).await;
            let night = office.post("/time/clock-out", json!({ "worker_id": ben })).await.ok();
            assert_eq!((&night["minutes"], &night["on_date"]), (&json!(hours * 60), &json!(day)));
            // 30.00 an hour with 25 % on top.
            assert_eq!(night["cost"]["minor"], hours * 3750);
            // Corrected by an hour, it is an hour less.
            let said = json!({ "clock_in": night["clock_in"], "reason": "left early",
                "clock_out": (app.now() - SignedDuration::from_hours(1)).to_string() });
            let path = format!("/time/{}/correct", id(&night));
            let corrected = office.post_at(&path, night["version"].as_i64().unwrap(), said).await.ok();
            assert_eq!(corrected["minutes"], (hours - 1) * 60);
        }
    }
}

both! {
    async fn the_day_of_an_entry_begins_at_midnight_of_the_company(app) {
        let job = Job::begun(&app).await;
        let (ben, _) = worker(&app, "Ben Ortiz").await;
        for (instant, day) in [("2026-03-08T06:59:59Z", "2026-03-07"), ("2026-03-08T07:00:00Z", "2026-03-08"),
            ("2026-03-09T05:59:59Z", "2026-03-08"), ("2026-03-09T06:00:00Z", "2026-03-09")] {
            app.platform.clock().set(instant.parse().unwrap());
            let entry = app.owner().post("/time/clock-in", json!({ "project_id": job.project, "worker_id": ben })).await.ok();
            assert_eq!(entry["on_date"], day, "{instant}");
            app.owner().post("/time/clock-out", json!({ "worker_id": ben })).await.ok();
        }
        let sunday = app.owner().get("/time?from=2026-03-08&to=2026-03-08").await.ok();
        assert_eq!(sunday["items"].as_array().unwrap().len(), 2);
    }
}
