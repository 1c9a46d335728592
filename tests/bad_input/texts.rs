//! Texts that broke other programs, in every text field of every operation: each comes back as it was typed, or is
//! refused with a problem; on pages for customers it is text and never markup.

use reqwest::Method;
use testkit::{Client, Value, both, json};

use crate::invariants::{operations, samples, world::World};

/// What the samples write where any words will do.
const WORDS: &str = "Words of a test";
/// Answers with what was known before: a second inquiry of the same person joins the first.
const JOINS: &str = "create_lead";
/// Each operation gets so many, the next operation the next ones: together they get all of them several times.
const A_TURN: usize = 25;

pub fn texts() -> Option<Vec<String>> {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |folder: &std::path::Path| std::fs::read_to_string(folder.join("../shared/data/naughty/blns.json")).ok();
    let Some(list) = here.ancestors().find_map(read) else {
        println!("skipped: ../shared/data/naughty is absent");
        return None;
    };
    Some(serde_json::from_str(&list).expect("a list of texts"))
}

/// The body with the text in each of its text fields, and how many those are.
fn with_text(body: &Value, text: &str) -> (Value, usize) {
    match body {
        Value::String(words) if words == WORDS => (json!(text), 1),
        Value::Array(items) => {
            let (items, counts): (Vec<_>, Vec<_>) = items.iter().map(|item| with_text(item, text)).unzip();
            (Value::Array(items), counts.into_iter().sum())
        }
        Value::Object(fields) => {
            let mut count = 0;
            let fields = fields.iter().map(|(name, value)| {
                let (value, own) = with_text(value, text);
                count += own;
                (name.clone(), value)
            });
            (Value::Object(fields.collect()), count)
        }
        other => (other.clone(), 0),
    }
}

/// Fields that were sent with the text and came back with another.
fn garbled(sent: &Value, got: &Value, text: &str) -> Vec<String> {
    let Some(fields) = sent.as_object() else { return Vec::new() };
    let differs = |name: &&String| match (&sent[*name], &got[*name]) {
        (Value::String(put), Value::String(back)) if put == text => back != text && back != text.trim(),
        _ => false,
    };
    fields.keys().filter(differs).map(|name| format!("{name}: {}", got[name])).collect()
}

async fn tried(client: &Client, op: &operations::Operation, address: &str, body: &Value, text: &str) -> Option<String> {
    let version = operations::version(client, address).await;
    let request = client.request(op.method.clone(), address).header("if-match", version).json(body);
    let answer = client.send(request).await;
    let status = answer.status.as_u16();
    let said = answer.body["code"].as_str().is_some_and(|code| !code.is_empty());
    let wrong = match status {
        200..300 if op.id == JOINS => Vec::new(),
        200..300 => garbled(body, &answer.body, text),
        400..500 if said => Vec::new(),
        _ => vec![answer.text.chars().take(200).collect()],
    };
    (!wrong.is_empty()).then(|| format!("{} with {text:?}: {status} {wrong:?}", op.id))
}

both! {
    async fn no_text_breaks_a_field(app) {
        let Some(texts) = texts() else { return };
        let world = World::built(&app, &app.who, app.owner(), "Aspen", None).await;
        let mut turns = texts.iter().cycle();
        let mut wrong = Vec::new();
        for op in operations::all().iter().filter(|op| op.method != Method::DELETE) {
            let Some(schema) = op.body else { continue };
            let address = op.address(|noun| world.id(noun).to_owned());
            for body in samples::full(schema, &world) {
                if with_text(&body, "").1 == 0 {
                    continue;
                }
                for text in turns.by_ref().take(A_TURN) {
                    wrong.extend(tried(&world.owner, op, &address, &with_text(&body, text).0, text).await);
                }
            }
        }
        assert!(wrong.is_empty(), "{} texts broke something:\n{}", wrong.len(), wrong.join("\n"));
    }
}

both! {
    async fn no_text_is_markup_on_a_page_for_customers(app) {
        let Some(texts) = texts() else { return };
        let owner = app.owner();
        for text in texts.iter().filter(|text| text.contains('<')) {
            let form = json!({ "name": text, "headline": text, "thank_you": text });
            let made = owner.post("/lead-forms", form).await;
            if !made.status.is_success() {
                continue;
            }
            let address = made.body["form"]["url"].as_str().or(made.body["url"].as_str()).expect("an address").to_owned();
            let path = &address[address.find("/f/").expect("the form's path")..];
            let page = owner.send(owner.request(Method::GET, path)).await;
            assert!(!page.text.contains(text.as_str()), "{text:?} stands on the page as markup");
        }
    }
}
