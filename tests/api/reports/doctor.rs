//! Something is broken below the program's feet, and doctor names it.

use jiff::SignedDuration;
use reports::doctor::{self, Check};
use testkit::{TestApp, Value, both, json};

use crate::api::{
    projects::sold::{network, project, report, task},
    sales::offer::Offer,
};

async fn examined(app: &TestApp) -> Vec<Check> {
    let (files, at) = (app.platform.files().clone(), app.now());
    app.platform.read(&app.who, move |q| doctor::examine(q, &files, at)).await.expect("an examination")
}

/// What is wrong, as check and reason.
async fn wrong(app: &TestApp) -> Vec<(&'static str, String)> {
    let told = |c: Check| c.findings.into_iter().map(move |f| (c.what, format!("{}: {}", f.about, f.why)));
    examined(app).await.into_iter().flat_map(told).collect()
}

async fn below(app: &TestApp, sql: &'static str) {
    let changed = app.platform.act(&app.who, move |act| Ok(act.execute(sql, &[])?)).await.expect("the damage is done");
    assert!(changed > 0, "{sql}");
}

async fn signed(app: &TestApp) {
    let offer = Offer::priced(app).await;
    let (_, page) = offer.sent().await;
    let code = offer.code(&app.stranger(), &page).await;
    offer.sign(&app.stranger(), &page, &code).await;
    app.run_jobs().await;
}

both! {
    async fn a_sound_company_is_told_so_with_how_much_was_looked_at(app) {
        signed(&app).await;
        project(&app).await;
        assert_eq!(wrong(&app).await, []);
        let looked: Vec<_> = examined(&app).await.iter().map(|c| (c.what, c.looked_at > 0)).collect();
        assert_eq!(looked, ["events", "files", "signatures", "schedules", "search", "jobs"].map(|what| (what, true)));
    }
}

both! {
    async fn a_stored_file_whose_bytes_changed_is_named(app) {
        let stored = app.owner().upload("gate.jpg", vec![0xff, 0xd8, 0xff, 0xe0, 7]).await.ok();
        let sha256 = stored["sha256"].as_str().unwrap();
        let path = app.folder().join("files").join(app.who.company.to_string()).join(&sha256[..2]).join(sha256);
        std::fs::write(&path, b"something else").unwrap();
        let found = wrong(&app).await;
        assert!(matches!(found.as_slice(), [("files", why)] if why.starts_with("gate.jpg: ")), "{found:?}");
    }
}

both! {
    async fn a_signature_whose_record_was_changed_is_named(app) {
        signed(&app).await;
        below(&app, "UPDATE signature_event SET data = replace(data, 'Ana', 'Eve') WHERE company_id = $1 AND kind = 'signed'").await;
        let found = wrong(&app).await;
        assert!(found.iter().any(|(what, why)| *what == "signatures" && why.contains("chain: ")), "{found:?}");
    }
}

both! {
    async fn a_proposal_whose_content_was_changed_is_named(app) {
        signed(&app).await;
        below(&app, "UPDATE proposal SET content = replace(content, 'Pickets', 'Planks') WHERE company_id = $1").await;
        let found = wrong(&app).await;
        assert!(found.iter().any(|(what, why)| *what == "signatures" && why.contains("content: ")), "{found:?}");
    }
}

both! {
    async fn a_stored_date_that_breaks_a_link_is_named(app) {
        project(&app).await;
        below(&app, "UPDATE task SET early_start = '2026-03-04T08:00', early_finish = '2026-03-04T17:00'
                     WHERE company_id = $1 AND name = 'Hang panels'").await;
        let found = wrong(&app).await;
        assert!(found.iter().any(|(what, why)| *what == "schedules" && why.contains("Hang panels")), "{found:?}");
    }
}

both! {
    async fn a_wrong_float_or_finish_is_named(app) {
        project(&app).await;
        below(&app, "UPDATE task SET total_float = total_float + 60 WHERE company_id = $1 AND name = 'Set posts'").await;
        assert!(wrong(&app).await.iter().any(|(_, why)| why.contains("float")));
        below(&app, "UPDATE task SET total_float = total_float - 60 WHERE company_id = $1 AND name = 'Set posts'").await;
        assert_eq!(wrong(&app).await, []);
        below(&app, "UPDATE project SET forecast_finish = '2026-03-01' WHERE company_id = $1").await;
        assert!(wrong(&app).await.iter().any(|(_, why)| why.contains("its finish is not")));
    }
}

both! {
    async fn dates_that_were_worked_out_before_the_server_rested_are_sound(app) {
        let (project, before) = project(&app).await;
        report(&app, task(&before, "Tear out old fence"), json!({ "percent": 50 })).await.ok();
        // Nobody ran the server for a week, and then somebody wrote into the log.
        app.platform.clock().set(app.now() + SignedDuration::from_hours(24 * 7));
        let path = format!("/projects/{}/log", project["id"].as_str().unwrap());
        app.owner().post(&path, json!({ "kind": "note", "text": "Back again." })).await.ok();
        let after: Value = network(&app, &project).await;
        assert_eq!(task(&after, "Set posts")["early_start"], task(&before, "Set posts")["early_start"]);
        assert_eq!(wrong(&app).await, []);
    }
}

both! {
    async fn a_record_that_search_does_not_find_is_named(app) {
        let new = json!({ "kind": "company", "standing": "supplier", "name": "Posts & Co" });
        app.owner().post("/accounts", new).await.ok();
        below(&app, "DELETE FROM search_entry WHERE company_id = $1 AND kind = 'account'").await;
        let found = wrong(&app).await;
        assert!(matches!(found.as_slice(), [("search", why)] if why.starts_with("account: 1 records can't be found")), "{found:?}");
    }
}

/// The whole index, to the last word.
async fn index(app: &TestApp) -> Vec<[String; 5]> {
    let read = |q: &platform::Conn<'_>| {
        let sql =
            "SELECT record_id, kind, title, subtitle, body FROM search_entry WHERE company_id = $1 ORDER BY record_id";
        let text = |row: &platform::Row, name: &str| Ok::<String, platform::Error>(row.get(name)?);
        q.rows(sql, &[])?
            .iter()
            .map(|row| {
                let id: uuid::Uuid = row.get("record_id")?;
                Ok([
                    id.to_string(),
                    text(row, "kind")?,
                    text(row, "title")?,
                    text(row, "subtitle")?,
                    text(row, "body")?,
                ])
            })
            .collect()
    };
    app.platform.read(&app.who, read).await.expect("the index")
}

