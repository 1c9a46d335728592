//! Equipment of an account: list, add.

use axum::{Json, extract::State, http::StatusCode};
use crm::accounts::AccountId;
use platform::{Page, references::known};
use projects::projects::ProjectId;
use serde::Deserialize;
use service::equipment::{self, Equipment, NewEquipment};

use crate::{
    App, Problem,
    extract::{Ask, Caller, Command, PageQuery},
};

#[derive(Debug, Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct EquipmentOf {
    pub account_id: AccountId,
}

#[utoipa::path(get, path = "/equipment", operation_id = "list_equipment", tag = "service",
    params(EquipmentOf, PageQuery), responses((status = 200, body = Page<Equipment>)))]
pub async fn list_equipment(
    State(app): State<App>,
    who: Caller,
    Ask(of): Ask<EquipmentOf>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Equipment>>, Problem> {
    let cursor = page.cursor();
    Ok(Json(app.platform.read(&who, move |q| equipment::of_account(q, of.account_id, &cursor)).await?))
}

#[utoipa::path(post, path = "/equipment", operation_id = "add_equipment", tag = "service",
    request_body = NewEquipment, responses((status = 201, body = Equipment)))]
pub async fn add_equipment(
    State(app): State<App>,
    who: Caller,
    command: Command<NewEquipment>,
) -> Result<(StatusCode, Json<Equipment>), Problem> {
    let new = command.input;
    let add = app.platform.act_once(&who, command.once, move |act| {
        known(act, "project_id", "project", new.project_id.map(ProjectId))?;
        equipment::add(act, &new)
    });
    Ok((StatusCode::CREATED, Json(add.await?)))
}
