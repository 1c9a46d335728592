use crm::accounts::AccountId;
use jiff::Timestamp;
use kernel::{ToColumn, reexport::uuid::Uuid};
use platform::{Conn, Cursor, Error, Page, Result, Row};
use serde::{Deserialize, Serialize};

use super::PlanDefinition;
use crate::projects::ProjectId;

kernel::typed_id!(WinPlanId, "Names one win plan.");

kernel::text_enum! {
    pub enum WinPlanState {
        Draft = "draft",
        Committed = "committed",
        Reversed = "reversed",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WinPlan {
    pub id: WinPlanId,
    pub proposal_id: Uuid,
    pub opportunity_id: Option<Uuid>,
    pub estimate_id: Uuid,
    pub account_id: AccountId,
    pub account_name: String,
    pub state: WinPlanState,
    pub definition: PlanDefinition,
    pub project_id: Option<ProjectId>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub committed_at: Option<Timestamp>,
    pub version: i64,
}

/// One line of the list of plans.
#[derive(Debug, Clone, Serialize, Deserialize, utoipa::ToSchema)]
pub struct WinPlanRow {
    pub id: WinPlanId,
    pub name: String,
    pub account_id: AccountId,
    pub account_name: String,
    pub state: WinPlanState,
    pub project_id: Option<ProjectId>,
    #[schema(value_type = String, format = DateTime)]
    pub created_at: Timestamp,
    pub version: i64,
}

#[derive(Debug, Clone, Default, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct WinPlanFilter {
    /// Only plans in this state.
    pub state: Option<WinPlanState>,
    /// Only the plan of this opportunity.
    pub opportunity_id: Option<Uuid>,
    /// Only the plan of this proposal.
    pub proposal_id: Option<Uuid>,
}

const FROM: &str = "FROM win_plan w JOIN account a ON a.company_id = w.company_id AND a.id = w.account_id";

fn win_plan(row: &Row) -> Result<WinPlan> {
    Ok(WinPlan {
        id: row.get("id")?,
        proposal_id: row.get("proposal_id")?,
        opportunity_id: row.get("opportunity_id")?,
        estimate_id: row.get("estimate_id")?,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        state: row.get("state")?,
        definition: serde_json::from_str(&row.get::<String>("definition")?)?,
        project_id: row.get("project_id")?,
        committed_at: row.get("committed_at")?,
        version: row.get("version")?,
    })
}

pub fn get(q: &Conn<'_>, id: WinPlanId) -> Result<WinPlan> {
    let sql = format!("SELECT w.*, a.name AS account_name {FROM} WHERE w.company_id = $1 AND w.id = $2");
    q.row(&sql, &[&id])?.as_ref().map(win_plan).transpose()?.ok_or(Error::NotFound("the win plan"))
}

/// Newest first. Only the filters that are asked for stand in the statement, so that each finds its index.
pub fn list(q: &Conn<'_>, filter: &WinPlanFilter, cursor: &Cursor) -> Result<Page<WinPlanRow>> {
    let before: WinPlanId = cursor.key()?.unwrap_or(WinPlanId(Uuid::max()));
    let fetch = cursor.fetch();
    let mut params: Vec<&dyn ToColumn> = vec![&before, &fetch];
    let mut narrowed = String::new();
    let asked: [(&str, Option<&dyn ToColumn>); 3] = [
        ("state", filter.state.as_ref().map(|v| v as &dyn ToColumn)),
        ("opportunity_id", filter.opportunity_id.as_ref().map(|v| v as &dyn ToColumn)),
        ("proposal_id", filter.proposal_id.as_ref().map(|v| v as &dyn ToColumn)),
    ];
    for (column, value) in asked {
        if let Some(value) = value {
            params.push(value);
            narrowed.push_str(&format!(" AND w.{column} = ${}", params.len() + 1));
        }
    }
    let sql = format!(
        "SELECT w.id, w.name, w.account_id, a.name AS account_name, w.state, w.project_id, w.created_at, w.version {FROM}
         WHERE w.company_id = $1 AND w.id < $2{narrowed} ORDER BY w.id DESC LIMIT $3"
    );
    let rows = q.rows(&sql, &params)?;
    let items = rows.iter().map(list_row).collect::<Result<Vec<_>>>()?;
    Ok(cursor.page(items, |w| w.id))
}

fn list_row(row: &Row) -> Result<WinPlanRow> {
    Ok(WinPlanRow {
        id: row.get("id")?,
        name: row.get("name")?,
        account_id: row.get("account_id")?,
        account_name: row.get("account_name")?,
        state: row.get("state")?,
        project_id: row.get("project_id")?,
        created_at: row.get("created_at")?,
        version: row.get("version")?,
    })
}
