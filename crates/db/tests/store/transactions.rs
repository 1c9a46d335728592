//! All or nothing: rollback, poison, attempts, locks, walls.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use db::{Error, Tx};

use crate::database::{add_item, company, id, on_both, on_hand};

fn insert(tx: &Tx<'_>, number: u128, name: &str) -> Result<u64, Error> {
    tx.execute("INSERT INTO item (company_id, id, name, on_hand) VALUES ($1, $2, $3, 5)", &[&id(number), &name])
}

#[test]
fn an_error_undoes_the_whole_unit() {
    on_both(|store| async move {
        let refused = store.write(company(1), |tx| {
            insert(tx, 1, "anchor bolt")?;
            Err::<(), Error>(Error::NotFound)
        });
        assert_eq!(refused.await, Err(Error::NotFound));
        assert_eq!(on_hand(&store, 1).await, None);
    });
}

#[test]
fn what_was_answered_is_there_for_the_next_reader() {
    on_both(|store| async move {
        add_item(&store, 1, "anchor bolt", 12).await.unwrap();
        assert_eq!(on_hand(&store, 1).await, Some(12));
    });
}

#[test]
fn a_statement_without_its_company_is_refused() {
    on_both(|store| async move {
        let sql = "SELECT name FROM item WHERE id = $2";
        let answer: Result<_, Error> = store.read(company(1), move |q| q.rows(sql, &[&id(1)])).await;
        assert_eq!(answer.unwrap_err(), Error::Wall(sql.to_owned()));
        let sql = "DELETE FROM item";
        let answer: Result<u64, Error> = store.write(company(1), move |tx| tx.execute(sql, &[])).await;
        assert_eq!(answer, Err(Error::Wall(sql.to_owned())));
    });
}

#[test]
fn a_company_sees_only_its_own() {
    on_both(|store| async move {
        add_item(&store, 1, "anchor bolt", 12).await.unwrap();
        let sql = "SELECT id FROM item WHERE company_id = $1";
        let other = store.read(company(2), move |q| Ok::<_, Error>(q.rows(sql, &[])?.len())).await;
        assert_eq!(other, Ok(0));
        let within =
            store.system_write(move |tx| Ok::<_, Error>(tx.for_company(company(1)).rows(sql, &[])?.len())).await;
        assert_eq!(within, Ok(1));
    });
}

#[test]
fn a_failed_statement_spoils_the_unit_even_if_its_error_is_swallowed() {
    on_both(|store| async move {
        add_item(&store, 1, "anchor bolt", 12).await.unwrap();
        let swallowed = store.write(company(1), |tx| {
            insert(tx, 2, "joist hanger")?;
            assert!(insert(tx, 3, "anchor bolt").is_err());
            assert!(matches!(insert(tx, 4, "hurricane tie"), Err(Error::Poisoned(_))));
            Ok(())
        });
        assert!(matches!(swallowed.await, Err(Error::Poisoned(_))));
        assert_eq!(on_hand(&store, 2).await, None);
    });
}

#[test]
fn an_attempt_undoes_only_itself() {
    on_both(|store| async move {
        add_item(&store, 1, "anchor bolt", 12).await.unwrap();
        let kept = store.write(company(1), |tx| {
            insert(tx, 2, "joist hanger")?;
            let clash = tx.attempt(|tx| {
                insert(tx, 3, "hurricane tie")?;
                insert(tx, 4, "anchor bolt")
            });
            assert!(matches!(clash, Err(Error::Unique { .. })), "{clash:?}");
            tx.attempt(|tx| insert(tx, 5, "post base"))
        });
        assert_eq!(kept.await, Ok(1));
        assert_eq!(on_hand(&store, 2).await, Some(5));
        assert_eq!(on_hand(&store, 3).await, None);
        assert_eq!(on_hand(&store, 5).await, Some(5));
    });
}

#[test]
fn an_attempt_that_swallows_a_failure_fails_itself() {
    on_both(|store| async move {
        let outcome = store.write(company(1), |tx| {
            let attempted = tx.attempt(|tx| {
                insert(tx, 1, "anchor bolt")?;
                let _ = insert(tx, 2, "anchor bolt");
                Ok::<_, Error>(())
            });
            assert!(matches!(attempted, Err(Error::Poisoned(_))));
            insert(tx, 3, "post base")
        });
        assert_eq!(outcome.await, Ok(1));
        assert_eq!(on_hand(&store, 1).await, None);
    });
}

