//! Crews and their members.

use axum::{Json, extract::State, http::StatusCode};
use crew::crews::{self, Crew, CrewChange, CrewId, NewCrew};

use crate::{
    App, Problem,
    extract::{At, Caller, Command, Version},
};

#[utoipa::path(get, path = "/crews", operation_id = "list_crews", tag = "crew",
    responses((status = 200, body = Vec<Crew>)))]
pub async fn list_crews(State(app): State<App>, who: Caller) -> Result<Json<Vec<Crew>>, Problem> {
    Ok(Json(app.platform.read(&who, crews::list).await?))
}

#[utoipa::path(post, path = "/crews", operation_id = "create_crew", tag = "crew",
    request_body = NewCrew, responses((status = 201, body = Crew)))]
pub async fn create_crew(
    State(app): State<App>,
    who: Caller,
    command: Command<NewCrew>,
) -> Result<(StatusCode, Json<Crew>), Problem> {
    let new = command.input;
    let crew = app.platform.act_once(&who, command.once, move |act| crews::create(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(crew)))
}

#[utoipa::path(patch, path = "/crews/{id}", operation_id = "change_crew", tag = "crew",
    request_body = CrewChange, params(("id" = CrewId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Crew)))]
pub async fn change_crew(
    State(app): State<App>,
    who: Caller,
    At(id): At<CrewId>,
    Version(version): Version,
    command: Command<CrewChange>,
) -> Result<Json<Crew>, Problem> {
    let change = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| crews::change(act, id, &change, version)).await?))
}
