//! Estimates: list, create, read, change, revise, cancel. Every answer is the whole estimate, priced.

use axum::{Json, extract::State, http::StatusCode};
use platform::{Once, Page, Who};
use sales::estimates::{self, EstimateChange, EstimateDocument, EstimateFilter, EstimateId, EstimateRow, NewEstimate};

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery, Version},
};

#[utoipa::path(get, path = "/estimates", operation_id = "list_estimates", tag = "sales",
    params(EstimateFilter, PageQuery), responses((status = 200, body = Page<EstimateRow>)))]
pub async fn list_estimates(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<EstimateFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<EstimateRow>>, Problem> {
    let cursor = page.cursor();
    let mut page = app.platform.read(&who, move |q| estimates::list(q, &filter, &cursor)).await?;
    for row in &mut page.items {
        row.margin = row.margin.filter(|_| who.rights().margin);
    }
    Ok(Json(page))
}

#[utoipa::path(post, path = "/estimates", operation_id = "create_estimate", tag = "sales",
    request_body = NewEstimate, responses((status = 201, body = EstimateDocument)))]
pub async fn create_estimate(
    State(app): State<App>,
    who: Caller,
    command: Command<NewEstimate>,
) -> Result<(StatusCode, Json<EstimateDocument>), Problem> {
    let new = command.input;
    let estimate = changed(&app, &who, command.once, move |act| estimates::create(act, &new)).await?;
    Ok((StatusCode::CREATED, estimate))
}

#[utoipa::path(get, path = "/estimates/{id}", operation_id = "get_estimate", tag = "sales",
    params(("id" = EstimateId, Path)), responses((status = 200, body = EstimateDocument)))]
pub async fn get_estimate(
    State(app): State<App>,
    who: Caller,
    At(id): At<EstimateId>,
) -> Result<Json<EstimateDocument>, Problem> {
    let reader = who.0.clone();
    let read = app.platform.read(&who, move |q| {
        ::projects::reach::estimate(q, &reader, id.0)?;
        estimates::document(q, id)
    });
    Ok(Json(read.await?.shown_to(who.rights())))
}

#[utoipa::path(patch, path = "/estimates/{id}", operation_id = "change_estimate", tag = "sales",
    request_body = EstimateChange, params(("id" = EstimateId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = EstimateDocument)))]
pub async fn change_estimate(
    State(app): State<App>,
    who: Caller,
    At(id): At<EstimateId>,
    Version(version): Version,
    command: Command<EstimateChange>,
) -> Result<Json<EstimateDocument>, Problem> {
    let change = command.input;
    changed(&app, &who, command.once, move |act| estimates::change(act, id, &change, version).map(|()| id)).await
}

/// Copies it to the next revision, which takes its place.
#[utoipa::path(post, path = "/estimates/{id}/revisions", operation_id = "revise_estimate", tag = "sales",
    params(("id" = EstimateId, Path)), responses((status = 201, body = EstimateDocument)))]
pub async fn revise_estimate(
    State(app): State<App>,
    who: Caller,
    At(id): At<EstimateId>,
    command: Command<()>,
) -> Result<(StatusCode, Json<EstimateDocument>), Problem> {
    let estimate = changed(&app, &who, command.once, move |act| estimates::revise(act, id)).await?;
    Ok((StatusCode::CREATED, estimate))
}

#[utoipa::path(post, path = "/estimates/{id}/cancel", operation_id = "cancel_estimate", tag = "sales",
    params(("id" = EstimateId, Path)), responses((status = 200, body = EstimateDocument)))]
pub async fn cancel_estimate(
    State(app): State<App>,
    who: Caller,
    At(id): At<EstimateId>,
    command: Command<()>,
) -> Result<Json<EstimateDocument>, Problem> {
    changed(&app, &who, command.once, move |act| estimates::cancel(act, id).map(|()| id)).await
}

/// Runs one change and answers with the whole estimate as this caller may see it.
pub(super) async fn changed(
    app: &App,
    who: &Who,
    once: Option<Once>,
    f: impl Fn(&platform::Act<'_>) -> platform::Result<EstimateId> + Send + 'static,
) -> Result<Json<EstimateDocument>, Problem> {
    let document = app.platform.act_once(who, once, move |act| {
        let id = f(act)?;
        Ok(estimates::document(act, id)?.shown_to(act.who.rights()))
    });
    Ok(Json(document.await?))
}
