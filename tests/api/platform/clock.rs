//! The process's clock goes back an hour (a step of NTP, a resumed machine) or far ahead, and back.

use jiff::SignedDuration;
use platform::jobs::NewJob;
use testkit::{TestApp, Value, both, json};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

fn jump(app: &TestApp, by: SignedDuration) {
    app.platform.clock().set(app.now() + by);
}

both! {
    async fn events_stand_in_the_order_they_were_written(app) {
        let owner = app.owner();
        let new = json!({ "kind": "household", "standing": "prospect", "name": "Ana 0" });
        let account = owner.post("/accounts", new).await.ok();
        let path = format!("/accounts/{}", account["id"].as_str().unwrap());
        for n in 1..6 {
            jump(&app, if n % 2 == 0 { HOUR * 3 } else { -HOUR * 4 });
            owner.patch(&path, n, json!({ "name": format!("Ana {n}") })).await.ok();
        }
        let told = owner.get(&format!("/records/{}/timeline", account["id"].as_str().unwrap())).await.ok();
        let names: Vec<_> = told["items"].as_array().unwrap().iter().filter_map(|e| e["data"]["changed"]["name"].as_str()).collect();
        assert_eq!(names, ["Ana 5", "Ana 4", "Ana 3", "Ana 2", "Ana 1"]);
        let stream = app.platform.read(&app.who, |q| platform::events::after(q, 0, 1000)).await.unwrap();
        assert!(stream.iter().zip(1..).all(|(event, seq)| event.seq == seq), "without a gap");
    }
}

both! {
    async fn a_job_runs_once_however_the_clock_jumps(app) {
        let queue = |act: &platform::Act<'_>| {
            let mail = act.send_mail(platform::mail::NewMail {
                to_address: "ana@example.com".into(),
                to_name: "Ana".into(),
                subject: "Once".into(),
                text: "Only.".into(),
                html: None,
                attachments: vec![],
                record: None,
            })?;
            act.enqueue(NewJob::now("mail.deliver", json!({ "mail_id": mail })).at(act.at + HOUR * 2))
        };
        app.platform.act(&app.who, queue).await.unwrap();
        let mut ran = Vec::new();
        for by in [SignedDuration::ZERO, -HOUR, HOUR * 24 * 400, -HOUR * 24 * 400, HOUR * 3, -HOUR * 3] {
            jump(&app, by);
            ran.push(app.run_jobs().await);
        }
        assert_eq!(ran, [1, 0, 1, 0, 0, 0], "at once, and when its time came, although it came early; then never again");
    }
}

/// Every id of a list, page after page.
async fn ids(app: &TestApp, path: &str) -> Vec<String> {
    let (mut found, mut after) = (Vec::new(), String::new());
    loop {
        let page: Value = app.owner().get(&format!("{path}?limit=3{after}")).await.ok();
        found.extend(page["items"].as_array().unwrap().iter().map(|i| i["id"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return found,
        }
    }
}

both! {
    async fn pages_are_complete_whatever_the_clock_showed(app) {
        let owner = app.owner();
        let (worker, _) = crate::api::crew::job::worker(&app, "Ben Ortiz").await;
        let job = crate::api::crew::job::Job::begun(&app).await;
        for n in 0..10 {
            jump(&app, HOUR * [5, -3, 0, -7, 4][n % 5]);
            let name = format!("Ana {n}");
            owner.post("/accounts", json!({ "kind": "household", "standing": "prospect", "name": name })).await.ok();
            owner.post("/leads", json!({ "name": name, "email": format!("ana{n}@example.com") })).await.ok();
            owner.post("/opportunities", json!({ "name": name })).await.ok();
            owner.post("/visits", json!({ "account_id": job.account, "kind": "repair", "due_on": "2026-03-10" })).await.ok();
            owner.post("/time/clock-in", json!({ "project_id": job.project, "worker_id": worker })).await.ok();
            owner.post("/members", json!({ "name": name, "email": format!("{n}@{}.example", app.who.company), "role": "field" })).await.ok();
            let deals = json!({ "files": [{ "name": "deals.csv", "text": "Deal ID,Deal Name,Company,Stage,Amount\n1,Fence,Ana,Won,5\n" }] });
            owner.post("/imports/crm", deals).await.ok();
        }
        for (path, count) in [("/accounts", 11), ("/leads", 10), ("/opportunities", 10), ("/visits", 10), ("/time", 10), ("/outbox", 10), ("/imports", 10)] {
            let mut ids = ids(&app, path).await;
            assert_eq!(ids.len(), count, "{path}");
            ids.sort();
            ids.dedup();
            assert_eq!(ids.len(), count, "{path}: one twice");
        }
    }
}
