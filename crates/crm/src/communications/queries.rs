use kernel::ToColumn;
use platform::{Conn, Cursor, Error, Page, Result, Row};

use super::{Communication, CommunicationFilter, CommunicationId};

const SELECT: &str = "SELECT m.*, a.name AS account_name, c.name AS contact_name FROM communication m
   LEFT JOIN account a ON a.company_id = m.company_id AND a.id = m.account_id
   LEFT JOIN contact c ON c.company_id = m.company_id AND c.id = m.contact_id
   WHERE m.company_id = $1";

fn communication(row: &Row) -> Result<Communication> {
    Ok(Communication {
        id: row.get("id")?,
        channel: row.get("channel")?,
        direction: row.get("direction")?,
        state: row.get("state")?,
        subject: row.get("subject")?,
        body: row.get("body")?,
        outcome: row.get("outcome")?,
        occurred_at: row.get("occurred_at")?,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        contact_id: row.get("contact_id")?,
        contact_name: row.get("contact_name")?,
        lead_id: row.get("lead_id")?,
        opportunity_id: row.get("opportunity_id")?,
        project_id: row.get("project_id")?,
        mail_id: row.get("mail_id")?,
        reason: row.get("reason")?,
        version: row.get("version")?,
    })
}

pub fn get(q: &Conn<'_>, id: CommunicationId) -> Result<Communication> {
    let row = q.row(&format!("{SELECT} AND m.id = $2"), &[&id])?;
    row.as_ref().map(communication).transpose()?.ok_or(Error::NotFound("the message"))
}

/// Newest first.
pub fn list(q: &Conn<'_>, filter: &CommunicationFilter, cursor: &Cursor) -> Result<Page<Communication>> {
    let (at, id): (i64, CommunicationId) =
        cursor.key()?.unwrap_or((i64::MAX, CommunicationId(kernel::reexport::uuid::Uuid::max())));
    let fetch = cursor.fetch();
    let mut params: Vec<&dyn ToColumn> = vec![&at, &id, &fetch];
    let mut narrowed = String::new();
    let asked: [(&str, Option<&dyn ToColumn>); 4] = [
        ("state", filter.state.as_ref().map(|v| v as &dyn ToColumn)),
        ("account_id", filter.account_id.as_ref().map(|v| v as &dyn ToColumn)),
        ("opportunity_id", filter.opportunity_id.as_ref().map(|v| v as &dyn ToColumn)),
        ("lead_id", filter.lead_id.as_ref().map(|v| v as &dyn ToColumn)),
    ];
    for (column, value) in asked {
        if let Some(value) = value {
            params.push(value);
            narrowed.push_str(&format!(" AND m.{column} = ${}", params.len() + 1));
        }
    }
    let sql = format!(
        "{SELECT} AND (m.occurred_at, m.id) < ($2, $3){narrowed} ORDER BY m.occurred_at DESC, m.id DESC LIMIT $4"
    );
    let items = q.rows(&sql, &params)?.iter().map(communication).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(items, |m| (m.occurred_at.as_microsecond(), m.id)))
}
