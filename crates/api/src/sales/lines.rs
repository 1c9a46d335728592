//! What an estimate is made of: sections and lines. Every answer is the whole estimate, priced anew.

use axum::{Json, extract::State, http::StatusCode};
use sales::estimates::{
    self, EstimateDocument, EstimateId, LineChange, LineId, NewLine, NewSection, SectionChange, SectionId,
};

use super::estimates::changed;
use crate::{
    App, Problem,
    extract::{At, Caller, Command, Version},
};

#[utoipa::path(post, path = "/estimates/{id}/sections", operation_id = "add_estimate_section", tag = "sales",
    request_body = NewSection, params(("id" = EstimateId, Path)), responses((status = 201, body = EstimateDocument)))]
pub async fn add_section(
    State(app): State<App>,
    who: Caller,
    At(id): At<EstimateId>,
    command: Command<NewSection>,
) -> Result<(StatusCode, Json<EstimateDocument>), Problem> {
    let new = command.input;
    let estimate =
        changed(&app, &who, command.once, move |act| estimates::add_section(act, id, &new).map(|()| id)).await?;
    Ok((StatusCode::CREATED, estimate))
}

#[utoipa::path(patch, path = "/estimates/{id}/sections/{section_id}", operation_id = "change_estimate_section", tag = "sales",
    request_body = SectionChange,
    params(("id" = EstimateId, Path), ("section_id" = SectionId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = EstimateDocument)))]
pub async fn change_section(
    State(app): State<App>,
    who: Caller,
    At((id, section)): At<(EstimateId, SectionId)>,
    Version(version): Version,
    command: Command<SectionChange>,
) -> Result<Json<EstimateDocument>, Problem> {
    let change = command.input;
    changed(&app, &who, command.once, move |act| {
        estimates::change_section(act, id, section, &change, version).map(|()| id)
    })
    .await
}

#[utoipa::path(delete, path = "/estimates/{id}/sections/{section_id}", operation_id = "remove_estimate_section", tag = "sales",
    params(("id" = EstimateId, Path), ("section_id" = SectionId, Path)),
    responses((status = 200, body = EstimateDocument)))]
pub async fn remove_section(
    State(app): State<App>,
    who: Caller,
    At((id, section)): At<(EstimateId, SectionId)>,
) -> Result<Json<EstimateDocument>, Problem> {
    changed(&app, &who, None, move |act| estimates::remove_section(act, id, section).map(|()| id)).await
}

#[utoipa::path(post, path = "/estimates/{id}/lines", operation_id = "add_estimate_line", tag = "sales",
    request_body = NewLine, params(("id" = EstimateId, Path)), responses((status = 201, body = EstimateDocument)))]
pub async fn add_line(
    State(app): State<App>,
    who: Caller,
    At(id): At<EstimateId>,
    command: Command<NewLine>,
) -> Result<(StatusCode, Json<EstimateDocument>), Problem> {
    let new = command.input;
    let estimate =
        changed(&app, &who, command.once, move |act| estimates::add_line(act, id, &new).map(|()| id)).await?;
    Ok((StatusCode::CREATED, estimate))
}

#[utoipa::path(patch, path = "/estimates/{id}/lines/{line_id}", operation_id = "change_estimate_line", tag = "sales",
    request_body = LineChange,
    params(("id" = EstimateId, Path), ("line_id" = LineId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = EstimateDocument)))]
pub async fn change_line(
    State(app): State<App>,
    who: Caller,
    At((id, line)): At<(EstimateId, LineId)>,
    Version(version): Version,
    command: Command<LineChange>,
) -> Result<Json<EstimateDocument>, Problem> {
    let change = command.input;
    changed(&app, &who, command.once, move |act| estimates::change_line(act, id, line, &change, version).map(|()| id))
        .await
}

#[utoipa::path(delete, path = "/estimates/{id}/lines/{line_id}", operation_id = "remove_estimate_line", tag = "sales",
    params(("id" = EstimateId, Path), ("line_id" = LineId, Path)), responses((status = 200, body = EstimateDocument)))]
pub async fn remove_line(
    State(app): State<App>,
    who: Caller,
    At((id, line)): At<(EstimateId, LineId)>,
) -> Result<Json<EstimateDocument>, Problem> {
    changed(&app, &who, None, move |act| estimates::remove_line(act, id, line).map(|()| id)).await
}
