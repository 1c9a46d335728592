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

    /// The first of so many numbers in a row.
    pub fn next_numbers(&self, series: &str, count: usize) -> Result<i64> {
        let first = self.next_number(series)?;
        let more = i64::try_from(count).unwrap_or(i64::MAX).saturating_sub(1);
        self.execute(
            "UPDATE number_series SET last_number = last_number + $3 WHERE company_id = $1 AND series = $2",
            &[&series, &more],
        )?;
        Ok(first)
    }
}
