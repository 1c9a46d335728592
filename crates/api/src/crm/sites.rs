//! Sites of an account, and how to get in.

use axum::{Json, extract::State, http::StatusCode};
use crm::{
    accounts::AccountId,
    sites::{self, NewSite, Site, SiteFacts, SiteId},
};
use serde::Serialize;

use crate::{
    App, Problem,
    extract::{At, Caller, Command, Version},
};

#[derive(Serialize, utoipa::ToSchema)]
pub struct Sites {
    items: Vec<Site>,
}

#[utoipa::path(get, path = "/accounts/{id}/sites", operation_id = "list_sites", tag = "crm",
    params(("id" = AccountId, Path)), responses((status = 200, body = Sites)))]
pub async fn list_sites(State(app): State<App>, who: Caller, At(id): At<AccountId>) -> Result<Json<Sites>, Problem> {
    let items = app
        .platform
        .read(&who, move |q| {
            crm::accounts::get(q, id)?;
            sites::of_account(q, id)
        })
        .await?;
    Ok(Json(Sites { items }))
}

#[utoipa::path(post, path = "/sites", operation_id = "create_site", tag = "crm",
    request_body = NewSite, responses((status = 201, body = Site)))]
pub async fn create_site(
    State(app): State<App>,
    who: Caller,
    command: Command<NewSite>,
) -> Result<(StatusCode, Json<Site>), Problem> {
    let new = command.input;
    let site = app.platform.act_once(&who, command.once, move |act| sites::create(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(site)))
}

#[utoipa::path(get, path = "/sites/{id}", operation_id = "get_site", tag = "crm",
    params(("id" = SiteId, Path)), responses((status = 200, body = Site)))]
pub async fn get_site(State(app): State<App>, who: Caller, At(id): At<SiteId>) -> Result<Json<Site>, Problem> {
    let reader = who.0.clone();
    let read = app.platform.read(&who, move |q| {
        ::projects::reach::site(q, &reader, id.0)?;
        sites::get(q, id)
    });
    Ok(Json(read.await?))
}

#[utoipa::path(patch, path = "/sites/{id}", operation_id = "change_site", tag = "crm",
    request_body = SiteFacts, params(("id" = SiteId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Site)))]
pub async fn change_site(
    State(app): State<App>,
    who: Caller,
    At(id): At<SiteId>,
    Version(version): Version,
    command: Command<SiteFacts>,
) -> Result<Json<Site>, Problem> {
    let facts = command.input;
    Ok(Json(app.platform.act_once(&who, command.once, move |act| sites::change(act, id, &facts, version)).await?))
}
