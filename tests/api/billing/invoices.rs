use billing::{
    payments::{Open, Settled, allocate},
    schedule::{self, BillingItemId, BillingTrigger, NewBillingItem},
};
use crm::accounts::AccountId;
use jiff::SignedDuration;
use kernel::{Currency, Money, reexport::uuid::Uuid};
use proptest::prelude::*;
use testkit::{TestApp, Value, both, json};

use crate::api::crew::job::Job;

async fn item(app: &TestApp, job: Job, name: &'static str, trigger: BillingTrigger, minor: i64) -> BillingItemId {
    let add = move |act: &platform::Act<'_>| {
        let amount = Money::new(minor, Currency::USD);
        let account_id = AccountId(job.account);
        let new =
            NewBillingItem { project_id: job.project, account_id, name: name.into(), trigger, task_id: None, amount };
        schedule::add(act, &new)
    };
    app.platform.act(&app.who, add).await.expect("the item is added").id
}

both! {
    async fn a_deposit_is_billed_mailed_and_paid(app) {
        let job = Job::begun(&app).await;
        let deposit = item(&app, job, "Deposit", BillingTrigger::Deposit, 300_000).await;
        item(&app, job, "Final", BillingTrigger::Final, 700_000).await;
        let owner = app.owner();
        let invoice = owner.post(&format!("/billing-items/{deposit}/invoice"), json!({})).await.ok();
        assert_eq!((invoice["state"].as_str(), invoice["due_on"].as_str()), (Some("sent"), Some("2026-03-17")));
        let letter = owner.get("/outbox").await.ok()["items"][0].clone();
        assert_eq!(letter["to_address"], "ana@example.com");
        assert!(letter["subject"].as_str().unwrap().ends_with("3,000.00 USD"), "{letter}");
        let paid = json!({ "account_id": job.account, "amount": { "minor": 300_000, "currency": "USD" }, "method": "check", "reference": "4711" });
        let payment = owner.post("/payments", paid).await.ok();
        assert_eq!(payment["allocations"][0]["invoice_id"], invoice["id"]);
        let money = owner.get(&job.path("/money")).await.ok();
        let figure = |name: &str| money[name]["minor"].as_i64().unwrap();
        assert_eq!((figure("contract"), figure("billed"), figure("paid")), (1_000_000, 300_000, 300_000));
        assert_eq!((figure("owed"), figure("left_to_bill"), figure("earned")), (0, 700_000, 0));
        assert_eq!(money["invoices"][0]["state"], "paid");
        assert_eq!(owner.get("/invoices?standing=open").await.ok()["items"], json!([]));
    }
}

both! {
    async fn an_invoice_is_overdue_from_the_midnight_after_its_day(app) {
        let job = Job::begun(&app).await;
        let deposit = item(&app, job, "Deposit", BillingTrigger::Deposit, 300_000).await;
        let owner = app.owner();
        // Written at half past eleven in the evening in Denver, when the world's day is another already.
        app.platform.clock().set("2026-03-05T06:30:00Z".parse().unwrap());
        let invoice = owner.post(&format!("/billing-items/{deposit}/invoice"), json!({ "due_on": "2026-03-08" })).await.ok();
        assert_eq!(invoice["issued_on"], "2026-03-04");
        // 8 March has 23 hours.
        for (instant, overdue) in [("2026-03-08T07:00:00Z", false), ("2026-03-09T05:59:59Z", false), ("2026-03-09T06:00:00Z", true)] {
            app.platform.clock().set(instant.parse().unwrap());
            let read = owner.get(&format!("/invoices/{}", invoice["id"].as_str().unwrap())).await.ok();
            assert_eq!(read["overdue"], overdue, "{instant}");
            let listed = owner.get("/invoices?standing=overdue").await.ok()["items"].as_array().unwrap().len();
            assert_eq!(listed, usize::from(overdue), "{instant}");
        }
    }
}

both! {
    async fn an_invoice_is_a_page_that_shows_what_was_paid(app) {
        let job = Job::begun(&app).await;
        let deposit = item(&app, job, "Deposit", BillingTrigger::Deposit, 300_000).await;
        let owner = app.owner();
        let invoice = owner.post(&format!("/billing-items/{deposit}/invoice"), json!({})).await.ok();
        let paid = json!({ "account_id": job.account, "amount": { "minor": 100_000, "currency": "USD" }, "method": "cash" });
        owner.post("/payments", paid).await.ok();
        let path = format!("/invoices/{}/pdf", invoice["id"].as_str().unwrap());
        let page = owner.get(&path).await;
        assert_eq!(page.status, 200);
        assert!(page.text.starts_with("%PDF"), "{}", page.text);
        if !cfg!(feature = "typeset") {
            assert!(page.text.contains("2,000.00 USD") && page.text.contains("-1,000.00 USD"), "{}", page.text);
        }
        assert_eq!(app.other_company().await.get(&path).await.refused(404), "not_found");
    }
}

