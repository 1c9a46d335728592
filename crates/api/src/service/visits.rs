//! Visits: calendar, create, reschedule, complete, cancel.

use axum::{Json, extract::State, http::StatusCode};
use platform::{Page, references::known};
use projects::projects::ProjectId;
use service::visits::{self, NewVisit, Visit, VisitFilter, VisitId, VisitMove, VisitNote};

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery, Version},
};

#[utoipa::path(get, path = "/visits", operation_id = "list_visits", tag = "service",
    params(VisitFilter, PageQuery), responses((status = 200, body = Page<Visit>)))]
pub async fn list_visits(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<VisitFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Visit>>, Problem> {
    let cursor = page.cursor();
    Ok(Json(app.platform.read(&who, move |q| visits::list(q, &filter, &cursor)).await?))
}

#[utoipa::path(post, path = "/visits", operation_id = "create_visit", tag = "service",
    request_body = NewVisit, responses((status = 201, body = Visit)))]
pub async fn create_visit(
    State(app): State<App>,
    who: Caller,
    command: Command<NewVisit>,
) -> Result<(StatusCode, Json<Visit>), Problem> {
    let new = command.input;
    let visit = app.platform.act_once(&who, command.once, move |act| {
        known(act, "project_id", "project", new.project_id.map(ProjectId))?;
        visits::create(act, &new)
    });
    Ok((StatusCode::CREATED, Json(visit.await?)))
}

#[utoipa::path(get, path = "/visits/{id}", operation_id = "get_visit", tag = "service",
    params(("id" = VisitId, Path)), responses((status = 200, body = Visit)))]
pub async fn get_visit(State(app): State<App>, who: Caller, At(id): At<VisitId>) -> Result<Json<Visit>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| visits::get(q, id)).await?))
}

#[utoipa::path(post, path = "/visits/{id}/reschedule", operation_id = "reschedule_visit", tag = "service",
    request_body = VisitMove, params(("id" = VisitId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Visit)))]
pub async fn reschedule_visit(
    State(app): State<App>,
    who: Caller,
    At(id): At<VisitId>,
    Version(version): Version,
    command: Command<VisitMove>,
) -> Result<Json<Visit>, Problem> {
    let to = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| visits::reschedule(act, id, &to, version)).await?))
}

#[utoipa::path(post, path = "/visits/{id}/complete", operation_id = "complete_visit", tag = "service",
    request_body = VisitNote, params(("id" = VisitId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Visit)))]
pub async fn complete_visit(
    State(app): State<App>,
    who: Caller,
    At(id): At<VisitId>,
    Version(version): Version,
    command: Command<VisitNote>,
) -> Result<Json<Visit>, Problem> {
    let note = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| visits::complete(act, id, &note, version)).await?))
}

#[utoipa::path(post, path = "/visits/{id}/cancel", operation_id = "cancel_visit", tag = "service",
    request_body = VisitNote, params(("id" = VisitId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Visit)))]
pub async fn cancel_visit(
    State(app): State<App>,
    who: Caller,
    At(id): At<VisitId>,
    Version(version): Version,
    command: Command<VisitNote>,
) -> Result<Json<Visit>, Problem> {
    let note = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| visits::cancel(act, id, &note, version)).await?))
}
