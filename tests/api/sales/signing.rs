use jiff::SignedDuration;
use kernel::Money;
use reqwest::Method;
use sales::proposals::{self, AuditRecord, ProposalId};
use testkit::{both, json};

use super::offer::{Offer, form};

fn id(path: &str) -> ProposalId {
    path.trim_start_matches("/proposals/").parse().expect("an id")
}

both! {
    async fn a_signature_is_sealed_sold_and_can_be_checked(app) {
        let offer = Offer::priced(&app).await;
        let (proposal, page) = offer.sent().await;
        let customer = app.stranger();
        customer.send(customer.request(Method::GET, &page)).await;
        let code = offer.code(&customer, &page).await;
        assert_eq!(offer.sign(&customer, &page, &code).await.status.as_u16(), 303);
        app.run_jobs().await;
        let signed = offer.owner.get(&proposal).await.ok();
        assert_eq!((signed["state"].as_str(), signed["signer_name"].as_str()), (Some("signed"), Some("Ana Ñandú")));
        assert!(signed["sealed_sha256"].is_string());
        assert_eq!(offer.owner.get(&format!("/opportunities/{}", offer.opportunity)).await.ok()["state"], "won");
        assert_eq!(offer.owner.get(&format!("/accounts/{}", offer.account)).await.ok()["standing"], "customer");
        let report = offer.owner.get(&format!("{proposal}/verification")).await.ok();
        assert_eq!(report["sound"], true, "{report}");
        let record: AuditRecord = serde_json::from_value(offer.owner.get(&format!("{proposal}/audit")).await.ok()).unwrap();
        let kinds: Vec<&str> = record.events.iter().map(|e| e.kind.as_str()).collect();
        assert_eq!(kinds, ["created", "sent", "opened", "consented", "code_sent", "verified", "signed", "sealed", "copies_sent"]);
        let copy = customer.send(customer.request(Method::GET, &format!("{page}/signed.pdf"))).await;
        assert!(copy.text.starts_with("%PDF-"));
    }
}

both! {
    async fn what_was_sold_sums_to_the_contract(app) {
        let offer = Offer::priced(&app).await;
        let (proposal, page) = offer.sent().await;
        let code = offer.code(&app.stranger(), &page).await;
        offer.sign(&app.stranger(), &page, &code).await;
        let sold = app.platform.read(&app.who, move |q| proposals::sold_scope(q, id(&proposal))).await.unwrap();
        let lines: Vec<_> = sold.sections.iter().flat_map(|s| &s.lines).collect();
        assert_eq!(lines.iter().map(|l| l.price.minor).sum::<i64>(), 294_943 - 14_747);
        assert_eq!(lines.iter().map(|l| l.cost.minor).sum::<i64>(), 207_720);
        assert_eq!(sold.contract, Money::new(282_626, kernel::Currency::USD));
        assert_eq!(sold.instalments.iter().map(|i| i.amount.minor).collect::<Vec<_>>(), [113_050, 169_576]);
        assert_eq!(lines.len(), 2, "an optional line that was not taken is not sold");
    }
}

both! {
    async fn a_retried_signature_is_the_same_signature(app) {
        let offer = Offer::priced(&app).await;
        let (proposal, page) = offer.sent().await;
        let code = offer.code(&app.stranger(), &page).await;
        offer.sign(&app.stranger(), &page, &code).await;
        let first = offer.owner.get(&proposal).await.ok();
        app.pass(SignedDuration::from_mins(3)).await;
        assert_eq!(offer.sign(&app.stranger(), &page, &code).await.status.as_u16(), 303);
        let again = offer.owner.get(&proposal).await.ok();
        assert_eq!(first["signed_at"], again["signed_at"]);
        let record = offer.owner.get(&format!("{proposal}/audit")).await.ok();
        let signed = record["events"].as_array().unwrap().iter().filter(|e| e["kind"] == "signed").count();
        assert_eq!(signed, 1);
    }
}

both! {
    async fn signing_needs_consent_and_a_fresh_code(app) {
        let offer = Offer::priced(&app).await;
        let (proposal, page) = offer.sent().await;
        let customer = app.stranger();
        let without = form(&customer, &format!("{page}/code"), &[]).await;
        assert_eq!(without.status.as_u16(), 422);
        assert_eq!(offer.sign(&customer, &page, "123456").await.status.as_u16(), 422);
        let code = offer.code(&customer, &page).await;
        app.pass(SignedDuration::from_mins(11)).await;
        assert_eq!(offer.sign(&customer, &page, &code).await.status.as_u16(), 422);
        assert_eq!(offer.owner.get(&proposal).await.ok()["state"], "sent");
    }
}

both! {
    async fn five_wrong_codes_use_the_right_one_up(app) {
        let offer = Offer::priced(&app).await;
        let (proposal, page) = offer.sent().await;
        let customer = app.stranger();
        let code = offer.code(&customer, &page).await;
        let wrong = if code == "000000" { "000001" } else { "000000" };
        for left in (0..5).rev() {
            let answer = offer.sign(&customer, &page, wrong).await;
            assert!(answer.text.contains(&format!("Tries left: {left}")), "{}", answer.text);
        }
        let late = offer.sign(&customer, &page, &code).await;
        assert!(late.text.contains("This code no longer works"), "{}", late.text);
        assert_eq!(offer.owner.get(&proposal).await.ok()["state"], "sent");
    }
}

