//! The daily log of a site, and the day of somebody in the field.

use ::projects::{
    daily_logs::{self, LogDay, LogEntry, NewLogEntry},
    field_days::{self, FieldDay},
};
use axum::{Json, extract::State, http::StatusCode};
use kernel::reexport::uuid::Uuid;

use crate::{
    App, Problem,
    extract::{At, Caller, Command},
};

#[utoipa::path(get, path = "/projects/{id}/log", operation_id = "list_project_log", tag = "projects",
    params(("id" = Uuid, Path)), responses((status = 200, body = Vec<LogDay>)))]
pub async fn list_project_log(
    State(app): State<App>,
    who: Caller,
    At(id): At<Uuid>,
) -> Result<Json<Vec<LogDay>>, Problem> {
    let reader = who.0.clone();
    Ok(Json(app.platform.read(&who, move |q| daily_logs::list(q, &reader, id)).await?))
}

#[utoipa::path(post, path = "/projects/{id}/log", operation_id = "add_log_entry", tag = "projects",
    request_body = NewLogEntry, params(("id" = Uuid, Path)), responses((status = 201, body = LogEntry)))]
pub async fn add_log_entry(
    State(app): State<App>,
    who: Caller,
    At(id): At<Uuid>,
    command: Command<NewLogEntry>,
) -> Result<(StatusCode, Json<LogEntry>), Problem> {
    let new = command.input;
    let entry = app.platform.act_once(&who, command.once, move |act| daily_logs::add(act, id, &new)).await?;
    Ok((StatusCode::CREATED, Json(entry)))
}

#[utoipa::path(get, path = "/field/today", operation_id = "get_field_day", tag = "projects",
    responses((status = 200, body = FieldDay)))]
pub async fn get_field_day(State(app): State<App>, who: Caller) -> Result<Json<FieldDay>, Problem> {
    let (reader, now) = (who.0.clone(), app.platform.clock().now());
    Ok(Json(app.platform.read(&who, move |q| field_days::today(q, &reader, now)).await?))
}
