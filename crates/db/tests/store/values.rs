//! Every kind of value goes in and comes out the same on both databases.

use db::{Error, Migration};
use jiff::{Timestamp, civil};
use kernel::Decimal;

use crate::database::{add_item, company, id, on_both, on_both_empty};

const VALUES: Migration = Migration {
    number: 1,
    name: "values",
    sql: "CREATE TABLE kept (company_id UUID NOT NULL, flag BOOLEAN, whole BIGINT, words TEXT, raw BYTEA, other UUID);",
};

kernel::text_enum! {
    /// How a thing is paid.
    pub enum Tender { Cash = "cash", Check = "check" }
}

#[test]
fn values_come_back_as_they_went_in() {
    on_both_empty(|store, _| async move {
        store.migrate(&[VALUES]).await.unwrap();
        let row = store.write(company(1), |tx| {
            tx.one(
                "INSERT INTO kept (company_id, flag, whole, words, raw, other) VALUES ($1, $2, $3, $4, $5, $6)
                 RETURNING company_id, flag, whole, words, raw, other",
                &[&true, &i64::MIN, &"Ø 1/2\" rebar", &vec![0u8, 255], &id(7)],
            )
        });
        let row = row.await.map_err(|error: Error| error).unwrap();
        assert_eq!(row.get::<db::CompanyId>("company_id").unwrap(), company(1));
        assert!(row.get::<bool>("flag").unwrap());
        assert_eq!(row.get::<i64>(2).unwrap(), i64::MIN);
        assert_eq!(row.get::<String>("words").unwrap(), "Ø 1/2\" rebar");
        assert_eq!(row.get::<Vec<u8>>("raw").unwrap(), [0, 255]);
        assert_eq!(row.get::<Option<uuid::Uuid>>("other").unwrap(), Some(id(7)));
        assert!(matches!(row.get::<i64>("price"), Err(Error::Column { .. })));
        assert!(matches!(row.get::<i64>("words"), Err(Error::Column { .. })));
    });
}

#[test]
fn derived_values_come_back_as_they_went_in() {
    on_both_empty(|store, _| async move {
        store.migrate(&[VALUES]).await.unwrap();
        let when: Timestamp = "2026-03-08T09:59:59.123456Z".parse().unwrap();
        let stored = store.write(company(1), move |tx| {
            let texts: [&dyn db::ToColumn; 4] = [
                &"12.50".parse::<Decimal>().unwrap(),
                &civil::date(2024, 2, 29),
                &civil::time(7, 5, 0, 0),
                &Tender::Check,
            ];
            let sql = "INSERT INTO kept (company_id, whole, words) VALUES ($1, $2, $3) RETURNING whole, words";
            texts.iter().map(|text| tx.one(sql, &[&when, text])).collect::<Result<Vec<_>, Error>>()
        });
        let rows = stored.await.unwrap();
        assert_eq!(rows[0].get::<Timestamp>("whole").unwrap(), when);
        assert_eq!(rows[0].get::<Decimal>("words").unwrap().to_string(), "12.50");
        assert_eq!(rows[1].get::<civil::Date>("words").unwrap(), civil::date(2024, 2, 29));
        assert_eq!(rows[2].get::<civil::Time>("words").unwrap(), civil::time(7, 5, 0, 0));
        assert_eq!(rows[3].get::<Tender>("words").unwrap(), Tender::Check);
    });
}

#[test]
fn sums_are_whole_numbers() {
    on_both(|store| async move {
        add_item(&store, 1, "anchor bolt", 9_000_000_000).await.unwrap();
        add_item(&store, 2, "post base", 1_000_000).await.unwrap();
        let sum = store.read(company(1), |q| {
            let sql = "SELECT SUM(on_hand) AS sum, COUNT(*) AS n, AVG(on_hand) AS mean FROM item WHERE company_id = $1";
            let row = q.one(sql, &[])?;
            Ok::<_, Error>((row.get::<i64>("sum")?, row.get::<i64>("n")?, row.get::<f64>("mean")?))
        });
        assert_eq!(sum.await, Ok((9_001_000_000, 2, 4_500_500_000.0)));
    });
}

#[test]
fn numeric_answers_are_exact() {
    on_both(|store| async move {
        if store.dialect() == db::Dialect::Sqlite {
            return;
        }
        let written = ["0.5", "-0.00001234", "12345678901234567890", "10000.10", "-3", "0", "99999999"];
        for text in written {
            let sql = format!("SELECT CAST('{text}' AS NUMERIC) AS n");
            let read = store.system_read(move |q| q.one(&sql, &[])?.get::<Decimal>("n")).await.unwrap();
            assert_eq!(read.to_string(), text);
        }
    });
}

#[test]
fn placeholders_may_come_in_any_order_and_more_than_once() {
    on_both(|store| async move {
        add_item(&store, 1, "anchor bolt", 9).await.unwrap();
        let found = store.read(company(1), |q| {
            let list = db::placeholders(4, 2);
            let sql = format!(
                "SELECT name FROM item WHERE on_hand > $3 AND (name = $2 OR name <> $2) AND id IN ({list}) AND company_id = $1"
            );
            q.one(&sql, &[&"anchor bolt", &8i64, &id(1), &id(2)])?.get::<String>("name")
        });
        assert_eq!(found.await, Ok("anchor bolt".to_owned()));
    });
}

#[test]
fn a_value_too_many_or_too_few_is_refused() {
    on_both(|store| async move {
        let sql = "SELECT name FROM item WHERE company_id = $1 AND id = $2";
        let few: Result<_, Error> = store.read(company(1), move |q| q.rows(sql, &[])).await;
        assert!(few.is_err());
        let many: Result<_, Error> = store.read(company(1), move |q| q.rows(sql, &[&id(1), &id(2)])).await;
        assert!(many.is_err());
    });
}

#[test]
fn letters_compare_alike_on_both_databases() {
    on_both(|store| async move {
        let sql = "SELECT lower('ÄRGER Nr. 1') AS low, upper('straße x') AS up,
                   CASE WHEN 'Deck' LIKE 'd%' THEN 1 ELSE 0 END AS careless,
                   CASE WHEN lower('Deck') LIKE 'd%' THEN 1 ELSE 0 END AS careful";
        let row = store.system_read(move |q| q.one(sql, &[])).await.map_err(|error: Error| error).unwrap();
        assert_eq!(row.get::<String>("low").unwrap(), "ärger nr. 1");
        assert!(row.get::<String>("up").unwrap().ends_with("E X"));
        assert_eq!((row.get::<i64>("careless").unwrap(), row.get::<i64>("careful").unwrap()), (0, 1));
    });
}
