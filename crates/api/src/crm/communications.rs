//! What was said, and what waits to be sent.

use axum::{Json, extract::State, http::StatusCode};
use crm::communications::{
    self, Communication, CommunicationFilter, CommunicationId, DraftChange, NewCommunication, NewDraft,
};
use platform::{Page, references::known};
use projects::projects::ProjectId;

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery, Version},
};

#[utoipa::path(get, path = "/communications", operation_id = "list_communications", tag = "crm",
    params(CommunicationFilter, PageQuery), responses((status = 200, body = Page<Communication>)))]
pub async fn list_communications(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<CommunicationFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Communication>>, Problem> {
    let cursor = page.cursor();
    Ok(Json(app.platform.read(&who, move |q| communications::list(q, &filter, &cursor)).await?))
}

#[utoipa::path(post, path = "/communications", operation_id = "log_communication", tag = "crm",
    request_body = NewCommunication, responses((status = 201, body = Communication)))]
pub async fn log_communication(
    State(app): State<App>,
    who: Caller,
    command: Command<NewCommunication>,
) -> Result<(StatusCode, Json<Communication>), Problem> {
    let new = command.input;
    let log = app.platform.act_once(&who, command.once, move |act| {
        known(act, "project_id", "project", new.project_id.map(ProjectId))?;
        communications::log(act, &new)
    });
    Ok((StatusCode::CREATED, Json(log.await?)))
}

#[utoipa::path(post, path = "/drafts", operation_id = "draft_communication", tag = "crm",
    request_body = NewDraft, responses((status = 201, body = Communication)))]
pub async fn draft_communication(
    State(app): State<App>,
    who: Caller,
    command: Command<NewDraft>,
) -> Result<(StatusCode, Json<Communication>), Problem> {
    let new = command.input;
    let draft = app.platform.act_once(&who, command.once, move |act| {
        known(act, "project_id", "project", new.project_id.map(ProjectId))?;
        communications::draft(act, &new)
    });
    Ok((StatusCode::CREATED, Json(draft.await?)))
}

#[utoipa::path(get, path = "/communications/{id}", operation_id = "get_communication", tag = "crm",
    params(("id" = CommunicationId, Path)), responses((status = 200, body = Communication)))]
pub async fn get_communication(
    State(app): State<App>,
    who: Caller,
    At(id): At<CommunicationId>,
) -> Result<Json<Communication>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| communications::get(q, id)).await?))
}

#[utoipa::path(patch, path = "/communications/{id}", operation_id = "change_draft", tag = "crm",
    request_body = DraftChange, params(("id" = CommunicationId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Communication)))]
pub async fn change_draft(
    State(app): State<App>,
    who: Caller,
    At(id): At<CommunicationId>,
    Version(version): Version,
    command: Command<DraftChange>,
) -> Result<Json<Communication>, Problem> {
    let change = command.input;
    let act = move |act: &platform::Act<'_>| communications::change_draft(act, id, &change, version);
    Ok(Json(app.platform.act_once(&who, command.once, act).await?))
}

#[utoipa::path(delete, path = "/communications/{id}", operation_id = "discard_draft", tag = "crm",
    params(("id" = CommunicationId, Path)), responses((status = 204)))]
pub async fn discard_draft(
    State(app): State<App>,
    who: Caller,
    At(id): At<CommunicationId>,
) -> Result<StatusCode, Problem> {
    app.platform.act(&who, move |act| communications::discard(act, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

#[utoipa::path(post, path = "/communications/{id}/send", operation_id = "send_communication", tag = "crm",
    params(("id" = CommunicationId, Path)), responses((status = 200, body = Communication)))]
pub async fn send_communication(
    State(app): State<App>,
    who: Caller,
    At(id): At<CommunicationId>,
    command: Command<serde_json::Value>,
) -> Result<Json<Communication>, Problem> {
    Ok(Json(app.platform.act_once(&who, command.once, move |act| communications::send(act, id)).await?))
}
