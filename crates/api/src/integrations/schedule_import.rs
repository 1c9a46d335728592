//! A schedule of another program, looked at.

use axum::{Json, extract::State, http::StatusCode};
use integrations::schedule_import::{self, NewScheduleImport, ScheduleImportPreview};

use super::imports::MAX_IMPORT;
use crate::{
    App, Problem,
    extract::{Caller, Command},
};

#[utoipa::path(post, path = "/imports/schedule", operation_id = "preview_schedule_import", tag = "integrations",
    request_body = NewScheduleImport, responses((status = 201, body = ScheduleImportPreview)))]
pub async fn preview_schedule_import(
    State(app): State<App>,
    who: Caller,
    command: Command<NewScheduleImport, MAX_IMPORT>,
) -> Result<(StatusCode, Json<ScheduleImportPreview>), Problem> {
    let input = command.input;
    let preview = app.platform.act_once(&who, command.once, move |act| schedule_import::preview(act, &input)).await?;
    Ok((StatusCode::CREATED, Json(preview)))
}
