//! Files in a bucket: what holds for a folder holds there, and a server that is away is told from a file that is gone.

use platform::{Error, files::Files};
use reports::doctor;
use testkit::{Database, S3Server, TestApp};

use crate::api::sales::offer::Offer;

const PHOTO: [u8; 6] = [0xff, 0xd8, 0xff, 0xe0, 7, 7];

async fn app(database: Database, s3: &S3Server) -> TestApp {
    let files = Files::open(&s3.place(), s3.settings()).expect("the bucket is there");
    TestApp::start_with_files(database, files).await
}

/// What doctor finds wrong, as check and record.
async fn wrong(app: &TestApp) -> platform::Result<Vec<(&'static str, String)>> {
    let (files, at) = (app.platform.files().clone(), app.now());
    let checks = app.platform.read(&app.who, move |q| doctor::examine(q, &files, at)).await?;
    Ok(checks.into_iter().flat_map(|c| c.findings.into_iter().map(move |f| (c.what, f.about))).collect())
}

async fn rows(app: &TestApp) -> i64 {
    let count = |q: &db::Conn<'_>| Ok(q.one("SELECT count(*) AS n FROM file WHERE company_id = $1", &[])?.get("n")?);
    app.platform.read(&app.who, count).await.expect("a count")
}

macro_rules! both_with_s3 {
    (async fn $name:ident($app:ident, $s3:ident) $body:block) => {
        mod $name {
            use super::*;

            async fn story($app: TestApp, mut $s3: S3Server) {
                let _ = &mut $s3;
                $body
            }

            #[tokio::test]
            async fn sqlite() {
                let s3 = S3Server::start();
                story(app(Database::Sqlite, &s3).await, s3).await
            }

            #[tokio::test]
            async fn postgres() {
                let s3 = S3Server::start();
                story(app(Database::Postgres, &s3).await, s3).await
            }
        }
    };
}

both_with_s3! {
    async fn the_same_bytes_are_stored_once_under_their_hash(app, s3) {
        let pdf = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".to_vec();
        let mut names = Vec::new();
        for (name, bytes) in [("gate.jpg", PHOTO.to_vec()), ("plan.pdf", pdf.clone())] {
            let stored = app.owner().upload(name, bytes).await.ok();
            let sha256 = stored["sha256"].as_str().unwrap();
            names.push(format!("{}/{}/{sha256}", app.who.company, &sha256[..2]));
        }
        names.sort();
        assert_eq!(s3.objects(), names);
        let written = |name: &String| std::fs::metadata(s3.object(name)).unwrap().modified().unwrap();
        let before: Vec<_> = names.iter().map(written).collect();
        let again = app.owner().upload("the same plan.pdf", pdf.clone()).await.ok();
        assert_eq!(s3.objects(), names);
        assert_eq!(names.iter().map(written).collect::<Vec<_>>(), before, "nothing was written anew");
        let path = format!("/files/{}", again["id"].as_str().unwrap());
        assert_eq!(app.owner().get(&path).await.text.as_bytes(), pdf);
    }
}

both_with_s3! {
    async fn the_largest_upload_comes_back_whole(app, s3) {
        let mut film = PHOTO.to_vec();
        film.resize(platform::files::MAX_BYTES, 9);
        let stored = app.owner().upload("yard.jpg", film.clone()).await.ok();
        assert_eq!(s3.objects().len(), 1);
        let (files, company) = (app.platform.files().clone(), app.who.company);
        let sha256 = stored["sha256"].as_str().unwrap().to_owned();
        let back = tokio::task::spawn_blocking(move || files.get(company, &sha256)).await.unwrap().unwrap();
        assert!(back == film);
    }
}

