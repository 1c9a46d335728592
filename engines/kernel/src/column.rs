//! Values on their way into and out of a database, in the few shapes that SQLite and PostgreSQL share.
//!
//! Kept here, without a word of SQL, so that an id or an enum can say how it is stored where it is declared.

use std::borrow::Cow;

use jiff::{Timestamp, civil};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::Currency;

/// One stored value. Text and bytes are borrowed where they can be.
#[derive(Debug, Clone, PartialEq)]
pub enum Column<'a> {
    Null,
    Bool(bool),
    Int(i64),
    Real(f64),
    Text(Cow<'a, str>),
    Bytes(Cow<'a, [u8]>),
    Uuid(Uuid),
}

/// A stored value could not be read as what was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found {found}")]
pub struct ColumnError {
    pub expected: String,
    pub found: String,
}

impl ColumnError {
    pub fn new(expected: impl Into<String>, found: &Column<'_>) -> Self {
        Self { expected: expected.into(), found: found.describe() }
    }
}

impl Column<'_> {
    /// The same value, lent.
    pub fn lend(&self) -> Column<'_> {
        match self {
            Column::Null => Column::Null,
            Column::Bool(v) => Column::Bool(*v),
            Column::Int(v) => Column::Int(*v),
            Column::Real(v) => Column::Real(*v),
            Column::Text(v) => Column::Text(Cow::Borrowed(v)),
            Column::Bytes(v) => Column::Bytes(Cow::Borrowed(v)),
            Column::Uuid(v) => Column::Uuid(*v),
        }
    }

    pub fn is_null(&self) -> bool {
        matches!(self, Column::Null)
    }

    /// For messages: what kind of value it is, and the value where it is short.
    pub fn describe(&self) -> String {
        match self {
            Column::Null => "nothing (NULL)".to_owned(),
            Column::Bool(v) => v.to_string(),
            Column::Int(v) => format!("the number {v}"),
            Column::Real(v) => format!("the number {v}"),
            Column::Text(v) if v.chars().count() <= 60 => format!("the text \"{v}\""),
            Column::Text(v) => format!("a text of {} bytes", v.len()),
            Column::Bytes(v) => format!("{} bytes", v.len()),
            Column::Uuid(v) => format!("the id {v}"),
        }
    }
}

/// What can be handed to a statement.
pub trait ToColumn {
    fn to_column(&self) -> Column<'_>;
}

/// What can be read from a row.
pub trait FromColumn: Sized {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError>;
}

impl<T: ToColumn + ?Sized> ToColumn for &T {
    fn to_column(&self) -> Column<'_> {
        (**self).to_column()
    }
}

impl<T: ToColumn> ToColumn for Option<T> {
    fn to_column(&self) -> Column<'_> {
        self.as_ref().map_or(Column::Null, ToColumn::to_column)
    }
}

impl<T: FromColumn> FromColumn for Option<T> {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        if column.is_null() { Ok(None) } else { T::from_column(column).map(Some) }
    }
}

impl ToColumn for Column<'_> {
    fn to_column(&self) -> Column<'_> {
        self.lend()
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {$(
        impl ToColumn for $number {
            fn to_column(&self) -> Column<'_> {
                Column::Int(i64::from(*self))
            }
        }

        impl FromColumn for $number {
            fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
                let wanted = concat!("a whole number (", stringify!($number), ")");
                match column {
                    Column::Int(v) => v.try_into().map_err(|_| ColumnError::new(wanted, &column)),
                    Column::Bool(v) => Ok(<$number>::from(v)),
                    other => Err(ColumnError::new(wanted, &other)),
                }
            }
        }
    )*};
}

whole_numbers!(i64, i32, i16, u32, u16, u8);

impl ToColumn for bool {
    fn to_column(&self) -> Column<'_> {
        Column::Bool(*self)
    }
}

impl FromColumn for bool {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        match column {
            Column::Bool(v) => Ok(v),
            Column::Int(v @ (0 | 1)) => Ok(v == 1),
            other => Err(ColumnError::new("true or false", &other)),
        }
    }
}

impl ToColumn for f64 {
    fn to_column(&self) -> Column<'_> {
        Column::Real(*self)
    }
}

impl FromColumn for f64 {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        match &column {
            Column::Real(v) => Ok(*v),
            Column::Int(v) => Ok(*v as f64),
            // PostgreSQL averages whole numbers into NUMERIC, which arrives as text.
            Column::Text(v) => v.parse().map_err(|_| ColumnError::new("a number", &column)),
            other => Err(ColumnError::new("a number", other)),
        }
    }
}

impl ToColumn for str {
    fn to_column(&self) -> Column<'_> {
        Column::Text(Cow::Borrowed(self))
    }
}

impl ToColumn for String {
    fn to_column(&self) -> Column<'_> {
        self.as_str().to_column()
    }
}

impl FromColumn for String {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        match column {
            Column::Text(v) => Ok(v.into_owned()),
            other => Err(ColumnError::new("text", &other)),
        }
    }
}

impl ToColumn for [u8] {
    fn to_column(&self) -> Column<'_> {
        Column::Bytes(Cow::Borrowed(self))
    }
}

impl<const N: usize> ToColumn for [u8; N] {
    fn to_column(&self) -> Column<'_> {
        Column::Bytes(Cow::Borrowed(self))
    }
}

impl ToColumn for Vec<u8> {
    fn to_column(&self) -> Column<'_> {
        Column::Bytes(Cow::Borrowed(self))
    }
}

