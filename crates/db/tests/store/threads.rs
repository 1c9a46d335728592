//! The store's threads: commits shared by a group, readers at the same time, panics, lost connections.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use db::{Error, Store, StoreOptions};

use crate::database::{TABLES, Temporary, add_item, company, id, on_both, on_both_empty, on_hand, on_sqlite, runtime};

#[test]
fn a_failing_unit_does_not_hurt_its_neighbours() {
    on_both(|store| async move {
        let units = (0..40u128).map(|number| {
            let store = store.clone();
            tokio::spawn(async move {
                store
                    .write(company(1), move |tx| {
                        let name = format!("item {number}");
                        tx.execute(
                            "INSERT INTO item (company_id, id, name, on_hand) VALUES ($1, $2, $3, 1)",
                            &[&id(number), &name],
                        )?;
                        if number % 2 == 0 { Ok(()) } else { Err(Error::NotFound) }
                    })
                    .await
            })
        });
        for (number, unit) in units.collect::<Vec<_>>().into_iter().enumerate() {
            assert_eq!(unit.await.unwrap().is_ok(), number % 2 == 0);
        }
        for number in 0..40 {
            assert_eq!(on_hand(&store, number).await, (number % 2 == 0).then_some(1));
        }
    });
}

#[test]
fn an_answer_means_that_another_connection_sees_the_change() {
    on_both_empty(|store, options| async move {
        store.migrate(TABLES).await.unwrap();
        let onlooker = Store::open(&StoreOptions { readers: 1, connections: 1, ..options }).unwrap();
        let writers = (0..16u128).map(|number| {
            let (store, onlooker) = (store.clone(), onlooker.clone());
            tokio::spawn(async move {
                let name = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p"];
                add_item(&store, number, name[number as usize], 3).await.unwrap();
                assert_eq!(on_hand(&onlooker, number).await, Some(3));
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        onlooker.close().await;
    });
}

#[test]
fn readers_work_at_the_same_time() {
    on_both(|store| async move {
        let inside = Arc::new(AtomicU32::new(0));
        let readers = (0..3).map(|_| {
            let (store, inside) = (store.clone(), inside.clone());
            tokio::spawn(async move {
                store
                    .read(company(1), move |q| {
                        q.rows("SELECT id FROM item WHERE company_id = $1", &[])?;
                        inside.fetch_add(1, Ordering::SeqCst);
                        // Nobody gets out before all are in.
                        for _ in 0..500 {
                            if inside.load(Ordering::SeqCst) >= 3 {
                                return Ok(());
                            }
                            std::thread::sleep(Duration::from_millis(10));
                        }
                        Err(Error::Busy("the others never came".to_owned()))
                    })
                    .await
            })
        });
        for reader in readers.collect::<Vec<_>>() {
            assert_eq!(reader.await.unwrap(), Ok(()));
        }
    });
}

#[test]
fn a_read_that_takes_too_long_is_given_up() {
    on_both_empty(|_, options| async move {
        let store = Store::open(&StoreOptions {
            readers: 1,
            connections: 1,
            read_deadline: Duration::from_millis(150),
            ..options
        })
        .unwrap();
        let endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000000000)
                       SELECT COUNT(*) AS n FROM n";
        let given_up: Result<i64, Error> = store.system_read(move |q| q.one(endless, &[])?.get("n")).await;
        assert_eq!(given_up, Err(Error::TooSlow));
        let quick: Result<i64, Error> = store.system_read(|q| q.one("SELECT 1 AS n", &[])?.get("n")).await;
        assert_eq!(quick, Ok(1), "the reader serves on");
        store.close().await;
    });
}

#[test]
fn a_full_disk_is_said_and_hurts_only_the_unit_that_filled_it() {
    on_sqlite(|store, _| async move {
        store.migrate(TABLES).await.unwrap();
        let limit = |pages: u32| {
            let sql = format!("PRAGMA max_page_count = {pages}");
            store.system_write(move |tx| tx.one(&sql, &[]).map(drop))
        };
        limit(60).await.map_err(|error: Error| error).unwrap();
        let units = (0..40u128).map(|number| {
            let store = store.clone();
            tokio::spawn(async move {
                let name = if number == 7 { "x".repeat(1_000_000) } else { format!("item {number}") };
                let sql = "INSERT INTO item (company_id, id, name, on_hand) VALUES ($1, $2, $3, 1)";
                store.write(company(1), move |tx| tx.execute(sql, &[&id(number), &name])).await
            })
        });
        for (number, unit) in units.collect::<Vec<_>>().into_iter().enumerate() {
            let answer: Result<u64, Error> = unit.await.unwrap();
            assert_eq!(answer, if number == 7 { Err(Error::DiskFull) } else { Ok(1) }, "unit {number}");
            assert_eq!(on_hand(&store, number as u128).await, (number != 7).then_some(1));
        }
    });
}

#[test]
fn more_units_than_may_wait_are_turned_away() {
    on_both_empty(|_, options| async move {
        let store = Store::open(&StoreOptions { readers: 1, connections: 1, waiting: 2, ..options }).unwrap();
        let gate = Arc::new(AtomicU32::new(0));
        let held = (store.clone(), gate.clone());
        let holder = tokio::spawn(async move {
            let (store, gate) = held;
            store
                .system_read(move |_| {
                    gate.store(1, Ordering::SeqCst);
                    while gate.load(Ordering::SeqCst) < 2 {
                        std::thread::sleep(Duration::from_millis(5));
                    }
                    Ok::<_, Error>(())
                })
                .await
        });
        while gate.load(Ordering::SeqCst) == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let waiting: Vec<_> = (0..5)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move { store.system_read(|_| Ok::<_, Error>(())).await })
            })
            .collect();
        tokio::time::sleep(Duration::from_millis(100)).await;
        gate.store(2, Ordering::SeqCst);
        let mut served = 0;
        for unit in waiting {
            match unit.await.unwrap() {
                Ok(()) => served += 1,
                Err(error) => assert!(matches!(error, Error::Busy(_))),
            }
        }
        assert_eq!(served, 2);
        assert_eq!(holder.await.unwrap(), Ok(()));
        store.close().await;
    });
}

