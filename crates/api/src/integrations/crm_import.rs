//! CSV files of another system: look first, then commit; undo.

use axum::{Json, extract::State, http::StatusCode};
use integrations::crm_import::{self, ImportId, ImportPreview, ImportRun, NewImport};
use platform::Page;

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery},
};

/// Whole files travel in the request.
pub const MAX_IMPORT: usize = 32 * 1024 * 1024;

#[utoipa::path(get, path = "/imports", operation_id = "list_imports", tag = "integrations",
    params(PageQuery), responses((status = 200, body = Page<ImportRun>)))]
pub async fn list_imports(
    State(app): State<App>,
    who: Caller,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<ImportRun>>, Problem> {
    let cursor = page.cursor();
    Ok(Json(app.platform.read(&who, move |q| crm_import::list(q, &cursor)).await?))
}

#[utoipa::path(post, path = "/imports/crm", operation_id = "preview_crm_import", tag = "integrations",
    request_body = NewImport, responses((status = 201, body = ImportPreview)))]
pub async fn preview_crm_import(
    State(app): State<App>,
    who: Caller,
    command: Command<NewImport, MAX_IMPORT>,
) -> Result<(StatusCode, Json<ImportPreview>), Problem> {
    let input = command.input;
    let preview = app.platform.act_once(&who, command.once, move |act| crm_import::preview(act, &input)).await?;
    Ok((StatusCode::CREATED, Json(preview)))
}

#[utoipa::path(get, path = "/imports/{id}", operation_id = "get_import", tag = "integrations",
    params(("id" = ImportId, Path)), responses((status = 200, body = ImportRun)))]
pub async fn get_import(State(app): State<App>, who: Caller, At(id): At<ImportId>) -> Result<Json<ImportRun>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| crm_import::get(q, id)).await?))
}

#[utoipa::path(post, path = "/imports/{id}/commit", operation_id = "commit_import", tag = "integrations",
    params(("id" = ImportId, Path)), responses((status = 200, body = ImportRun)))]
pub async fn commit_import(
    State(app): State<App>,
    who: Caller,
    At(id): At<ImportId>,
    command: Command<serde_json::Value>,
) -> Result<Json<ImportRun>, Problem> {
    Ok(Json(app.platform.act_once(&who, command.once, move |act| crm_import::commit(act, id)).await?))
}

#[utoipa::path(post, path = "/imports/{id}/undo", operation_id = "undo_import", tag = "integrations",
    params(("id" = ImportId, Path)), responses((status = 200, body = ImportRun)))]
pub async fn undo_import(
    State(app): State<App>,
    who: Caller,
    At(id): At<ImportId>,
    command: Command<serde_json::Value>,
) -> Result<Json<ImportRun>, Problem> {
    Ok(Json(app.platform.act_once(&who, command.once, move |act| crm_import::undo(act, id)).await?))
}
