//! Quantities are kept as they were typed: an exact decimal and a unit code.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

#[derive(Debug, thiserror::Error, Clone, PartialEq, Eq)]
pub enum QuantityError {
    #[error("\"{0}\" is not a number; write it like 12.5")]
    NotANumber(String),
}

/// An amount of something measurable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
pub struct Quantity {
    /// Exact; written as a string so that no program rounds it on the way.
    #[schema(value_type = String, example = "12.5")]
    pub value: Decimal,
    /// A unit code as contractors write it: `ea`, `lf`, `sf`, `cy`, `hr`, `m2`.
    pub unit: String,
}

/// Reads a plain decimal; bad text is named.
pub fn parse_decimal(text: &str) -> Result<Decimal, QuantityError> {
    text.trim().parse().map_err(|_| QuantityError::NotANumber(text.to_owned()))
}
