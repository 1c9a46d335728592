//! What a job costs and where it stands in money.

use ::projects::costs::{self, CostFilter, CostRow, MoneyStanding, ProjectBudget, ProjectMoney};
use axum::{Json, extract::State};
use kernel::reexport::uuid::Uuid;
use platform::companies;

use crate::{
    App, Problem,
    extract::{Ask, At, Caller},
};

#[utoipa::path(get, path = "/projects/{id}/budget", operation_id = "get_project_budget", tag = "projects",
    params(("id" = Uuid, Path)), responses((status = 200, body = ProjectBudget)))]
pub async fn get_project_budget(
    State(app): State<App>,
    who: Caller,
    At(id): At<Uuid>,
) -> Result<Json<ProjectBudget>, Problem> {
    let reader = who.0.clone();
    Ok(Json(app.platform.read(&who, move |q| costs::project_budget(q, &reader, id)).await?))
}

#[utoipa::path(get, path = "/projects/{id}/costs", operation_id = "list_project_costs", tag = "projects",
    params(("id" = Uuid, Path), CostFilter), responses((status = 200, body = Vec<CostRow>)))]
pub async fn list_project_costs(
    State(app): State<App>,
    who: Caller,
    At(id): At<Uuid>,
    Ask(filter): Ask<CostFilter>,
) -> Result<Json<Vec<CostRow>>, Problem> {
    let reader = who.0.clone();
    Ok(Json(app.platform.read(&who, move |q| costs::rows_behind(q, &reader, id, &filter)).await?))
}

#[utoipa::path(get, path = "/projects/{id}/money", operation_id = "get_project_money", tag = "projects",
    params(("id" = Uuid, Path)), responses((status = 200, body = ProjectMoney)))]
pub async fn get_project_money(
    State(app): State<App>,
    who: Caller,
    At(id): At<Uuid>,
) -> Result<Json<ProjectMoney>, Problem> {
    let (reader, now) = (who.0.clone(), app.platform.clock().now());
    let read = move |q: &platform::Conn<'_>| costs::project_money(q, &reader, id, companies::today(q, now)?);
    Ok(Json(app.platform.read(&who, read).await?))
}

/// What is owed, what of it is overdue, and what may be billed next.
#[utoipa::path(get, path = "/money", operation_id = "get_money_standing", tag = "billing",
    responses((status = 200, body = MoneyStanding)))]
pub async fn get_money_standing(State(app): State<App>, who: Caller) -> Result<Json<MoneyStanding>, Problem> {
    let (reader, now) = (who.0.clone(), app.platform.clock().now());
    let read = move |q: &platform::Conn<'_>| costs::money_standing(q, &reader, companies::today(q, now)?);
    Ok(Json(app.platform.read(&who, read).await?))
}
