//! Texts that broke other programs, at the doors that take no JSON: the website form, the customer's page, the cells of a
//! CSV file, the name of a file.

use jiff::SignedDuration;
use testkit::{Answer, both, json};

use super::texts::texts;
use crate::{
    api::sales::offer::{Offer, form},
    invariants::world::DOT,
};

/// Fewer than a form takes in a minute.
const A_MINUTE: usize = 25;

/// Taken or refused in words, and never as markup.
fn sound(answer: &Answer, text: &str) -> bool {
    let markup = text.contains('<') && text.len() > 3 && answer.text.contains(text);
    answer.status.as_u16() < 500 && !markup
}

both! {
    async fn no_text_breaks_the_website_form(app) {
        let Some(texts) = texts() else { return };
        let owner = app.owner();
        let forms = owner.get("/lead-forms").await.ok();
        let page = format!("/f/{}", forms["items"][0]["form"]["public_key"].as_str().unwrap());
        let visitor = app.stranger();
        for (n, text) in texts.iter().enumerate() {
            if n % A_MINUTE == 0 {
                app.platform.clock().set(app.now() + SignedDuration::from_mins(2));
            }
            let email = format!("visitor{n}@example.com");
            let fields = [("name", text.as_str()), ("email", &email), ("address", text), ("message", text), ("utm_source", text)];
            let answer = form(&visitor, &page, &fields).await;
            assert!(sound(&answer, text), "{text:?}: {} {}", answer.status, answer.text);
            if answer.status.as_u16() == 200 {
                let hits = owner.get(&format!("/search?q=visitor{n}")).await.ok();
                let hit = hits["items"].as_array().unwrap().iter().find(|h| h["kind"] == "lead").unwrap_or_else(|| panic!("{text:?}: {hits}"));
                let lead = owner.get(&format!("/leads/{}", hit["id"].as_str().unwrap())).await.ok();
                let kept = text.replace('\0', "");
                assert_eq!((lead["name"].as_str().unwrap(), lead["message"].as_str().unwrap()), (kept.trim(), kept.trim()));
            }
            let answer = form(&visitor, &page, &[("name", text), ("phone", text), ("email", text)]).await;
            assert!(sound(&answer, text), "{text:?}: {} {}", answer.status, answer.text);
        }
    }
}

both! {
    async fn no_text_breaks_the_customers_page(app) {
        let Some(texts) = texts() else { return };
        let offer = Offer::priced(&app).await;
        let (proposal, page) = offer.sent().await;
        let customer = app.stranger();
        offer.code(&customer, &page).await;
        for text in &texts {
            for (door, fields) in [
                ("code", vec![("consents", text.as_str())]),
                ("sign", vec![("name", text), ("code", text), ("content", text), ("accept", text)]),
                ("decline", vec![("reason", text), ("code", "none of these")]),
            ] {
                let answer = form(&customer, &format!("{page}/{door}"), &fields).await;
                assert!(sound(&answer, text), "{door} {text:?}: {} {}", answer.status, answer.text);
            }
        }
        assert_eq!(offer.owner.get(&proposal).await.ok()["state"], "sent");
    }
}

both! {
    async fn every_text_is_a_cell_of_a_csv_file(app) {
        let Some(texts) = texts() else { return };
        let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let fit: Vec<&String> = texts.iter().filter(|t| !t.trim().is_empty() && t.chars().count() <= 200 && !t.contains('\0')).collect();
        let rows: String = fit.iter().enumerate().map(|(n, text)| format!("{n},{},Company {n},Won,12\n", cell(text))).collect();
        let file = json!({ "name": "deals.csv", "text": format!("Deal ID,Deal Name,Company,Stage,Amount\n{rows}") });
        let owner = app.owner();
        let preview = owner.post("/imports/crm", json!({ "files": [file] })).await.ok();
        let run = format!("/imports/{}/commit", preview["run"]["id"].as_str().unwrap());
        assert_eq!(owner.post(&run, json!({})).await.ok()["summary"]["opportunities"], fit.len());
        let mut names = Vec::new();
        let mut next = String::new();
        loop {
            let page = owner.get(&format!("/opportunities?limit=200{next}")).await.ok();
            names.extend(page["items"].as_array().unwrap().iter().map(|o| o["name"].as_str().unwrap().to_owned()));
            let Some(after) = page["next"].as_str() else { break };
            next = format!("&after={after}");
        }
        let missing: Vec<_> = fit.iter().filter(|text| !names.iter().any(|name| name == text.trim())).collect();
        assert!(missing.is_empty(), "these did not arrive as they were: {missing:?}");
    }
}

both! {
    async fn every_text_is_the_name_of_a_file(app) {
        let Some(texts) = texts() else { return };
        let owner = app.owner();
        for text in &texts {
            let name: String = text.bytes().take(2_000).map(|b| format!("%{b:02X}")).collect();
            let answer = owner.upload(&name, DOT.to_vec()).await;
            assert!(sound(&answer, ""), "{text:?}: {} {}", answer.status, answer.text);
            let Some(id) = answer.body["id"].as_str() else {
                assert!(answer.body["code"].is_string(), "{text:?}: {}", answer.text);
                continue;
            };
            let file = owner.send(owner.request(reqwest::Method::GET, &format!("/api/v1/files/{id}"))).await;
            assert_eq!((file.status.as_u16(), file.kind.as_str()), (200, "image/png"), "{text:?}");
        }
    }
}
