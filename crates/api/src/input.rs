//! Reads a JSON body. What does not fit is told by field, in words for whoever filled it in.

use axum::http::StatusCode;
use platform::Error;
use serde::de::DeserializeOwned;
use serde_json::error::Category;

use crate::Problem;

pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Problem> {
    if bytes.windows(6).any(|w| w == b"\\u0000")
        && let Some(path) = serde_json::from_slice(bytes).ok().and_then(|json| zero(&json, String::new()))
    {
        return Err(Error::invalid(&path, "This holds a zero character, which no text has; take it out.").into());
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let input = serde_path_to_error::deserialize(&mut json).map_err(|e| {
        let path = e.path().to_string();
        told(&path, e.inner())
    })?;
    json.end().map_err(|e| told(".", &e))?;
    Ok(input)
}

/// Where a text with the zero character is: PostgreSQL can't store one.
fn zero(json: &serde_json::Value, path: String) -> Option<String> {
    let below = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match json {
        serde_json::Value::String(text) => text.contains('\0').then_some(path),
        serde_json::Value::Array(items) => {
            items.iter().enumerate().find_map(|(n, item)| zero(item, below(&n.to_string())))
        }
        serde_json::Value::Object(map) => map.iter().find_map(|(name, value)| {
            let here = below(name);
            if name.contains('\0') { Some(here) } else { zero(value, here) }
        }),
        _ => None,
    }
}

fn told(path: &str, error: &serde_json::Error) -> Problem {
    let said = error.to_string();
    let said = said.split(" at line ").next().unwrap_or_default();
    if error.classify() != Category::Data {
        return Problem::new(
            StatusCode::BAD_REQUEST,
            "malformed",
            "The request could not be read",
            format!("{error}."),
            "Send JSON in the shape the API description gives.",
        );
    }
    let missing = said.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let field = match (path, missing) {
        (".", Some(name)) => name.to_owned(),
        (path, Some(name)) => format!("{path}.{name}"),
        (".", None) => "body".to_owned(),
        (path, None) => path.to_owned(),
    };
    Error::invalid(&field, in_words(said, &field)).into()
}

/// What the reader of the bytes says, as one says it to a person.
fn in_words(said: &str, field: &str) -> String {
    let has = |part: &str| said.contains(part);
    let wanted = said.rsplit_once(", expected ").map(|(_, wanted)| wanted).unwrap_or_default();
    let money = field == "minor" || field.ends_with(".minor") || field.ends_with("_minor");
    if has("invalid type: null") {
        return "This can't be cleared: leave it out to keep what is there, or say what it should be.".into();
    }
    let words = match wanted {
        "i64" | "u64" | "i32" | "u32" | "usize" if money => "Write a whole number of cents, such as 100050.",
        "i64" | "u64" | "i32" | "u32" | "usize" => "Write a whole number, such as 12.",
        "a string" | "a borrowed string" => "Write this as a text, in quotation marks.",
        "a boolean" => "Say true or false.",
        "a sequence" => "Send a list of these.",
        _ if said.starts_with("missing field") => "This is missing.",
        _ if has("Decimal") || has("decimal") => {
            "Write the number like 1234.50: a point before the decimals, nothing between the thousands."
        }
        _ if has("UUID") => "This is not the id of a record.",
        _ if ["date", "time", "civil", "year", "month", "day"].into_iter().any(has) => {
            "Write a day as 2026-04-03 (year, month, day), a moment as 2026-04-03T08:00:00Z."
        }
        _ => return sentence(said),
    };
    words.into()
}

fn sentence(said: &str) -> String {
    let mut letters = said.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default() + "."
}
