//! Sources, campaigns and what was spent on them.

use axum::{Json, extract::State, http::StatusCode};
use crm::sources::{self, Campaign, NewCampaign, NewSource, NewSpend, Source, Spend, SpendId};
use platform::Page;
use serde::Serialize;

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery},
};

#[derive(Serialize, utoipa::ToSchema)]
pub struct Sources {
    items: Vec<Source>,
}

#[utoipa::path(get, path = "/sources", operation_id = "list_sources", tag = "crm", responses((status = 200, body = Sources)))]
pub async fn list_sources(State(app): State<App>, who: Caller) -> Result<Json<Sources>, Problem> {
    Ok(Json(Sources { items: app.platform.read(&who, sources::sources).await? }))
}

#[utoipa::path(post, path = "/sources", operation_id = "create_source", tag = "crm",
    request_body = NewSource, responses((status = 201, body = Source)))]
pub async fn create_source(
    State(app): State<App>,
    who: Caller,
    command: Command<NewSource>,
) -> Result<(StatusCode, Json<Source>), Problem> {
    let new = command.input;
    let source = app.platform.act_once(&who, command.once, move |act| sources::add_source(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(source)))
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct Campaigns {
    items: Vec<Campaign>,
}

#[utoipa::path(get, path = "/campaigns", operation_id = "list_campaigns", tag = "crm", responses((status = 200, body = Campaigns)))]
pub async fn list_campaigns(State(app): State<App>, who: Caller) -> Result<Json<Campaigns>, Problem> {
    Ok(Json(Campaigns { items: app.platform.read(&who, sources::campaigns).await? }))
}

#[utoipa::path(post, path = "/campaigns", operation_id = "create_campaign", tag = "crm",
    request_body = NewCampaign, responses((status = 201, body = Campaign)))]
pub async fn create_campaign(
    State(app): State<App>,
    who: Caller,
    command: Command<NewCampaign>,
) -> Result<(StatusCode, Json<Campaign>), Problem> {
    let new = command.input;
    let campaign = app.platform.act_once(&who, command.once, move |act| sources::add_campaign(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(campaign)))
}

#[utoipa::path(get, path = "/spend", operation_id = "list_spend", tag = "crm",
    params(PageQuery), responses((status = 200, body = Page<Spend>)))]
pub async fn list_spend(
    State(app): State<App>,
    who: Caller,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Spend>>, Problem> {
    let cursor = page.cursor();
    Ok(Json(app.platform.read(&who, move |q| sources::spend(q, &cursor)).await?))
}

#[utoipa::path(post, path = "/spend", operation_id = "record_spend", tag = "crm",
    request_body = NewSpend, responses((status = 201, body = Spend)))]
pub async fn record_spend(
    State(app): State<App>,
    who: Caller,
    command: Command<NewSpend>,
) -> Result<(StatusCode, Json<Spend>), Problem> {
    let new = command.input;
    let spend = app.platform.act_once(&who, command.once, move |act| sources::record_spend(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(spend)))
}

#[utoipa::path(delete, path = "/spend/{id}", operation_id = "remove_spend", tag = "crm",
    params(("id" = SpendId, Path)), responses((status = 204)))]
pub async fn remove_spend(State(app): State<App>, who: Caller, At(id): At<SpendId>) -> Result<StatusCode, Problem> {
    app.platform.act(&who, move |act| sources::remove_spend(act, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
