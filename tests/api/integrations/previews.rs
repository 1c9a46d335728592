use integrations::imports::{self, ImportState};
use jiff::SignedDuration;
use platform::Cursor;
use testkit::{TestApp, both, json};

const DAY: SignedDuration = SignedDuration::from_hours(24);

async fn previewed(app: &TestApp, key: u32) -> String {
    let text = format!("Deal ID,Deal Name,Company,Stage,Amount\n{key},Fence,Ana,Won,5\n");
    let preview =
        app.owner().post("/imports/crm", json!({ "files": [{ "name": "deals.csv", "text": text }] })).await.ok();
    preview["run"]["id"].as_str().unwrap().to_owned()
}

/// Below HTTP: nobody stays signed in for so long.
async fn kept(app: &TestApp) -> Vec<(String, ImportState)> {
    let runs = app.platform.read(&app.who, |q| imports::list(q, &Cursor::first(10))).await.unwrap().items;
    runs.into_iter().map(|run| (run.id.to_string(), run.state)).collect()
}

both! {
    async fn a_preview_that_nobody_carries_out_is_dropped_after_thirty_days(app) {
        let carried_out = previewed(&app, 1).await;
        app.owner().post(&format!("/imports/{carried_out}/commit"), json!({})).await.ok();
        let forgotten = previewed(&app, 2).await;
        app.pass(DAY).await;
        let younger = previewed(&app, 3).await;
        let (committed, preview) = (ImportState::Committed, ImportState::Preview);
        app.pass(DAY * 28).await;
        assert_eq!(kept(&app).await.len(), 3, "29 days later");
        app.pass(DAY).await;
        let mut left = kept(&app).await;
        left.sort_by_key(|(id, _)| id.clone());
        let mut expected = vec![(carried_out.clone(), committed), (younger.clone(), preview)];
        expected.sort_by_key(|(id, _)| id.clone());
        assert_eq!(left, expected, "{forgotten} is gone");
        app.pass(DAY).await;
        assert_eq!(kept(&app).await, [(carried_out, committed)]);
    }
}