both_with_s3! {
    async fn what_is_of_the_wrong_kind_or_size_never_reaches_the_bucket(app, s3) {
        assert_eq!(app.owner().upload("page.pdf", b"<html>".to_vec()).await.refused(422), "invalid");
        let mut film = PHOTO.to_vec();
        film.resize(platform::files::MAX_BYTES + 1, 9);
        assert_eq!(app.owner().upload("yard.jpg", film).await.status.as_u16(), 413);
        assert_eq!((s3.objects().len(), rows(&app).await), (0, 0));
    }
}

both_with_s3! {
    async fn a_bucket_that_is_away_refuses_whole_and_accuses_no_file(app, s3) {
        let kept = app.owner().upload("gate.jpg", PHOTO.to_vec()).await.ok();
        let kept = format!("/files/{}", kept["id"].as_str().unwrap());
        let offer = Offer::priced(&app).await;
        let proposal = offer.proposal().await;
        let before = rows(&app).await;
        s3.stop();

        let mut other = PHOTO.to_vec();
        other.push(8);
        let refused = app.owner().upload("post.jpg", other.clone()).await;
        assert!(refused.text.contains("Try again in a minute"), "{}", refused.text);
        assert_eq!(refused.refused(503), "files_unreachable");
        assert_eq!(app.owner().get(&kept).await.refused(503), "files_unreachable");
        assert_eq!(app.owner().get(&format!("{proposal}/verification")).await.refused(503), "files_unreachable");
        assert!(matches!(wrong(&app).await, Err(Error::FilesUnreachable(why)) if why.contains("refused")));
        let out = app.folder().join("out");
        let left = integrations::company_export::export(&app.platform, app.who.company, &out).await;
        assert!(matches!(left, Err(Error::FilesUnreachable(_))), "no export without its files");
        assert_eq!(rows(&app).await, before, "no row without its bytes");

        s3.start_again();
        app.owner().upload("post.jpg", other).await.ok();
        assert_eq!(app.owner().get(&kept).await.status.as_u16(), 200);
        assert_eq!(wrong(&app).await.unwrap(), []);
    }
}

both_with_s3! {
    async fn a_sealed_proposal_is_checked_where_it_lies(app, s3) {
        let offer = Offer::priced(&app).await;
        let (proposal, page) = offer.sent().await;
        let code = offer.code(&app.stranger(), &page).await;
        offer.sign(&app.stranger(), &page, &code).await;
        app.run_jobs().await;
        let verification = format!("{proposal}/verification");
        assert_eq!(offer.owner.get(&verification).await.ok()["sound"], true);
        assert_eq!(wrong(&app).await.unwrap(), []);

        let sealed = offer.owner.get(&proposal).await.ok()["sealed_sha256"].as_str().expect("sealed").to_owned();
        let object = s3.object(&format!("{}/{}/{sealed}", app.who.company, &sealed[..2]));
        std::fs::write(&object, b"something else").unwrap();
        assert_eq!(offer.owner.get(&verification).await.ok()["sound"], false);
        let checks = |found: Vec<(&'static str, String)>| found.into_iter().map(|(what, _)| what).collect::<Vec<_>>();
        assert_eq!(checks(wrong(&app).await.unwrap()), ["files", "signatures"], "changed");
        std::fs::remove_file(&object).unwrap();
        assert_eq!(checks(wrong(&app).await.unwrap()), ["files", "signatures"], "gone");
    }
}

#[tokio::test]
async fn a_wrong_key_is_told_at_start_with_what_to_do() {
    let s3 = S3Server::start();
    let mut settings = s3.settings();
    settings.iter_mut().find(|(name, _)| name == "AWS_ACCESS_KEY_ID").unwrap().1 = "MISTYPED".into();
    for (place, settings) in [(s3.place(), settings), ("s3://another".into(), s3.settings())] {
        match Files::open(&place, settings).map(drop) {
            Err(Error::Refused(told)) => {
                assert!(told.cause.starts_with(&format!("the bucket {place} can't be used: ")), "{}", told.cause);
                assert!(told.cure.contains("AWS_SECRET_ACCESS_KEY"), "{}", told.cure);
            }
            other => panic!("{other:?}"),
        }
    }
}
