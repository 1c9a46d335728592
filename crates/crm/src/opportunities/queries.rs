use jiff::{SignedDuration, Timestamp};
use kernel::{Money, ToColumn};
use platform::{Conn, Cursor, Error, Page, Result, Row};

use super::{Opportunity, OpportunityCard, OpportunityFilter, OpportunityId};

const DAY: SignedDuration = SignedDuration::from_hours(24);

pub fn get(q: &Conn<'_>, id: OpportunityId) -> Result<Opportunity> {
    let row = q.row(
        "SELECT o.*, a.name AS account_name, c.name AS contact_name, s.name AS site_name, g.name AS stage_name,
           u.name AS owner_name, r.name AS source_name, m.name AS campaign_name
         FROM opportunity o
         JOIN stage g ON g.company_id = o.company_id AND g.id = o.stage_id
         LEFT JOIN account a ON a.company_id = o.company_id AND a.id = o.account_id
         LEFT JOIN contact c ON c.company_id = o.company_id AND c.id = o.contact_id
         LEFT JOIN site s ON s.company_id = o.company_id AND s.id = o.site_id
         LEFT JOIN source r ON r.company_id = o.company_id AND r.id = o.source_id
         LEFT JOIN campaign m ON m.company_id = o.company_id AND m.id = o.campaign_id
         LEFT JOIN app_user u ON u.user_id = o.owner_id
         WHERE o.company_id = $1 AND o.id = $2",
        &[&id],
    )?;
    row.as_ref().map(opportunity).transpose()?.ok_or(Error::NotFound("the opportunity"))
}

fn opportunity(row: &Row) -> Result<Opportunity> {
    Ok(Opportunity {
        id: row.get("id")?,
        number: row.get("number")?,
        name: row.get("name")?,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        contact_id: row.get("contact_id")?,
        contact_name: row.get("contact_name")?,
        site_id: row.get("site_id")?,
        site_name: row.get("site_name")?,
        lead_id: row.get("lead_id")?,
        pipeline_id: row.get("pipeline_id")?,
        stage_id: row.get("stage_id")?,
        stage_name: row.get("stage_name")?,
        state: row.get("state")?,
        value: Money::new(row.get("value_minor")?, row.get("currency")?),
        owner_id: row.get("owner_id")?,
        owner_name: row.get("owner_name")?,
        source_id: row.get("source_id")?,
        source_name: row.get("source_name")?,
        campaign_id: row.get("campaign_id")?,
        campaign_name: row.get("campaign_name")?,
        expected_close: row.get("expected_close")?,
        next_step: row.get("next_step")?,
        next_step_on: row.get("next_step_on")?,
        lost_reason: row.get("lost_reason")?,
        stage_entered_at: row.get("stage_entered_at")?,
        created_on: row.get("created_on")?,
        closed_on: row.get("closed_on")?,
        version: row.get("version")?,
        updated_at: row.get("updated_at")?,
    })
}

/// In the order of the board. Only the filters that are asked for stand in the statement, so that each finds its index.
pub fn list(
    q: &Conn<'_>,
    filter: &OpportunityFilter,
    cursor: &Cursor,
    now: Timestamp,
) -> Result<Page<OpportunityCard>> {
    let (position, id): (i64, OpportunityId) =
        cursor.key()?.unwrap_or((i64::MIN, OpportunityId(kernel::reexport::uuid::Uuid::nil())));
    let fetch = cursor.fetch();
    let mut params: Vec<&dyn ToColumn> = vec![&position, &id, &fetch];
    let mut narrowed = String::new();
    let asked: [(&str, Option<&dyn ToColumn>); 5] = [
        ("stage_id", filter.stage_id.as_ref().map(|v| v as &dyn ToColumn)),
        ("pipeline_id", filter.pipeline_id.as_ref().map(|v| v as &dyn ToColumn)),
        ("account_id", filter.account_id.as_ref().map(|v| v as &dyn ToColumn)),
        ("owner_id", filter.owner_id.as_ref().map(|v| v as &dyn ToColumn)),
        ("state", filter.state.as_ref().map(|v| v as &dyn ToColumn)),
    ];
    for (column, value) in asked {
        if let Some(value) = value {
            params.push(value);
            narrowed.push_str(&format!(" AND o.{column} = ${}", params.len() + 1));
        }
    }
    if let Some(day) = &filter.next_step_by {
        params.push(day);
        narrowed.push_str(&format!(" AND o.next_step_on <= ${}", params.len() + 1));
    }
    let sql = format!(
        "SELECT o.id, o.number, o.name, o.account_id, a.name AS account_name, o.stage_id, o.state, o.value_minor,
           o.currency, o.stage_entered_at, g.rot_days, u.name AS owner_name, o.next_step, o.next_step_on,
           o.expected_close, o.version, o.updated_at, o.position
         FROM opportunity o
         JOIN stage g ON g.company_id = o.company_id AND g.id = o.stage_id
         LEFT JOIN account a ON a.company_id = o.company_id AND a.id = o.account_id
         LEFT JOIN app_user u ON u.user_id = o.owner_id
         WHERE o.company_id = $1 AND (o.position, o.id) > ($2, $3){narrowed}
         ORDER BY o.position, o.id LIMIT $4"
    );
    let items = q.rows(&sql, &params)?.iter().map(|row| card(row, now)).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(items, |c| (c.position, c.id)))
}

fn card(row: &Row, now: Timestamp) -> Result<OpportunityCard> {
    let entered: Timestamp = row.get("stage_entered_at")?;
    let days_in_stage = (now.duration_since(entered).as_secs() / DAY.as_secs()).max(0);
    let state = row.get("state")?;
    let rot_days: Option<i64> = row.get("rot_days")?;
    Ok(OpportunityCard {
        id: row.get("id")?,
        number: row.get("number")?,
        name: row.get("name")?,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        stage_id: row.get("stage_id")?,
        state,
        value: Money::new(row.get("value_minor")?, row.get("currency")?),
        days_in_stage,
        rotting: state == super::OpportunityState::Open && rot_days.is_some_and(|limit| days_in_stage > limit),
        owner_name: row.get("owner_name")?,
        next_step: row.get("next_step")?,
        next_step_on: row.get("next_step_on")?,
        expected_close: row.get("expected_close")?,
        version: row.get("version")?,
        updated_at: row.get("updated_at")?,
        position: row.get("position")?,
    })
}
