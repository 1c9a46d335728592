//! Letters with something in them that opens a door once.

use jiff::SignedDuration;
use platform::Role;
use testkit::{TestApp, Value, both, json};

use crate::api::sales::offer::Offer;

/// Whether that stands anywhere in what is kept of mail and in the stream.
async fn stands_somewhere(app: &TestApp, secret: &str) -> bool {
    let secret = format!("%{secret}%");
    let look = move |q: &platform::Conn<'_>| {
        let letter = "SELECT id FROM mail WHERE company_id = $1
            AND (subject LIKE $2 OR text_body LIKE $2 OR html_body LIKE $2 OR code LIKE $2)";
        let event = "SELECT id FROM event WHERE company_id = $1 AND data LIKE $2";
        let job = "SELECT id FROM job WHERE company_id = $1 AND payload LIKE $2";
        let rows = |sql: &str| Ok::<_, platform::Error>(!q.rows(sql, &[&secret])?.is_empty());
        Ok(rows(letter)? || rows(event)? || rows(job)?)
    };
    app.platform.read(&app.who, look).await.expect("an answer")
}

async fn newest(offer: &Offer) -> Value {
    offer.owner.get("/outbox").await.ok()["items"][0].clone()
}

both! {
    async fn the_outbox_shows_a_code_while_it_works_and_forgets_it_then(app) {
        let offer = Offer::priced(&app).await;
        let (_, page) = offer.sent().await;
        let code = offer.code(&app.stranger(), &page).await;
        app.run_jobs().await;
        let held = newest(&offer).await;
        assert_eq!((&held["state"], &held["subject"]), (&json!("held"), &json!(format!("Your code to sign: {code}"))));
        let resent = offer.owner.post(&format!("/outbox/{}/retry", held["id"].as_str().unwrap()), json!({})).await.ok();
        assert!(resent["text_body"].as_str().unwrap().contains(&code));
        app.pass(SignedDuration::from_mins(10)).await;
        let over = newest(&offer).await;
        assert_eq!(over["subject"], "Your code to sign: ••••••");
        assert!(over["text_body"].as_str().unwrap().contains("\n\n••••••\n\n"), "{over}");
        assert!(!stands_somewhere(&app, &code).await);
        let retry = offer.owner.post(&format!("/outbox/{}/retry", over["id"].as_str().unwrap()), json!({})).await;
        assert_eq!(retry.refused(409), "mail.code_over");
    }
}

both! {
    async fn an_invitation_opens_from_the_outbox_for_a_week(app) {
        let new = json!({ "name": "Sam", "email": format!("sam@{}.example", app.who.company), "role": "office" });
        app.owner().post("/members", new).await.ok();
        app.run_jobs().await;
        let office = app.member(Role::Owner).await;
        let letter = async || office.get("/outbox").await.ok()["items"][0]["text_body"].as_str().unwrap().to_owned();
        let token = letter().await.split("/join/").nth(1).expect("a link").trim().to_owned();
        assert!(token.len() > 40, "{token}");
        app.pass(SignedDuration::from_hours(24 * 7)).await;
        assert!(letter().await.contains("/join/••••••"));
        assert!(!stands_somewhere(&app, &token).await);
    }
}

/// Needs the npm packages of `e2e`, as the bucket's tests do.
#[cfg(feature = "s3")]
mod through_a_mail_server {
    use platform::mail::Transport;
    use testkit::{Database, MailServer};

    use super::*;
    use crate::api::sales::offer::form;

    async fn a_code_that_left_is_not_kept(database: Database) {
        let server = MailServer::start();
        let app = TestApp::start_with(database, Transport::from_url(&server.url()).unwrap()).await;
        let offer = Offer::priced(&app).await;
        let (_, page) = offer.sent().await;
        let code = offer.code(&app.stranger(), &page).await;
        app.run_jobs().await;
        let letters = server.letters();
        assert!(letters.iter().any(|letter| letter.contains(&code)), "the customer can read it: {letters:?}");
        let sent = newest(&offer).await;
        assert_eq!((&sent["state"], &sent["subject"]), (&json!("sent"), &json!("Your code to sign: ••••••")));
        assert!(!stands_somewhere(&app, &code).await);
        assert_eq!(offer.sign(&app.stranger(), &page, &code).await.status.as_u16(), 303);
    }

    async fn a_code_that_is_over_does_not_leave(database: Database) {
        let server = MailServer::that_takes_nothing();
        let app = TestApp::start_with(database, Transport::from_url(&server.url()).unwrap()).await;
        let offer = Offer::priced(&app).await;
        let (_, page) = offer.sent().await;
        let asked = form(&app.stranger(), &format!("{page}/code"), &[("consent", "yes")]).await;
        assert_eq!(asked.status.as_u16(), 303);
        app.run_jobs().await;
        assert_eq!(newest(&offer).await["state"], "queued");
        app.pass(SignedDuration::from_mins(11)).await;
        let late = newest(&offer).await;
        assert_eq!(
            (&late["state"], &late["last_error"]),
            (&json!("failed"), &json!("its code was over before it could leave"))
        );
        assert!(server.letters().is_empty());
    }

    #[tokio::test]
    async fn a_code_that_left_is_not_kept_sqlite() {
        a_code_that_left_is_not_kept(Database::Sqlite).await;
    }

    #[tokio::test]
    async fn a_code_that_left_is_not_kept_postgres() {
        a_code_that_left_is_not_kept(Database::Postgres).await;
    }

    #[tokio::test]
    async fn a_code_that_is_over_does_not_leave_sqlite() {
        a_code_that_is_over_does_not_leave(Database::Sqlite).await;
    }

    #[tokio::test]
    async fn a_code_that_is_over_does_not_leave_postgres() {
        a_code_that_is_over_does_not_leave(Database::Postgres).await;
    }
}
