//! CSV files of another system, looked at.

use axum::{Json, extract::State, http::StatusCode};
use integrations::crm_import::{self, ImportPreview, NewImport};

use super::imports::MAX_IMPORT;
use crate::{
    App, Problem,
    extract::{Caller, Command},
};

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
