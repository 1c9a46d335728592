//! One way to write a value down, so that its hash can be worked out again anywhere: JSON, keys in order, no spaces.

use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

pub(super) fn canonical(value: &impl Serialize) -> platform::Result<String> {
    let mut text = String::new();
    write(&serde_json::to_value(value)?, &mut text);
    Ok(text)
}

pub(super) fn sha256(bytes: impl AsRef<[u8]>) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort();
            text.push('{');
            for (n, key) in keys.into_iter().enumerate() {
                if n > 0 {
                    text.push(',');
                }
                text.push_str(&Value::String(key.clone()).to_string());
                text.push(':');
                write(&map[key], text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    text.push(',');
                }
                write(item, text);
            }
            text.push(']');
        }
        plain => text.push_str(&plain.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_keys_changes_nothing() {
        let a = serde_json::json!({ "b": [1, { "d": "é\"", "c": null }], "a": true });
        assert_eq!(canonical(&a).unwrap(), r#"{"a":true,"b":[1,{"c":null,"d":"é\""}]}"#);
    }
}
