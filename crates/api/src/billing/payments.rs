//! Payments.

use axum::{Json, extract::State, http::StatusCode};
use billing::payments::{self, NewPayment, Payment};
use crm::accounts::AccountId;

use crate::{
    App, Problem,
    extract::{At, Caller, Command},
};

#[utoipa::path(post, path = "/payments", operation_id = "receive_payment", tag = "billing",
    request_body = NewPayment, responses((status = 201, body = Payment)))]
pub async fn receive_payment(
    State(app): State<App>,
    who: Caller,
    command: Command<NewPayment>,
) -> Result<(StatusCode, Json<Payment>), Problem> {
    let new = command.input;
    let payment = app.platform.act_once(&who, command.once, move |act| payments::receive(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(payment)))
}

#[utoipa::path(get, path = "/accounts/{id}/payments", operation_id = "list_account_payments", tag = "billing",
    params(("id" = AccountId, Path)), responses((status = 200, body = Vec<Payment>)))]
pub async fn list_account_payments(
    State(app): State<App>,
    who: Caller,
    At(id): At<AccountId>,
) -> Result<Json<Vec<Payment>>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| payments::list(q, id)).await?))
}
