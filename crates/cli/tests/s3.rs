//! The commands of the binary on an installation whose files are in a bucket.
#![cfg(feature = "s3")]

use std::{
    path::Path,
    process::{Command, Output},
};

use platform::files::Files;
use testkit::{Database, S3Server, TestApp};

const PHOTO: [u8; 6] = [0xff, 0xd8, 0xff, 0xe0, 7, 7];

/// An installation as the command line names it.
struct Place<'p> {
    data: &'p Path,
    database_url: Option<String>,
    files: Option<String>,
    s3: &'p S3Server,
}

impl Place<'_> {
    fn run(&self, command: &[&str]) -> Output {
        let mut ridgebeam = Command::new(env!("CARGO_BIN_EXE_ridgebeam"));
        ridgebeam.args(command).arg("--data").arg(self.data).envs(self.s3.settings());
        ridgebeam.args(self.database_url.iter().flat_map(|url| ["--database-url", url]));
        ridgebeam.args(self.files.iter().flat_map(|files| ["--files", files]));
        ridgebeam.output().expect("the command runs")
    }

    #[track_caller]
    fn well(&self, command: &[&str]) {
        let done = self.run(command);
        assert!(done.status.success(), "{command:?}: {}{}", text(&done.stdout), text(&done.stderr));
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

async fn backed_up_and_restored(database: Database) {
    let mut s3 = S3Server::start();
    let files = Files::open(&s3.place(), s3.settings()).expect("the bucket is there");
    let app = TestApp::start_with_files(database, files).await;
    app.owner().upload("gate.jpg", PHOTO.to_vec()).await.ok();
    let here = Place { data: app.folder(), database_url: app.database_url(), files: Some(s3.place()), s3: &s3 };
    here.well(&["doctor"]);
    let backup = app.folder().join("backup");
    let from = backup.to_str().expect("a path");
    here.well(&["backup", "--to", from]);

    for (folder, files) in [("to-folder", None), ("to-bucket", Some(format!("{}/restored", s3.place())))] {
        let data = app.folder().join(folder);
        let there = Place { data: &data, database_url: None, files, s3: &s3 };
        there.well(&["restore", "--from", from]);
        there.well(&["doctor"]);
        assert_eq!(data.join("files").exists(), there.files.is_none(), "files are where they were to go");
    }

    // What lies damaged under its name is put right.
    let object = s3.objects().into_iter().find(|name| name.contains("restored")).expect("the restored photo");
    std::fs::write(s3.object(&object), "something else").expect("it is damaged");
    let data = app.folder().join("to-bucket-again");
    let there = Place { data: &data, database_url: None, files: Some(format!("{}/restored", s3.place())), s3: &s3 };
    there.well(&["restore", "--from", from]);
    there.well(&["doctor"]);

    let object = s3.objects().into_iter().find(|name| !name.contains("restored")).expect("the photo");
    std::fs::remove_file(s3.object(&object)).expect("it is lost");
    let found = here.run(&["doctor"]);
    assert!(!found.status.success());
    assert!(text(&found.stdout).contains("gate.jpg: the file was not found"), "{}", text(&found.stdout));

    let (data, database_url) = (app.folder().to_owned(), app.database_url());
    let place = s3.place();
    s3.stop();
    let away = Place { data: &data, database_url, files: Some(place), s3: &s3 };
    let refused = away.run(&["backup", "--to", data.join("none").to_str().expect("a path")]);
    assert!(!refused.status.success());
    assert!(text(&refused.stderr).contains("Check the name of the bucket"), "{}", text(&refused.stderr));
    assert!(!data.join("none").exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn backed_up_and_restored_sqlite() {
    backed_up_and_restored(Database::Sqlite).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn backed_up_and_restored_postgres() {
    backed_up_and_restored(Database::Postgres).await
}
