//! The server's clock was ahead and is put right, or is put back by hand: nothing lives longer for it, nothing waits for
//! the time that was told wrongly.

use crm::opportunities;
use jiff::{SignedDuration, Timestamp};
use platform::{Cursor, jobs::NewJob};
use testkit::{Database, TestApp, Value, both, json};

use crate::api::sales::offer::{Offer, form};

const YEAR: SignedDuration = SignedDuration::from_hours(24 * 365);
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

/// The clock is put forward or back.
fn jump(app: &TestApp, by: SignedDuration) {
    app.platform.clock().set(app.now() + by);
}

/// The jobs of this kind, with when they are due and whether they are done.
async fn jobs(app: &TestApp, kind: &'static str) -> Vec<(Timestamp, String)> {
    let read = move |q: &platform::Conn<'_>| {
        let rows = q.rows("SELECT run_at, state FROM job WHERE company_id = $1 AND kind = $2 ORDER BY id", &[&kind])?;
        rows.iter().map(|row| Ok((row.get("run_at")?, row.get("state")?))).collect()
    };
    app.platform.read(&app.who, read).await.expect("the jobs")
}

both! {
    async fn what_was_asked_for_while_the_clock_was_ahead_does_not_wait_for_that_day(app) {
        jump(&app, YEAR);
        let queue = |act: &platform::Act<'_>| {
            act.enqueue(NewJob::now("mail.deliver", json!({ "mail_id": act.who.company })))?;
            act.enqueue(NewJob::now("mail.deliver", json!({ "mail_id": act.who.company })).at(act.at + MINUTE * 60))
        };
        app.platform.act(&app.who, queue).await.unwrap();
        // A worker takes the first and dies with it.
        let taken = |act: &platform::Act<'_>| {
            act.execute(
                "UPDATE job SET state = 'running', attempts = 1, locked_until = $2 WHERE company_id = $1 AND run_at <= $3",
                &[&(act.at + MINUTE * 5), &act.at],
            )?;
            Ok(())
        };
        app.platform.act(&app.who, taken).await.unwrap();
        app.run_jobs().await;
        jump(&app, -YEAR);
        app.run_jobs().await;
        let put_right = app.now();
        let due: Vec<_> = jobs(&app, "mail.deliver").await.into_iter().map(|(at, _)| at.duration_since(put_right)).collect();
        assert_eq!(due[1], MINUTE * 60, "what was to wait an hour waits an hour");
        app.pass(MINUTE * 6).await;
        let tried = app.platform.read(&app.who, |q| Ok(q.one("SELECT max(attempts) AS n FROM job WHERE company_id = $1", &[])?.get::<i64>("n")?));
        assert_eq!(tried.await.unwrap(), 2, "another worker took up what the first one left");
    }
}

both! {
    async fn a_failed_job_is_not_put_off_until_the_clock_gets_there_again(app) {
        app.platform.act(&app.who, |act| act.enqueue(NewJob::now("nobody.knows", json!({})))).await.unwrap();
        jump(&app, YEAR);
        app.run_jobs().await;
        jump(&app, -YEAR);
        app.run_jobs().await;
        let (due, state) = jobs(&app, "nobody.knows").await.remove(0);
        assert_eq!(state, "ready");
        assert!(due < app.now() + MINUTE, "{due}");
    }
}

both! {
    async fn each_day_has_its_look_at_the_schedule_though_the_clock_was_there_before(app) {
        crate::api::projects::sold::project(&app).await;
        jump(&app, SignedDuration::from_hours(24 * 7));
        app.run_jobs().await;
        jump(&app, SignedDuration::from_hours(-24 * 7));
        for day in 0..9 {
            app.pass(SignedDuration::from_hours(24)).await;
            let waiting: Vec<_> = jobs(&app, "schedule.refresh").await.into_iter().filter(|(_, state)| state == "ready").collect();
            let [(next, _)] = waiting.as_slice() else { panic!("{waiting:?} on day {day}") };
            assert!(*next < app.now() + SignedDuration::from_hours(25), "{next} on day {day}");
        }
    }
}

both! {
    async fn a_session_opened_while_the_clock_was_ahead_is_not_a_session_for_years(app) {
        jump(&app, YEAR);
        let ahead = app.member(platform::Role::Office).await;
        ahead.get("/accounts").await.ok();
        jump(&app, -YEAR);
        assert_eq!(ahead.get("/accounts").await.refused(401), "unauthenticated");
    }
}

both! {
    async fn a_session_that_ended_is_not_revived_by_a_clock_put_back(app) {
        jump(&app, SignedDuration::from_hours(24 * 31));
        assert_eq!(app.owner().get("/accounts").await.refused(401), "unauthenticated");
        jump(&app, SignedDuration::from_hours(-24 * 31));
        assert_eq!(app.owner().get("/accounts").await.refused(401), "unauthenticated");
    }
}

both! {
    async fn a_code_mailed_while_the_clock_was_ahead_is_not_a_code_for_years(app) {
        let offer = Offer::priced(&app).await;
        let (_, page) = offer.sent().await;
        let customer = app.stranger();
        // Another day on which the proposal still holds and the owner is still signed in.
        jump(&app, SignedDuration::from_hours(24 * 20));
        let code = offer.code(&customer, &page).await;
        jump(&app, SignedDuration::from_hours(-24 * 20));
        assert_eq!(offer.sign(&customer, &page, &code).await.status.as_u16(), 422);
    }
}

