//! Letters with something in them that opens a door once.

use jiff::SignedDuration;
use platform::{Role, mail::Transport};
use testkit::{Database, TestApp, Value, both, json};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

use crate::api::sales::offer::{Offer, form};

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

/// A mail server that takes everything, or nothing at all, and keeps what it took.
async fn mail_server(takes: bool) -> (Transport, tokio::sync::mpsc::UnboundedReceiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let url = format!("smtp://{}", listener.local_addr().expect("an address"));
    let (took, taken) = tokio::sync::mpsc::unbounded_channel();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let took = took.clone();
            tokio::spawn(async move { converse(stream, takes, &took).await });
        }
    });
    (Transport::from_url(&url).expect("a transport"), taken)
}

async fn converse(stream: TcpStream, takes: bool, took: &tokio::sync::mpsc::UnboundedSender<String>) -> Option<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 ready\r\n").await.ok()?;
    while let Some(line) = lines.next_line().await.ok()? {
        let answer = match line.split(' ').next()? {
            "DATA" => {
                write.write_all(b"354 go on\r\n").await.ok()?;
                let mut letter = String::new();
                while let Some(line) = lines.next_line().await.ok()?.filter(|line| line != ".") {
                    letter = letter + &line + "\n";
                }
                took.send(letter).ok()?;
                "250 taken"
            }
            "MAIL" if !takes => "451 not now",
            "QUIT" => "221 bye",
            _ => "250 ok",
        };
        write.write_all(format!("{answer}\r\n").as_bytes()).await.ok()?;
    }
    None
}

async fn a_code_that_left_is_not_kept(database: Database) {
    let (transport, mut taken) = mail_server(true).await;
    let app = TestApp::start_with(database, transport).await;
    let offer = Offer::priced(&app).await;
    let (_, page) = offer.sent().await;
    let code = offer.code(&app.stranger(), &page).await;
    app.run_jobs().await;
    let mut letters = Vec::new();
    while let Ok(letter) = taken.try_recv() {
        letters.push(letter);
    }
    assert!(letters.iter().any(|letter| letter.contains(&code)), "the customer can read it: {letters:?}");
    let sent = newest(&offer).await;
    assert_eq!((&sent["state"], &sent["subject"]), (&json!("sent"), &json!("Your code to sign: ••••••")));
    assert!(!stands_somewhere(&app, &code).await);
    assert_eq!(offer.sign(&app.stranger(), &page, &code).await.status.as_u16(), 303);
}

async fn a_code_that_is_over_does_not_leave(database: Database) {
    let (transport, mut taken) = mail_server(false).await;
    let app = TestApp::start_with(database, transport).await;
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
    assert!(taken.try_recv().is_err());
}

mod through_a_mail_server {
    use super::*;

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
