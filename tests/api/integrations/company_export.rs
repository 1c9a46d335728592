use std::{collections::BTreeSet, fs, path::PathBuf};

use integrations::company_export::{
    LEFT_BEHIND, Manifest, bring_all_in, bring_in, catalogue, export, export_all, left_behind,
};
use platform::Error;
use sha2::{Digest, Sha256};
use testkit::{Database, Installation, TestApp, Value, both, json};

use crate::api::sales::offer::Offer;

/// A company with something in most rooms: a signed proposal, a photo, a job with its plan, a token.
async fn lived_in(app: &TestApp) {
    let offer = Offer::priced(app).await;
    let (_, page) = offer.sent().await;
    let code = offer.code(&app.stranger(), &page).await;
    offer.sign(&app.stranger(), &page, &code).await;
    app.run_jobs().await;
    let owner = app.owner();
    owner.upload("gate.jpg", vec![0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]).await.ok();
    owner.post("/tokens", json!({ "name": "Website", "role": "office" })).await.ok();
    owner.post("/leads", json!({ "name": "Zoë “Quote” O'Neill ✓ 木", "message": "A\nfence\t\u{1f6a7}" })).await;
    owner
        .post_once("/accounts", "a key", json!({ "kind": "company", "standing": "supplier", "name": "Posts & Co" }))
        .await
        .ok();
}

async fn exported(app: &TestApp, name: &str) -> (PathBuf, Manifest) {
    let folder = app.folder().join(name);
    let manifest = export(&app.platform, app.who.company, &folder).await.expect("an export");
    (folder, manifest)
}

async fn on_the_other(app: &TestApp) -> TestApp {
    TestApp::start(match app.database {
        Database::Sqlite => Database::Postgres,
        Database::Postgres => Database::Sqlite,
    })
    .await
}

fn code(error: Error) -> String {
    match error {
        Error::Refused(told) => told.code,
        other => panic!("not refused: {other}"),
    }
}

/// Whether anything of the company is in that installation.
async fn is_in(app: &TestApp, manifest: &Manifest) -> bool {
    let company = manifest.company_id;
    let asked = app.platform.store().system_read(move |q| -> platform::Result<bool> {
        let rows = |table: &str| q.rows(&format!("SELECT company_id FROM {table} WHERE company_id = $1"), &[&company]);
        Ok(!rows("company")?.is_empty() || !rows("event")?.is_empty() || !rows("account")?.is_empty())
    });
    asked.await.expect("an answer")
}

both! {
    async fn a_company_moves_to_the_other_database_row_for_row(app) {
        lived_in(&app).await;
        let (folder, first) = exported(&app, "out").await;
        assert!(first.rows() > 100 && first.files.len() >= 3, "{} rows, {} files", first.rows(), first.files.len());
        let other = on_the_other(&app).await;
        bring_in(&other.platform, &folder).await.expect("it is brought in");
        let again = other.folder().join("again");
        let second = export(&other.platform, first.company_id, &again).await.expect("an export");
        assert_eq!(second.tables, first.tables);
        assert_eq!(second.files, first.files);
        assert_eq!((first.lost_files.len(), second.lost_files.len()), (0, 0));
    }
}

both! {
    async fn sign_ins_survive_a_move_and_sessions_do_not(app) {
        let members = app.owner().get("/members").await.ok();
        let email = members[0]["email"].as_str().unwrap().to_owned();
        let (folder, _) = exported(&app, "out").await;
        let other = on_the_other(&app).await;
        bring_in(&other.platform, &folder).await.expect("it is brought in");
        let session = app.owner().session().unwrap().to_owned();
        assert!(other.platform.session(&session).await.is_err());
        let signed_in = other.platform.sign_in(&email, "three cedar posts", None).await.expect("the password still fits");
        assert_eq!(signed_in.who.company, app.who.company);
    }
}

both! {
    async fn every_table_is_exported_or_left_behind_on_purpose(app) {
        let history: String = platform::migrations::ALL.iter().map(|m| m.sql).collect();
        let made: BTreeSet<&str> = history.lines().filter_map(|line| line.strip_prefix("CREATE TABLE ")?.split(' ').next()).collect();
        let (_, manifest) = exported(&app, "out").await;
        let exported: BTreeSet<&str> = manifest.tables.iter().map(|t| t.name.as_str()).collect();
        let left: BTreeSet<&str> = LEFT_BEHIND.iter().map(|(name, _)| *name).collect();
        let both: Vec<_> = exported.intersection(&left).collect();
        assert!(both.is_empty(), "{both:?}");
        let forgotten: Vec<_> = made.iter().filter(|t| !exported.contains(*t) && !left.contains(*t)).collect();
        assert!(forgotten.is_empty(), "{forgotten:?}");
        assert!(made.len() > 60 && left_behind("session"));
    }
}

#[tokio::test]
async fn a_table_that_belongs_to_nobody_stops_the_export() {
    let app = TestApp::start(Database::Sqlite).await;
    let add = |sql: &'static str| app.platform.store().system_write(move |tx| tx.execute(sql, &[]).map(drop));
    add("CREATE TABLE later (company_id UUID NOT NULL, id UUID NOT NULL, PRIMARY KEY (company_id, id))").await.unwrap();
    let (_, manifest) = exported(&app, "out").await;
    assert!(manifest.tables.iter().any(|t| t.name == "later"), "a new table of the company is taken along by itself");
    add("CREATE TABLE forgotten (id UUID NOT NULL PRIMARY KEY)").await.unwrap();
    let refused = app.platform.store().system_read(|q| catalogue(q).map(drop)).await.unwrap_err();
    assert!(refused.to_string().contains("forgotten"), "{refused}");
    assert!(export(&app.platform, app.who.company, &app.folder().join("no")).await.is_err());
    assert!(!app.folder().join("no").exists() && !app.folder().join("no.part").exists(), "nothing half is left");
}

