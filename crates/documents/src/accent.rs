//! The company's colour, made safe to print and to read.

/// Used where a company has chosen none.
const HOUSE: [u8; 3] = [0x1f, 0x4e, 0x79];

/// The colour for bars and rules, and a darker one for words, each as `#rrggbb`.
pub(crate) fn colours(typed: &str) -> (String, String) {
    let bar = read(typed).unwrap_or(HOUSE);
    let mut ink = bar;
    // 4.5 : 1 on white is what WCAG 2.2 asks of text.
    while contrast_on_white(ink) < 4.5 {
        ink = ink.map(|part| (u16::from(part) * 9 / 10) as u8);
    }
    (hex(bar), hex(ink))
}

fn read(typed: &str) -> Option<[u8; 3]> {
    let digits = typed.trim().strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
    Some([part(0)?, part(2)?, part(4)?])
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn contrast_on_white(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dark_colour_is_used_as_it_is() {
        assert_eq!(colours("#1F5F8B"), ("#1f5f8b".into(), "#1f5f8b".into()));
    }

    #[test]
    fn words_in_a_light_colour_are_darkened_until_they_can_be_read() {
        let (bar, ink) = colours("#ffcc00");
        assert_eq!(bar, "#ffcc00");
        assert!(contrast_on_white(read(&ink).unwrap()) >= 4.5);
    }

    #[test]
    fn anything_else_is_the_house_colour() {
        for typed in ["", "red", "#12345", "#12345é", "\"); #panic()"] {
            assert_eq!(colours(typed).0, hex(HOUSE));
        }
    }
}
