//! Tasks, their links and their progress.

use ::projects::{
    projects::ProjectId,
    reach,
    tasks::{self, Link, LinkId, NewLink, NewTask, Progress, Task, TaskChange, TaskId},
};
use axum::{Json, extract::State, http::StatusCode};

use crate::{
    App, Problem,
    extract::{At, Caller, Command, Version},
};

#[utoipa::path(post, path = "/projects/{id}/tasks", operation_id = "add_task", tag = "projects",
    request_body = NewTask, params(("id" = ProjectId, Path)), responses((status = 201, body = Task)))]
pub async fn add_task(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProjectId>,
    command: Command<NewTask>,
) -> Result<(StatusCode, Json<Task>), Problem> {
    let new = command.input;
    let task = app.platform.act_once(&who, command.once, move |act| tasks::add(act, id, &new)).await?;
    Ok((StatusCode::CREATED, Json(task)))
}

#[utoipa::path(get, path = "/tasks/{id}", operation_id = "get_task", tag = "projects",
    params(("id" = TaskId, Path)), responses((status = 200, body = Task)))]
pub async fn get_task(State(app): State<App>, who: Caller, At(id): At<TaskId>) -> Result<Json<Task>, Problem> {
    let reader = who.0.clone();
    let read = app.platform.read(&who, move |q| {
        let task = tasks::get(q, id)?;
        reach::project(q, &reader, task.project_id)?;
        Ok(task)
    });
    Ok(Json(read.await?))
}

#[utoipa::path(patch, path = "/tasks/{id}", operation_id = "change_task", tag = "projects",
    request_body = TaskChange, params(("id" = TaskId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Task)))]
pub async fn change_task(
    State(app): State<App>,
    who: Caller,
    At(id): At<TaskId>,
    Version(version): Version,
    command: Command<TaskChange>,
) -> Result<Json<Task>, Problem> {
    let change = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| tasks::change(act, id, &change, version)).await?))
}

#[utoipa::path(delete, path = "/tasks/{id}", operation_id = "remove_task", tag = "projects",
    params(("id" = TaskId, Path)), responses((status = 204)))]
pub async fn remove_task(State(app): State<App>, who: Caller, At(id): At<TaskId>) -> Result<StatusCode, Problem> {
    app.platform.act(&who, move |act| tasks::remove(act, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Reports how far a task is; the dates follow.
#[utoipa::path(post, path = "/tasks/{id}/progress", operation_id = "report_progress", tag = "projects",
    request_body = Progress, params(("id" = TaskId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Task)))]
pub async fn report_progress(
    State(app): State<App>,
    who: Caller,
    At(id): At<TaskId>,
    Version(version): Version,
    command: Command<Progress>,
) -> Result<Json<Task>, Problem> {
    let said = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| tasks::report(act, id, &said, version)).await?))
}

#[utoipa::path(post, path = "/projects/{id}/links", operation_id = "link_tasks", tag = "projects",
    request_body = NewLink, params(("id" = ProjectId, Path)), responses((status = 201, body = Link)))]
pub async fn link_tasks(
    State(app): State<App>,
    who: Caller,
    At(id): At<ProjectId>,
    command: Command<NewLink>,
) -> Result<(StatusCode, Json<Link>), Problem> {
    let new = command.input;
    let link = app.platform.act_once(&who, command.once, move |act| tasks::link(act, id, &new)).await?;
    Ok((StatusCode::CREATED, Json(link)))
}

#[utoipa::path(delete, path = "/task-links/{id}", operation_id = "unlink_tasks", tag = "projects",
    params(("id" = LinkId, Path)), responses((status = 204)))]
pub async fn unlink_tasks(State(app): State<App>, who: Caller, At(id): At<LinkId>) -> Result<StatusCode, Problem> {
    app.platform.act(&who, move |act| tasks::unlink(act, id)).await?;
    Ok(StatusCode::NO_CONTENT)
}
