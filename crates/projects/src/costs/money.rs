use billing::{
    invoices::{self, Invoice},
    schedule::{self, BillingItem},
};
use jiff::civil::Date;
use kernel::{Money, reexport::uuid::Uuid};
use platform::{Conn, Result, Who};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{place, queries::may_see_cost};

/// Where a job stands in money.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct ProjectMoney {
    /// What the customer signed, with sales tax.
    pub contract: Money,
    /// The sales tax in it; the rest is revenue.
    pub contract_tax: Money,
    pub billed: Money,
    pub paid: Money,
    /// Billed and not paid.
    pub owed: Money,
    /// Contract less billed.
    pub left_to_bill: Money,
    /// Contract times work done by planned time; absent while no task has a duration.
    pub earned: Option<Money>,
    /// Billed less earned: more is over-billed, less is under-billed.
    pub over_billed: Option<Money>,
    pub schedule: Vec<BillingItem>,
    pub invoices: Vec<Invoice>,
}

pub fn project_money(q: &Conn<'_>, who: &Who, project: Uuid, today: Date) -> Result<ProjectMoney> {
    may_see_cost(who)?;
    let place = place(q, project)?;
    let contract = Money::new(place.contract_minor, place.currency);
    let invoices = invoices::of_project(q, project, today)?;
    let sum = |pick: fn(&Invoice) -> Money| {
        invoices.iter().try_fold(Money::zero(place.currency), |sum, one| sum.checked_add(pick(one)))
    };
    let (billed, paid) = (sum(|i| i.total)?, sum(|i| i.paid)?);
    let earned = share_done(q, project)?.map(|share| contract.times(share)).transpose()?;
    Ok(ProjectMoney {
        contract,
        contract_tax: Money::new(place.contract_tax_minor, place.currency),
        billed,
        paid,
        owed: billed.checked_sub(paid)?,
        left_to_bill: contract.checked_sub(billed)?,
        earned,
        over_billed: earned.map(|earned| billed.checked_sub(earned)).transpose()?,
        schedule: schedule::of_project(q, project)?,
        invoices,
    })
}

/// How much of the planned working time is done, 0 to 1.
fn share_done(q: &Conn<'_>, project: Uuid) -> Result<Option<Decimal>> {
    let row = q.one(
        "SELECT CAST(COALESCE(sum(duration_minutes), 0) AS BIGINT) AS planned,
           CAST(COALESCE(sum(duration_minutes * percent), 0) AS BIGINT) AS done
         FROM task WHERE company_id = $1 AND project_id = $2 AND kind = 'task'",
        &[&project],
    )?;
    let (planned, done): (i64, i64) = (row.get("planned")?, row.get("done")?);
    Ok((planned > 0).then(|| Decimal::from(done) / Decimal::from(planned) / Decimal::ONE_HUNDRED))
}
