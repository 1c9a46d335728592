use crm::{accounts, contacts, leads};
use platform::{Act, Result};
use testkit::{both, json};

/// Texts that broke other programs, if they are there.
fn texts() -> Vec<String> {
    let mut folder = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    loop {
        let file = folder.join("../shared/data/naughty/blns.json");
        if let Ok(text) = std::fs::read_to_string(file) {
            return serde_json::from_str(&text).expect("a list of texts");
        }
        if !folder.pop() {
            println!("skipped: ../shared/data/naughty is absent");
            return Vec::new();
        }
    }
}

/// Everything one text was put into, and what came back.
fn put_everywhere(act: &Act<'_>, text: &str) -> Result<Vec<String>> {
    let new = json!({ "name": text, "email": "x@y", "phone": text, "address": text, "message": text });
    let lead = leads::arrive(act, &serde_json::from_value(new)?)?;
    leads::disqualify(act, lead.id, &leads::DisqualifyLead { reason: text.to_owned() })?;
    let new = json!({ "kind": "household", "standing": "prospect", "name": text, "notes": text });
    let account = accounts::create(act, &serde_json::from_value(new)?)?;
    let new = json!({ "name": text, "call_me": text, "phone": text, "best_hours": text });
    let contact = contacts::create(act, &serde_json::from_value(new)?)?;
    let (lead, account) = (leads::get(act, lead.id)?, accounts::get(act, account.id)?);
    let contact = contacts::get(act, contact.id)?;
    let read = [
        Some(lead.name),
        lead.phone,
        Some(lead.address),
        Some(lead.message),
        lead.closed_reason,
        Some(account.name),
        Some(account.notes),
        Some(contact.name),
        contact.call_me,
        contact.phone,
        contact.best_hours,
    ];
    Ok(read.into_iter().map(Option::unwrap_or_default).collect())
}

both! {
    async fn any_text_survives_in_every_field(app) {
        let texts: Vec<String> = texts().into_iter().filter(|t| t.trim() == t && !t.is_empty() && t.len() <= 200).collect();
        let (given, first) = (texts.clone(), texts.first().cloned());
        app.platform
            .act(&app.who, move |act| {
                for text in &given {
                    let read = put_everywhere(act, text)?;
                    assert!(read.iter().all(|r| r == text), "{text:?} came back as {read:?}");
                }
                Ok(())
            })
            .await
            .unwrap();
        let Some(text) = first else { return };
        let answer = app.owner().post("/contacts", json!({ "name": text })).await.ok();
        assert_eq!(answer["name"], text);
    }
}