both! {
    async fn what_is_owed_overdue_and_to_bill_next_are_sums_of_their_rows(app) {
        let job = Job::begun(&app).await;
        let deposit = item(&app, job, "Deposit", BillingTrigger::Deposit, 300_000).await;
        item(&app, job, "Final", BillingTrigger::Final, 700_000).await;
        let owner = app.owner();
        let figure = |standing: &Value, name: &str| (standing[name]["amount"]["minor"].clone(), standing[name]["count"].clone());
        let before = owner.get("/money").await.ok();
        // The job is under way: only the deposit may be billed.
        assert_eq!(figure(&before, "to_bill"), (json!(300_000), json!(1)));
        assert_eq!(before["billable"][0]["billing_item_id"], deposit.to_string());
        assert_eq!(figure(&before, "owed"), (json!(0), json!(0)));
        owner.post(&format!("/billing-items/{deposit}/invoice"), json!({})).await.ok();
        let billed = owner.get("/money").await.ok();
        assert_eq!(figure(&billed, "owed"), (json!(300_000), json!(1)));
        assert_eq!((figure(&billed, "overdue"), figure(&billed, "to_bill")), ((json!(0), json!(0)), (json!(0), json!(0))));
        app.pass(SignedDuration::from_hours(24 * 16)).await;
        assert_eq!(figure(&owner.get("/money").await.ok(), "overdue"), (json!(300_000), json!(1)));
        let stranger = app.other_company().await.get("/money").await.ok();
        assert_eq!(figure(&stranger, "owed"), (json!(0), json!(0)));
    }
}

both! {
    async fn an_item_is_billed_once_and_numbers_have_no_gap(app) {
        let job = Job::begun(&app).await;
        let deposit = item(&app, job, "Deposit", BillingTrigger::Deposit, 300_000).await;
        let rest = item(&app, job, "Final", BillingTrigger::Final, 700_000).await;
        let owner = app.owner();
        let path = format!("/billing-items/{deposit}/invoice");
        let first = owner.post_once(&path, "tap", json!({})).await.ok();
        assert_eq!(owner.post_once(&path, "tap", json!({})).await.ok()["id"], first["id"]);
        assert_eq!(owner.post(&path, json!({})).await.refused(409), "billing.billed");
        let last = owner.post(&format!("/billing-items/{rest}/invoice"), json!({})).await.ok();
        assert_eq!(last["number"].as_i64().unwrap(), first["number"].as_i64().unwrap() + 1);
    }
}

both! {
    async fn more_than_is_owed_is_refused_in_words(app) {
        let job = Job::begun(&app).await;
        let deposit = item(&app, job, "Deposit", BillingTrigger::Deposit, 300_000).await;
        let owner = app.owner();
        owner.post(&format!("/billing-items/{deposit}/invoice"), json!({})).await.ok();
        let paid = json!({ "account_id": job.account, "amount": { "minor": 300_001, "currency": "USD" }, "method": "cash" });
        let refused = owner.post("/payments", paid).await;
        assert!(refused.text.contains("The account owes 3000.00 USD"), "{}", refused.text);
        assert_eq!(refused.refused(409), "payment.too_much");
        assert_eq!(owner.get(&job.path("/money")).await.ok()["paid"]["minor"], 0);
    }
}

both! {
    async fn another_company_neither_bills_nor_reads(app) {
        let job = Job::begun(&app).await;
        let deposit = item(&app, job, "Deposit", BillingTrigger::Deposit, 300_000).await;
        let stranger = app.other_company().await;
        assert_eq!(stranger.post(&format!("/billing-items/{deposit}/invoice"), json!({})).await.refused(404), "not_found");
        assert_eq!(stranger.get(&job.path("/money")).await.refused(404), "not_found");
        assert_eq!(stranger.get(&job.path("/budget")).await.refused(404), "not_found");
    }
}

proptest! {
    #[test]
    fn payments_and_open_are_what_was_invoiced(
        totals in prop::collection::vec(1i64..1_000_000, 1..8),
        payments in prop::collection::vec(1i64..2_000_000, 0..12),
    ) {
        let usd = |minor| Money::new(minor, Currency::USD);
        let mut open: Vec<Open> = (1u128..)
            .zip(&totals)
            .map(|(n, minor)| Open { invoice: Uuid::from_u128(n), number: n as i64, left: usd(*minor) })
            .collect();
        let mut paid = 0;
        for payment in payments {
            let owed: i64 = open.iter().map(|one| one.left.minor).sum();
            match allocate(usd(payment), &open, &[]) {
                Ok(parts) => {
                    prop_assert_eq!(parts.iter().map(|part| part.amount.minor).sum::<i64>(), payment);
                    for Settled { invoice, amount } in parts {
                        let one = open.iter_mut().find(|one| one.invoice == invoice).unwrap();
                        one.left.minor -= amount.minor;
                        prop_assert!(amount.minor > 0 && one.left.minor >= 0);
                    }
                    paid += payment;
                }
                Err(_) => prop_assert!(payment > owed),
            }
            prop_assert_eq!(paid + open.iter().map(|one| one.left.minor).sum::<i64>(), totals.iter().sum::<i64>());
        }
    }
}

both! {
    async fn the_bill_goes_to_whoever_takes_the_bills(app) {
        let job = Job::begun(&app).await;
        let deposit = item(&app, job, "Deposit", BillingTrigger::Deposit, 300_000).await;
        let owner = app.owner();
        let office = json!({
            "name": "Mesa Books", "email": "books@mesa.example",
            "place": { "account_id": job.account, "role": "billing", "is_primary": false },
        });
        owner.post("/contacts", office).await.ok();
        owner.post(&format!("/billing-items/{deposit}/invoice"), json!({})).await.ok();
        assert_eq!(owner.get("/outbox").await.ok()["items"][0]["to_address"], "books@mesa.example");
    }
}
