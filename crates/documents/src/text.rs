//! Text as people type it, made safe to typeset.

use serde_json::Value;

/// A run of letters longer than this would leave its column, so it may break.
const LONGEST_WORD: usize = 32;

/// Cleans every string in the data.
pub(crate) fn clean(value: &mut Value) {
    match value {
        Value::String(text) => *text = clean_text(text),
        Value::Array(items) => items.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn clean_text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut cleaned = String::with_capacity(text.len());
    let mut run = 0;
    for letter in text.chars().filter(|letter| prints(*letter)) {
        run = if letter.is_whitespace() || letter == '\u{200b}' { 0 } else { run + 1 };
        if run > LONGEST_WORD {
            cleaned.push('\u{200b}');
            run = 1;
        }
        cleaned.push(if letter == '\t' { ' ' } else { letter });
    }
    cleaned
}

/// Leaves out control characters, and the marks that turn the reading direction by force: a signed document reads in
/// the order its letters stand.
fn prints(letter: char) -> bool {
    let forced_direction = matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let control = letter.is_control() && !matches!(letter, '\n' | '\t');
    let not_a_character = matches!(letter, '\u{feff}' | '\u{fffe}' | '\u{ffff}' | '\u{fff9}'..='\u{fffb}');
    !(forced_direction || control || not_a_character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_and_forced_directions_go_and_lines_stay() {
        assert_eq!(clean_text("a\u{0}b\u{7}\r\nc\td"), "ab\nc d");
        assert_eq!(clean_text("$\u{202e}00.1\u{202c}"), "$00.1");
        assert_eq!(clean_text("José \"Pepe\" #1 日本 مرحبا 🏠"), "José \"Pepe\" #1 日本 مرحبا 🏠");
    }

    #[test]
    fn endless_words_may_break() {
        let cleaned = clean_text(&"x".repeat(70));
        assert_eq!(cleaned.matches('\u{200b}').count(), 2);
        assert_eq!(
            clean_text("a normal line of words that is rather long"),
            "a normal line of words that is rather long"
        );
    }
}