#[test]
fn broken_rules_have_the_same_names_on_both_databases() {
    on_both(|store| async move {
        add_item(&store, 1, "anchor bolt", 12).await.unwrap();
        let clash = add_item(&store, 2, "anchor bolt", 1).await.unwrap_err();
        assert!(
            matches!(&clash, Error::Unique { constraint, .. } if constraint == "item(company_id, name)"),
            "{clash:?}"
        );
        assert!(matches!(add_item(&store, 3, "post base", -1).await, Err(Error::Rule { .. })));
        let dangling: Result<u64, Error> = store
            .write(company(1), |tx| {
                tx.execute("INSERT INTO movement (company_id, item_id, quantity) VALUES ($1, $2, 4)", &[&id(99)])
            })
            .await;
        assert!(matches!(dangling, Err(Error::ForeignKey { .. })), "{dangling:?}");
        let missing: Result<u64, Error> = store
            .write(company(1), |tx| {
                tx.execute(
                    "INSERT INTO item (company_id, id, name, on_hand) VALUES ($1, $2, $3, 1)",
                    &[&id(4), &None::<String>],
                )
            })
            .await;
        assert_eq!(missing, Err(Error::Missing { column: "item.name".to_owned() }));
    });
}

#[test]
fn reading_units_can_not_write() {
    on_both(|store| async move {
        let sql = "INSERT INTO item (company_id, id, name, on_hand) VALUES ($1, $2, 'x', 1) RETURNING id";
        let answer: Result<_, Error> = store.read(company(1), move |q| q.rows(sql, &[&id(1)])).await;
        assert!(matches!(answer, Err(Error::ReadOnly(_))), "{answer:?}");
    });
}

#[test]
fn locked_rows_lose_no_update() {
    on_both(|store| async move {
        add_item(&store, 1, "anchor bolt", 0).await.unwrap();
        let writers = (0..64).map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                store
                    .write(company(1), |tx| {
                        let row = tx.lock("SELECT on_hand FROM item WHERE company_id = $1 AND id = $2", &[&id(1)])?;
                        let next = row.ok_or(Error::NotFound)?.get::<i64>("on_hand")? + 1;
                        tx.execute("UPDATE item SET on_hand = $3 WHERE company_id = $1 AND id = $2", &[&id(1), &next])
                    })
                    .await
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            assert_eq!(writer.await.unwrap(), Ok(1));
        }
        assert_eq!(on_hand(&store, 1).await, Some(64));
    });
}

#[test]
fn units_that_lock_each_other_out_are_run_again() {
    on_both(|store| async move {
        add_item(&store, 1, "anchor bolt", 0).await.unwrap();
        add_item(&store, 2, "post base", 0).await.unwrap();
        let take = |first: u128, second: u128| {
            let store = store.clone();
            tokio::spawn(async move {
                store
                    .write(company(1), move |tx| {
                        let sql = "UPDATE item SET on_hand = on_hand + 1 WHERE company_id = $1 AND id = $2";
                        tx.execute(sql, &[&id(first)])?;
                        std::thread::sleep(std::time::Duration::from_millis(300));
                        tx.execute(sql, &[&id(second)])
                    })
                    .await
            })
        };
        let (one, other) = (take(1, 2), take(2, 1));
        assert_eq!((one.await.unwrap(), other.await.unwrap()), (Ok::<_, Error>(1), Ok::<_, Error>(1)));
        assert_eq!((on_hand(&store, 1).await, on_hand(&store, 2).await), (Some(2), Some(2)));
    });
}

#[test]
fn what_follows_a_commit_follows_nothing_else() {
    on_both(|store| async move {
        let told = Arc::new(AtomicU32::new(0));
        let tell = |tx: &Tx<'_>, told: &Arc<AtomicU32>, amount: u32| {
            let told = told.clone();
            tx.after_commit(Box::new(move || {
                let _ = told.fetch_add(amount, Ordering::SeqCst);
            }));
        };
        let shared = told.clone();
        let failed = store.write(company(1), move |tx| {
            tell(tx, &shared, 1);
            Err::<(), Error>(Error::NotFound)
        });
        assert!(failed.await.is_err());
        let shared = told.clone();
        let kept = store.write(company(1), move |tx| {
            tell(tx, &shared, 10);
            let _ = tx.attempt(|tx| {
                tell(tx, &shared, 100);
                Err::<(), Error>(Error::NotFound)
            });
            insert(tx, 1, "anchor bolt")
        });
        assert!(kept.await.is_ok());
        assert_eq!(told.load(Ordering::SeqCst), 10);
    });
}
