//! The schema's steps: once, in order, whole, and never against a newer or different history.

use db::{Error, Migration, Store, StoreOptions};

use crate::database::on_both_empty;

const FIRST: Migration = Migration { number: 1, name: "crew", sql: "CREATE TABLE crew (id BIGINT PRIMARY KEY);" };
const SECOND: Migration = Migration {
    number: 2,
    name: "truck",
    sql: "CREATE TABLE truck (id BIGINT PRIMARY KEY);
          -- postgres:
          INSERT INTO truck VALUES (100);
          -- end
          -- sqlite:
          INSERT INTO truck VALUES (200);
          -- end
          INSERT INTO truck VALUES (300);",
};

async fn count(store: &Store, table: &'static str) -> Result<i64, Error> {
    store.system_read(move |q| q.one(&format!("SELECT COUNT(*) AS n FROM {table}"), &[])?.get("n")).await
}

#[test]
fn each_step_runs_once() {
    on_both_empty(|store, _| async move {
        assert_eq!(store.migrate(&[FIRST]).await, Ok(vec![1]));
        assert_eq!(store.migrate(&[SECOND, FIRST]).await, Ok(vec![2]));
        assert_eq!(store.migrate(&[FIRST, SECOND]).await, Ok(vec![]));
        assert_eq!(count(&store, "truck").await, Ok(2));
    });
}

#[test]
fn a_newer_database_is_refused() {
    on_both_empty(|store, _| async move {
        store.migrate(&[FIRST, SECOND]).await.unwrap();
        let error = store.migrate(&[FIRST]).await.unwrap_err();
        assert!(error.to_string().contains("newer version"), "{error}");
    });
}

#[test]
fn a_changed_step_is_refused() {
    on_both_empty(|store, _| async move {
        store.migrate(&[FIRST]).await.unwrap();
        let changed = Migration { sql: "CREATE TABLE crew (id TEXT PRIMARY KEY);", ..FIRST };
        let error = store.migrate(&[changed, SECOND]).await.unwrap_err();
        assert!(error.to_string().contains("another text"), "{error}");
        assert!(count(&store, "truck").await.is_err(), "nothing after it may run");
    });
}

#[test]
fn a_step_that_fails_leaves_nothing_behind() {
    on_both_empty(|store, _| async move {
        let broken = Migration {
            number: 2,
            name: "broken",
            sql: "CREATE TABLE half (id BIGINT); CREATE TABLE crew (id BIGINT);",
        };
        assert!(store.migrate(&[FIRST, broken]).await.is_err());
        assert!(count(&store, "half").await.is_err());
        assert_eq!(count(&store, "schema_migration").await, Ok(1));
    });
}

#[test]
fn two_servers_that_start_together_take_turns() {
    on_both_empty(|store, options| async move {
        let other = Store::open(&StoreOptions { readers: 1, connections: 1, ..options }).unwrap();
        let (one, two) = (store.clone(), other.clone());
        let one = tokio::spawn(async move { one.migrate(&[FIRST, SECOND]).await });
        let two = tokio::spawn(async move { two.migrate(&[FIRST, SECOND]).await });
        let mut ran = [one.await.unwrap().unwrap(), two.await.unwrap().unwrap()].concat();
        ran.sort_unstable();
        assert_eq!(ran, [1, 2]);
        other.close().await;
    });
}
