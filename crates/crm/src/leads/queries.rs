use jiff::{SignedDuration, Timestamp};
use platform::{Conn, Cursor, Error, Page, Result, Row, companies::company};

use super::{Inquiry, Lead, LeadFilter, LeadId, LeadState};

const SELECT: &str = "SELECT l.*, a.name AS account_name, s.name AS source_name, c.name AS campaign_name FROM lead l
   LEFT JOIN account a ON a.company_id = l.company_id AND a.id = l.account_id
   LEFT JOIN source s ON s.company_id = l.company_id AND s.id = l.source_id
   LEFT JOIN campaign c ON c.company_id = l.company_id AND c.id = l.campaign_id
   WHERE l.company_id = $1";

fn lead(row: &Row, minutes: i64) -> Result<Lead> {
    let received_at: Timestamp = row.get("received_at")?;
    Ok(Lead {
        id: row.get("id")?,
        state: row.get("state")?,
        name: row.get("name")?,
        email: row.get("email")?,
        phone: row.get("phone")?,
        phone_e164: row.get("phone_e164")?,
        address: row.get("address")?,
        message: row.get("message")?,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        contact_id: row.get("contact_id")?,
        opportunity_id: row.get("opportunity_id")?,
        source_id: row.get("source_id")?,
        source_name: row.get("source_name")?,
        campaign_id: row.get("campaign_id")?,
        campaign_name: row.get("campaign_name")?,
        landing_page: row.get("landing_page")?,
        utm: serde_json::from_str(&row.get::<String>("utm")?)?,
        inquiry_count: row.get("inquiry_count")?,
        received_at,
        first_response_at: row.get("first_response_at")?,
        respond_by: received_at + SignedDuration::from_mins(minutes),
        speed_to_lead_minutes: minutes,
        closed_reason: row.get("closed_reason")?,
        version: row.get("version")?,
        updated_at: row.get("updated_at")?,
    })
}

fn allowed_wait(q: &Conn<'_>) -> Result<i64> {
    Ok(company(q)?.settings.speed_to_lead_minutes)
}

pub fn get(q: &Conn<'_>, id: LeadId) -> Result<Lead> {
    let minutes = allowed_wait(q)?;
    let row = q.row(&format!("{SELECT} AND l.id = $2"), &[&id])?;
    row.as_ref().map(|r| lead(r, minutes)).transpose()?.ok_or(Error::NotFound("the lead"))
}

/// Who waits longest first: the unanswered before the answered, the oldest before the newer.
pub fn list(q: &Conn<'_>, filter: &LeadFilter, cursor: &Cursor) -> Result<Page<Lead>> {
    let minutes = allowed_wait(q)?;
    let (rank, at, id): (i64, i64, LeadId) =
        cursor.key()?.unwrap_or((-1, 0, LeadId(kernel::reexport::uuid::Uuid::nil())));
    let states = match filter.state {
        Some(state) => (state, state),
        None => (LeadState::New, LeadState::Contacted),
    };
    let rank_of = "CASE WHEN l.first_response_at IS NULL THEN 0 ELSE 1 END";
    let rows = q.rows(
        &format!(
            "{SELECT} AND l.state IN ($2, $3) AND ({rank_of}, l.received_at, l.id) > ($4, $5, $6)
             ORDER BY {rank_of}, l.received_at, l.id LIMIT $7"
        ),
        &[&states.0, &states.1, &rank, &at, &id, &cursor.fetch()],
    )?;
    let items = rows.iter().map(|r| lead(r, minutes)).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(items, |l| (i64::from(l.first_response_at.is_some()), l.received_at.as_microsecond(), l.id)))
}

/// Every time this person asked, the latest first.
pub fn inquiries(q: &Conn<'_>, id: LeadId) -> Result<Vec<Inquiry>> {
    get(q, id)?;
    q.rows(
        "SELECT i.*, s.name AS source_name, c.name AS campaign_name FROM inquiry i
         LEFT JOIN source s ON s.company_id = i.company_id AND s.id = i.source_id
         LEFT JOIN campaign c ON c.company_id = i.company_id AND c.id = i.campaign_id
         WHERE i.company_id = $1 AND i.lead_id = $2 ORDER BY i.received_at DESC, i.id DESC",
        &[&id],
    )?
    .iter()
    .map(|row| {
        Ok(Inquiry {
            id: row.get("id")?,
            received_at: row.get("received_at")?,
            message: row.get("message")?,
            source_name: row.get("source_name")?,
            campaign_name: row.get("campaign_name")?,
            landing_page: row.get("landing_page")?,
            utm: serde_json::from_str(&row.get::<String>("utm")?)?,
        })
    })
    .collect()
}
