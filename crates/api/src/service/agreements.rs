//! Service agreements: list, create.

use axum::{Json, extract::State, http::StatusCode};
use crm::accounts::AccountId;
use platform::Page;
use serde::Deserialize;
use service::agreements::{self, Agreement, NewAgreement};

use crate::{
    App, Problem,
    extract::{Ask, Caller, Command, PageQuery},
};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct OfAccount {
    /// Only what belongs to this account.
    pub account_id: Option<AccountId>,
}

#[utoipa::path(get, path = "/agreements", operation_id = "list_agreements", tag = "service",
    params(OfAccount, PageQuery), responses((status = 200, body = Page<Agreement>)))]
pub async fn list_agreements(
    State(app): State<App>,
    who: Caller,
    Ask(of): Ask<OfAccount>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Agreement>>, Problem> {
    let cursor = page.cursor();
    Ok(Json(app.platform.read(&who, move |q| agreements::list(q, of.account_id, &cursor)).await?))
}

#[utoipa::path(post, path = "/agreements", operation_id = "create_agreement", tag = "service",
    request_body = NewAgreement, responses((status = 201, body = Agreement)))]
pub async fn create_agreement(
    State(app): State<App>,
    who: Caller,
    command: Command<NewAgreement>,
) -> Result<(StatusCode, Json<Agreement>), Problem> {
    let new = command.input;
    let agreement = app.platform.act_once(&who, command.once, move |act| agreements::create(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(agreement)))
}
