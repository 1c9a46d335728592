//! Imports of every kind: what was looked at, committing it, undoing it.

use axum::{Json, extract::State};
use integrations::imports::{self, ImportId, ImportRun};
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
    Ok(Json(app.platform.read(&who, move |q| imports::list(q, &cursor)).await?))
}

#[utoipa::path(get, path = "/imports/{id}", operation_id = "get_import", tag = "integrations",
    params(("id" = ImportId, Path)), responses((status = 200, body = ImportRun)))]
pub async fn get_import(State(app): State<App>, who: Caller, At(id): At<ImportId>) -> Result<Json<ImportRun>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| imports::get(q, id)).await?))
}

#[utoipa::path(post, path = "/imports/{id}/commit", operation_id = "commit_import", tag = "integrations",
    params(("id" = ImportId, Path)), responses((status = 200, body = ImportRun)))]
pub async fn commit_import(
    State(app): State<App>,
    who: Caller,
    At(id): At<ImportId>,
    command: Command<serde_json::Value>,
) -> Result<Json<ImportRun>, Problem> {
    Ok(Json(app.platform.act_once(&who, command.once, move |act| imports::commit(act, id)).await?))
}

#[utoipa::path(post, path = "/imports/{id}/undo", operation_id = "undo_import", tag = "integrations",
    params(("id" = ImportId, Path)), responses((status = 200, body = ImportRun)))]
pub async fn undo_import(
    State(app): State<App>,
    who: Caller,
    At(id): At<ImportId>,
    command: Command<serde_json::Value>,
) -> Result<Json<ImportRun>, Problem> {
    Ok(Json(app.platform.act_once(&who, command.once, move |act| imports::undo(act, id)).await?))
}
