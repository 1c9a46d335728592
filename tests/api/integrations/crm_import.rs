use std::path::PathBuf;

use testkit::{Value, both, json};

/// The practice set of a fictitious seller, where it lies beside the repository.
fn maven() -> Option<Value> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").join("shared/data/crm/maven");
    let Ok(import) = integrations::crm_import::folder(&root) else {
        eprintln!("skipped: {} is not there", root.display());
        return None;
    };
    Some(serde_json::to_value(import).unwrap())
}

fn deals(rows: &str) -> Value {
    json!({ "files": [{ "name": "deals.csv", "text": format!("Deal ID,Deal Name,Company,Stage,Amount,Created,Close Date\n{rows}") }] })
}

fn total<'a>(summary: &'a Value, stage: &str) -> &'a Value {
    summary["stages"].as_array().unwrap().iter().find(|s| s["stage"] == stage).unwrap()
}

both! {
    async fn the_maven_pipeline_arrives_with_its_known_totals(app) {
        let Some(files) = maven() else { return };
        let owner = app.owner();
        let preview = owner.post("/imports/crm", files.clone()).await.ok();
        let remark = |words: &str| preview["problems"].as_array().unwrap().iter()
            .find(|p| p["message"].as_str().unwrap().contains(words)).unwrap_or_else(|| panic!("{words}"))["rows"].clone();
        assert_eq!(remark("\"GTXPro\" is read as the product \"GTX Pro\""), 1480);
        assert_eq!(remark("No account is named"), 1425);
        assert_eq!(remark("\"technolgy\" is read as \"technology\""), 12);
        assert_eq!(owner.get("/accounts").await.ok()["items"].as_array().unwrap().len(), 0, "a preview makes nothing");

        let id = preview["run"]["id"].as_str().unwrap();
        let run = owner.post(&format!("/imports/{id}/commit"), json!({})).await.ok();
        let summary = &run["summary"];
        assert_eq!((&summary["accounts"], &summary["people"], &summary["opportunities"]), (&json!(85), &json!(35), &json!(8800)));
        let won = total(summary, "Won");
        let lost = total(summary, "Lost");
        assert_eq!((&won["opportunities"], &lost["opportunities"]), (&json!(4238), &json!(2473)));
        assert_eq!(won["value_minor"], 1_000_553_400i64);
        assert_eq!(total(summary, "Engaging")["opportunities"], 1589);
        assert_eq!(total(summary, "Prospecting")["opportunities"], 500);

        let again = owner.post("/imports/crm", files).await.ok();
        let summary = &again["run"]["summary"];
        assert_eq!((&summary["accounts"], &summary["people"], &summary["opportunities"]), (&json!(0), &json!(0), &json!(0)));

        owner.post(&format!("/imports/{id}/undo"), json!({})).await.ok();
        assert_eq!(owner.get("/accounts").await.ok()["items"].as_array().unwrap().len(), 0, "undo takes all of it back");
    }
}

both! {
    async fn a_row_that_cannot_be_read_is_refused_in_words_and_the_others_are_taken(app) {
        let owner = app.owner();
        let rows = "1,Fence,Ana,Won,\"1,200.50\",3/25/2026,3/28/2026\n2,Gate,Bo,Won,much,3/25/2026,\n3,Deck,Cy,,5,3/25/2026,\n4,Roof,Di,Lost,5,2/30/2026,\n";
        let preview = owner.post("/imports/crm", deals(rows)).await.ok();
        let refused: Vec<_> = preview["problems"].as_array().unwrap().iter().filter(|p| p["refused"] == true)
            .map(|p| (p["lines"][0].as_i64().unwrap(), p["message"].as_str().unwrap())).collect();
        assert_eq!(refused, [
            (3, "\"much\" is not an amount; write it like 1,234.50."),
            (4, "The opportunity has no stage."),
            (5, "\"2/30/2026\" is not a date; write it like 2026-03-25 or 3/25/2026."),
        ]);
        let id = preview["run"]["id"].as_str().unwrap();
        let run = owner.post(&format!("/imports/{id}/commit"), json!({})).await.ok();
        assert_eq!(run["summary"]["refused"], 3);
        assert_eq!(total(&run["summary"], "Won")["value_minor"], 120_050);
    }
}

both! {
    async fn an_import_that_was_worked_on_is_not_taken_back(app) {
        let owner = app.owner();
        let preview = owner.post("/imports/crm", deals("1,Fence,Ana,Negotiating,5,3/25/2026,\n")).await.ok();
        let path = format!("/imports/{}", preview["run"]["id"].as_str().unwrap());
        assert_eq!(owner.post(&format!("{path}/undo"), json!({})).await.refused(409), "import.not_committed");
        owner.post(&format!("{path}/commit"), json!({})).await.ok();
        assert_eq!(owner.post(&format!("{path}/commit"), json!({})).await.refused(409), "import.done");
        let account = owner.get("/accounts").await.ok()["items"][0].clone();
        owner.patch(&format!("/accounts/{}", account["id"].as_str().unwrap()), 1, json!({ "notes": "gate code" })).await.ok();
        assert_eq!(owner.post(&format!("{path}/undo"), json!({})).await.refused(409), "import.in_use");
        assert_eq!(owner.get(&path).await.ok()["state"], "committed");
    }
}

both! {
    async fn files_that_hold_nothing_known_are_refused(app) {
        let files = json!({ "files": [{ "name": "poem.csv", "text": "roses,violets\nred,blue\n" }] });
        assert_eq!(app.owner().post("/imports/crm", files).await.refused(422), "invalid");
    }
}

both! {
    async fn another_companys_import_is_not_there(app) {
        let preview = app.owner().post("/imports/crm", deals("1,Fence,Ana,Won,5,3/25/2026,\n")).await.ok();
        let path = format!("/imports/{}/commit", preview["run"]["id"].as_str().unwrap());
        assert_eq!(app.other_company().await.post(&path, json!({})).await.refused(404), "not_found");
    }
}
