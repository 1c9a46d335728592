use jiff::civil::Date;
use platform::{Act, Conn, NewEvent, Result, Row, error::Checks};
use rust_decimal::Decimal;

use super::{NewRate, Rate, WorkerId, get};

fn rate(row: &Row) -> Result<Rate> {
    Ok(Rate {
        worker_id: row.get("worker_id")?,
        valid_from: row.get("valid_from")?,
        hourly_rate: row.get("hourly_rate")?,
        burden_percent: row.get("burden_percent")?,
    })
}

/// The rates of a worker, newest first.
pub fn rates(q: &Conn<'_>, worker: WorkerId) -> Result<Vec<Rate>> {
    get(q, worker)?;
    q.rows("SELECT * FROM worker_rate WHERE company_id = $1 AND worker_id = $2 ORDER BY valid_from DESC", &[&worker])?
        .iter()
        .map(rate)
        .collect()
}

/// The rate that counted on a day; none before the first one began.
pub fn rate_on(q: &Conn<'_>, worker: WorkerId, on: Date) -> Result<Option<Rate>> {
    q.row(
        "SELECT * FROM worker_rate WHERE company_id = $1 AND worker_id = $2 AND valid_from <= $3
         ORDER BY valid_from DESC LIMIT 1",
        &[&worker, &on],
    )?
    .as_ref()
    .map(rate)
    .transpose()
}

/// From a day on an hour costs this. Time that was clocked before keeps the rate it was costed at.
pub fn set_rate(act: &Act<'_>, worker: WorkerId, new: &NewRate) -> Result<Rate> {
    get(act, worker)?;
    Checks::new()
        .that(new.hourly_rate >= Decimal::ZERO, "hourly_rate", "An hour can't cost less than nothing.")
        .that(new.hourly_rate < Decimal::from(100_000), "hourly_rate", "This is more than an hour can cost.")
        .that(new.burden_percent >= Decimal::ZERO, "burden_percent", "Burden is added to the wage; give 0 or more.")
        .that(new.burden_percent <= Decimal::from(500), "burden_percent", "Burden above 500 % is surely a slip.")
        .finish()?;
    let valid_from = new.valid_from.map_or_else(|| act.today(), Ok)?;
    act.execute(
        "INSERT INTO worker_rate (company_id, worker_id, valid_from, hourly_rate, burden_percent)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (company_id, worker_id, valid_from)
         DO UPDATE SET hourly_rate = excluded.hourly_rate, burden_percent = excluded.burden_percent",
        &[&worker, &valid_from, &new.hourly_rate, &new.burden_percent],
    )?;
    // Timelines are read by people who may not see pay, so the event tells the day and not the figure.
    act.emit(NewEvent::new("worker.rate_set", "worker", worker).data(serde_json::json!({ "valid_from": valid_from })))?;
    Ok(Rate { worker_id: worker, valid_from, hourly_rate: new.hourly_rate, burden_percent: new.burden_percent })
}
