//! Minutes and their cost: pure.

use jiff::Timestamp;
use kernel::{Currency, Money, MoneyError};
use rust_decimal::Decimal;

/// Whole minutes between two instants, half a minute up. Instants know no summer time, so a night in which the clocks
/// change counts as long as it was.
pub fn minutes_between(from: Timestamp, to: Timestamp) -> i64 {
    (to.as_second() - from.as_second() + 30).div_euclid(60)
}

/// Minutes times the hour's wage with its burden, rounded once, half away from zero, to the minor unit.
pub fn labour_cost(
    minutes: i64,
    hourly_rate: Decimal,
    burden_percent: Decimal,
    currency: Currency,
) -> Result<Money, MoneyError> {
    let burdened = hourly_rate.checked_mul(Decimal::ONE_HUNDRED + burden_percent).ok_or(MoneyError::Overflow)?;
    let product = burdened.checked_mul(Decimal::from(minutes)).ok_or(MoneyError::Overflow)?;
    Money::from_decimal(product / Decimal::from(6000), currency)
}