async fn rebuilt(app: &TestApp) -> usize {
    let rebuild = |act: &platform::Act<'_>| platform::search::rebuild(act, &api::app::FINDABLE.concat());
    app.platform.act(&app.who, rebuild).await.expect("a new index")
}

both! {
    async fn a_damaged_search_is_named_and_made_anew(app) {
        signed(&app).await;
        project(&app).await;
        let lead = json!({ "name": "Bo Diaz", "email": "bo@example.com", "phone": "303-555-0199", "address": "1 Oak St" });
        app.owner().post("/leads", lead).await.ok();
        let others = app.found_another().await.1;
        others.post("/accounts", json!({ "kind": "company", "standing": "supplier", "name": "Posts & Co" })).await.ok();
        let sound = index(&app).await;
        assert!(["account", "contact", "site", "opportunity", "lead", "estimate", "project"]
            .iter().all(|kind| sound.iter().any(|entry| entry[1] == *kind)));
        // Entries that are lost, one of a record that never was, one that says what its record does not.
        below(&app, "DELETE FROM search_entry WHERE company_id = $1 AND kind IN ('contact', 'lead')").await;
        below(&app, "INSERT INTO search_entry (company_id, record_id, kind, title, subtitle, body)
                     VALUES ($1, $1, 'account', 'Ghost', '', 'ghost')").await;
        below(&app, "UPDATE search_entry SET body = 'zanzibar' WHERE company_id = $1 AND kind = 'estimate'").await;
        if app.database == testkit::Database::Sqlite {
            below(&app, "DELETE FROM search_words WHERE company_id = $1 AND record_id IN (SELECT id FROM project)").await;
            below(&app, "INSERT INTO search_words (rowid, body, company_id, record_id)
                         SELECT max(rowid) + 1, 'stray ana', $1, $1 FROM search_entry").await;
        }
        let found = wrong(&app).await;
        let named = |words: &str| assert!(found.iter().any(|(what, why)| *what == "search" && why.contains(words)), "{words}: {found:?}");
        named("records can't be found");
        named("are found but are not there");
        if app.database == testkit::Database::Sqlite {
            named("1 entries are not in the index of words");
            named("1 words are of no entry");
        }
        assert_eq!(rebuilt(&app).await, sound.len());
        assert_eq!(wrong(&app).await, []);
        assert_eq!(index(&app).await, sound);
        for (typed, kind) in [("bo 3035550199", "lead"), ("ñandu", "contact"), ("o'neill #1", "project"), ("cedar", "estimate")] {
            let hits = app.owner().get(&format!("/search?q={}", typed.replace('#', "%23"))).await.ok();
            assert!(hits["items"].as_array().unwrap().iter().any(|h| h["kind"] == kind), "{typed}: {hits}");
        }
        assert_eq!(app.owner().get("/search?q=ghost").await.ok()["items"], json!([]));
        assert_eq!(others.get("/search?q=posts").await.ok()["items"].as_array().unwrap().len(), 1, "the neighbour's is untouched");
    }
}

both! {
    async fn a_lost_event_and_a_job_that_gave_up_are_named(app) {
        project(&app).await;
        below(&app, "UPDATE company SET event_seq = event_seq + 1 WHERE company_id = $1").await;
        below(&app, "UPDATE job SET state = 'failed', last_error = 'no paper' WHERE company_id = $1 AND kind = 'schedule.refresh'").await;
        let found = wrong(&app).await;
        assert!(matches!(found.as_slice(), [("events", _), ("jobs", why)] if why.contains("no paper")), "{found:?}");
    }
}

both! {
    async fn a_sound_database_file_is_told_so(app) {
        let told = app.platform.store().system_read(doctor::database).await.expect("an answer");
        assert_eq!(told.findings, []);
    }
}