#[test]
fn two_servers_can_not_share_a_sqlite_file() {
    on_sqlite(|_, options| async move {
        let serving = StoreOptions { sole_server: true, ..options };
        let first = Store::open(&serving).unwrap();
        assert!(matches!(Store::open(&serving).map(drop), Err(Error::Schema(_))));
        first.close().await;
        Store::open(&serving).unwrap().close().await;
    });
}

#[test]
fn a_panic_is_an_error_and_the_thread_lives_on() {
    on_both(|store| async move {
        for _ in 0..8 {
            let panicked: Result<(), Error> = store
                .write(company(1), |tx| {
                    tx.execute("INSERT INTO item (company_id, id, name, on_hand) VALUES ($1, $2, 'x', 1)", &[&id(1)])?;
                    panic!("the roof is on fire")
                })
                .await;
            assert_eq!(panicked, Err(Error::Panicked("the roof is on fire".to_owned())));
        }
        assert_eq!(on_hand(&store, 1).await, None);
        assert_eq!(add_item(&store, 1, "anchor bolt", 2).await, Ok(1));
    });
}

#[test]
fn a_closed_store_turns_work_away() {
    on_both(|store| async move {
        store.close().await;
        assert_eq!(add_item(&store, 1, "anchor bolt", 2).await, Err(Error::Closed));
    });
}

#[test]
fn a_cut_connection_is_dialled_again() {
    runtime().block_on(async {
        let Some(temporary) = Temporary::create().await else {
            return println!("skipped: no PostgreSQL server; set RIDGEBEAM_TEST_DATABASE_URL");
        };
        let store =
            Store::open(&StoreOptions { url: temporary.url(), readers: 2, connections: 2, ..Default::default() })
                .unwrap();
        store.migrate(TABLES).await.unwrap();
        for round in 0..3 {
            temporary.cut_connections().await;
            for _ in 0..4 {
                assert_eq!(on_hand(&store, 1).await, (round > 0).then_some(round));
            }
            temporary.cut_connections().await;
            if round == 0 {
                assert_eq!(add_item(&store, 1, "anchor bolt", 0).await, Ok(1));
            }
            let sql = "UPDATE item SET on_hand = on_hand + 1 WHERE company_id = $1 AND id = $2";
            let added: Result<u64, Error> = store.write(company(1), move |tx| tx.execute(sql, &[&id(1)])).await;
            assert_eq!(added, Ok(1));
        }
        store.close().await;
        temporary.drop().await;
    });
}

#[test]
fn a_database_that_is_not_there_is_unavailable() {
    let nowhere = ["postgres://nobody@127.0.0.1:1/none", "sqlite:/nonexistent/folder/store.db"];
    for url in nowhere {
        let opened = Store::open(&StoreOptions { url: url.to_owned(), ..Default::default() });
        assert!(matches!(opened.map(drop), Err(Error::Unavailable(_))), "{url}");
    }
}

#[test]
fn a_backup_is_a_database_of_its_own() {
    on_sqlite(|store, options| async move {
        store.migrate(TABLES).await.unwrap();
        add_item(&store, 1, "anchor bolt", 9).await.unwrap();
        let place = format!("{}.copy", options.url.trim_start_matches("sqlite:"));
        store.backup_to(&place).await.unwrap();
        add_item(&store, 2, "post base", 9).await.unwrap();
        let copy = Store::open(&StoreOptions { url: format!("sqlite:{place}"), ..options }).unwrap();
        assert_eq!(on_hand(&copy, 1).await, Some(9));
        assert_eq!(on_hand(&copy, 2).await, None);
        assert!(store.backup_to(&place).await.is_err(), "a backup is never overwritten");
        copy.close().await;
    });
}
