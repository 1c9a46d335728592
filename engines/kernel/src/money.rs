//! Money is a whole number of minor units (cents) with its currency. Nothing here uses floating point.

use std::fmt;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use serde::{Deserialize, Serialize};

#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum MoneyError {
    #[error("the sum is larger than can be counted")]
    Overflow,
    #[error("{0} and {1} can't be added; convert one of them first")]
    Mixed(Currency, Currency),
    #[error("\"{0}\" is not a currency code; use three letters such as USD")]
    UnknownCurrency(String),
    #[error("\"{0}\" is not an amount; write it like 1,234.50")]
    NotAnAmount(String),
    #[error("\"{0}\" could be read two ways; write it like 1234.50, without thousands separators")]
    Ambiguous(String),
}

/// An ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    pub const USD: Currency = Currency(*b"USD");
    pub const EUR: Currency = Currency(*b"EUR");
    pub const GBP: Currency = Currency(*b"GBP");

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many decimals the currency's minor unit has (ISO 4217: 0, 2 or 3).
    pub fn decimals(&self) -> u32 {
        match &self.0 {
            b"JPY" | b"KRW" | b"CLP" | b"ISK" | b"VND" | b"PYG" | b"XAF" | b"XOF" | b"XPF" | b"UGX" | b"RWF"
            | b"KMF" | b"GNF" | b"DJF" | b"BIF" | b"VUV" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            _ => 2,
        }
    }
}

impl FromStr for Currency {
    type Err = MoneyError;
    fn from_str(s: &str) -> Result<Self, MoneyError> {
        match s.trim().to_ascii_uppercase().as_bytes() {
            [a, b, c] if [a, b, c].iter().all(|l| l.is_ascii_uppercase()) => Ok(Currency([*a, *b, *c])),
            _ => Err(MoneyError::UnknownCurrency(s.to_owned())),
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Serialize for Currency {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

impl utoipa::PartialSchema for Currency {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
        <String as utoipa::PartialSchema>::schema()
    }
}

impl utoipa::ToSchema for Currency {}

/// A sum of money.
///
/// ```
/// use kernel::{Currency, Money};
/// let deposit = Money::new(125_050, Currency::USD);
/// assert_eq!(deposit.to_string(), "1250.50 USD");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Money {
    /// Whole minor units: cents for USD, yen for JPY.
    pub minor: i64,
    pub currency: Currency,
}

impl Money {
    pub const fn new(minor: i64, currency: Currency) -> Self {
        Self { minor, currency }
    }

    pub const fn zero(currency: Currency) -> Self {
        Self { minor: 0, currency }
    }

    /// From a decimal amount in major units, rounded half away from zero to the minor unit.
    pub fn from_decimal(amount: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        let scaled = amount
            .checked_mul(Decimal::from(10i64.pow(currency.decimals())))
            .ok_or(MoneyError::Overflow)?
            .round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        Ok(Self { minor: scaled.to_i64().ok_or(MoneyError::Overflow)?, currency })
    }

    /// In major units, exact.
    pub fn to_decimal(self) -> Decimal {
        Decimal::new(self.minor, self.currency.decimals())
    }

    pub fn checked_add(self, other: Money) -> Result<Money, MoneyError> {
        self.same(other)?;
        self.minor.checked_add(other.minor).map(|m| Money::new(m, self.currency)).ok_or(MoneyError::Overflow)
    }

    pub fn checked_sub(self, other: Money) -> Result<Money, MoneyError> {
        self.same(other)?;
        self.minor.checked_sub(other.minor).map(|m| Money::new(m, self.currency)).ok_or(MoneyError::Overflow)
    }

    /// Times a factor, rounded half away from zero to the minor unit.
    pub fn times(self, factor: Decimal) -> Result<Money, MoneyError> {
        let product = Decimal::from(self.minor).checked_mul(factor).ok_or(MoneyError::Overflow)?;
        let rounded = product.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        Ok(Money::new(rounded.to_i64().ok_or(MoneyError::Overflow)?, self.currency))
    }

    /// Splits into parts in proportion to the weights so that the parts sum to the whole to the minor unit. What
    /// rounding leaves goes to the largest remainders, first part first.
    pub fn split(self, weights: &[Decimal]) -> Result<Vec<Money>, MoneyError> {
        let total: Decimal = weights.iter().copied().sum();
        if total.is_zero() {
            let mut parts = vec![Money::zero(self.currency); weights.len()];
            if let Some(first) = parts.first_mut() {
                *first = self;
            }
            return Ok(parts);
        }
        let whole = Decimal::from(self.minor);
        let mut parts = Vec::with_capacity(weights.len());
        let mut remainders = Vec::with_capacity(weights.len());
        let mut given = 0i64;
        for (i, w) in weights.iter().enumerate() {
            let exact = whole.checked_mul(*w).and_then(|x| x.checked_div(total)).ok_or(MoneyError::Overflow)?;
            let floor = exact.floor();
            let minor = floor.to_i64().ok_or(MoneyError::Overflow)?;
            given = given.checked_add(minor).ok_or(MoneyError::Overflow)?;
            parts.push(Money::new(minor, self.currency));
            remainders.push((exact - floor, i));
        }
        remainders.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let left = usize::try_from(self.minor - given).unwrap_or(0);
        for (_, i) in remainders.into_iter().cycle().take(left) {
            parts[i].minor += 1;
        }
        Ok(parts)
    }

    fn same(self, other: Money) -> Result<(), MoneyError> {
        if self.currency == other.currency { Ok(()) } else { Err(MoneyError::Mixed(self.currency, other.currency)) }
    }
}

impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.to_decimal(), self.currency)
    }
}