both! {
    async fn a_changed_estimate_cannot_be_signed(app) {
        let offer = Offer::priced(&app).await;
        let (proposal, page) = offer.sent().await;
        let customer = app.stranger();
        let code = offer.code(&customer, &page).await;
        let tampered = id(&proposal);
        app.platform
            .act(&app.who, move |act| {
                let changed = "UPDATE proposal SET content = replace(content, 'Pickets', 'Twigs') WHERE company_id = $1 AND id = $2";
                Ok(act.execute(changed, &[&tampered])?)
            })
            .await
            .unwrap();
        let refused = offer.sign(&customer, &page, &code).await;
        assert_eq!(refused.status.as_u16(), 409, "{}", refused.text);
        offer.owner.post(&format!("{}/revisions", offer.path()), json!(null)).await.ok();
        let refused = offer.sign(&customer, &page, &code).await;
        assert!(refused.text.contains("A newer offer took the place of this one"), "{}", refused.text);
        assert_eq!(offer.owner.get(&proposal).await.ok()["state"], "superseded");
    }
}

both! {
    async fn a_tampered_chain_is_detected(app) {
        let offer = Offer::priced(&app).await;
        let (proposal, page) = offer.sent().await;
        let code = offer.code(&app.stranger(), &page).await;
        offer.sign(&app.stranger(), &page, &code).await;
        app.run_jobs().await;
        let sound: AuditRecord = serde_json::from_value(offer.owner.get(&format!("{proposal}/audit")).await.ok()).unwrap();
        assert!(proposals::verify_record(&sound).unwrap().sound);
        for spoil in 0..sound.events.len() {
            let mut spoilt = sound.clone();
            spoilt.events[spoil].at += SignedDuration::from_secs(1);
            assert!(!proposals::verify_record(&spoilt).unwrap().sound, "event {spoil}");
        }
        let mut spoilt = sound.clone();
        spoilt.content["total"]["minor"] = json!(1);
        assert!(!proposals::verify_record(&spoilt).unwrap().sound);
    }
}

both! {
    async fn a_declined_proposal_says_why_and_cannot_be_signed(app) {
        let offer = Offer::priced(&app).await;
        let (proposal, page) = offer.sent().await;
        let customer = app.stranger();
        let asked = form(&customer, &format!("{page}/decline"), &[("reason", "<b>Too dear</b>")]).await;
        assert!(asked.text.contains("&lt;b&gt;Too dear"), "the reason stays on the page: {}", asked.text);
        let code = offer.newest_mail().await.split("\n\n").nth(1).unwrap().to_owned();
        let fields = [("reason", "<b>Too dear</b>"), ("code", code.as_str())];
        assert_eq!(form(&customer, &format!("{page}/decline"), &fields).await.status.as_u16(), 303);
        let declined = offer.owner.get(&proposal).await.ok();
        assert_eq!((declined["state"].as_str(), declined["decline_reason"].as_str()), (Some("declined"), Some("<b>Too dear</b>")));
        let refused = form(&customer, &format!("{page}/code"), &[("consent", "yes")]).await;
        assert_eq!(refused.status.as_u16(), 409);
    }
}

both! {
    async fn a_forwarded_link_alone_declines_nothing(app) {
        let offer = Offer::priced(&app).await;
        let (proposal, page) = offer.sent().await;
        let neighbour = app.stranger();
        let decline = format!("{page}/decline");
        assert_eq!(form(&neighbour, &decline, &[("reason", "Not mine to say")]).await.status.as_u16(), 200);
        let code = offer.newest_mail().await.split("\n\n").nth(1).unwrap().to_owned();
        let wrong = if code == "000000" { "000001" } else { "000000" };
        let answer = form(&neighbour, &decline, &[("reason", ""), ("code", wrong)]).await;
        assert!(answer.text.contains("Tries left: 4"), "{}", answer.text);
        assert_ne!(offer.owner.get(&proposal).await.ok()["state"], "declined");
        let signed = offer.sign(&neighbour, &page, &code).await;
        assert_eq!(signed.status.as_u16(), 422, "a code for saying no signs nothing: {}", signed.text);
        let customer = app.stranger();
        let code = offer.code(&customer, &page).await;
        assert_eq!(offer.sign(&customer, &page, &code).await.status.as_u16(), 303, "the offer is still signable");
    }
}

both! {
    async fn a_proposal_holds_until_the_last_midnight_of_its_day(app) {
        let offer = Offer::priced(&app).await;
        let (_, page) = offer.sent().await;
        let customer = app.stranger();
        let asked = async |instant: &str| {
            app.platform.clock().set(instant.parse().unwrap());
            form(&customer, &format!("{page}/code"), &[("consent", "yes")]).await.status.as_u16()
        };
        // It holds until 2 April in Denver.
        assert_eq!(asked("2026-04-03T05:59:59Z").await, 303);
        assert_eq!(asked("2026-04-03T06:00:00Z").await, 409);
    }
}
