//! Items of the price book: list, create, read, change.

use axum::{Json, extract::State, http::StatusCode};
use catalog::items::{self, Item, ItemChange, ItemFilter, ItemId, NewItem};
use platform::Page;

use crate::{
    App, Problem,
    extract::{Ask, At, Caller, Command, PageQuery, Version},
};

#[utoipa::path(get, path = "/items", operation_id = "list_items", tag = "catalog",
    params(ItemFilter, PageQuery), responses((status = 200, body = Page<Item>)))]
pub async fn list_items(
    State(app): State<App>,
    who: Caller,
    Ask(filter): Ask<ItemFilter>,
    Ask(page): Ask<PageQuery>,
) -> Result<Json<Page<Item>>, Problem> {
    let (cursor, rights) = (page.cursor(), who.rights());
    let mut page = app.platform.read(&who, move |q| items::list(q, &filter, &cursor)).await?;
    page.items = page.items.into_iter().map(|item| item.shown_to(rights)).collect();
    Ok(Json(page))
}

#[utoipa::path(post, path = "/items", operation_id = "create_item", tag = "catalog",
    request_body = NewItem, responses((status = 201, body = Item)))]
pub async fn create_item(
    State(app): State<App>,
    who: Caller,
    command: Command<NewItem>,
) -> Result<(StatusCode, Json<Item>), Problem> {
    let new = command.input;
    let item = app.platform.act_once(&who, command.once, move |act| items::create(act, &new)).await?;
    Ok((StatusCode::CREATED, Json(item.shown_to(who.rights()))))
}

#[utoipa::path(get, path = "/items/{id}", operation_id = "get_item", tag = "catalog",
    params(("id" = ItemId, Path)), responses((status = 200, body = Item)))]
pub async fn get_item(State(app): State<App>, who: Caller, At(id): At<ItemId>) -> Result<Json<Item>, Problem> {
    let item = app.platform.read(&who, move |q| items::get(q, id)).await?;
    Ok(Json(item.shown_to(who.rights())))
}

#[utoipa::path(patch, path = "/items/{id}", operation_id = "change_item", tag = "catalog",
    request_body = ItemChange, params(("id" = ItemId, Path), ("If-Match" = String, Header)),
    responses((status = 200, body = Item)))]
pub async fn change_item(
    State(app): State<App>,
    who: Caller,
    At(id): At<ItemId>,
    Version(version): Version,
    command: Command<ItemChange>,
) -> Result<Json<Item>, Problem> {
    let change = command.input;
    let item = app.platform.act_once(&who, command.once, move |act| items::change(act, id, &change, version)).await?;
    Ok(Json(item.shown_to(who.rights())))
}