impl FromColumn for Vec<u8> {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        match column {
            Column::Bytes(v) => Ok(v.into_owned()),
            other => Err(ColumnError::new("bytes", &other)),
        }
    }
}

impl<const N: usize> FromColumn for [u8; N] {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        match &column {
            Column::Bytes(v) => {
                v.as_ref().try_into().map_err(|_| ColumnError::new(format!("exactly {N} bytes"), &column))
            }
            other => Err(ColumnError::new("bytes", other)),
        }
    }
}

impl ToColumn for Uuid {
    fn to_column(&self) -> Column<'_> {
        Column::Uuid(*self)
    }
}

impl FromColumn for Uuid {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        match &column {
            Column::Uuid(v) => Ok(*v),
            // SQLite has no uuid type: ids lie there as sixteen bytes.
            Column::Bytes(v) => Uuid::from_slice(v).map_err(|_| ColumnError::new("an id", &column)),
            other => Err(ColumnError::new("an id", other)),
        }
    }
}

impl ToColumn for Decimal {
    fn to_column(&self) -> Column<'_> {
        Column::Text(Cow::Owned(self.to_string()))
    }
}

impl FromColumn for Decimal {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        match &column {
            Column::Int(v) => Ok(Decimal::from(*v)),
            Column::Text(v) => Decimal::from_str_exact(v).map_err(|_| ColumnError::new("a decimal", &column)),
            other => Err(ColumnError::new("a decimal", other)),
        }
    }
}

impl ToColumn for Currency {
    fn to_column(&self) -> Column<'_> {
        Column::Text(Cow::Borrowed(self.code()))
    }
}

impl FromColumn for Currency {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        parsed("a currency code", column)
    }
}

/// Microseconds since 1970, UTC: a BIGINT sorts and compares the same on both databases.
impl ToColumn for Timestamp {
    fn to_column(&self) -> Column<'_> {
        Column::Int(self.as_microsecond())
    }
}

impl FromColumn for Timestamp {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        match column {
            Column::Int(v) => {
                Timestamp::from_microsecond(v).map_err(|_| ColumnError::new("an instant", &Column::Int(v)))
            }
            other => Err(ColumnError::new("an instant (microseconds since 1970)", &other)),
        }
    }
}

impl ToColumn for civil::Date {
    fn to_column(&self) -> Column<'_> {
        Column::Text(Cow::Owned(self.to_string()))
    }
}

impl FromColumn for civil::Date {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        parsed("a date (YYYY-MM-DD)", column)
    }
}

impl ToColumn for civil::Time {
    fn to_column(&self) -> Column<'_> {
        Column::Text(Cow::Owned(format!("{:02}:{:02}", self.hour(), self.minute())))
    }
}

impl FromColumn for civil::Time {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        parsed("a time of day (HH:MM)", column)
    }
}

impl ToColumn for serde_json::Value {
    fn to_column(&self) -> Column<'_> {
        Column::Text(Cow::Owned(self.to_string()))
    }
}

impl FromColumn for serde_json::Value {
    fn from_column(column: Column<'_>) -> Result<Self, ColumnError> {
        match &column {
            Column::Text(v) => serde_json::from_str(v).map_err(|_| ColumnError::new("JSON", &column)),
            other => Err(ColumnError::new("JSON", other)),
        }
    }
}

fn parsed<T: std::str::FromStr>(expected: &str, column: Column<'_>) -> Result<T, ColumnError> {
    match &column {
        Column::Text(v) => v.parse().map_err(|_| ColumnError::new(expected, &column)),
        other => Err(ColumnError::new(expected, other)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn returns<T: ToColumn + FromColumn + PartialEq + std::fmt::Debug>(value: T) {
        assert_eq!(T::from_column(value.to_column()).unwrap(), value);
    }

    #[test]
    fn what_is_stored_comes_back() {
        returns(i64::MIN);
        returns(u32::MAX);
        returns(true);
        returns("Ångström & sons".to_owned());
        returns(vec![0u8, 255]);
        returns([7u8; 32]);
        returns("1234567890.000100".parse::<Decimal>().unwrap());
        returns(Currency::EUR);
        returns("2026-03-08T09:59:59.123456Z".parse::<Timestamp>().unwrap());
        returns(civil::date(2024, 2, 29));
        returns(civil::time(7, 5, 0, 0));
        returns(serde_json::json!({"crew": ["Ana", null]}));
        returns(None::<i64>);
        returns(Some(5i32));
    }

    #[test]
    fn decimals_keep_their_trailing_zeros() {
        let typed: Decimal = "12.50".parse().unwrap();
        assert_eq!(Decimal::from_column(typed.to_column()).unwrap().to_string(), "12.50");
    }

    #[test]
    fn a_number_too_large_for_its_type_is_refused() {
        let error = u16::from_column(Column::Int(70_000)).unwrap_err();
        assert_eq!(error.to_string(), "expected a whole number (u16), found the number 70000");
    }

    #[test]
    fn null_is_refused_unless_expected() {
        assert!(String::from_column(Column::Null).is_err());
        assert_eq!(Option::<String>::from_column(Column::Null).unwrap(), None);
    }

    #[test]
    fn ids_are_read_as_sixteen_bytes_too() {
        let id = Uuid::from_u128(7);
        assert_eq!(Uuid::from_column(Column::Bytes(Cow::Borrowed(id.as_bytes()))).unwrap(), id);
        assert!(Uuid::from_column(Column::Bytes(Cow::Borrowed(&[1, 2, 3]))).is_err());
    }
}