both! {
    async fn a_damaged_export_is_refused_and_nothing_is_brought_in(app) {
        lived_in(&app).await;
        let (folder, manifest) = exported(&app, "out").await;
        let other = on_the_other(&app).await;
        let accounts = folder.join("tables/account.jsonl");
        let whole = fs::read_to_string(&accounts).unwrap();
        let photo = folder.join("files").join(&manifest.files[0].sha256);
        let bytes = fs::read(&photo).unwrap();

        fs::write(&accounts, whole.replacen("Posts", "Pests", 1)).unwrap();
        assert_eq!(code(bring_in(&other.platform, &folder).await.unwrap_err()), "export.damaged");
        fs::remove_file(&accounts).unwrap();
        assert_eq!(code(bring_in(&other.platform, &folder).await.unwrap_err()), "export.damaged");
        fs::write(&accounts, &whole).unwrap();
        fs::write(&photo, &bytes[1..]).unwrap();
        assert_eq!(code(bring_in(&other.platform, &folder).await.unwrap_err()), "export.damaged");
        fs::write(&photo, &bytes).unwrap();
        assert!(!is_in(&other, &manifest).await);
        bring_in(&other.platform, &folder).await.expect("the whole one is brought in");
    }
}

both! {
    async fn an_export_whose_rows_do_not_hold_together_is_never_half_applied(app) {
        lived_in(&app).await;
        let (folder, manifest) = exported(&app, "out").await;
        let other = on_the_other(&app).await;
        // The last table of all loses a row, and the manifest is made to fit but for the count.
        let visits = folder.join("tables/search_entry.jsonl");
        let lines = fs::read_to_string(&visits).unwrap();
        let shorter = lines.split_once('\n').unwrap().1.to_owned();
        fs::write(&visits, &shorter).unwrap();
        let path = folder.join("manifest.json");
        let mut told: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        let table = told["tables"].as_array_mut().unwrap().iter_mut().find(|t| t["name"] == "search_entry").unwrap();
        table["sha256"] = json!(hex::encode(Sha256::digest(shorter.as_bytes())));
        fs::write(&path, told.to_string()).unwrap();
        assert_eq!(code(bring_in(&other.platform, &folder).await.unwrap_err()), "export.damaged");
        assert!(!is_in(&other, &manifest).await);
    }
}

both! {
    async fn a_company_that_is_here_and_an_export_of_another_schema_are_refused(app) {
        let (folder, _) = exported(&app, "out").await;
        assert_eq!(code(bring_in(&app.platform, &folder).await.unwrap_err()), "export.company_here");
        assert_eq!(code(export(&app.platform, app.who.company, &folder).await.unwrap_err()), "export.exists");
        let path = folder.join("manifest.json");
        let text = fs::read_to_string(&path).unwrap();
        let mut told: Value = serde_json::from_str(&text).unwrap();
        told["schema"] = json!(told["schema"].as_i64().unwrap() + 1);
        fs::write(&path, told.to_string()).unwrap();
        assert_eq!(code(bring_in(&app.platform, &folder).await.unwrap_err()), "export.schema");
        fs::write(&path, text.replace("export.1", "export.9")).unwrap();
        assert_eq!(code(bring_in(&app.platform, &folder).await.unwrap_err()), "export.format");
        fs::remove_file(&path).unwrap();
        assert_eq!(code(bring_in(&app.platform, &folder).await.unwrap_err()), "export.no_manifest");
    }
}

both! {
    async fn an_address_that_is_somebody_elses_here_stops_the_move(app) {
        let email = app.owner().get("/members").await.ok()[0]["email"].as_str().unwrap().to_owned();
        let (folder, manifest) = exported(&app, "out").await;
        let other = on_the_other(&app).await;
        let new = platform::identity::invitations::NewInvitation { name: "Namesake".into(), email, role: platform::Role::Field };
        other.platform.act(&other.who, move |act| platform::identity::invitations::add_member(act, &new, "none")).await.unwrap();
        assert_eq!(code(bring_in(&other.platform, &folder).await.unwrap_err()), "export.email_taken");
        assert!(!is_in(&other, &manifest).await);
    }
}

both! {
    async fn a_file_that_is_gone_is_named_and_keeps_nobody_from_leaving(app) {
        lived_in(&app).await;
        let stored = app.owner().upload("gate.jpg", vec![0xff, 0xd8, 0xff, 0xe1, 9]).await.ok();
        let sha256 = stored["sha256"].as_str().unwrap().to_owned();
        let company = app.who.company.to_string();
        fs::remove_file(app.folder().join("files").join(company).join(&sha256[..2]).join(&sha256)).unwrap();
        let (_, manifest) = exported(&app, "out").await;
        assert_eq!(manifest.lost_files, [sha256]);
    }
}

both! {
    async fn an_installation_is_backed_up_and_restored_whole_or_not_at_all(app) {
        let home = TestApp::start_apart(app.database).await;
        lived_in(&home).await;
        home.other_company().await;
        let folder = home.folder().join("companies");
        let saved = export_all(&home.platform, &folder).await.expect("a backup");
        assert_eq!(saved.len(), 2);
        assert_eq!(code(bring_all_in(&home.platform, &folder).await.unwrap_err()), "restore.not_empty");
        let empty = Installation::empty(app.database).await;
        bring_all_in(&empty.platform, &folder).await.expect("a restore");
        let again = export_all(&empty.platform, &home.folder().join("again")).await.expect("another backup");
        let hashes = |all: &[Manifest]| all.iter().map(|m| (m.company_id, m.tables.clone())).collect::<Vec<_>>();
        assert_eq!(hashes(&again), hashes(&saved));
    }
}
