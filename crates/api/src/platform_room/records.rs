//! What works for any record: search and timeline.

use axum::{Json, extract::State};
use platform::{
    Page,
    events::{self, Event},
    search::{self, Hit},
};
use projects::reach;
use serde::{Deserialize, Serialize};

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, PageQuery},
};

#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// What was typed: parts of names, numbers, addresses, phone digits.
    q: String,
}

#[derive(Serialize, utoipa::ToSchema)]
pub struct Hits {
    items: Vec<Hit>,
}

#[utoipa::path(get, path = "/search", operation_id = "search", tag = "platform", params(SearchQuery), responses((status = 200, body = Hits)))]
pub async fn search(State(app): State<App>, who: Caller, Ask(query): Ask<SearchQuery>) -> Result<Json<Hits>, Problem> {
    let dialect = app.platform.store().dialect();
    let items = app.platform.read(&who, move |q| search::find(q, dialect, &query.q, 20)).await?;
    Ok(Json(Hits { items }))
}

#[utoipa::path(get, path = "/records/{id}/timeline", operation_id = "timeline", tag = "platform",
    params(("id" = String, Path), PageQuery), responses((status = 200, body = Page<Event>)))]
pub async fn timeline(
    State(app): State<App>,
    who: Caller,
    At(id): At<uuid::Uuid>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Event>>, Problem> {
    let (cursor, reader) = (page.cursor(), who.0.clone());
    let read = app.platform.read(&who, move |q| {
        reach::record(q, &reader, id)?;
        events::timeline(q, id, reach::news(&reader), &cursor)
    });
    Ok(Json(read.await?))
}
