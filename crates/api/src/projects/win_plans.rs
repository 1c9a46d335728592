//! Win plans: read, change a line, commit, reverse.

use ::projects::{
    projects::Project,
    win_plan::{self, PlanChange, WinPlan, WinPlanFilter, WinPlanId, WinPlanRow},
};
use axum::{Json, extract::State};
use platform::Page;

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery, Version},
};

#[utoipa::path(get, path = "/win-plans", operation_id = "list_win_plans", tag = "projects",
    params(WinPlanFilter, PageQuery), responses((status = 200, body = Page<WinPlanRow>)))]
pub async fn list_win_plans(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<WinPlanFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<WinPlanRow>>, Problem> {
    let cursor = page.cursor();
    Ok(Json(app.platform.read(&who, move |q| win_plan::list(q, &filter, &cursor)).await?))
}

#[utoipa::path(get, path = "/win-plans/{id}", operation_id = "get_win_plan", tag = "projects",
    params(("id" = WinPlanId, Path)), responses((status = 200, body = WinPlan)))]
pub async fn get_win_plan(
    State(app): State<App>,
    who: Caller,
    At(id): At<WinPlanId>,
) -> Result<Json<WinPlan>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| win_plan::get(q, id)).await?))
}

#[utoipa::path(patch, path = "/win-plans/{id}", operation_id = "change_win_plan", tag = "projects",
    request_body = PlanChange, params(("id" = WinPlanId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = WinPlan)))]
pub async fn change_win_plan(
    State(app): State<App>,
    who: Caller,
    At(id): At<WinPlanId>,
    Version(version): Version,
    command: Command<PlanChange>,
) -> Result<Json<WinPlan>, Problem> {
    let change = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| win_plan::change(act, id, &change, version)).await?))
}

/// Makes the project. Committing twice answers with the same project.
#[utoipa::path(post, path = "/win-plans/{id}/commit", operation_id = "commit_win_plan", tag = "projects",
    params(("id" = WinPlanId, Path), ("If-Match" = String, Header)), responses((status = 200, body = Project)))]
pub async fn commit_win_plan(
    State(app): State<App>,
    who: Caller,
    At(id): At<WinPlanId>,
    Version(version): Version,
) -> Result<Json<Project>, Problem> {
    Ok(Json(app.platform.act(&who, move |act| win_plan::commit(act, id, version)).await?))
}

/// Takes a committed plan back, as long as nothing has happened on its project.
#[utoipa::path(post, path = "/win-plans/{id}/reverse", operation_id = "reverse_win_plan", tag = "projects",
    params(("id" = WinPlanId, Path)), responses((status = 200, body = WinPlan)))]
pub async fn reverse_win_plan(
    State(app): State<App>,
    who: Caller,
    At(id): At<WinPlanId>,
) -> Result<Json<WinPlan>, Problem> {
    Ok(Json(app.platform.act(&who, move |act| win_plan::reverse(act, id)).await?))
}