/// Reads an amount as people type it: `1,234.50`, `$1234.5`, `1.000,50`, `1 000,50`, `(250)`.
///
/// Where both separators appear, the last one is the decimal mark. A single separator followed by exactly three
/// digits (`1.500`) could mean either, and is refused rather than guessed.
pub fn parse_amount(typed: &str) -> Result<Decimal, MoneyError> {
    let bad = || MoneyError::NotAnAmount(typed.to_owned());
    let mut text: String =
        typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '$' | '€' | '£' | '\'' | '\u{a0}')).collect();
    let mut negative = false;
    if text.starts_with('(') && text.ends_with(')') {
        negative = true;
        text = text[1..text.len() - 1].to_owned();
    }
    if let Some(rest) = text.strip_prefix(['-', '−']) {
        negative = !negative;
        text = rest.to_owned();
    }
    if text.is_empty() || !text.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') {
        return Err(bad());
    }
    let decimal_mark = match (text.rfind('.'), text.rfind(',')) {
        (Some(dot), Some(comma)) => Some(if dot > comma { '.' } else { ',' }),
        (None, None) => None,
        (dot, comma) => {
            let mark = if dot.is_some() { '.' } else { ',' };
            let at = dot.or(comma).unwrap_or_default();
            let count = text.matches(mark).count();
            let after = text.len() - at - 1;
            match (count, after) {
                (1, 3) if mark == ',' && at <= 3 && at > 0 && !text.starts_with('0') => None,
                (1, 3) if at > 0 && !text.starts_with('0') => return Err(MoneyError::Ambiguous(typed.to_owned())),
                (1, _) => Some(mark),
                _ => None,
            }
        }
    };
    if let Some(mark) = decimal_mark
        && text.matches(mark).count() > 1
    {
        return Err(bad());
    }
    let (whole, fraction) = match decimal_mark.and_then(|m| text.rsplit_once(m)) {
        Some((w, f)) => (w.to_owned(), f.to_owned()),
        None => (text.clone(), String::new()),
    };
    let groups: Vec<&str> = whole.split(['.', ',']).collect();
    let well_grouped = groups.len() == 1
        || (groups[0].len() <= 3 && !groups[0].is_empty() && groups[1..].iter().all(|g| g.len() == 3));
    if !well_grouped {
        return Err(bad());
    }
    let digits = groups.concat();
    let number = match (digits.is_empty(), fraction.is_empty()) {
        (true, true) => return Err(bad()),
        (true, false) => format!("0.{fraction}"),
        (false, true) => digits,
        (false, false) => format!("{digits}.{fraction}"),
    };
    let value: Decimal = number.parse().map_err(|_| bad())?;
    Ok(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn amount(s: &str) -> String {
        parse_amount(s).map(|d| d.to_string()).unwrap_or_else(|e| e.to_string())
    }

    #[test]
    fn reads_amounts_as_people_type_them() {
        assert_eq!(amount("1,234.50"), "1234.50");
        assert_eq!(amount("$ 1234.5"), "1234.5");
        assert_eq!(amount("1.000,50"), "1000.50");
        assert_eq!(amount("1 000,50"), "1000.50");
        assert_eq!(amount("12,500"), "12500");
        assert_eq!(amount("(250)"), "-250");
        assert_eq!(amount("0.125"), "0.125");
        assert_eq!(amount("1,000,000"), "1000000");
    }

    #[test]
    fn refuses_what_could_be_read_two_ways() {
        assert!(matches!(parse_amount("1.500"), Err(MoneyError::Ambiguous(_))));
        assert!(parse_amount("1,23,4").is_err());
        assert!(parse_amount("twelve").is_err());
        assert!(parse_amount("").is_err());
    }

    #[test]
    fn yen_have_no_decimals_and_dinars_three() {
        let jpy: Currency = "JPY".parse().unwrap();
        let kwd: Currency = "KWD".parse().unwrap();
        assert_eq!(Money::from_decimal("1250.5".parse().unwrap(), jpy).unwrap().minor, 1251);
        assert_eq!(Money::from_decimal("1.2345".parse().unwrap(), kwd).unwrap().minor, 1235);
    }

    proptest! {
        #[test]
        fn parts_sum_to_the_whole(minor in -10_000_000i64..10_000_000, weights in prop::collection::vec(0u32..1000, 1..20)) {
            let weights: Vec<Decimal> = weights.into_iter().map(Decimal::from).collect();
            let parts = Money::new(minor, Currency::USD).split(&weights).unwrap();
            prop_assert_eq!(parts.iter().map(|p| p.minor).sum::<i64>(), minor);
        }
    }
}
