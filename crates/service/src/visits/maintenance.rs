//! Visits that nobody has to think of.

use crm::accounts::AccountId;
use jiff::{ToSpan, civil::Date};
use kernel::reexport::uuid::Uuid;
use platform::{
    Act, Conn, Error, Result,
    calendars::default_calendar,
    jobs::{Job, Reaction},
};

use super::{VisitId, VisitKind, actions::tell, get};
use crate::agreements::AgreementId;

/// How long after the end of a job somebody looks whether it still stands well.
const MONTHS_AFTER_A_JOB: i64 = 12;

/// A visit asked for by `origin`, of which there is only one however often it is asked for.
pub(crate) struct Planned {
    pub origin: String,
    pub account: AccountId,
    pub site: Option<Uuid>,
    pub project: Option<Uuid>,
    pub agreement: Option<AgreementId>,
    pub on: Date,
}

#[derive(serde::Deserialize)]
struct Closed {
    account_id: AccountId,
    #[serde(default)]
    site_id: Option<Uuid>,
}

/// A project was closed: its first maintenance visit stands on next year's calendar.
pub fn first_maintenance(act: &Act<'_>, job: &Job) -> Result<()> {
    let reaction: Reaction = job.read()?;
    let closed: Closed = serde_json::from_value(reaction.data)?;
    plan(
        act,
        &Planned {
            origin: format!("project:{}", reaction.subject_id),
            account: closed.account_id,
            site: closed.site_id,
            project: Some(reaction.subject_id),
            agreement: None,
            on: months_later(act.today()?, MONTHS_AFTER_A_JOB)?,
        },
    )
}

pub(crate) fn months_later(day: Date, months: i64) -> Result<Date> {
    day.checked_add(months.months()).map_err(|e| Error::Internal(format!("{day} and {months} months: {e}")))
}

/// The day itself if it is worked, else the next that is.
fn work_day(q: &Conn<'_>, day: Date) -> Result<Date> {
    let (_, calendar) = default_calendar(q)?;
    let next = calendar.next_work(day.at(0, 0, 0, 0)).map_err(Error::Refused)?;
    Ok(next.date())
}

pub(crate) fn plan(act: &Act<'_>, planned: &Planned) -> Result<()> {
    let id: VisitId = act.new_id();
    let written = act.execute(
        "INSERT INTO visit (company_id, id, account_id, site_id, agreement_id, project_id, kind, state, due_on, notes, origin)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'scheduled', $8, '', $9) ON CONFLICT (company_id, origin) DO NOTHING",
        &[
            &id,
            &planned.account,
            &planned.site,
            &planned.agreement,
            &planned.project,
            &VisitKind::Maintenance,
            &work_day(act, planned.on)?,
            &planned.origin,
        ],
    )?;
    if written == 1 { tell(act, "visit.scheduled", &get(act, id)?) } else { Ok(()) }
}
