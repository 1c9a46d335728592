use testkit::both;

use super::sold::task;
use crate::api::sales::offer::{Offer, text};

both! {
    async fn a_signature_drafts_the_plan_of_what_was_sold(app) {
        let offer = Offer::priced(&app).await;
        let (_, page) = offer.sent().await;
        let code = offer.code(&app.stranger(), &page).await;
        offer.sign(&app.stranger(), &page, &code).await;
        app.run_jobs().await;
        let plans = offer.owner.get(&format!("/win-plans?opportunity_id={}", offer.opportunity)).await.ok();
        assert_eq!(plans["items"].as_array().unwrap().len(), 1);
        let plan = offer.owner.get(&format!("/win-plans/{}", text(&plans["items"][0]["id"]))).await.ok();
        let plan = &plan["definition"];
        assert_eq!(plan["sold_cost"]["minor"], 207_720);
        assert_eq!(plan["contract"]["minor"], 282_626);
        assert_eq!(plan["budget"].as_array().unwrap().iter().map(|b| b["amount_minor"].as_i64().unwrap()).sum::<i64>(), 207_720);
        let hang = task(plan, "Set and hang");
        assert_eq!((hang["hours"].as_str(), hang["duration_minutes"].as_i64()), (Some("30"), Some(900)));
    }
}
