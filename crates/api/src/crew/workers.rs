//! Workers and what an hour of them costs.

use axum::{Json, extract::State, http::StatusCode};
use crew::workers::{self, NewRate, NewWorker, Rate, Worker, WorkerChange, WorkerId};
use platform::Error;

use crate::{
    App, Problem,
    extract::{At, Caller, Command, Version},
};

#[utoipa::path(get, path = "/workers", operation_id = "list_workers", tag = "crew",
    responses((status = 200, body = Vec<Worker>)))]
pub async fn list_workers(State(app): State<App>, who: Caller) -> Result<Json<Vec<Worker>>, Problem> {
    Ok(Json(app.platform.read(&who, workers::list).await?))
}

#[utoipa::path(post, path = "/workers", operation_id = "create_worker", tag = "crew",
    request_body = NewWorker, responses((status = 201, body = Worker)))]
pub async fn create_worker(
    State(app): State<App>,
    who: Caller,
    command: Command<NewWorker>,
) -> Result<(StatusCode, Json<Worker>), Problem> {
    let new = command.input;
    if new.rate.is_some() && !who.rights().pay {
        return Err(Error::Forbidden("Only the owner and the bookkeeper set what an hour costs.".into()).into());
    }
    let worker = app.platform.act_once(&who, command.once, move |act| workers::create(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(worker)))
}

#[utoipa::path(get, path = "/workers/{id}", operation_id = "get_worker", tag = "crew",
    params(("id" = WorkerId, Path)), responses((status = 200, body = Worker)))]
pub async fn get_worker(State(app): State<App>, who: Caller, At(id): At<WorkerId>) -> Result<Json<Worker>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| workers::get(q, id)).await?))
}

#[utoipa::path(patch, path = "/workers/{id}", operation_id = "change_worker", tag = "crew",
    request_body = WorkerChange, params(("id" = WorkerId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Worker)))]
pub async fn change_worker(
    State(app): State<App>,
    who: Caller,
    At(id): At<WorkerId>,
    Version(version): Version,
    command: Command<WorkerChange>,
) -> Result<Json<Worker>, Problem> {
    let change = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| workers::change(act, id, &change, version)).await?))
}

#[utoipa::path(get, path = "/workers/{id}/rates", operation_id = "list_worker_rates", tag = "crew",
    params(("id" = WorkerId, Path)), responses((status = 200, body = Vec<Rate>)))]
pub async fn list_worker_rates(
    State(app): State<App>,
    who: Caller,
    At(id): At<WorkerId>,
) -> Result<Json<Vec<Rate>>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| workers::rates(q, id)).await?))
}

#[utoipa::path(post, path = "/workers/{id}/rates", operation_id = "set_worker_rate", tag = "crew",
    request_body = NewRate, params(("id" = WorkerId, Path)), responses((status = 201, body = Rate)))]
pub async fn set_worker_rate(
    State(app): State<App>,
    who: Caller,
    At(id): At<WorkerId>,
    command: Command<NewRate>,
) -> Result<(StatusCode, Json<Rate>), Problem> {
    let new = command.input;
    let rate = app.platform.act_once(&who, command.once, move |act| workers::set_rate(act, id, &new)).await?;
    Ok((StatusCode::CREATED, Json(rate)))
}
