//! Document numbers: gapless, given by the server at issue, inside the transaction that issues.

use crate::{Act, Result};

impl Act<'_> {
    /// The next number of a series such as `invoice`. A rolled-back action gives its number back.
    pub fn next_number(&self, series: &str) -> Result<i64> {
        Ok(self
            .one(
                "INSERT INTO number_series (company_id, series, last_number) VALUES ($1, $2, 1001)
                 ON CONFLICT (company_id, series) DO UPDATE SET last_number = number_series.last_number + 1
                 RETURNING last_number",
                &[&series],
            )?
            .get("last_number")?)
    }
}
