//! How sums and dates are written on the customer's papers, in the customer's language.

use jiff::civil::Date;
use kernel::{Currency, Money};

kernel::text_enum! {
    /// The language of a document; it belongs to the customer.
    pub enum Language {
        English = "en",
        Spanish = "es",
    }
}

impl Language {
    /// The language a person is set to, English for those we do not write.
    pub fn of(code: &str) -> Self {
        if code.starts_with("es") { Self::Spanish } else { Self::English }
    }

    pub fn pick<T>(self, english: T, spanish: T) -> T {
        match self {
            Self::English => english,
            Self::Spanish => spanish,
        }
    }
}

/// `$12,345.60`, `-$5.00`, `12,345.60 EUR`.
pub fn money(sum: Money) -> String {
    let text = sum.to_decimal().abs().to_string();
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), None), |(w, r)| (w, Some(r)));
    let mut grouped = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let amount = rest.map_or(grouped.clone(), |r| format!("{grouped}.{r}"));
    let sign = if sum.minor < 0 { "-" } else { "" };
    if sum.currency == Currency::USD { format!("{sign}${amount}") } else { format!("{sign}{amount} {}", sum.currency) }
}

const MONTHS: [(&str, &str); 12] = [
    ("January", "enero"),
    ("February", "febrero"),
    ("March", "marzo"),
    ("April", "abril"),
    ("May", "mayo"),
    ("June", "junio"),
    ("July", "julio"),
    ("August", "agosto"),
    ("September", "septiembre"),
    ("October", "octubre"),
    ("November", "noviembre"),
    ("December", "diciembre"),
];

/// `March 3, 2026`, `3 de marzo de 2026`: never digits that could be read two ways.
pub fn date(day: Date, language: Language) -> String {
    let (english, spanish) = MONTHS[usize::from(day.month().unsigned_abs()) - 1];
    match language {
        Language::English => format!("{english} {}, {}", day.day(), day.year()),
        Language::Spanish => format!("{} de {spanish} de {}", day.day(), day.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_read_as_people_write_them() {
        assert_eq!(money(Money::new(1_234_560, Currency::USD)), "$12,345.60");
        assert_eq!(money(Money::new(-500, Currency::USD)), "-$5.00");
        assert_eq!(money(Money::new(1_000, "JPY".parse().unwrap())), "1,000 JPY");
        assert_eq!(money(Money::new(99, Currency::EUR)), "0.99 EUR");
    }

    #[test]
    fn dates_name_their_month() {
        let day = jiff::civil::date(2026, 3, 4);
        assert_eq!(date(day, Language::English), "March 4, 2026");
        assert_eq!(date(day, Language::Spanish), "4 de marzo de 2026");
    }
}
