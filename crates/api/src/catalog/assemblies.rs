//! Assemblies: list, create, read, and what they come to for given inputs.

use std::collections::BTreeMap;

use axum::{Json, extract::State, http::StatusCode};
use catalog::assemblies::{self, Assembly, AssemblyId, NewAssembly};
use kernel::Decimal;
use platform::Page;
use serde::Deserialize;

use crate::{
    App, Problem,
    extract::{At, Caller, Command},
};

#[utoipa::path(get, path = "/assemblies", operation_id = "list_assemblies", tag = "catalog",
    responses((status = 200, body = Page<Assembly>)))]
pub async fn list_assemblies(State(app): State<App>, who: Caller) -> Result<Json<Page<Assembly>>, Problem> {
    let items = app.platform.read(&who, assemblies::list).await?;
    Ok(Json(Page { items, next: None }))
}

#[utoipa::path(post, path = "/assemblies", operation_id = "create_assembly", tag = "catalog",
    request_body = NewAssembly, responses((status = 201, body = Assembly)))]
pub async fn create_assembly(
    State(app): State<App>,
    who: Caller,
    command: Command<NewAssembly>,
) -> Result<(StatusCode, Json<Assembly>), Problem> {
    let new = command.input;
    let assembly = app.platform.act_once(&who, command.once, move |act| assemblies::create(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(assembly)))
}

#[utoipa::path(get, path = "/assemblies/{id}", operation_id = "get_assembly", tag = "catalog",
    params(("id" = AssemblyId, Path)), responses((status = 200, body = Assembly)))]
pub async fn get_assembly(
    State(app): State<App>,
    who: Caller,
    At(id): At<AssemblyId>,
) -> Result<Json<Assembly>, Problem> {
    Ok(Json(app.platform.read(&who, move |q| assemblies::get(q, id)).await?))
}

#[derive(Deserialize, utoipa::ToSchema)]
pub struct AssemblyInputs {
    #[schema(value_type = BTreeMap<String, String>)]
    inputs: BTreeMap<String, Decimal>,
}

/// Changes nothing: shows what the assembly comes to before it is added to an estimate.
#[utoipa::path(post, path = "/assemblies/{id}/expand", operation_id = "expand_assembly", tag = "catalog",
    request_body = AssemblyInputs, params(("id" = AssemblyId, Path)),
    responses((status = 200, body = estimating::Expansion)))]
pub async fn expand_assembly(
    State(app): State<App>,
    who: Caller,
    At(id): At<AssemblyId>,
    command: Command<AssemblyInputs>,
) -> Result<Json<estimating::Expansion>, Problem> {
    let assembly = app.platform.read(&who, move |q| assemblies::get(q, id)).await?;
    Ok(Json(assembly.expand(&command.input.inputs)))
}
