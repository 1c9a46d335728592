use reqwest::Method;
use sales::proposals::{self, ProposalId};
use testkit::{both, json};

use super::offer::Offer;

both! {
    async fn a_sent_proposal_opens_as_viewed(app) {
        let offer = Offer::priced(&app).await;
        let (proposal, page) = offer.sent().await;
        assert_eq!(offer.owner.get(&proposal).await.ok()["state"], "sent");
        let customer = app.stranger();
        let shown = customer.send(customer.request(Method::GET, &page)).await;
        assert_eq!(shown.status.as_u16(), 200);
        assert!(shown.text.contains("$2,826.26") && shown.text.contains("Ana Ñandú"), "{}", shown.text);
        assert!(!shown.text.contains("<script") && !shown.text.contains(" checked"));
        assert_eq!(offer.owner.get(&proposal).await.ok()["state"], "viewed");
        customer.send(customer.request(Method::GET, &page)).await;
        let timeline = offer.owner.get(&format!("/records/{}/timeline", offer.account)).await.ok();
        let views = timeline["items"].as_array().unwrap().iter().filter(|e| e["kind"] == "proposal.viewed").count();
        assert_eq!(views, 1);
        let pdf = customer.send(customer.request(Method::GET, &format!("{page}/proposal.pdf"))).await;
        assert!(pdf.text.starts_with("%PDF-"));
    }
}

both! {
    async fn what_went_out_is_not_changed(app) {
        let mut offer = Offer::priced(&app).await;
        offer.sent().await;
        offer.estimate = offer.owner.get(&offer.path()).await.ok();
        let version = offer.estimate["version"].as_i64().unwrap();
        let answer = offer.owner.patch(&offer.path(), version, json!({ "name": "Cheaper" })).await;
        assert_eq!(answer.refused(409), "estimate.not_draft");
    }
}

both! {
    async fn a_proposal_of_another_company_is_not_there(app) {
        let offer = Offer::priced(&app).await;
        let (proposal, _) = offer.sent().await;
        let other = app.other_company().await;
        assert_eq!(other.get(&proposal).await.refused(404), "not_found");
        assert_eq!(other.post(&format!("{proposal}/send"), json!(null)).await.refused(404), "not_found");
        let stranger = app.stranger();
        let guess = stranger.send(stranger.request(Method::GET, "/p/no-such-token")).await;
        assert_eq!(guess.status.as_u16(), 404);
    }
}

both! {
    async fn payments_must_come_to_the_whole(app) {
        let offer = Offer::priced(&app).await;
        let schedule = json!([{ "name": "Deposit", "trigger": "deposit", "percent": "40" }]);
        let new = json!({ "contact_id": offer.contact, "payment_schedule": schedule });
        let refused = offer.owner.post(&format!("{}/proposals", offer.path()), new).await;
        assert_eq!(refused.body["fields"][0]["message"], "The payments come to 40 %; make it 100 %.");
    }
}

both! {
    async fn the_licence_stands_on_the_proposal_as_it_was_sent(app) {
        let offer = Offer::priced(&app).await;
        let mut company = offer.owner.get("/company").await.ok();
        company["settings"]["licence"] = json!("CO-88-1204");
        offer.owner.patch("/company", 1, json!({ "settings": company["settings"] })).await.ok();
        let (proposal, page) = offer.sent().await;
        company["settings"]["licence"] = json!("");
        offer.owner.patch("/company", 2, json!({ "settings": company["settings"] })).await.ok();
        let customer = app.stranger();
        let shown = customer.send(customer.request(Method::GET, &page)).await.text;
        assert!(shown.contains("License CO-88-1204"), "{shown}");
        assert_eq!(offer.owner.get(&format!("{proposal}/verification")).await.ok()["sound"], true);
    }
}

both! {
    async fn an_open_opportunity_is_worth_what_was_offered(app) {
        let offer = Offer::priced(&app).await;
        let path = format!("/opportunities/{}", offer.opportunity);
        assert_eq!(offer.owner.get(&path).await.ok()["value"]["minor"], 0);
        let (proposal, _) = offer.sent().await;
        let total = offer.owner.get(&proposal).await.ok()["total"].clone();
        assert_eq!(offer.owner.get(&path).await.ok()["value"], total);
    }
}

both! {
    async fn a_household_stands_once_under_prepared_for(app) {
        let offer = Offer::priced(&app).await;
        let id: ProposalId = offer.proposal().await.trim_start_matches("/proposals/").parse().unwrap();
        let mut content = app.platform.read(&app.who, move |q| proposals::content(q, id)).await.unwrap();
        let party = proposals::paper(&content).customer;
        assert_eq!((party.name.as_str(), party.lines.len()), ("Ana Ñandú", 0));
        content.customer = "Mesa HOA".into();
        assert_eq!(proposals::paper(&content).customer.lines, ["Ana Ñandú"], "a firm has a person who is addressed");
    }
}
