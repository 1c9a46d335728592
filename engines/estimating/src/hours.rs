//! From quantities to labour hours to days on site.

use kernel::Decimal;
use serde::{Deserialize, Serialize};

/// How fast work goes, as crews say it: "a quarter hour a post" or "four posts an hour", for one worker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum ProductionRate {
    HoursPerUnit {
        #[schema(value_type = String, example = "0.25")]
        hours: Decimal,
    },
    UnitsPerHour {
        #[schema(value_type = String, example = "4")]
        units: Decimal,
    },
}

/// Labour hours a quantity takes. None where the rate is zero or negative, or the result can't be counted.
///
/// ```
/// use estimating::{ProductionRate, task_hours};
/// use kernel::Decimal;
/// let rate = ProductionRate::UnitsPerHour { units: Decimal::from(4) };
/// assert_eq!(task_hours(Decimal::from(14), rate), Some(Decimal::new(35, 1)));
/// ```
pub fn task_hours(quantity: Decimal, rate: ProductionRate) -> Option<Decimal> {
    let hours = match rate {
        ProductionRate::HoursPerUnit { hours } if hours > Decimal::ZERO => quantity.checked_mul(hours)?,
        ProductionRate::UnitsPerHour { units } if units > Decimal::ZERO => quantity.checked_div(units)?,
        _ => return None,
    };
    Some(hours.normalize())
}

/// Working days a crew needs: hours / (workers x hours a day), rounded up to half days, since nobody plans finer.
pub fn crew_days(hours: Decimal, workers: u32, hours_a_day: Decimal) -> Option<Decimal> {
    let capacity = Decimal::from(workers).checked_mul(hours_a_day)?;
    if capacity <= Decimal::ZERO || hours < Decimal::ZERO {
        return None;
    }
    let halves = hours.checked_mul(Decimal::TWO)?.checked_div(capacity)?.ceil();
    Some((halves / Decimal::TWO).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_of_zero_gives_no_hours() {
        let rate = ProductionRate::UnitsPerHour { units: Decimal::ZERO };
        assert_eq!(task_hours(Decimal::TEN, rate), None);
    }

    #[test]
    fn thirty_five_hours_are_a_day_and_a_half_for_three_workers() {
        assert_eq!(crew_days(Decimal::from(35), 3, Decimal::from(8)), Some(Decimal::new(15, 1)));
        assert_eq!(crew_days(Decimal::from(35), 0, Decimal::from(8)), None);
    }
}
