use platform::{Act, Result};

use super::ProjectId;

/// The first thing that has really happened on the project, in words. What a plan brought with it does not count: a task
/// that was reported on here is at a later version.
pub(crate) fn first_actual(act: &Act<'_>, project: ProjectId) -> Result<Option<&'static str>> {
    const ACTUALS: &[(&str, &str)] = &[
        (
            "work was reported on a task",
            "SELECT id FROM task WHERE company_id = $1 AND project_id = $2
               AND version > 1 AND (percent > 0 OR actual_start IS NOT NULL) LIMIT 1",
        ),
        (
            "a delivery was received",
            "SELECT id FROM delivery WHERE company_id = $1 AND project_id = $2 AND received_on IS NOT NULL LIMIT 1",
        ),
        (
            "an order was placed",
            "SELECT id FROM purchase_order WHERE company_id = $1 AND project_id = $2 AND state <> 'planned' LIMIT 1",
        ),
        ("time was recorded", "SELECT id FROM time_entry WHERE company_id = $1 AND project_id = $2 LIMIT 1"),
        ("a cost was recorded", "SELECT id FROM cost WHERE company_id = $1 AND project_id = $2 LIMIT 1"),
        (
            "an invoice was issued",
            "SELECT id FROM invoice WHERE company_id = $1 AND project_id = $2 AND state <> 'void' LIMIT 1",
        ),
        (
            "a gate was cleared",
            "SELECT id FROM gate WHERE company_id = $1 AND project_id = $2 AND cleared_on IS NOT NULL LIMIT 1",
        ),
    ];
    for (words, sql) in ACTUALS {
        if act.row(sql, &[&project])?.is_some() {
            return Ok(Some(words));
        }
    }
    Ok(None)
}