both! {
    async fn a_code_that_ended_is_not_revived_by_a_clock_put_back(app) {
        let offer = Offer::priced(&app).await;
        let (_, page) = offer.sent().await;
        let customer = app.stranger();
        let code = offer.code(&customer, &page).await;
        jump(&app, MINUTE * 11);
        assert_eq!(offer.sign(&customer, &page, &code).await.status.as_u16(), 422);
        jump(&app, MINUTE * -11);
        assert_eq!(offer.sign(&customer, &page, &code).await.status.as_u16(), 422);
    }
}

both! {
    async fn the_newest_code_is_the_one_that_was_mailed_last(app) {
        let offer = Offer::priced(&app).await;
        let (_, page) = offer.sent().await;
        let customer = app.stranger();
        jump(&app, MINUTE * 5);
        let before = offer.code(&customer, &page).await;
        jump(&app, MINUTE * -4);
        form(&customer, &format!("{page}/code"), &[("consent", "yes")]).await;
        let outbox = offer.owner.get("/outbox?limit=200").await.ok();
        let codes: Vec<_> = outbox["items"].as_array().unwrap().iter().filter_map(code_in).collect();
        let newest = codes.iter().find(|c| **c != before).expect("a second code");
        jump(&app, SignedDuration::from_secs(-30));
        assert_eq!(offer.sign(&customer, &page, &before).await.status.as_u16(), 422);
        assert_eq!(offer.sign(&customer, &page, newest).await.status.as_u16(), 303);
    }
}

fn code_in(mail: &Value) -> Option<String> {
    let code = mail["text_body"].as_str()?.split("\n\n").nth(1)?;
    (code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())).then(|| code.to_owned())
}

both! {
    async fn guesses_of_a_day_that_has_not_come_lock_nobody_out(app) {
        let (stranger, email) = (app.stranger(), format!("{}@nobody.example", app.who.company));
        let guess = json!({ "email": email, "password": "wrong password" });
        jump(&app, YEAR);
        for _ in 0..10 {
            assert_eq!(stranger.post("/session", guess.clone()).await.refused(409), "session.wrong");
        }
        assert_eq!(stranger.post("/session", guess.clone()).await.refused(429), "too_many");
        jump(&app, -YEAR);
        assert_eq!(stranger.post("/session", guess).await.refused(409), "session.wrong");
    }
}

both! {
    async fn inquiries_of_a_day_that_has_not_come_do_not_close_the_form(app) {
        let key = app.owner().get("/lead-forms").await.ok()["items"][0]["form"]["public_key"].clone();
        let path = format!("/f/{}", key.as_str().unwrap());
        let visitor = app.stranger();
        let ana = [("name", "Ana Ruiz"), ("email", "ana@example.com")];
        jump(&app, YEAR);
        for _ in 0..30 {
            assert_eq!(form(&visitor, &path, &ana).await.status.as_u16(), 200);
        }
        assert_eq!(form(&visitor, &path, &ana).await.status.as_u16(), 429);
        jump(&app, -YEAR);
        assert_eq!(form(&visitor, &path, &ana).await.status.as_u16(), 200);
    }
}

both! {
    async fn nobody_is_called_before_asking(app) {
        let lead = app.owner().post("/leads", json!({ "name": "Bo", "email": "bo@example.com" })).await.ok();
        jump(&app, MINUTE * -30);
        let path = format!("/leads/{}", lead["id"].as_str().unwrap());
        let called = app.owner().post(&format!("{path}/calls"), json!({ "outcome": "reached" })).await.ok();
        assert_eq!(called["lead"]["first_response_at"], lead["received_at"]);
        let told = app.owner().get(&format!("/records/{}/timeline", lead["id"].as_str().unwrap())).await.ok();
        let responded = told["items"].as_array().unwrap().iter().find(|e| e["kind"] == "lead.responded").unwrap();
        assert_eq!((&responded["data"]["waited_minutes"], &responded["data"]["in_time"]), (&json!(0), &json!(true)));
    }
}

both! {
    async fn nobody_is_in_a_stage_for_less_than_no_days(app) {
        app.owner().post("/opportunities", json!({ "name": "Cedar fence" })).await.ok();
        let now = app.now() - SignedDuration::from_hours(72);
        let board = move |q: &platform::Conn<'_>| opportunities::list(q, &Default::default(), &Cursor::first(1), now);
        assert_eq!(app.platform.read(&app.who, board).await.unwrap().items[0].days_in_stage, 0);
    }
}

/// On a database of its own, because a worker takes up everybody's jobs.
async fn a_running_server_notices_the_clock(database: Database) {
    let app = TestApp::start_apart(database).await;
    jump(&app, YEAR);
    let queue = |act: &platform::Act<'_>| act.enqueue(NewJob::now("import.drop_previews", json!(null)));
    app.platform.act(&app.who, queue).await.unwrap();
    jump(&app, -YEAR);
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let platform = app.platform.clone();
    let worker = tokio::spawn(async move { platform.work(stopped).await });
    let done = async {
        while jobs(&app, "import.drop_previews").await[0].1 != "done" {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(20), done).await.expect("the job does not wait a year");
    stop.send(true).unwrap();
    worker.await.unwrap();
}

#[tokio::test]
async fn a_running_server_notices_the_clock_sqlite() {
    a_running_server_notices_the_clock(Database::Sqlite).await;
}

#[tokio::test]
async fn a_running_server_notices_the_clock_postgres() {
    a_running_server_notices_the_clock(Database::Postgres).await;
}
