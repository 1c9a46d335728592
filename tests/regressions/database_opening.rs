//! A database that will never open was told "can't be reached; try again".

use db::{Store, StoreOptions};
use testkit::{Database, TestApp, server_url};

/// What is said about a database that does not open.
async fn refusal(url: String) -> String {
    match Store::open(&StoreOptions { url, readers: 1, connections: 1, ..Default::default() }) {
        Err(error) => error.to_string(),
        Ok(store) => store.migrate(platform::migrations::ALL).await.expect_err("it does not open").to_string(),
    }
}

#[tokio::test]
async fn a_file_that_is_no_database_is_told_as_such() {
    let app = TestApp::start(Database::Sqlite).await;
    let file = app.folder().join("letter.db");
    std::fs::write(&file, "a letter to the editor ".repeat(500)).unwrap();
    let told = refusal(format!("sqlite:{}", file.display())).await;
    assert!(told.contains("is not a database") && told.contains("--data") && !told.contains("try again"), "{told}");
}

#[tokio::test]
async fn who_is_not_let_in_is_told_where_the_password_belongs() {
    let server = server_url();
    let host = server.rsplit('@').next().unwrap();
    let told = refusal(format!("postgres://nobody_at_all@{host}")).await;
    assert!(told.contains("postgres://user:password@host/name") && !told.contains("try again"), "{told}");
}

#[tokio::test]
async fn an_encrypted_connection_is_told_to_be_missing() {
    let told = refusal(format!("{}?sslmode=require", server_url())).await;
    assert!(told.contains("TLS") && !told.contains("try again"), "{told}");
}

#[tokio::test]
async fn a_database_that_is_not_there_is_told_to_be_made() {
    let server = server_url();
    let (base, _) = server.rsplit_once('/').unwrap();
    let told = refusal(format!("{base}/no_such_database_here")).await;
    assert!(told.contains("CREATE DATABASE") && !told.contains("try again"), "{told}");
}
