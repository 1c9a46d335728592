//! Pipelines, their boards, and the opportunities on them.

use axum::{Json, extract::State, http::StatusCode};
use crm::opportunities::{
    self, Board, BoardFilter, Move, NewOpportunity, NewStakeholder, Opportunity, OpportunityCard, OpportunityChange,
    OpportunityFilter, OpportunityId, Pipeline, PipelineId, Stakeholder, StakeholderChange, StakeholderId,
};
use platform::Page;
use serde::Serialize;

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery, Version},
};

#[derive(Serialize, utoipa::ToSchema)]
pub struct Pipelines {
    items: Vec<Pipeline>,
}

#[utoipa::path(get, path = "/pipelines", operation_id = "list_pipelines", tag = "crm", responses((status = 200, body = Pipelines)))]
pub async fn list_pipelines(State(app): State<App>, who: Caller) -> Result<Json<Pipelines>, Problem> {
    Ok(Json(Pipelines { items: app.platform.read(&who, opportunities::pipelines).await? }))
}

#[utoipa::path(get, path = "/pipelines/{id}/board", operation_id = "get_board", tag = "crm",
    params(("id" = PipelineId, Path), BoardFilter, PageQuery), responses((status = 200, body = Board)))]
pub async fn get_board(
    State(app): State<App>,
    who: Caller,
    At(id): At<PipelineId>,
    Ask(filter): Ask<BoardFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Board>, Problem> {
    let (each, now) = (page.cursor().limit, app.platform.clock().now());
    Ok(Json(app.platform.read(&who, move |q| opportunities::board(q, id, &filter, each, now)).await?))
}

#[utoipa::path(get, path = "/opportunities", operation_id = "list_opportunities", tag = "crm",
    params(OpportunityFilter, PageQuery), responses((status = 200, body = Page<OpportunityCard>)))]
pub async fn list_opportunities(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<OpportunityFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<OpportunityCard>>, Problem> {
    let (cursor, now) = (page.cursor(), app.platform.clock().now());
    Ok(Json(app.platform.read(&who, move |q| opportunities::list(q, &filter, &cursor, now)).await?))
}

#[utoipa::path(post, path = "/opportunities", operation_id = "create_opportunity", tag = "crm",
    request_body = NewOpportunity, responses((status = 201, body = Opportunity)))]
pub async fn create_opportunity(
    State(app): State<App>,
    who: Caller,
    command: Command<NewOpportunity>,
) -> Result<(StatusCode, Json<Opportunity>), Problem> {
    let new = command.input;
    let made = app.platform.act_once(&who, command.once, move |act| opportunities::create(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(made)))
}

#[utoipa::path(get, path = "/opportunities/{id}", operation_id = "get_opportunity", tag = "crm",
    params(("id" = OpportunityId, Path)), responses((status = 200, body = Opportunity)))]
pub async fn get_opportunity(
    State(app): State<App>,
    who: Caller,
    At(id): At<OpportunityId>,
) -> Result<Json<Opportunity>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| opportunities::get(q, id)).await?))
}

#[utoipa::path(patch, path = "/opportunities/{id}", operation_id = "change_opportunity", tag = "crm",
    request_body = OpportunityChange, params(("id" = OpportunityId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Opportunity)))]
pub async fn change_opportunity(
    State(app): State<App>,
    who: Caller,
    At(id): At<OpportunityId>,
    Version(version): Version,
    command: Command<OpportunityChange>,
) -> Result<Json<Opportunity>, Problem> {
    let change = command.input;
    let act = move |act: &platform::Act<'_>| opportunities::change(act, id, &change, version);
    Ok(Json(app.platform.act_once(&who, command.once, act).await?))
}

#[utoipa::path(post, path = "/opportunities/{id}/move", operation_id = "move_opportunity", tag = "crm",
    request_body = Move, params(("id" = OpportunityId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Opportunity)))]
pub async fn move_opportunity(
    State(app): State<App>,
    who: Caller,
    At(id): At<OpportunityId>,
    Version(version): Version,
    command: Command<Move>,
) -> Result<Json<Opportunity>, Problem> {
    let to = command.input;
    let act = move |act: &platform::Act<'_>| opportunities::move_to(act, id, &to, version);
    Ok(Json(app.platform.act_once(&who, command.once, act).await?))
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct Stakeholders {
    items: Vec<Stakeholder>,
}

#[utoipa::path(get, path = "/opportunities/{id}/stakeholders", operation_id = "list_stakeholders", tag = "crm",
    params(("id" = OpportunityId, Path)), responses((status = 200, body = Stakeholders)))]
pub async fn list_stakeholders(
    State(app): State<App>,
    who: Caller,
    At(id): At<OpportunityId>,
) -> Result<Json<Stakeholders>, Problem> {
    Ok(Json(Stakeholders { items: app.platform.read(&who, move |q| opportunities::stakeholders(q, id)).await? }))
}

#[utoipa::path(post, path = "/opportunities/{id}/stakeholders", operation_id = "add_stakeholder", tag = "crm",
    request_body = NewStakeholder, params(("id" = OpportunityId, Path)), responses((status = 201, body = Stakeholder)))]
pub async fn add_stakeholder(
    State(app): State<App>,
    who: Caller,
    At(id): At<OpportunityId>,
    command: Command<NewStakeholder>,
) -> Result<(StatusCode, Json<Stakeholder>), Problem> {
    let new = command.input;
    let act = move |act: &platform::Act<'_>| opportunities::add_stakeholder(act, id, &new);
    Ok((StatusCode::CREATED, Json(app.platform.act_once(&who, command.once, act).await?)))
}

#[utoipa::path(patch, path = "/stakeholders/{id}", operation_id = "change_stakeholder", tag = "crm",
    request_body = StakeholderChange, params(("id" = StakeholderId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Stakeholder)))]
pub async fn change_stakeholder(
    State(app): State<App>,
    who: Caller,
    At(id): At<StakeholderId>,
    Version(version): Version,
    command: Command<StakeholderChange>,
) -> Result<Json<Stakeholder>, Problem> {
    let change = command.input;
    let act = move |act: &platform::Act<'_>| opportunities::change_stakeholder(act, id, &change, version);
    Ok(Json(app.platform.act_once(&who, command.once, act).await?))
}

#[utoipa::path(delete, path = "/stakeholders/{id}", operation_id = "remove_stakeholder", tag = "crm",
    params(("id" = StakeholderId, Path)), responses((status = 204)))]
pub async fn remove_stakeholder(
    State(app): State<App>,
    who: Caller,
    At(id): At<StakeholderId>,
) -> Result<StatusCode, Problem> {
    app.platform.act(&who, move |act| opportunities::remove_stakeholder(act, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
