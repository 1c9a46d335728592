//! Projects: list, read, change, close; their network, revisions and bottlenecks.

use ::projects::{
    bottlenecks::{self, Bottleneck},
    projects::{self, Project, ProjectChange, ProjectFilter, ProjectId},
    schedule::{self, Network, Revision},
};
use axum::{Json, extract::State};
use platform::Page;

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery, Version},
};

#[utoipa::path(get, path = "/projects", operation_id = "list_projects", tag = "projects",
    params(ProjectFilter, PageQuery), responses((status = 200, body = Page<Project>)))]
pub async fn list_projects(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<ProjectFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Project>>, Problem> {
    let (cursor, reader) = (page.cursor(), who.0.clone());
    Ok(Json(app.platform.read(&who, move |q| projects::list(q, &reader, &filter, &cursor)).await?))
}

#[utoipa::path(get, path = "/projects/{id}", operation_id = "get_project", tag = "projects",
    params(("id" = ProjectId, Path)), responses((status = 200, body = Project)))]
pub async fn get_project(State(app): State<App>, who: Caller, At(id): At<ProjectId>) -> Result<Json<Project>, Problem> {
    let reader = who.0.clone();
    Ok(Json(app.platform.read(&who, move |q| projects::get(q, &reader, id)).await?))
}

#[utoipa::path(patch, path = "/projects/{id}", operation_id = "change_project", tag = "projects",
    request_body = ProjectChange, params(("id" = ProjectId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Project)))]
pub async fn change_project(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProjectId>,
    Version(version): Version,
    command: Command<ProjectChange>,
) -> Result<Json<Project>, Problem> {
    let change = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| projects::change(act, id, &change, version)).await?))
}

#[utoipa::path(post, path = "/projects/{id}/close", operation_id = "close_project", tag = "projects",
    params(("id" = ProjectId, Path)), responses((status = 200, body = Project)))]
pub async fn close_project(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProjectId>,
) -> Result<Json<Project>, Problem> {
    Ok(Json(app.platform.act(&who, move |act| projects::close(act, id)).await?))
}

/// Tasks with dates, float and drivers, the links between them, and the days nobody works.
#[utoipa::path(get, path = "/projects/{id}/network", operation_id = "get_network", tag = "projects",
    params(("id" = ProjectId, Path)), responses((status = 200, body = Network)))]
pub async fn get_network(State(app): State<App>, who: Caller, At(id): At<ProjectId>) -> Result<Json<Network>, Problem> {
    let (reader, now) = (who.0.clone(), app.platform.clock().now());
    Ok(Json(app.platform.read(&who, move |q| schedule::network(q, &reader, id, now)).await?))
}

/// When the dates moved, and why.
#[utoipa::path(get, path = "/projects/{id}/schedule-revisions", operation_id = "list_schedule_revisions",
    tag = "projects", params(("id" = ProjectId, Path)), responses((status = 200, body = Vec<Revision>)))]
pub async fn list_schedule_revisions(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProjectId>,
) -> Result<Json<Vec<Revision>>, Problem> {
    let reader = who.0.clone();
    Ok(Json(app.platform.read(&who, move |q| schedule::revisions(q, &reader, id)).await?))
}

#[utoipa::path(get, path = "/projects/{id}/bottlenecks", operation_id = "list_project_bottlenecks", tag = "projects",
    params(("id" = ProjectId, Path)), responses((status = 200, body = Vec<Bottleneck>)))]
pub async fn list_project_bottlenecks(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProjectId>,
) -> Result<Json<Vec<Bottleneck>>, Problem> {
    let (reader, now) = (who.0.clone(), app.platform.clock().now());
    Ok(Json(app.platform.read(&who, move |q| bottlenecks::of_project(q, &reader, id, now)).await?))
}

#[utoipa::path(get, path = "/bottlenecks", operation_id = "list_bottlenecks", tag = "projects",
    responses((status = 200, body = Vec<Bottleneck>)))]
pub async fn list_bottlenecks(State(app): State<App>, who: Caller) -> Result<Json<Vec<Bottleneck>>, Problem> {
    let (reader, now) = (who.0.clone(), app.platform.clock().now());
    Ok(Json(app.platform.read(&who, move |q| bottlenecks::all(q, &reader, now)).await?))
}
