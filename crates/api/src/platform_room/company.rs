//! The company's own name, zone and settings.

use axum::{Json, extract::State};
use platform::companies::{self, Company, CompanyChange};

use crate::{
    App, Problem,
    extract::{Caller, Command, Version},
};

#[utoipa::path(get, path = "/company", operation_id = "get_company", tag = "platform", responses((status = 200, body = Company)))]
pub async fn get_company(State(app): State<App>, who: Caller) -> Result<Json<Company>, Problem> {
    Ok(Json(app.platform.read(&who, companies::company).await?))
}

#[utoipa::path(patch, path = "/company", operation_id = "change_company", tag = "platform",
    request_body = CompanyChange, params(("If-Match" = String, Header)), responses((status = 200, body = Company)))]
pub async fn change_company(
    State(app): State<App>,
    who: Caller,
    Version(version): Version,
    command: Command<CompanyChange>,
) -> Result<Json<Company>, Problem> {
    let change = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| companies::change(act, &change, version)).await?))
}
