//! Supplier bills.

use ::projects::bills::{self, Bill, NewBill};
use axum::{Json, extract::State, http::StatusCode};
use kernel::reexport::uuid::Uuid;

use crate::{
    App, Problem,
    extract::{At, Caller, Command},
};

#[utoipa::path(get, path = "/projects/{id}/bills", operation_id = "list_project_bills", tag = "projects",
    params(("id" = Uuid, Path)), responses((status = 200, body = Vec<Bill>)))]
pub async fn list_project_bills(
    State(app): State<App>,
    who: Caller,
    At(id): At<Uuid>,
) -> Result<Json<Vec<Bill>>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| bills::list(q, id)).await?))
}

#[utoipa::path(post, path = "/projects/{id}/bills", operation_id = "record_bill", tag = "projects",
    request_body = NewBill, params(("id" = Uuid, Path)), responses((status = 201, body = Bill)))]
pub async fn record_bill(
    State(app): State<App>,
    who: Caller,
    At(id): At<Uuid>,
    command: Command<NewBill>,
) -> Result<(StatusCode, Json<Bill>), Problem> {
    let new = command.input;
    let bill = app.platform.act_once(&who, command.once, move |act| bills::record(act, id, &new)).await?;
    Ok((StatusCode::CREATED, Json(bill)))
}
